// One delivery carried out: a reply at a channel, or an act on a desk. Waits for nothing but the platform.

import { briefTurns } from '../desk/brief.ts';
import { isOpen } from '../desk/handoff.ts';
import { transcriptOf } from '../desk/transcript.ts';
import type { Brief, DeskPost, Fate, Handoff, What } from '../model/index.ts';
import { DeliveryError } from '../model/index.ts';
import type { Clock, DeskAdapter, DeskCall, SendOptions, Step, Store } from '../ports/index.ts';
import type { Channels } from './voice.ts';

export type Send = Extract<Step, { kind: 'send' }>;
type Sent = Extract<Fate, { kind: 'sent' }>;
type Done = Sent | Extract<Fate, { kind: 'expired' }>;

export type PerformParts = {
  readonly channels: Channels;
  readonly desks: ReadonlyMap<string, DeskAdapter>;
  readonly store: Pick<Store, 'setThread' | 'turns'>;
  readonly clock: Clock;
  deskLanguage(): string;
};

/**
 * Starts in the tick it is called in, so that no send begins after a claim that was stored later.
 *
 * @throws DeliveryError as the adapter threw it
 */
export async function perform(step: Send, signal: AbortSignal, parts: PerformParts): Promise<Done> {
  const { what } = step.delivery;
  if (what.kind === 'reply') return sendReply(what, step, signal, parts);
  const desk = parts.desks.get(what.desk);
  if (!desk) throw new DeliveryError({ kind: 'reject' }, `the settings name no desk ${what.desk}`);
  const { handoff } = step;
  if (!handoff) throw new DeliveryError({ kind: 'reject' }, `no hand-off ${what.handoff} is stored`);
  const call = { delivery: step.delivery.id, signal };
  const thread = handoff.threads.find((each) => each.desk === desk.id)?.thread;
  switch (what.kind) {
    case 'desk_open':
      if (thread !== undefined) return { kind: 'sent', platformIds: [thread] };
      if (isFinished(handoff)) return { kind: 'expired' };
      return { kind: 'sent', platformIds: [await desk.open(handoff, what.brief, call)] };
    case 'desk_post':
      return post(desk, thread, what.post, handoff, call, parts);
    case 'desk_close':
      if (thread !== undefined) await closeIfThere(desk, thread, what.outcome, handoff, call);
      return { kind: 'sent', platformIds: [] };
    default:
      return what satisfies never;
  }
}

async function sendReply(
  { reply, degraded = [] }: Extract<What, { kind: 'reply' }>,
  { delivery, cursor, at }: Send,
  signal: AbortSignal,
  { channels }: PerformParts,
): Promise<Sent> {
  const channel = channels.of(reply.to);
  if (!channel)
    throw new DeliveryError({ kind: 'reject' }, `the settings name no channel ${reply.to.channel}:${reply.to.account}`);
  const options: SendOptions = {
    delivery: delivery.id,
    signal,
    ...(cursor !== undefined && { cursor }),
    ...(at !== undefined && { at }),
  };
  if (reply.takesBack) {
    if (!channel.recall) throw new DeliveryError({ kind: 'reject' }, `${channel.name} takes nothing back`);
    await channel.recall(reply.to, reply.takesBack, options);
    return { kind: 'sent', platformIds: [] };
  }
  const sent =
    reply.edits && channel.edit
      ? await channel.edit(reply.to, reply.edits, reply, options)
      : await channel.send(reply.to, reply, options);
  const lost = [...degraded, ...(sent.degraded ?? [])];
  return { kind: 'sent', platformIds: sent.platformIds, ...(lost.length > 0 && { degraded: lost }) };
}

/** Its thread may have been deleted: then a new one is opened and this very post goes there. */
async function post(
  desk: DeskAdapter,
  thread: string | undefined,
  line: DeskPost,
  handoff: Handoff,
  call: DeskCall,
  parts: PerformParts,
): Promise<Done> {
  if (thread !== undefined)
    try {
      return { kind: 'sent', platformIds: await desk.post(thread, line, handoff, call) };
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  if (isFinished(handoff)) return { kind: 'expired' };
  const fresh = await desk.open(handoff, await freshBrief(handoff, parts), call);
  await parts.store.setThread(handoff.id, desk.id, fresh, parts.clock.now());
  return { kind: 'sent', platformIds: await desk.post(fresh, line, handoff, call) };
}

async function freshBrief(handoff: Handoff, { store, deskLanguage }: PerformParts): Promise<Brief> {
  const turns = await store.turns(handoff.conversation, undefined, briefTurns);
  return { ...handoff.brief, transcript: transcriptOf(turns, deskLanguage(), briefTurns) };
}

async function closeIfThere(
  desk: DeskAdapter,
  thread: string,
  outcome: string,
  handoff: Handoff,
  call: DeskCall,
): Promise<void> {
  try {
    await desk.close(thread, outcome, handoff, call);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown): boolean => error instanceof DeliveryError && error.reaction.kind === 'gone';

/** A ticket is not finished: somebody may still find it in its thread. */
const isFinished = (handoff: Handoff): boolean => !isOpen(handoff) && handoff.state.kind !== 'left_message';
