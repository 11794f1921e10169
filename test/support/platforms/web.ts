// The shop's own page in a story: visitors on the web wire. Its desk is the console.

import type { MessagesPage, WireMessage } from '../../../adapters/web/wire.ts';
import type { Ground, Platform, Shown } from './face.ts';

export function openWebPlatform(): Platform {
  let ground: Ground | undefined;
  let ids = 0;

  async function call<Body>(method: string, path: string, token: string, body?: unknown): Promise<Body> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${ground!.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Body;
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    name: 'web',
    channel: { adapter: 'web' },
    env: {},
    account: () => undefined,
    meet: (where) => {
      ground = where;
    },
    async customer(name) {
      const { token } = await call<{ token: string }>('POST', '/visitors', '', { locale: 'zh-CN' });
      const send = (content: object[]) => call('POST', '/messages', token, { id: `m${++ids}`, content });
      return {
        name,
        says: (text) => send([{ kind: 'text', text }]),
        async shows(picture) {
          const form = new FormData();
          form.append('file', new Blob([new Uint8Array(picture)]), 'a.png');
          const { media } = await call<{ media: string }>('POST', '/media', token, form);
          await send([{ kind: 'media', media }]);
        },
        async sees() {
          const { messages } = await call<MessagesPage>('GET', '/messages?after=0&limit=200', token);
          return messages.filter(({ author }) => author.kind !== 'customer').map(shownOf);
        },
      };
    },
    waiting: () => 0,
    faults: () => [],
    close: async () => {},
  };
}

function shownOf({ parts }: WireMessage): Shown {
  const words = parts.map((part) =>
    part.kind === 'text'
      ? part.text
      : part.kind === 'card'
        ? [part.title, ...part.fields.map(({ label, value }) => `${label}: ${value}`)].join('\n')
        : '',
  );
  return { text: words.filter(Boolean).join('\n'), files: parts.filter(({ kind }) => kind === 'media').length };
}
