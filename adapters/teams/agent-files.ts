// What an agent sent, made ready for any channel: his files lie on our shelf before his words leave the chain.

import type { Content, Log } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Client } from './client.ts';
import type { TeamsFile } from './content.ts';

export type AgentFiles = {
  /** Content on our own shelf, where any channel can take it from; or why it cannot be passed on. */
  readyFor(content: readonly Content[], files: readonly TeamsFile[]): Promise<Content[] | 'notFetched' | 'unreadable'>;
  /** A note keeps what it can: a file that cannot be fetched does not stop it, since colleagues see it in the chain. */
  noteOf(text: string, content: readonly Content[], files: readonly TeamsFile[]): Promise<Content[]>;
};

/** An agent's file is fetched before his message is acknowledged; Teams waits about 15 s. */
const fetchMs = 12_000;

export function openAgentFiles({
  context: { clock, shelf },
  log,
  client,
}: {
  readonly context: Pick<AdapterContext, 'clock' | 'shelf'>;
  readonly log: Log;
  client(): Promise<Client>;
}): AgentFiles {
  async function readyFor(content: readonly Content[], files: readonly TeamsFile[]) {
    if (content.some(({ kind }) => kind === 'unreadable')) return 'unreadable';
    const ready: Content[] = [];
    for (const part of content) {
      const file = part.kind === 'media' ? files.find(({ ref }) => ref === part.platform) : undefined;
      if (part.kind !== 'media' || !file) {
        ready.push(part);
        continue;
      }
      try {
        const { bytes, mime } = await fetchFile(file.url);
        const name = part.name ?? file.name;
        const stored = await shelf.put(bytes, {
          ...(name === undefined ? {} : { name }),
          ...(mime === undefined ? {} : { mime }),
        });
        const { platform: _platform, ...rest } = part;
        ready.push({ ...rest, ...stored });
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "an agent's file was not fetched");
        return 'notFetched';
      }
    }
    return ready;
  }

  async function fetchFile(url: string): Promise<{ readonly bytes: Uint8Array; readonly mime?: string }> {
    const line = await client();
    const cut = new AbortController();
    const done = new AbortController();
    void clock.sleep(fetchMs, done.signal).then(() => cut.abort());
    try {
      return await line.download(url, { signal: cut.signal });
    } finally {
      done.abort('over');
    }
  }

  return {
    readyFor,
    async noteOf(text, content, files) {
      const ready = await readyFor(
        content.filter(({ kind }) => kind === 'media'),
        files,
      );
      const kept = typeof ready === 'string' ? [] : ready;
      return text === '' && kept.length > 0 ? kept : [{ kind: 'text', text }, ...kept];
    },
  };
}
