// What an agent sent, made ready for any channel: his files lie on our shelf before his words leave the topic.

import type { Content, Log } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Client } from './client.ts';
import { readPlatformRef } from './content.ts';

export type AgentFiles = {
  /** Content on our own shelf, where any channel can take it from; or why it cannot be passed on. */
  readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'>;
  /**
   * A note keeps what it can: a file that cannot be fetched does not stop it, since colleagues see it in the topic.
   *
   * @param text the note without its marks; undefined keeps the captions as they are
   */
  noteOf(text: string | undefined, content: readonly Content[]): Promise<Content[]>;
};

/** An agent's file is fetched before his message is acknowledged; others wait no longer than this, ms. */
const fetchMs = 20_000;

export function openAgentFiles({
  context: { clock, shelf },
  log,
  client,
}: {
  readonly context: Pick<AdapterContext, 'clock' | 'shelf'>;
  readonly log: Log;
  client(): Promise<Client>;
}): AgentFiles {
  async function readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'> {
    if (content.some(({ kind }) => kind === 'unreadable')) return 'unreadable';
    const ready: Content[] = [];
    for (const part of content) {
      const ref = part.kind === 'media' && part.platform !== undefined ? readPlatformRef(part.platform) : undefined;
      if (part.kind !== 'media' || !ref) {
        ready.push(part);
        continue;
      }
      try {
        const fetched = await fetchFile(ref.fileId);
        const hint = { name: part.name ?? fetched.name, ...(part.mime === undefined ? {} : { mime: part.mime }) };
        const stored = await shelf.put(fetched.bytes, hint);
        const { platform: _platform, ...rest } = part;
        ready.push({ ...rest, ...stored, media: stored.media });
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "an agent's file was not fetched");
        return 'notFetched';
      }
    }
    return ready;
  }

  async function fetchFile(fileId: string): Promise<{ bytes: Uint8Array; name: string }> {
    const line = await client();
    const cut = new AbortController();
    const done = new AbortController();
    void clock.sleep(fetchMs, done.signal).then(() => cut.abort());
    try {
      return await line.download(fileId, cut.signal);
    } finally {
      done.abort();
    }
  }

  async function noteOf(text: string | undefined, content: readonly Content[]): Promise<Content[]> {
    const files = content.filter(({ kind }) => kind === 'media');
    const ready = await readyFor(files);
    const kept = typeof ready === 'string' ? [] : ready;
    if (text === undefined) return kept.length > 0 ? kept : [{ kind: 'unreadable', platformType: 'media' }];
    const bare = kept.map((part) => {
      if (part.kind !== 'media') return part;
      const { caption: _caption, ...rest } = part;
      return rest;
    });
    return text === '' && bare.length > 0 ? bare : [{ kind: 'text', text }, ...bare];
  }

  return { readyFor, noteOf };
}
