// Files at Discord by our own reference: its links end after a day, so the message is asked for a fresh one.

import { z } from 'zod';
import type { Client } from './client.ts';
import { readPlatformRef } from './content.ts';
import { CallFailure } from './failure.ts';
import { Attachment, Message } from './wire.ts';

export type Fetched = { readonly bytes: Uint8Array; readonly mime?: string; readonly name?: string };

/** @throws CallFailure */
export async function fetchFile(
  platform: string | undefined,
  { client, cdn, signal }: { readonly client: Client; readonly cdn: string; readonly signal: AbortSignal },
): Promise<Fetched> {
  const ref = platform === undefined ? undefined : readPlatformRef(platform);
  if (!ref) throw missing('this file is not at Discord');
  if (ref.kind === 'sticker') {
    const name = `${ref.sticker}.${ref.format}`;
    return { ...(await client.download(`${cdn.replace(/\/+$/, '')}/stickers/${name}`, signal)), name };
  }
  const message = Message.safeParse(
    await client.call('GET', `/channels/${ref.channel}/messages/${ref.message}`, { signal }),
  );
  const files = message.success
    ? [message.data.attachments, ...message.data.message_snapshots.map((one) => one.message.attachments)].flat()
    : [];
  const file = z
    .array(Attachment)
    .parse(files)
    .find(({ id }) => id === ref.attachment);
  if (file?.url === undefined) throw missing('the file was taken away');
  const fetched = await client.download(file.url, signal);
  const mime = file.content_type ?? fetched.mime;
  return {
    bytes: fetched.bytes,
    ...(mime === undefined ? {} : { mime }),
    ...(file.filename === undefined ? {} : { name: file.filename }),
  };
}

function missing(message: string): CallFailure {
  return new CallFailure('file', { kind: 'refused', status: 404, code: 0, message });
}
