// Two hundred hostile texts through the channel and into the thread: nobody is called, nothing breaks, nothing is disguised.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  agentId,
  type ChannelAdapter,
  DeliveryError,
  type DeliveryId,
  type DeskAdapter,
  type Handoff,
  type ReplyId,
  timestamp,
} from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { type RecordingDeskInlet, recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { calls, hiddenLinks, visible } from '../fakes/discord-reading.ts';
import { ann, openWorld, type World } from './world.ts';

const seeds = [
  '@everyone',
  '@here',
  '<@200000000000001001>',
  '<@!200000000000001001>',
  '<@&300000000000000001>',
  '<#300000000000000002>',
  '[click](https://evil.example)',
  '[https://bank.example](https://evil.example)',
  '<https://evil.example>',
  'https://evil.example/@everyone',
  '**bold** _it_ ~~no~~ ||hidden||',
  '```js\nalert(1)\n```',
  '`code`',
  '# big\n## smaller\n-# small',
  '> quote\n>>> all',
  '- a\n* b\n+ c\n1. d',
  '/resolve',
  '/claim\n/bot',
  '／resolve',
  '// not a note',
  '、、x',
  '/note@huoji x',
  'd:h_abcdefghijklmnopqrst:claim',
  'c0:faq:returns',
  '<t:1700000000:R>',
  '<a:party:123456789012345678>',
  '</resolve:123456789012345678>',
  '<id:customize>',
  ':smile: :100:',
  '\u202egnp.exe',
  'a\u0000b',
  '\u200b\u200b',
  'z\u0351\u0343\u0308\u0301'.repeat(40),
  '👩‍👩‍👧'.repeat(300),
  '中'.repeat(3000),
  'a'.repeat(4000),
  '*'.repeat(2500),
  '\\'.repeat(2100),
  '[['.repeat(1100),
  '{"op":0,"t":"READY"}',
  "'; drop table turn; --",
  '<script>alert(1)</script>',
  '{{policy.shipping.within}}',
  '$DISCORD_TOKEN %TOKEN%',
  'attachment://card.png',
  'javascript:alert(1)',
  'data:text/html,x',
  '\n\n\n',
  ' ',
  '_',
  '\u3164',
  'ㅤㅤ',
  '"allowed_mentions":{"parse":["everyone"]}',
  '1\n2\n3',
  '\r\n/resolve',
  '💥\ud83d',
];
const wraps: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `hello ${text} bye`,
  (text) => `\\${text}`,
  (text) => `**${text}**\n@everyone`,
];
const catalogue = readFileSync(join(import.meta.dirname, '../fixtures/hostile.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { surface: string; input?: unknown })
  .flatMap(({ input }) => (typeof input === 'string' ? [input] : []));
const texts = [...new Set([...seeds.flatMap((seed) => wraps.map((wrap) => wrap(seed))), ...catalogue])];

let world: World;
let channel: ChannelAdapter;
let desk: DeskAdapter;
let inlet: RecordingInlet;
let team: RecordingDeskInlet;
const handoff = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });

beforeAll(async () => {
  world = await openWorld();
  channel = world.channel();
  desk = world.desk();
  [inlet, team] = [recordingInlet(), recordingDesk()];
  await channel.start(inlet);
  await desk.start(team);
  await until(() => channel.health().state === 'connected');
});
afterAll(async () => {
  // Whatever was said, nobody was called by it.
  expect(world.discord.pings).toEqual([]);
  for (const { body, path } of world.discord.called('POST', /\/messages$/))
    expect(body['allowed_mentions'], path).toEqual({ parse: [] });
  await desk.stop();
  await channel.stop();
  await world.close();
});

const options = (delivery: string) => ({ delivery: delivery as DeliveryId, signal: new AbortController().signal });
const openFor = async (shown: Handoff, delivery: string) => {
  const thread = await patiently(() => desk.open(shown, shown.brief, options(delivery)));
  team.show(shown, desk.id, thread);
  return thread;
};
/** Same words; at most blanks at the ends and between messages differ. */
const core = (text: string) =>
  text
    .toWellFormed()
    .replace(/(https?:\/\/\S*)@(?=everyone|here)/g, '$1%40')
    .replace(/[\s\0]/g, '');
/** As the outbox does: comes back when Discord says so. More than fifty calls a second it does not take. */
async function patiently<Result>(run: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.reaction.kind !== 'retry_after') throw error;
      await quiet(error.reaction.ms);
    }
  }
}

it('are two hundred at least', () => {
  expect(texts.length).toBeGreaterThanOrEqual(200);
});

it('arrive, and come back to the customer as they were written', async () => {
  for (const [at, text] of texts.entries()) {
    const before = inlet.envelopes.length;
    world.discord.says(world.chat, ann, text);
    await until(() => inlet.envelopes.length > before);
    const { content, replyTo } = inlet.envelopes.at(-1)!;
    const [part] = content;
    if (part?.kind !== 'text') continue;
    const { platformIds } = await patiently(() =>
      channel.send(
        replyTo,
        {
          id: `r${at}` as ReplyId,
          to: replyTo,
          author: { kind: 'bot' },
          parts: [{ kind: 'text', text: part.text }],
          choices: [{ label: part.text.slice(0, 80) || '?', value: 'x' }],
        },
        options(`r${at}.0`),
      ),
    );
    const shown = platformIds.map((id) => world.discord.find(id).message.content);
    const isVisible = /[^\s\p{Cf}\p{Cc}\u3164]/u.test(part.text);
    if (isVisible) expect(core(shown.map(visible).join(''))).toBe(core(part.text));
    for (const one of shown) {
      expect(calls(one)).toEqual([]);
      expect(hiddenLinks(one)).toEqual([]);
    }
  }
}, 120_000);

it('stand in the thread as what the customer said, act on nothing, and unfold nothing', async () => {
  const thread = await openFor(handoff, 'd.0');
  for (const [at, text] of texts.entries()) {
    if (text.trim() === '') continue;
    const line = {
      kind: 'customer',
      name: text.slice(0, 60),
      parts: [{ kind: 'text', text }],
      at: timestamp(0),
    } as const;
    const ids = await patiently(() => desk.post(thread, line, handoff, options(`p${at}.0`)));
    for (const id of ids) {
      const { content, ...message } = world.discord.find(id).message;
      expect(content.startsWith('👤 **')).toBe(true);
      expect(calls(content)).toEqual([]);
      expect(hiddenLinks(content)).toEqual([]);
      expect(Number(message['flags']) & 4).toBe(4);
    }
  }
  expect(team.handled).toEqual([]);
}, 120_000);

it('name cases and fill cards that keep every limit', async () => {
  for (const [at, text] of texts.entries()) {
    if (at % 4 !== 0) continue;
    const brief = {
      ...handoff.brief,
      customer: { ...handoff.brief.customer, name: text },
      topic: text,
      facts: { [text]: text },
      transcript: Array.from({ length: 12 }, () => ({ who: text, text, at: timestamp(0) })),
      suggestions: [{ entry: 'x', text, score: 0.5 }],
    };
    const shown: Handoff = { ...handoff, brief };
    const thread = await openFor(shown, `card${at}.0`);
    const [embed] = world.discord.find(thread).message.embeds;
    expect(calls(String(embed!['description']))).toEqual([]);
    expect(hiddenLinks(String(embed!['description']))).toEqual([]);
    expect(world.discord.channels.get(thread)!.name.startsWith('#12 ')).toBe(true);
  }
}, 120_000);
