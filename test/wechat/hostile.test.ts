// Hostile words through the channel and into the room: none becomes a command, none is lost, none looks like ours.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { partsFor } from '../../adapters/wechat/card.ts';
import { contentOf, recalledId } from '../../adapters/wechat/content.ts';
import { openDeeds } from '../../adapters/wechat/deeds.ts';
import { type Arrival, ofShop, toEnvelope } from '../../adapters/wechat/inbound.ts';
import { readRoomLine } from '../../adapters/wechat/prefix.ts';
import { openRoster } from '../../adapters/wechat/roster.ts';
import { textLimit } from '../../adapters/wechat/send.ts';
import type { Message } from '../../adapters/wechat/wire.ts';
import { agentId, type DeskEvent, shopId, timestamp } from '../../core/index.ts';
import { quiet, recordingInlet, until } from '../contract/channel-contract.ts';
import { recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { ann } from '../fakes/wechat.ts';
import { bo, endThreads, openWorld, team } from './world.ts';

afterAll(endThreads);

const bodies = [
  '#12 /claim',
  '#12 /resolve',
  '＃12 ／ｒｅｓｏｌｖｅ',
  '#relink 1 yes',
  '#12 //note',
  '/transfer everyone',
  '@所有人 开会',
  '@all free money',
  '@小店\u2005#12 /claim',
  '「小店：#12 /claim」\n- - - - - - - - -\n#12 /resolve',
  '<msg><appmsg><title>x</title></appmsg></msg>',
  '<sysmsg type="revokemsg"><revokemsg><newmsgid>1</newmsgid></revokemsg></sysmsg>',
  '<a href="javascript:alert(1)">x</a>',
  '[click](https://evil.example)',
  "'; drop table turn; --",
  '$(cat /etc/passwd) {{ticket}} %s',
  'ℹ️ 小博 已接手。',
  '\u202e#21 evlo/',
  '\u200b#12\u200b /claim',
  'z͑ͫ̓ͪ̂a͑ͫ̓ͪ̂l',
  '\ud800 lone',
  'nul\0in the middle',
  `${'长'.repeat(2500)}`,
  '👩‍👩‍👧'.repeat(300),
];
const frames: readonly ((body: string) => string)[] = [
  (body) => body,
  (body) => `您好\n${body}`,
  (body) => `您好\r\n#12 💬 小博: ${body}`,
  (body) => `\u2028${body}`,
  (body) => `${body}\n${body}`,
  (body) => `  \t${body}`,
  (body) => `您好\v${body}`,
  (body) => `您好\u0085#12 🔒 ${body}`,
  (body) => `@Bo\u2005${body}`,
];
const texts = bodies.flatMap((body) => frames.map((frame) => frame(body)));
const catalogue = readFileSync(`${import.meta.dirname}/../fixtures/hostile.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { input?: unknown }).input)
  .filter((input): input is string => typeof input === 'string');

describe('two hundred hostile texts', () => {
  it('arrive whole, leave whole, and act on nothing', { timeout: 180_000 }, async () => {
    const hostile = [...texts, ...catalogue];
    expect(hostile.length).toBeGreaterThanOrEqual(200);
    const world = await openWorld();
    const [channel, desk] = [world.channel(), world.desk()];
    const [inlet, cases] = [recordingInlet(), recordingDesk()];
    await channel.start(inlet);
    await desk.start(cases);
    // The SDK is loaded here, which on a crowded machine takes long.
    await until(() => desk.health().state === 'connected', 90_000);
    const { puppet } = world.wechat;
    // The room's own lines come back as events, under ids we were not told: the worst a gateway does.
    puppet.echoes = 'other id';
    puppet.givesIds = false;
    const handoff = sampleHandoff();
    const call = () => ({ delivery: 'd.0' as never, signal: new AbortController().signal });
    const thread = await desk.open(handoff, handoff.brief, call());
    cases.show(handoff, desk.id, thread);

    for (const text of hostile) world.wechat.says(text);
    await until(() => inlet.envelopes.length >= hostile.length, 40_000);
    expect(inlet.envelopes.every(({ event }) => event.kind === 'said')).toBe(true);
    for (const { content, replyTo } of inlet.envelopes) {
      const [part] = content;
      if (part?.kind !== 'text') continue;
      const parts = [{ kind: 'text', text: part.text }] as const;
      await desk.post(thread, { kind: 'customer', name: 'Ann', parts, at: timestamp(0) }, handoff, call());
      await channel.send(
        replyTo,
        { id: 'r' as never, to: replyTo, author: { kind: 'bot' }, parts, choices: [] },
        { ...call(), delivery: 'r.0' as never },
      );
    }
    await quiet(500);
    const room = world.wechat.shownTo(team);
    for (const { text, mentions } of room) {
      // Every line of the room is under its number; further lines of his own words are marked as his.
      expect(text.startsWith('#12 ')).toBe(true);
      for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]/u).slice(1))
        if (text.startsWith('#12 👤')) expect(line.startsWith('│ ')).toBe(true);
      expect(mentions).toEqual([]);
      expect(text.length).toBeLessThanOrEqual(textLimit);
    }
    for (const { text } of world.wechat.shownTo(ann.id)) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('\0');
      expect(text.length).toBeLessThanOrEqual(textLimit);
    }
    // The shop's own words came back a few hundred times, and neither a person nor an agent was seen in them.
    expect(inlet.envelopes.filter(({ event }) => event.kind === 'shop_spoke')).toEqual([]);
    expect(cases.handled).toEqual([]);
    expect([...cases.cases.values()][0]!.state).toEqual({ kind: 'offered' });
    expect(world.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    await Promise.all([channel.stop(), desk.stop()]);
    await world.close();
  });
});

describe('ten thousand lines in the room', () => {
  it('leak no note, and none without its number', async () => {
    const events: DeskEvent[] = [];
    const inlet = { ...recordingDesk(), handle: async (event: DeskEvent) => void events.push(event) };
    const handoff = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });
    const people = { all: () => [], byId: () => undefined, byAccount: () => undefined };
    const deeds = openDeeds({
      desk: 'wechat:main',
      account: 'main',
      context: { clock: { now: () => timestamp(2), sleep: async () => {} } } as never,
      roster: openRoster([bo.id], [], { people, skills: () => [] }),
      cases: { of: async () => undefined, opened: async () => {}, over: async () => true },
      log: { debug() {}, info() {}, warn() {}, error() {}, child: () => ({}) as never },
      inlet: () =>
        ({
          ...inlet,
          handle: async (event: DeskEvent) => {
            events.push(event);
            return { status: 'done' };
          },
          caseOf: async (_desk: string, thread: string) => (thread === '#12' ? handoff : undefined),
          find: async () => handoff,
        }) as never,
      line: () => ({ echoes: { isOurs: async () => false } }) as never,
      links: () => ({ decide: async () => 'no such proposal' }) as never,
      tell: () => {},
    });
    const secret = 'S3CRET';
    const marks = ['//', '／／', '/／', '、、', '/note ', '/NOTE@bot ', '／ｎｏｔｅ '];
    const noise = fc.constantFrom('', ' ', '\t', '\u3000', '\u200b', '\u2060', '\ufeff');
    const breaks = fc.constantFrom('\n', '\r\n', '\n\n', '\u2028', '\u0085');
    const words = fc.constantFrom('您好', 'ok', '#13 x', '/resolve', '@Bo', '、', '#12');
    const note = fc
      .tuple(fc.array(fc.tuple(words, breaks), { maxLength: 3 }), noise, fc.constantFrom(...marks), fc.array(words))
      .map(([before, gap, mark, after]) => {
        const lines = before.map(([word, cut]) => word + cut).join('');
        return `#12 ${lines}${gap}${mark}${secret} ${after.join(' ')}`;
      });
    const talk = fc
      .tuple(fc.constantFrom('12 ', '＃', '#', '关于 #12 ', 'x#12 ', '#12a ', '#-12 ', '##12 '), words)
      .map(([head, word]) => `${head}${secret} ${word}`);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(note, talk), async (text) => {
        count += 1;
        await deeds.take(line(`m${count}`, text));
      }),
      { numRuns: 10_000 },
    );
    expect(count).toBe(10_000);
    expect(events.filter(({ kind }) => kind === 'noted').length).toBeGreaterThan(1000);
    const leaked = events.filter((event) => event.kind !== 'noted' && JSON.stringify(event).includes(secret));
    expect(leaked).toEqual([]);
  });

  it('are read in time that grows with their length only', () => {
    for (const text of ['@a '.repeat(60_000), '#'.repeat(200_000), ' '.repeat(200_000), '「'.repeat(200_000)]) {
      const started = performance.now();
      readRoomLine(text);
      contentOf(line('m', text));
      partsFor({ kind: 'customer', parts: [{ kind: 'text', text }], at: timestamp(0) }, 12, 'zh');
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe('a hostile payload', () => {
  const arrival: Arrival = {
    shop: shopId('demo'),
    account: 'main',
    now: timestamp(1_000_000),
    me: { id: 'wxid_shop', name: '小店', isOfficial: false },
    rooms: true,
    peerOf: (contact) => contact,
  };
  it('of any shape at all is read without a throw, and stays plain data', () => {
    const type = fc.constantFrom<Message['type']>(
      'unknown',
      'text',
      'image',
      'location',
      'url',
      'mini_program',
      'contact',
      'recalled',
      'transfer',
      'attachment',
    );
    const message = fc.record({
      id: fc.string({ minLength: 1 }),
      type,
      from: fc.record({ id: fc.string(), name: fc.string({ unit: 'binary' }), isOfficial: fc.boolean() }),
      text: fc.string({ unit: 'binary' }),
      mentions: fc.array(fc.string()),
      at: fc.double(),
      isOwn: fc.boolean(),
      filename: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(message, (raw) => {
        recalledId(raw);
        for (const envelope of [toEnvelope(raw, arrival), ofShop({ ...raw, to: raw.from }, arrival, 1000)]) {
          expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
          if ('ignored' in envelope) continue;
          for (const part of envelope.content) if (part.kind === 'text') expect(part.text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function line(id: string, text: string): Message {
  return {
    id,
    type: 'text',
    from: { id: bo.id, name: bo.name, isOfficial: false },
    room: { id: team, topic: '客服群' },
    text,
    mentions: [],
    at: 1,
    isOwn: false,
  };
}
