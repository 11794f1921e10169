// Two hundred hostile texts through the channel and the desk: none forges a mention, opens a link, breaks a message or acts.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChannelAdapter,
  type DeliveryId,
  type DeskAdapter,
  type DeskPost,
  type Handoff,
  type Part,
  timestamp,
} from '../../core/index.ts';
import { type RecordingInlet, recordingInlet } from '../contract/channel-contract.ts';
import { type RecordingDeskInlet, recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { ann, read } from '../fakes/teams-people.ts';
import { lin, mallory, openWorld, until, type World } from './world.ts';

const catalogue = readFileSync(new URL('../fixtures/hostile.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  // What is no text is hostile enough as it is written.
  .map((line) => {
    const { input } = JSON.parse(line) as { input?: unknown };
    return typeof input === 'string' && input.trim() !== '' ? input : line;
  });
const marks = [
  '@everyone',
  '<at>everyone</at>',
  '<at id="0">Bo</at>',
  '[free](https://evil.example)',
  '<a href="https://evil.example">x</a>',
  '<img src=x onerror=alert(1)>',
  '</strong></at>',
  '&lt;at&gt;x&lt;/at&gt;',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  '![x](https://evil.example/p.png)',
  '/resolve',
  '/transfer everyone',
  '// not a note of an agent',
  '\u202eevil\u202c',
  '\u0000nul',
  '\ud800',
  '**',
  '___',
  '```',
  '~~~',
  '| a | b |\n|--|--|',
  '{"type":"AdaptiveCard"}',
  '<blockquote itemtype="http://schema.skype.com/Reply">',
  '\r\n\r\n/claim',
  'a\u2028/resolve',
  '<codeblock>',
  '<attachment id="1"></attachment>',
];
/** The catalogue, and marks alone, doubled and inside each other, up to two hundred. */
const texts = [
  ...new Set([...catalogue, ...marks, ...marks.flatMap((a, at) => marks.slice(at + 1).map((b) => `${a}${b} ${a}`))]),
].slice(0, 200);

describe('two hundred hostile texts', () => {
  let world: World;
  let channel: ChannelAdapter;
  let desk: DeskAdapter;
  let inlet: RecordingInlet;
  let cases: RecordingDeskInlet;
  let thread: string;
  let handoff: Handoff;
  let calls = 0;
  const call = () => ({ delivery: `h${calls++}.0` as DeliveryId, signal: new AbortController().signal });

  beforeAll(async () => {
    world = await openWorld();
    channel = world.channel();
    desk = world.desk();
    inlet = recordingInlet();
    cases = recordingDesk();
    await Promise.all([channel.start(inlet), desk.start(cases)]);
    handoff = sampleHandoff();
    thread = await desk.open(handoff, handoff.brief, call());
    cases.show(handoff, desk.id, thread);
  });
  afterAll(async () => {
    await Promise.all([channel.stop(), desk.stop()]);
    await world.close();
  });

  it('are two hundred, the catalogue among them', () => {
    expect(texts).toHaveLength(200);
    expect(catalogue.length).toBeGreaterThan(35);
  });

  it('reach the hub as they were written', async () => {
    for (const text of texts) {
      const delivered = world.teams.says(text);
      await delivered.done;
      expect(delivered.status, JSON.stringify(text)).toBe(200);
    }
    expect(inlet.envelopes).toHaveLength(200);
    const plain = texts.filter((text) => !/<at\b|&nbsp;|\0|\ud800/.test(text));
    for (const text of plain)
      expect(
        inlet.envelopes.some(({ content }) => content[0]?.kind === 'text' && content[0].text === text.trim()),
      ).toBe(true);
  });

  const oneLine = (text: string) => text.replace(/\r\n|[\n\r\u2028\u2029]/g, ' ');
  const shownSafely = (activity: Record<string, unknown>, text: string) => {
    const whole = JSON.stringify(activity);
    expect(activity['entities'], text).toBeUndefined();
    expect(whole, text).not.toMatch(/<\/?at\b/);
    expect(activity['text'] ?? '', text).not.toMatch(/<(a|img|script|iframe|blockquote|attachment)\b/);
    expect(read(activity).links, text).toEqual([]);
  };

  it('go to customers as words', async () => {
    const to = { channel: 'teams', account: 'main', peer: world.teams.chatOf(ann) };
    const before = world.teams.said(to.peer).length;
    for (const text of texts)
      await channel.send(
        to,
        {
          id: 'h' as never,
          to,
          author: { kind: 'agent', agent: 'bo' as never },
          parts: [{ kind: 'text', text: text.toWellFormed() }],
          choices: [],
        },
        call(),
      );
    const sent = world.teams.said(to.peer).slice(before);
    expect(sent).toHaveLength(200);
    for (const [nth, text] of texts.entries()) {
      shownSafely(sent[nth]!.activity, text);
      expect(oneLine(read(sent[nth]!.activity).text)).toBe(oneLine(text.toWellFormed()));
    }
  });

  it('go to the team as lines and as a card, under the customer’s hostile name', async () => {
    const before = world.teams.said(thread).length;
    for (const text of texts) {
      const parts: readonly Part[] = [{ kind: 'text', text: text.toWellFormed() }];
      const post: DeskPost = { kind: 'customer', name: text.slice(0, 200).toWellFormed(), parts, at: timestamp(0) };
      await desk.post(thread, post, handoff, call());
    }
    const sent = world.teams.said(thread).slice(before);
    expect(sent).toHaveLength(200);
    for (const [nth, text] of texts.entries()) {
      shownSafely(sent[nth]!.activity, text);
      expect(read(sent[nth]!.activity).text).toContain('👤');
    }
    for (const text of texts.filter((_, nth) => nth % 10 === 0)) {
      const { brief } = handoff;
      const hostile = {
        ...brief,
        topic: text,
        customer: { ...brief.customer, name: text },
        facts: { [text]: text },
        transcript: [{ who: text, text, at: timestamp(0) }],
        suggestions: [{ entry: 'x', text, score: 0.4 }],
      };
      const shown = { ...handoff, brief: hostile, state: { kind: 'claimed', agent: 'bo' as never } } as const;
      const made = await desk.open(shown, hostile, call());
      shownSafely(world.teams.said(made)[0]!.activity, text);
    }
  });

  it('do nothing when a stranger writes them in the chain, nor when an agent who has not claimed does', async () => {
    for (const text of texts) await world.teams.teamSays(thread, mallory, text).done;
    for (const text of texts) await world.teams.teamSays(thread, lin, `x ${text}`).done;
    await until(() => world.teams.deliveries.every(({ status }) => status === 200));
    expect(cases.events.filter(({ by }) => by.platformUser === mallory.aadObjectId)).toEqual([]);
    expect([...cases.cases.values()].map(({ state }) => state.kind)).toEqual(['offered']);
  });

  it('are all taken by Teams', () => {
    expect(world.teams.invalid).toEqual([]);
  });
});
