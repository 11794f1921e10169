// A case's card and thread: made once however often it is tried, kept up to date, closed at the end.

import { DeliveryError, type DeskCall, type Handoff } from '../../core/index.ts';
import { buttonsFor, type CardView, cardOf, threadName } from './card.ts';
import type { Connection } from './connection.ts';
import { CallFailure, codes, deliveryErrorOf } from './failure.ts';
import { type MessageBody, noMentions, nonceOf } from './outbound.ts';
import type { Threads } from './threads.ts';
import { idOf } from './wire.ts';

/** Discord puts a thread to sleep after a week without words at the latest. */
const sleepAfterMinutes = 10_080;

export type CasesParts = {
  /** The team's channel. */
  readonly team: string;
  readonly threads: Threads;
  line(): Connection;
  viewOf(handoff: Handoff): CardView;
  guild(): string | undefined;
};

export type Cases = {
  open(handoff: Handoff, call: DeskCall): Promise<string>;
  repaint(thread: string, handoff: Handoff, call: DeskCall): Promise<void>;
  /** Opens a thread that was archived. */
  wake(thread: string, signal?: AbortSignal): Promise<unknown>;
  close(thread: string, handoff: Handoff, call: DeskCall): Promise<void>;
};

export function openCases({ team, threads, line, viewOf, guild }: CasesParts): Cases {
  function cardBody(handoff: Handoff): MessageBody {
    const view = viewOf(handoff);
    return { embeds: [cardOf(handoff, view)], components: buttonsFor(handoff, view.language) };
  }

  async function putCard(channel: string, handoff: Handoff, { delivery, signal }: DeskCall): Promise<string> {
    const body = { ...cardBody(handoff), ...noMentions, nonce: nonceOf(`card ${delivery}`, 0), enforce_nonce: true };
    const made = idOf(await line().client.call('POST', `/channels/${channel}/messages`, { body, signal }));
    if (made === undefined) throw new DeliveryError({ kind: 'unknown' }, 'Discord named no message');
    return made;
  }

  /** The thread has its card's id, so that a second attempt finds both. Who writes in it at once is known already. */
  async function open(handoff: Handoff, call: DeskCall): Promise<string> {
    const begun = await threads.begun(call.delivery);
    const thread = begun ?? (await putCard(team, handoff, call));
    if (begun === undefined) await threads.begin(call.delivery, thread, handoff.id);
    const name = threadName(handoff.brief, viewOf(handoff).language);
    try {
      await line().client.call('POST', `/channels/${team}/messages/${thread}/threads`, {
        body: { name, auto_archive_duration: sleepAfterMinutes },
        signal: call.signal,
      });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // The card made before is gone again: the next attempt makes another.
      if (error.is(codes.unknownMessage)) {
        await threads.forget(thread, call.delivery);
        throw new DeliveryError({ kind: 'retry' }, 'the card was deleted while its thread was being made');
      }
      if (!error.is(codes.threadAlreadyThere)) throw error;
    }
    const server = guild();
    await line().places.seen({ channel: thread, last: thread, ...(server === undefined ? {} : { guild: server }) });
    return thread;
  }

  async function repaint(thread: string, handoff: Handoff, call: DeskCall): Promise<void> {
    const card = (await threads.of(thread))?.card;
    const [channel, message] = card === undefined ? [team, thread] : [thread, card];
    try {
      const body = { ...cardBody(handoff), ...noMentions };
      await line().client.call('PATCH', `/channels/${channel}/messages/${message}`, { body, signal: call.signal });
    } catch (error) {
      // Somebody deleted the card: it goes up again inside the thread.
      if (!(error instanceof CallFailure && error.is(codes.unknownMessage))) throw error;
      await threads.carded(thread, await putCard(thread, handoff, call));
    }
  }

  function wake(thread: string, signal?: AbortSignal): Promise<unknown> {
    const body = { archived: false, locked: false };
    return line().client.call('PATCH', `/channels/${thread}`, { body, ...(signal ? { signal } : {}) });
  }

  async function close(thread: string, handoff: Handoff, call: DeskCall): Promise<void> {
    try {
      await repaint(thread, handoff, call);
      const body = { archived: true, locked: true };
      await line().client.call('PATCH', `/channels/${thread}`, { body, signal: call.signal });
    } catch (error) {
      // A thread that is no more needs no closing.
      if (deliveryErrorOf(error, 'thread').reaction.kind !== 'gone') throw error;
    }
    await threads.closed(thread);
    await line().places.forget(thread);
  }

  return { open, repaint, wake, close };
}
