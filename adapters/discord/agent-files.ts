// What an agent sent, made ready for any channel: his files lie on our shelf before his words leave the thread.

import type { Content, Log } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Client } from './client.ts';
import { fetchFile } from './files.ts';

export type AgentFiles = {
  /** Content on our own shelf, where any channel can take it from; or why it cannot be passed on. */
  readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'>;
  /** A note keeps what it can: a file that cannot be fetched does not stop it, since colleagues see it in the thread. */
  noteOf(text: string, content: readonly Content[]): Promise<Content[]>;
};

/** An agent's file is fetched before his message counts as taken; his thread waits no longer than this, ms. */
const fetchMs = 20_000;

export function openAgentFiles({
  context: { clock, shelf },
  log,
  client,
  cdn,
}: {
  readonly context: Pick<AdapterContext, 'clock' | 'shelf'>;
  readonly log: Log;
  client(): Client;
  cdn(): string;
}): AgentFiles {
  async function readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'> {
    if (content.some(({ kind }) => kind === 'unreadable')) return 'unreadable';
    const ready: Content[] = [];
    for (const part of content) {
      if (part.kind !== 'media' || part.platform === undefined) {
        ready.push(part);
        continue;
      }
      try {
        const { bytes, mime, name } = await fetchWithin(part.platform);
        const [called, kind] = [part.name ?? name, part.mime ?? mime];
        const stored = await shelf.put(bytes, {
          ...(called === undefined ? {} : { name: called }),
          ...(kind === undefined ? {} : { mime: kind }),
        });
        const { platform: _platform, ...rest } = part;
        ready.push({ ...rest, ...stored, media: stored.media });
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "an agent's file was not fetched");
        return 'notFetched';
      }
    }
    return ready;
  }

  async function fetchWithin(platform: string): ReturnType<typeof fetchFile> {
    const cut = new AbortController();
    const done = new AbortController();
    void clock.sleep(fetchMs, done.signal).then(() => cut.abort());
    try {
      return await fetchFile(platform, { client: client(), cdn: cdn(), signal: cut.signal });
    } finally {
      done.abort();
    }
  }

  async function noteOf(text: string, content: readonly Content[]): Promise<Content[]> {
    const ready = await readyFor(content.filter(({ kind }) => kind === 'media'));
    const bare = (typeof ready === 'string' ? [] : ready).map((part) => {
      if (part.kind !== 'media') return part;
      // The caption is the note itself, its marks still on it.
      const { caption: _caption, ...rest } = part;
      return rest;
    });
    return text === '' && bare.length > 0 ? bare : [{ kind: 'text', text }, ...bare];
  }

  return { readyFor, noteOf };
}
