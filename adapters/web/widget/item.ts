// A message as the view shows it, whatever stage of its way it has reached.

import type { Letter } from './outbox.ts';
import type { AuthorKind, Choice, Message, Part } from './wire.ts';

/** One bubble. `cursor` is absent while the hub has not numbered it. */
export type Item = {
  readonly key: string;
  readonly cursor?: number;
  readonly author: { readonly kind: AuthorKind; readonly name?: string };
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly status: 'sending' | 'sent' | 'failed';
  /** The hub's own sentence for a refusal. */
  readonly why?: string;
};

/** A file on its way to the hub's shelf; it becomes a letter when it lies there. */
export type Upload = { readonly id: string; readonly file: File; readonly at: number; readonly failed?: string };

/** His own messages keep their key from the first keystroke on, so that the bubble never jumps. */
function keyOf(message: {
  readonly id: string;
  readonly cursor: number;
  readonly author: { readonly kind: string };
}): string {
  return message.author.kind === 'customer' && message.id ? message.id : `#${message.cursor}`;
}

/** Numbered by the hub. */
export function itemOfMessage(message: Message): Item & { readonly cursor: number } {
  return { ...message, key: keyOf(message), status: 'sent' };
}

export function itemOfLetter({ id, parts, at, refused }: Letter): Item {
  const fate = refused === undefined ? { status: 'sending' as const } : { status: 'failed' as const, why: refused };
  return { key: id, author: { kind: 'customer' }, parts, choices: [], at, ...fate };
}

export function itemOfUpload({ id, file, at, failed }: Upload): Item {
  const parts = [{ kind: 'media' as const, url: '', mime: file.type, name: file.name }];
  const fate = failed === undefined ? { status: 'sending' as const } : { status: 'failed' as const, why: failed };
  return { key: id, author: { kind: 'customer' }, parts, choices: [], at, ...fate };
}
