// What an agent sent, made ready for any channel: his files lie on our shelf before his words leave the thread.

import type { Content } from '../model/index.ts';
import type { Clock, Log, MediaShelf } from '../ports/index.ts';

type File = Extract<Content, { kind: 'media' }>;
export type FetchedFile = {
  readonly bytes: Uint8Array;
  readonly name?: string | undefined;
  readonly mime?: string | undefined;
};

export type AgentFiles = {
  /** Content on our own shelf, where any channel can take it from; or why it cannot be passed on. */
  readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'>;
  /**
   * A note keeps what it can: a file that cannot be fetched does not stop it, since colleagues see it in the thread.
   *
   * @param text the note without its marks; undefined keeps the captions as they are
   */
  noteOf(text: string | undefined, content: readonly Content[]): Promise<Content[]>;
};

export type AgentFilesParts = {
  readonly clock: Clock;
  readonly shelf: Pick<MediaShelf, 'put'>;
  readonly log: Log;
  /** A file is fetched before its message counts as taken, which waits no longer than this. */
  readonly withinMs: number;
  /** Takes a file from the platform. Its failure is told to the agent and logged. */
  fetch(file: File, signal: AbortSignal): Promise<FetchedFile>;
};

export function openAgentFiles({ clock, shelf, log, withinMs, fetch }: AgentFilesParts): AgentFiles {
  async function readyFor(content: readonly Content[]): Promise<Content[] | 'notFetched' | 'unreadable'> {
    if (content.some(({ kind }) => kind === 'unreadable')) return 'unreadable';
    const ready: Content[] = [];
    for (const part of content) {
      if (part.kind !== 'media' || part.platform === undefined) {
        ready.push(part);
        continue;
      }
      try {
        ready.push(await onOurShelf(part));
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, "an agent's file was not fetched");
        return 'notFetched';
      }
    }
    return ready;
  }

  async function onOurShelf(file: File): Promise<File> {
    const fetched = await fetchWithin(file);
    const name = file.name ?? fetched.name;
    const mime = file.mime ?? fetched.mime;
    const stored = await shelf.put(fetched.bytes, {
      ...(name === undefined ? {} : { name }),
      ...(mime === undefined ? {} : { mime }),
    });
    const { platform: _platform, ...rest } = file;
    return { ...rest, ...stored };
  }

  async function fetchWithin(file: File): Promise<FetchedFile> {
    const cut = new AbortController();
    const done = new AbortController();
    void clock.sleep(withinMs, done.signal).then(() => cut.abort());
    try {
      return await fetch(file, cut.signal);
    } finally {
      done.abort();
    }
  }

  async function noteOf(text: string | undefined, content: readonly Content[]): Promise<Content[]> {
    const ready = await readyFor(content.filter(({ kind }) => kind === 'media'));
    const kept = typeof ready === 'string' ? [] : ready;
    if (text === undefined) return kept.length > 0 ? kept : [{ kind: 'unreadable', platformType: 'media' }];
    const bare = kept.map((part) => {
      if (part.kind !== 'media') return part;
      // The caption is the note itself, its marks still on it.
      const { caption: _caption, ...rest } = part;
      return rest;
    });
    return text === '' && bare.length > 0 ? bare : [{ kind: 'text', text }, ...bare];
  }

  return { readyFor, noteOf };
}
