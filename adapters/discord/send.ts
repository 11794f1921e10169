// Makes the messages of a plan, in order, and tells what became of them.

import { DeliveryError, type MediaShelf } from '../../core/index.ts';
import type { Client, Upload } from './client.ts';
import { CallFailure, deliveryErrorOf } from './failure.ts';
import { type Call, noMentions, nonceOf, type Plan } from './outbound.ts';
import { idOf } from './wire.ts';

export type SendParts = {
  readonly client: Client;
  readonly shelf: Pick<MediaShelf, 'read'>;
  readonly signal: AbortSignal;
  readonly channel: string;
  readonly to: 'customer' | 'thread' | 'team';
  /** What the messages are known by: sent twice under it, they appear once. */
  readonly delivery: string;
  readonly arrived: Arrived;
  /** The message this answers, in a channel where others talk too. */
  readonly under?: string | undefined;
  /** Flags each message gets besides its own. */
  readonly flags?: number;
};

/** Parts of unfinished replies that have arrived, by nonce: a second attempt goes on behind them and spends no call on them. */
export type Arrived = {
  of(nonce: string): string | undefined;
  note(nonce: string, message: string): void;
  forget(nonces: readonly string[]): void;
};

export function openArrived(most = 1000): Arrived {
  const known = new Map<string, string>();
  return {
    of: (nonce) => known.get(nonce),
    note(nonce, message) {
      known.set(nonce, message);
      if (known.size > most) known.delete(known.keys().next().value!);
    },
    forget(nonces) {
      for (const nonce of nonces) known.delete(nonce);
    },
  };
}

export type Sent = { readonly platformIds: readonly string[]; readonly degraded: readonly string[] };

/**
 * Sends every message of the plan. When one fails, the whole plan may be sent again under the same delivery: what had
 * arrived does not appear twice, as long as Discord remembers its nonce (some minutes).
 *
 * @throws DeliveryError
 */
export async function sendPlan({ calls, degraded }: Plan, parts: SendParts): Promise<Sent> {
  if (calls.length === 0) throw new DeliveryError({ kind: 'reject' }, 'there is nothing to send in this reply');
  const platformIds: string[] = [];
  const losses = [...degraded];
  const nonces = calls.map((_, index) => nonceOf(parts.delivery, index));
  for (const [index, call] of calls.entries()) {
    const nonce = nonces[index]!;
    const before = parts.arrived.of(nonce);
    if (before !== undefined) {
      platformIds.push(before);
      continue;
    }
    try {
      const { id, loss } = await sendCall(call, nonce, parts);
      if (id !== undefined) platformIds.push(id);
      if (id !== undefined && calls.length > 1) parts.arrived.note(nonce, id);
      if (loss !== undefined) losses.push(loss);
    } catch (error) {
      const failure = deliveryErrorOf(error, parts.to);
      // A refused rest is lost for good, but what stands before it has arrived and is not to be hidden.
      if (platformIds.length > 0 && failure.reaction.kind === 'reject')
        throw new DeliveryError(
          { kind: 'unknown' },
          `${platformIds.length} of ${calls.length} parts arrived; then ${failure.message}`,
        );
      throw failure;
    }
  }
  parts.arrived.forget(nonces);
  return { platformIds, degraded: losses };
}

async function sendCall(
  call: Call,
  nonce: string,
  parts: SendParts,
): Promise<{ id?: string | undefined; loss?: string | undefined }> {
  try {
    return { id: idOf(await perform(call, nonce, parts)) };
  } catch (error) {
    // A refused message was not made, so another in its place cannot double anything.
    const isFormRefused =
      error instanceof CallFailure && error.failure.kind === 'refused' && error.failure.status === 400;
    if (!call.otherwise || !isFormRefused || deliveryErrorOf(error, parts.to).reaction.kind !== 'reject') throw error;
    return { id: idOf(await perform(call.otherwise, nonce, parts)), loss: call.loss };
  }
}

async function perform(
  { body, files }: Call,
  nonce: string,
  { client, shelf, signal, channel, under, flags = 0 }: SendParts,
): Promise<unknown> {
  const uploads: Upload[] = [];
  for (const { media, name, mime } of files) uploads.push({ bytes: await shelf.read(media), name, mime });
  // What suppresses previews of links would hide our own embed too.
  const all = (body.flags ?? 0) | (body.embeds ? 0 : flags);
  return client.call('POST', `/channels/${channel}/messages`, {
    signal,
    body: {
      ...body,
      ...noMentions,
      nonce,
      enforce_nonce: true,
      ...(under === undefined ? {} : { message_reference: { message_id: under, fail_if_not_exists: false } }),
      ...(all > 0 ? { flags: all } : {}),
      ...(uploads.length > 0
        ? { attachments: uploads.map(({ name }, id) => ({ id: String(id), filename: name })) }
        : {}),
    },
    ...(uploads.length > 0 ? { files: uploads } : {}),
  });
}
