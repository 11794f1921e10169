// Activities as Teams gives them, and what they become.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOf } from '../../adapters/teams/content.ts';
import { plainOfHtml } from '../../adapters/teams/html.ts';
import { type Arrived, toEnvelope } from '../../adapters/teams/inbound.ts';
import { readDeskActivity } from '../../adapters/teams/inbound-desk.ts';
import { Activity } from '../../adapters/teams/wire.ts';
import { shopId, timestamp } from '../../core/index.ts';
import recorded from '../fixtures/teams/activities.json' with { type: 'json' };

const arrival = { shop: shopId('demo'), account: 'main', now: timestamp(Date.UTC(2026, 10, 21)) };
type Name = keyof typeof recorded;
const of = (name: Name, over: object = {}) => toEnvelope(Activity.parse({ ...recorded[name], ...over }), arrival);
const arrived = (name: Name, over: object = {}): Arrived => {
  const read = of(name, over);
  if ('ignored' in read) throw new Error(`ignored: ${read.ignored}`);
  return read;
};
const chat = 'teams:main:a:1chatOfAnn';

describe('what a customer does', () => {
  it('is said, with who, where and when', () => {
    const { envelope, files } = arrived('a text in a personal chat');
    const { raw, ...told } = envelope;
    expect(told).toEqual({
      id: `${chat}/1763625662345`,
      shop: 'demo',
      event: { kind: 'said' },
      from: {
        id: '0aaaaaaa-1111-4111-8111-00000000000a',
        name: 'Ann Li',
        locale: 'zh-CN',
        verified: 'platform',
      },
      replyTo: { channel: 'teams', account: 'main', peer: 'a:1chatOfAnn' },
      content: [{ kind: 'text', text: '我的包裹到哪了？' }],
      sentAt: Date.UTC(2026, 10, 20, 8, 1, 2, 345),
      receivedAt: arrival.now,
    });
    expect(files).toEqual([]);
    expect(JSON.parse(raw!)).toMatchObject({ text: '我的包裹到哪了？' });
  });

  it('in a channel is his own conversation there, without the mention and with the names of others', () => {
    const { envelope } = arrived('a mention in a channel');
    expect(envelope.content).toEqual([{ kind: 'text', text: 'hello Bo Chen, is <b> in stock & new?' }]);
    expect(envelope.replyTo.peer).toBe(
      '19:public@thread.tacv2;messageid=1763625722345|0aaaaaaa-1111-4111-8111-00000000000a',
    );
    expect(of('a mention in a channel', { entities: [] })).toEqual({ ignored: 'group talk' });
  });

  it('with a picture or a file names it, and no link to it leaves the adapter', () => {
    const picture = arrived('a pasted picture');
    expect(picture.envelope.content).toEqual([
      { kind: 'text', text: '这个颜色' },
      { kind: 'media', type: 'image', platform: picture.files[0]!.ref },
    ]);
    expect(picture.files[0]!.url).toContain('/v3/attachments/0-cus-d1/views/original');
    const file = arrived('a file from OneDrive');
    expect(file.envelope.content).toEqual([
      { kind: 'media', type: 'file', platform: file.files[0]!.ref, name: 'invoice.pdf' },
    ]);
    expect(file.files[0]!.url).toContain('tempauth');
    for (const { envelope } of [picture, file])
      expect(JSON.stringify(envelope)).not.toMatch(/tempauth|views\/original|sharepoint/);
    // The same message again names the same file.
    expect(arrived('a file from OneDrive').files).toEqual(file.files);
  });

  it('that quotes is only what he wrote; an emoji is itself', () => {
    expect(arrived('a reply that quotes').envelope.content).toEqual([{ kind: 'text', text: '要的 & 快点\n谢谢' }]);
    expect(arrived('an emoji alone').envelope.content).toEqual([{ kind: 'text', text: '🙂' }]);
  });

  it('on a button is a choice, however Teams wraps it', () => {
    expect(arrived('a press on a choice').envelope).toMatchObject({
      event: { kind: 'chose', of: `${chat}/1763626000000` },
      content: [{ kind: 'choice', value: 'faq:returns_yes', label: '是的' }],
    });
    const value = { choice: 'a', label: 'A' };
    const wrapped = { msteams: { type: 'messageBack', value } };
    for (const form of [value, wrapped, JSON.stringify(value)])
      expect(choiceOf(form)).toEqual({ value: 'a', label: 'A' });
    for (const form of [
      null,
      5,
      [],
      {},
      { choice: 5 },
      { choice: '' },
      'x',
      { msteams: {} },
      { choice: 'x'.repeat(300) },
    ])
      expect(choiceOf(form)).toBeUndefined();
    // A card of somebody else's: its words if it speaks, else nothing we could read.
    expect(arrived('a press on a choice', { value: { other: 1 } }).envelope.content).toEqual([
      { kind: 'text', text: '是的' },
    ]);
    expect(arrived('a press on a choice', { value: { other: 1 }, text: undefined }).envelope.content).toEqual([
      { kind: 'unreadable', platformType: 'Action.Submit' },
    ]);
  });

  it('afterwards is an edit, a recall, a reaction, each with a key of its own', () => {
    expect(arrived('an edit').envelope).toMatchObject({
      id: `${chat}/1763625662345:edit:${Date.UTC(2026, 10, 20, 8, 8, 2, 345)}`,
      event: { kind: 'edited', of: `${chat}/1763625662345` },
      content: [{ kind: 'text', text: '我的包裹到哪里了？' }],
    });
    expect(arrived('a recall').envelope).toMatchObject({
      id: `${chat}/1763625662345:recall`,
      event: { kind: 'recalled', of: `${chat}/1763625662345` },
      content: [],
    });
    expect(arrived('a reaction').envelope.event).toEqual({
      kind: 'reacted',
      of: `${chat}/1763626000000`,
      reaction: '👍',
    });
    const taken = { reactionsAdded: undefined, reactionsRemoved: [{ type: 'like' }], id: 'f:2' };
    expect(arrived('a reaction', taken).envelope).toMatchObject({ event: { kind: 'reacted', reaction: '' } });
    expect(arrived('a reaction', taken).envelope.id).not.toBe(arrived('a reaction').envelope.id);
  });

  it('at the door is an arrival or a farewell, once', () => {
    expect(arrived('the bot is added').envelope).toMatchObject({
      event: { kind: 'joined' },
      from: { id: '0aaaaaaa-1111-4111-8111-00000000000a' },
      content: [],
    });
    expect(of('the app is installed')).toEqual({ ignored: 'an installation' });
    expect(arrived('the app is removed').envelope.event).toEqual({ kind: 'blocked' });
    expect(of('a read receipt')).toEqual({ ignored: 'an activity of type event' });
  });

  it('that Teams will only have next year is unreadable, never nothing', () => {
    expect(arrived('a text in a personal chat', { type: 'hologram' }).envelope.content).toEqual([
      { kind: 'unreadable', platformType: 'hologram' },
    ]);
    const card = { contentType: 'application/vnd.microsoft.card.thumbnail', content: {} };
    expect(arrived('a text in a personal chat', { text: undefined, attachments: [card] }).envelope.content).toEqual([
      { kind: 'unreadable', platformType: card.contentType },
    ]);
  });
});

