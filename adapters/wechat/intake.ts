// Messages as they come from the gateway: read in order, stored in a lane each, kept here until they are on disk.

import { type BackoffPolicy, backoff, type Clock, type IdSource, type Log, type Metrics } from '../../core/index.ts';
import type { Client } from './client.ts';
import type { Message } from './wire.ts';

export type IntakeParts = {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Resolves when everything in the message that matters is on disk. */
  take(message: Message): Promise<void>;
  /** A message that was announced and never seen: WeChat gives it no second time. */
  lost(why: string): void;
};

export interface Intake {
  /** The gateway announced a message. */
  arrived(id: string, client: Client): void;
  /** Anything else that must be stored, in the lane of a conversation. */
  store(lane: string, work: () => Promise<void>): void;
  /** Resolves when everything that has arrived so far is on disk or told as missing. */
  settled(): Promise<void>;
  /** Waits until what arrived is stored or given up. */
  stop(): Promise<void>;
}

/** A store that takes nothing for the moment. */
const storeBackoff: BackoffPolicy = { floorMs: 100, baseMs: 250, capMs: 10_000 };
const readAttempts = 3;

export function openIntake({ clock, ids, log, metrics, take, lost }: IntakeParts): Intake {
  const stopping = new AbortController();
  const lanes = new Map<string, Promise<void>>();
  let order: Promise<unknown> = Promise.resolve();

  /** Reading asks the gateway several things; messages announced later are read meanwhile but not handed on before. */
  async function read(id: string, client: Client): Promise<Message | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await client.call('message', id);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (attempt === readAttempts || stopping.signal.aborted) {
          log.error({ message: id, why }, 'a message could not be read from the gateway');
          metrics.count('wechat_messages_lost_total');
          lost(why);
          return undefined;
        }
        await clock.sleep(backoff(storeBackoff, attempt, ids), stopping.signal);
      }
    }
  }

  function store(lane: string, work: () => Promise<void>): void {
    const before = lanes.get(lane) ?? Promise.resolve();
    const done = before.then(() => persist(work));
    lanes.set(lane, done);
    void done.then(() => {
      if (lanes.get(lane) === done) lanes.delete(lane);
    });
  }

  /** WeChat never gives it again, so we keep trying for as long as we run. */
  async function persist(work: () => Promise<void>): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        return await work();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log.error({ why, failures }, 'a message could not be stored yet');
        if (stopping.signal.aborted) {
          metrics.count('wechat_messages_lost_total');
          return lost(why);
        }
        await clock.sleep(backoff(storeBackoff, failures, ids), stopping.signal);
      }
    }
  }

  async function settled(): Promise<void> {
    await order;
    await Promise.all(lanes.values());
  }

  return {
    arrived(id, client) {
      if (stopping.signal.aborted) return;
      const reading = read(id, client);
      order = order.then(async () => {
        const message = await reading;
        if (message) store(laneOf(message), () => take(message));
      });
    },
    store,
    settled,
    async stop() {
      stopping.abort();
      await settled();
    },
  };
}

/** A group, or the other person of a private chat. */
function laneOf({ room, isOwn, to, from }: Message): string {
  return room?.id ?? (isOwn ? (to?.id ?? from.id) : from.id);
}
