// What every channel adapter must do, whatever its platform: one suite, handed a bench of the real adapter and a fake server.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Address,
  type Capabilities,
  type ChannelAdapter,
  type Choice,
  type Clock,
  type ConversationId,
  DeliveryError,
  type DeliveryId,
  type Envelope,
  type Inlet,
  type MediaId,
  type Part,
  type Reaction,
  type ReplyId,
  timestamp,
} from '../../core/index.ts';

/** Remembers what arrived; answers as the store does, and can be held or made to fail. */
export type RecordingInlet = Inlet & {
  readonly envelopes: Envelope[];
  /** Every call, redeliveries included. */
  readonly accepted: { readonly id: string; readonly status: 'stored' | 'already seen' }[];
  /** Nothing is on disk until the returned function is called. */
  hold(): () => void;
  /** The next accepts fail, as with a full disk. */
  failNext(times?: number): void;
};

export function recordingInlet(): RecordingInlet {
  const envelopes: Envelope[] = [];
  const accepted: RecordingInlet['accepted'] = [];
  let held: Promise<void> | undefined;
  let failing = 0;
  return {
    envelopes,
    accepted,
    async accept(envelope) {
      await held;
      if (failing > 0) {
        failing -= 1;
        throw new Error('the disk is full');
      }
      const isSeen = envelopes.some(({ id }) => id === envelope.id);
      if (!isSeen) envelopes.push(envelope);
      const status = isSeen ? 'already seen' : 'stored';
      accepted.push({ id: envelope.id, status });
      return { status, conversation: 'c' as ConversationId, seq: envelopes.length, cursor: envelopes.length };
    },
    typing: () => {},
    history: async () => ({ messages: [], cursor: 0, more: false }),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },
    failNext(times = 1) {
      failing = times;
    },
  };
}

/** The real time, and a count of who is asleep: after a stop nobody may be. */
export type WatchedClock = Clock & { readonly asleep: number };

/** @param speed sleeps are so many times shorter than asked for, so that backoff does not slow the tests */
export function watchedClock(speed = 1): WatchedClock {
  let asleep = 0;
  return {
    now: () => timestamp(Date.now()),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        asleep += 1;
        const timer = setTimeout(done, ms / speed);
        function done() {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          asleep -= 1;
          resolve();
        }
        signal?.addEventListener('abort', done, { once: true });
      }),
    get asleep() {
      return asleep;
    },
  };
}

export type Shown = { readonly text: string; readonly choices: readonly string[]; readonly hasMedia: boolean };
export type Fault = 'rate_limited' | 'blocked' | 'bad_token' | 'unreachable' | 'no_answer';