describe('our own words', () => {
  it('are nobody’s question', () => {
    const { recipient } = recorded['a text in a personal chat'];
    expect(of('a text in a personal chat', { from: recipient })).toEqual({ ignored: 'a bot' });
    expect(of('a text in a personal chat', { from: { id: '28:other', name: 'x' } })).toEqual({ ignored: 'a bot' });
    expect(of('a text in a personal chat', { from: undefined })).toEqual({ ignored: 'nobody in particular' });
  });
});

describe('whatever comes', () => {
  const wholes = Object.values(recorded) as Record<string, unknown>[];
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(-1, 1e308, '\ud800', [], {}, null, '<at>'));

  function readAll(raw: unknown): void {
    const read = Activity.safeParse(raw);
    if (!read.success) return;
    readDeskActivity(read.data);
    const result = toEnvelope(read.data, arrival);
    if ('ignored' in result) return;
    expect(JSON.parse(JSON.stringify(result.envelope))).toEqual(result.envelope);
    for (const part of result.envelope.content) if (part.kind === 'text') expect(part.text.isWellFormed()).toBe(true);
  }

  it('is read without a throw, one field broken at a time', () => {
    const broken = fc.tuple(fc.constantFrom(...wholes), fc.nat(30), odd).map(([whole, at, value]) => {
      const keys = Object.keys(whole);
      return { ...whole, [keys[at % keys.length]!]: value };
    });
    fc.assert(fc.property(fc.oneof(broken, fc.jsonValue()), readAll), { numRuns: 1500 });
  });

  it('of great size is read in linear time', () => {
    const base = recorded['a text in a personal chat'];
    for (const piece of ['<at>', '<blockquote ', '<img alt="', '&#', '<br', '\n \n', '<at>a</at', ' \t'])
      for (const attachments of [[], [{ contentType: 'text/html', content: piece.repeat(25_000) }]]) {
        const text = attachments.length > 0 ? '' : piece.repeat(25_000);
        const started = performance.now();
        readAll({ ...base, text, attachments });
        expect(performance.now() - started, piece).toBeLessThan(500);
      }
  });

  it('as HTML is plain words', () => {
    expect(plainOfHtml('<p>a &lt;b&gt; &#20320;&#x597D;</p><ul><li>1</li><li>2</li></ul>')).toBe('a <b> 你好\n1\n2\n');
    expect(plainOfHtml('&constructor; &#0; &#x110000; &unknown;')).toBe('&constructor;   &unknown;');
  });
});
