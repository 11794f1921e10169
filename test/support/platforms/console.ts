// The console in a story: agents in browsers, each signed in by a link as people get it.

import { type Browser, goodPassword, openBrowser } from '../../console/desk-world.ts';
import type { Agent, Case, Ground, Platform, Shown } from './face.ts';

type Turn = {
  readonly author: { readonly kind: string };
  readonly parts: readonly { readonly kind: string; readonly text?: string; readonly title?: string }[];
};

export function openConsolePlatform(): Platform {
  let ground: Ground | undefined;
  let owner: Promise<Browser> | undefined;
  const browsers = new Map<Agent, Promise<Browser>>();
  let acts = 0;

  async function byLink(link: string): Promise<Browser> {
    const browser = openBrowser(ground!.origin);
    const { status } = await browser.post('/setup', { token: link.split('#')[1], password: goodPassword });
    if (status !== 200) throw new Error(`the link was answered ${status}`);
    return browser;
  }

  function browserOf(agent: Agent): Promise<Browser> {
    owner ??= ground!.setupLink().then((link) => byLink(link!));
    const known = browsers.get(agent);
    if (known) return known;
    const opened = owner.then(async (first) => byLink((await first.post(`/people/${agent}/invite`)).body.link));
    browsers.set(agent, opened);
    return opened;
  }

  /** An act of a page. Being told that another was faster is an answer like any other: the page shows it. */
  async function act(agent: Agent, path: string, content?: readonly object[]): Promise<void> {
    const browser = await browserOf(agent);
    const { status, body } = await browser.post(path, { id: `console-act-${++acts}`, ...(content ? { content } : {}) });
    if (status !== 200 && status !== 409) throw new Error(`${path} was answered ${status}: ${JSON.stringify(body)}`);
  }

  function openCase(id: string): Case {
    const path = (verb: string) => `/conversations/${id}/${verb}`;
    const text = (words: string) => [{ kind: 'text', text: words }];
    const read = async () => (await (await browserOf('bo')).get(`/conversations/${id}?limit=200`)).body;
    return {
      async reads() {
        const { brief, turns } = await read();
        return [{ text: JSON.stringify(brief ?? {}), files: 0 }, ...(turns as Turn[]).map(shownOf)];
      },
      claim: (agent) => act(agent, path('claim')),
      replies: (agent, words) => act(agent, path('reply'), text(words)),
      notes: (agent, words) => act(agent, path('note'), text(words)),
      async shows(agent, picture) {
        const { cookie } = await browserOf(agent);
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(picture)]), 'a.png');
        const uploaded = await fetch(`${ground!.origin}/api/v1/desk/media`, {
          method: 'POST',
          headers: { cookie, origin: ground!.origin },
          body: form,
        });
        const { media } = (await uploaded.json()) as { media: string };
        await act(agent, path('reply'), [{ kind: 'media', media }]);
      },
      resolve: (agent) => act(agent, path('resolve')),
      giveBack: (agent) => act(agent, path('return')),
      isOver: async () => (await read()).summary.owner === 'bot',
    };
  }

  return {
    name: 'console',
    desk: { adapter: 'console' },
    env: {},
    account: (agent) => agent,
    meet(where) {
      ground = where;
      owner = undefined;
      browsers.clear();
    },
    async caseWith(words) {
      const found = await (await browserOf('bo')).get(`/conversations?limit=1&search=${encodeURIComponent(words)}`);
      const [one] = found.body.conversations;
      return one && (one.owner === 'waiting' || one.owner === 'agent') ? openCase(one.id) : undefined;
    },
    waiting: () => 0,
    faults: () => [],
    close: async () => {},
  };
}

const shownOf = ({ parts }: Turn): Shown => ({
  text: parts
    .map(({ text, title }) => text ?? title ?? '')
    .filter(Boolean)
    .join('\n'),
  files: parts.filter(({ kind }) => kind === 'media').length,
});