/** A running platform with one customer, and the adapter that was made for it but not started. */
export type ChannelBench = {
  readonly channel: ChannelAdapter;
  readonly clock: WatchedClock;
  /** The customer writes. */
  says(text: string): Promise<void> | void;
  /** The platform gives its last event once more. */
  redeliver(): Promise<void> | void;
  /** The shop's own words come back as an event. */
  echo(): Promise<void> | void;
  /** Something the adapter has never heard of, from the customer. */
  strange(): Promise<void> | void;
  /** Whether the platform regards the last event as taken. */
  acknowledged(): boolean;
  /** What the customer sees of the shop, oldest first. */
  shown(): readonly Shown[];
  /** The customer presses a button he sees. */
  presses(label: string): Promise<void> | void;
  /** A picture on the shelf, ready to be sent. */
  picture(): Promise<MediaId>;
  fault(kind: Fault): Promise<void> | void;
  /** The line to the platform breaks, and comes back. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

export type ChannelCase =
  | 'a text arrives once'
  | 'a redelivery is already seen'
  | 'own messages are ignored'
  | 'the unknown becomes unreadable'
  | 'nothing is acknowledged before accept resolves'
  | 'a failed accept comes again'
  | 'an address survives JSON'
  | 'text is delivered'
  | 'what was sent can be taken back'
  | 'choices come back by their value'
  | 'media are delivered'
  | 'pieces of a long text stay in order'
  | 'a rate limit asks to come back later'
  | 'a customer who blocked the shop is gone'
  | 'a bad token needs the operator'
  | 'an unreachable platform is tried again'
  | 'a lost answer is unknown'
  | 'a lost connection shows in health and heals'
  | 'stop drains and leaves no handle';

/**
 * Runs the contract.
 *
 * @param skips cases that cannot apply to this platform, each with its reason, which stands in the test's name
 */
export function describeChannel(
  name: string,
  open: () => Promise<ChannelBench>,
  skips: Partial<Record<ChannelCase, string>> = {},
): void {
  describe(`the channel contract: ${name}`, () => {
    let bench: ChannelBench;
    let inlet: RecordingInlet;
    let cursor = 0;

    beforeEach(async () => {
      bench = await open();
      inlet = recordingInlet();
      await bench.channel.start(inlet);
      await until(() => bench.channel.health().state === 'connected');
    });
    afterEach(async () => {
      await bench.channel.stop();
      await bench.close();
    });

    function check(title: ChannelCase, run: () => Promise<void>): void {
      const reason = skips[title];
      if (reason === undefined) it(title, run);
      else it.skip(`${title} (does not apply: ${reason})`);
    }

    const arrived = async (count: number) => {
      await until(() => inlet.envelopes.length >= count);
      return inlet.envelopes;
    };
    const customer = async (): Promise<Address> => {
      if (inlet.envelopes.length === 0) await bench.says('hello');
      return (await arrived(1))[0]!.replyTo;
    };
    const send = (to: Address, parts: readonly Part[], choices: readonly Choice[] = []) =>
      bench.channel.send(
        to,
        { id: `r${cursor}` as ReplyId, to, author: { kind: 'bot' }, parts, choices },
        {
          delivery: `r${cursor}.0` as DeliveryId,
          signal: new AbortController().signal,
          cursor: ++cursor,
          at: bench.clock.now(),
        },
      );
    const say = (to: Address, text: string, choices: readonly Choice[] = []) =>
      send(to, [{ kind: 'text', text }], choices);
    const reactionOf = async (sending: Promise<unknown>): Promise<Reaction> => {
      const error = await sending.then(
        () => new Error('it was sent'),
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(DeliveryError);
      return (error as DeliveryError).reaction;
    };

    check('a text arrives once', async () => {
      await bench.says('where is my 包裹?');
      const [envelope] = await arrived(1);
      expect(envelope).toMatchObject({
        event: { kind: 'said' },
        content: [{ kind: 'text', text: 'where is my 包裹?' }],
        replyTo: { channel: bench.channel.name, account: bench.channel.account },
      });
      expect(envelope!.id.startsWith(`${bench.channel.name}:${bench.channel.account}:`)).toBe(true);
      await quiet();
      expect(inlet.accepted).toHaveLength(1);
    });

    check('a redelivery is already seen', async () => {
      await bench.says('once');
      await arrived(1);
      await until(() => bench.acknowledged());
      await bench.redeliver();
      await until(() => inlet.accepted.length === 2);
      expect(inlet.accepted.map(({ status }) => status)).toEqual(['stored', 'already seen']);
      expect(inlet.envelopes).toHaveLength(1);
    });

    check('own messages are ignored', async () => {
      await bench.echo();
      await bench.says('a real one');
      const envelopes = await arrived(1);
      await quiet();
      expect(envelopes.map(({ content }) => content)).toEqual([[{ kind: 'text', text: 'a real one' }]]);
    });

    check('the unknown becomes unreadable', async () => {
      await bench.strange();
      const [envelope] = await arrived(1);
      expect(envelope!.content.map(({ kind }) => kind)).toContain('unreadable');
    });

    check('nothing is acknowledged before accept resolves', async () => {
      const release = inlet.hold();
      await bench.says('slow disk');
      await quiet(150);
      expect(bench.acknowledged()).toBe(false);
      release();
      await until(() => bench.acknowledged());
      expect(inlet.envelopes).toHaveLength(1);
    });

    check('a failed accept comes again', async () => {
      inlet.failNext(2);
      await bench.says('do not lose me');
      const [envelope] = await arrived(1);
      expect(envelope!.content).toEqual([{ kind: 'text', text: 'do not lose me' }]);
      await until(() => bench.acknowledged());
    });

    check('an address survives JSON', async () => {
      const address: Address = JSON.parse(JSON.stringify(await customer()));
      await say(address, 'found you');
      await until(() => bench.shown().some(({ text }) => text.includes('found you')));
    });

    check('text is delivered', async () => {
      const tricky = 'a < b & c > d * e _ f_g `h` [i](j) 中文 👩‍👩‍👧';
      const { platformIds } = await say(await customer(), tricky);
      expect(platformIds.length).toBeGreaterThan(0);
      await until(() => bench.shown().at(-1)?.text === tricky);
    });

    check('what was sent can be taken back', async () => {
      const to = await customer();
      await say(to, 'it costs 99');
      const { platformIds } = await say(to, 'it costs 9');
      await until(() => bench.shown().at(-1)?.text === 'it costs 9');
      const { signal } = new AbortController();
      const again = { delivery: `r${cursor}.1` as DeliveryId, signal };
      // A hub that was stopped in between asks twice.
      for (let times = 0; times < 2; times++) await bench.channel.recall!(to, platformIds, again);
      await until(() => bench.shown().at(-1)?.text === 'it costs 99');
    });

    check('choices come back by their value', async () => {
      const choices = [
        { label: 'Yes, please', value: 'faq:returns_yes' },
        { label: '不用了', value: 'no' },
      ];
      await say(await customer(), 'Shall we?', choices);
      if (bench.channel.capabilities.choices === false) return;
      await until(() => bench.shown().at(-1)?.choices.length === 2);
      expect(bench.shown().at(-1)!.choices).toEqual(['Yes, please', '不用了']);
      await bench.presses('Yes, please');
      const envelopes = await arrived(2);
      expect(envelopes[1]).toMatchObject({
        event: { kind: 'chose' },
        content: [{ kind: 'choice', value: 'faq:returns_yes', label: 'Yes, please' }],
      });
      await until(() => bench.acknowledged());
    });

    check('media are delivered', async () => {
      const to = await customer();
      await send(to, [{ kind: 'media', type: 'image', media: await bench.picture() }]);
      await until(() => bench.shown().at(-1)?.hasMedia === true || /https?:/.test(bench.shown().at(-1)?.text ?? ''));
    });

    check('pieces of a long text stay in order', async () => {
      const to = await customer();
      const pieces = piecesFor(bench.channel.capabilities, 3);
      for (const piece of pieces) await say(to, piece);
      await until(() => bench.shown().length >= pieces.length);
      expect(bench.shown().map(({ text }) => text)).toEqual(pieces);
    });

    check('a rate limit asks to come back later', async () => {
      const to = await customer();
      await bench.fault('rate_limited');
      const reaction = await reactionOf(say(to, 'too fast'));
      expect(reaction.kind).toBe('retry_after');
      if (reaction.kind === 'retry_after') expect(reaction.ms).toBeGreaterThanOrEqual(1000);
      expect(bench.shown()).toEqual([]);
    });

    check('a customer who blocked the shop is gone', async () => {
      const to = await customer();
      await bench.fault('blocked');
      expect(await reactionOf(say(to, 'anyone?'))).toEqual({ kind: 'gone' });
    });

    check('a bad token needs the operator', async () => {
      const to = await customer();
      await bench.fault('bad_token');
      expect(await reactionOf(say(to, 'hello'))).toEqual({ kind: 'unauthorised' });
    });

    check('an unreachable platform is tried again', async () => {
      const to = await customer();
      await bench.cut();
      // A socket kept open learns of its end in a moment; a send into that moment is rightly unknown.
      await quiet();
      expect(await reactionOf(say(to, 'hello'))).toEqual({ kind: 'retry' });
      await bench.mend();
      await say(to, 'hello again');
      await until(() => bench.shown().at(-1)?.text === 'hello again');
    });

    check('a lost answer is unknown', async () => {
      const to = await customer();
      await bench.fault('no_answer');
      expect(await reactionOf(say(to, 'did it arrive?'))).toEqual({ kind: 'unknown' });
    });

    check('a lost connection shows in health and heals', async () => {
      await bench.cut();
      await until(() => bench.channel.health().state !== 'connected');
      expect(bench.channel.health().detail).toBeTruthy();
      await bench.mend();
      await until(() => bench.channel.health().state === 'connected');
      await bench.says('back again');
      await arrived(1);
    });

    check('stop drains and leaves no handle', async () => {
      const release = inlet.hold();
      await bench.says('the last one');
      await quiet(100);
      const stopped = bench.channel.stop();
      await quiet(50);
      release();
      await stopped;
      expect(bench.channel.health().state).toBe('stopped');
      expect(inlet.envelopes).toHaveLength(1);
      await bench.says('too late');
      await quiet(100);
      expect(inlet.envelopes).toHaveLength(1);
      expect(bench.clock.asleep).toBe(0);
    });
  });
}

/** Texts of the greatest length the channel says it takes, each different. */
function piecesFor({ text }: Capabilities, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const mark = `${index + 1}/${count} `;
    return mark + 'a'.repeat(text.limit - mark.length);
  });
}

export async function until(holds: () => boolean, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Long enough for something that must not happen to have happened. */
export const quiet = (ms = 80): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
