// What a channel cannot show is degraded, nothing is lost, and every limit is kept.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit as fitted } from '../../core/hub/fit.ts';
import { measure, splitText } from '../../core/hub/split.ts';
import type { Capabilities, Media, Part, Reply } from '../../core/index.ts';
import { plainChat } from '../support/scripted-platforms.ts';

const link = (media: string) => `https://shop.example/m/${media}`;
const replyOf = (parts: readonly Part[], choices: Reply['choices'] = []): Reply => ({
  id: 'r' as Reply['id'],
  to: { channel: 'chat', account: 'main', peer: 'ann' },
  author: { kind: 'bot' },
  parts,
  choices,
});
const show = (reply: Reply, capabilities: Partial<Capabilities> = {}) =>
  fitted(reply, { ...plainChat, ...capabilities }, link);
const words = (text: string): Part => ({ kind: 'text', text });
const textsOf = (replies: readonly Reply[]) =>
  replies.flatMap(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : `[${part.kind}]`)));

/** Writing as customers and shops write it: Han, Latin, emoji built of several, combining marks, links, line breaks. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('您好，这件衣服还有货吗？', '👨‍👩‍👧‍👦', '🇨🇳', 'é', '\n\n', '\n', ' ', '。', '. ', 'ไม่เป็นไร'),
      fc.constantFrom('https://shop.example/a/very/long/path?with=query&and=more#part', 'www.example.com/退货'),
      fc.lorem({ maxCount: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('a long text', () => {
  it('keeps every limit and loses nothing but blanks, in either unit', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 80, max: 300 }),
        fc.constantFrom('utf16' as const, 'utf8' as const),
        (text, limit, unit) => {
          const pieces = splitText(text, { limit, unit });
          for (const piece of pieces) {
            expect(measure(piece, unit)).toBeLessThanOrEqual(limit);
            expect(piece.isWellFormed()).toBe(true);
            expect(piece.trim()).not.toBe('');
          }
          expect(pieces.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never cut inside a letter, however it is built', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', 'é', '각'),
        fc.integer({ min: 40, max: 90 }),
        (letter, limit) => {
          const pieces = splitText(letter.repeat(60), { limit, unit: 'utf16' });
          const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
          for (const piece of pieces) for (const { segment } of letters.segment(piece)) expect(segment).toBe(letter);
        },
      ),
    );
  });

  it('is never cut inside a link that fits', () => {
    const url = 'https://shop.example/returns/form?order=20261121008&lang=zh';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 80, max: 160 }), (before, limit) => {
        const text = `${'字'.repeat(before)}${url}，谢谢${'字'.repeat(100)}`;
        expect(splitText(text, { limit, unit: 'utf16' }).filter((piece) => piece.includes(url))).toHaveLength(1);
      }),
    );
  });

  it('is cut where a reader would: paragraph, then sentence, then word', () => {
    const sentence = '这是一句话。'.repeat(8);
    expect(splitText(`${sentence}\n\n${sentence}`, { limit: 60, unit: 'utf16' })).toEqual([
      `${sentence}\n\n`,
      sentence,
    ]);
    expect(splitText('One is here. Two is there. Three.', { limit: 20, unit: 'utf16' })).toEqual([
      'One is here. ',
      'Two is there. Three.',
    ]);
    expect(splitText('alpha beta gamma delta', { limit: 12, unit: 'utf16' })).toEqual(['alpha beta ', 'gamma delta']);
  });

  it('goes through unchanged when it fits', () => {
    expect(splitText('好的', { limit: 2, unit: 'utf16' })).toEqual(['好的']);
    expect(splitText('好的', { limit: 3, unit: 'utf8' })).toEqual(['好', '的']);
  });
});

describe('choices', () => {
  const choices = [
    { label: '什么时候发货', value: 'faq:ship' },
    { label: '可以退货吗', value: 'faq:return' },
  ];

  it('stay buttons where they fit, on the last message only', () => {
    const { deliveries, degraded, menu } = show(replyOf([words('甲'.repeat(1500))], choices));
    expect(deliveries.map((each) => each.choices.length)).toEqual([0, 2]);
    expect(degraded).toEqual(['text_split']);
    expect(menu).toBeUndefined();
  });

  it.each([
    ['there are no buttons', { choices: false as const }],
    ['there are too many', { choices: { max: 1, label: 20, value: 60 } }],
    ['a label is too long', { choices: { max: 5, label: 5, value: 60 } }],
    ['a value is too long in bytes', { choices: { max: 5, label: 20, value: 7 } }],
  ])('become a numbered menu when %s', (_why, capabilities) => {
    const { deliveries, degraded, menu } = show(replyOf([words('请选：')], choices), capabilities);
    expect(textsOf(deliveries)).toEqual(['请选：\n1. 什么时候发货\n2. 可以退货吗']);
    expect(deliveries[0]!.choices).toEqual([]);
    expect(degraded).toEqual(['choices_as_menu']);
    expect(menu).toEqual(choices);
  });

  it('have their line above them as a menu, under the text or alone, and none as buttons', () => {
    const reply = { ...replyOf([words('48 小时内发出。')], choices), menuTitle: '您可能还想了解：' };
    const list = '您可能还想了解：\n1. 什么时候发货\n2. 可以退货吗';
    expect(textsOf(show(reply, { choices: false }).deliveries)).toEqual([`48 小时内发出。\n${list}`]);
    const image: Part = { kind: 'media', type: 'image', media: 'abc' as never, bytes: 500 };
    const alone = show({ ...reply, parts: [image] }, { choices: false, media: { ...plainChat.media, image: 1000 } });
    expect(textsOf(alone.deliveries)).toEqual(['[media]', list]);
    const buttons = show(reply);
    expect(textsOf(buttons.deliveries)).toEqual(['48 小时内发出。']);
    expect(JSON.stringify([buttons, alone])).not.toContain('menuTitle');
  });

  it('count a label in letters of the code, not in halves of them', () => {
    const party = [{ label: '🎉🎉🎉🎉🎉', value: 'x' }];
    expect(show(replyOf([words('?')], party), { choices: { max: 1, label: 5, value: 9 } }).menu).toBeUndefined();
  });
});

describe('other parts', () => {
  const file = (more: Partial<Media> = {}): Part => ({
    kind: 'media',
    type: 'image',
    media: 'abc' as never,
    bytes: 500,
    name: 'a.png',
    ...more,
  });

  it('a card becomes its picture and its fields in words', () => {
    const card: Part = {
      kind: 'card',
      title: '羊毛大衣',
      fields: [{ label: '价格', value: '¥599' }],
      image: { type: 'image', media: 'abc' as never },
      link: 'https://shop.example/coat',
    };
    const { deliveries, degraded } = show(replyOf([card]));
    expect(textsOf(deliveries)).toEqual(['[media]', '羊毛大衣\n价格: ¥599\nhttps://shop.example/coat']);
    expect(degraded).toEqual(['card_as_text']);
    expect(show(replyOf([card]), { card: true }).deliveries[0]!.parts).toEqual([card]);
  });

  it('a picture too large is a file, and a file too large a signed link', () => {
    const asFile = show(replyOf([file({ bytes: 2000 })]), {
      media: { image: 1000, audio: false, video: false, file: 5000 },
    });
    expect(asFile.deliveries[0]!.parts).toMatchObject([{ type: 'file' }]);
    expect(asFile.degraded).toEqual(['media_as_file']);
    const asLink = show(replyOf([file({ bytes: 9000 })]));
    expect(textsOf(asLink.deliveries)).toEqual(['a.png\nhttps://shop.example/m/abc']);
    expect(asLink.degraded).toEqual(['media_as_link']);
  });

  it('are one message each, or one message together where the channel holds them', () => {
    const parts = [words('看'), file(), words('好看吧')];
    expect(show(replyOf(parts)).deliveries).toHaveLength(3);
    expect(show(replyOf(parts), { caption: 100 }).deliveries.map((each) => each.parts.length)).toEqual([1, 2]);
    expect(show(replyOf(parts), { caption: 2 }).deliveries).toHaveLength(3);
    const whole = show(replyOf(parts, [{ label: '是', value: 'y' }]), { wholeReply: true }).deliveries;
    expect(whole).toHaveLength(1);
    expect(whole[0]).toMatchObject({ parts, choices: [{ value: 'y' }] });
  });

  it('empty words are no message', () => {
    expect(show(replyOf([words('  \n ')])).deliveries).toEqual([]);
  });
});
