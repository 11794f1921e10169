// Makes the calls of a plan, in order, and tells what became of them.

import { DeliveryError, type MediaShelf } from '../../core/index.ts';
import type { Client } from './client.ts';
import { CallFailure, deliveryErrorOf, reactionTo } from './failure.ts';
import type { Call, Plan } from './outbound.ts';
import { messageIdOf } from './wire.ts';

export type SendParts = {
  readonly client: Client;
  readonly shelf: Pick<MediaShelf, 'read'>;
  readonly signal: AbortSignal;
  readonly to: 'customer' | 'desk';
  /** Telegram gave the group a new id: remember it. */
  moved(from: string, to: string): Promise<void>;
};

export type Sent = { readonly platformIds: readonly string[]; readonly degraded: readonly string[] };

/**
 * Sends every call of the plan.
 *
 * @throws DeliveryError; `unknown` when some part had already arrived, because sending all again would double it
 */
export async function sendPlan({ calls, degraded }: Plan, parts: SendParts): Promise<Sent> {
  const platformIds: string[] = [];
  const losses = [...degraded];
  for (const call of calls) {
    try {
      const { result, loss } = await sendCall(call, parts);
      const id = messageIdOf(result);
      if (id !== undefined) platformIds.push(id);
      if (loss !== undefined) losses.push(loss);
    } catch (error) {
      const failure = deliveryErrorOf(error, parts.to);
      if (platformIds.length === 0) throw failure;
      throw new DeliveryError(
        { kind: 'unknown' },
        `${platformIds.length} of ${calls.length} parts arrived; then ${failure.message}`,
      );
    }
  }
  return { platformIds, degraded: losses };
}

async function sendCall(call: Call, parts: SendParts): Promise<{ result: unknown; loss?: string | undefined }> {
  try {
    return { result: await perform(call, parts) };
  } catch (error) {
    if (!(error instanceof CallFailure) || error.failure.kind !== 'refused') throw error;
    const { failure } = error;
    // It already reads so: what was wanted is the case.
    if (error.says('message is not modified')) return { result: { message_id: call.payload['message_id'] } };
    // A refused call did nothing, so making another in its place cannot double anything.
    if (failure.movedTo !== undefined) {
      await parts.moved(String(call.payload['chat_id']), failure.movedTo);
      return { result: await perform(inChat(call, failure.movedTo), parts) };
    }
    const isFormRefused = failure.code === 400 && reactionTo(failure, parts.to).kind === 'reject';
    if (!call.otherwise || !isFormRefused) throw error;
    return { result: await perform(call.otherwise, parts), loss: call.loss };
  }
}

async function perform({ method, payload, file }: Call, { client, shelf, signal }: SendParts): Promise<unknown> {
  if (!file) return client.call(method, payload, { signal });
  const bytes = await shelf.read(file.media);
  return client.upload(method, payload, { field: file.field, bytes, name: file.name, mime: file.mime }, { signal });
}

function inChat(call: Call, chat: string): Call {
  return { ...call, payload: { ...call.payload, chat_id: Number(chat) } };
}
