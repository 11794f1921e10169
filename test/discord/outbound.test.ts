// What the shop says, as Discord takes it: marks that cannot break, limits that hold, files and cards in Discord's forms.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, markdownToDiscord, piecesOf, textLimit } from '../../adapters/discord/markup.ts';
import { componentsOf, fitEmbed, nonceOf, planOf, type Showing } from '../../adapters/discord/outbound.ts';
import { type MediaType, mediaId, type Part, type StoredMedia } from '../../core/index.ts';
import { checkMessage } from '../fakes/discord-limits.ts';
import { calls, hiddenLinks, visible } from '../fakes/discord-reading.ts';

const stored = (type: MediaType, mime: string, bytes = 1000): StoredMedia => ({
  media: mediaId('m1'),
  type,
  mime,
  bytes,
  name: 'file',
});
const showing = (file?: StoredMedia): Showing => ({
  stored: () => file,
  linkOf: () => 'https://shop.example/media/m1?s=abc',
});
const bodies = (parts: readonly Part[], file?: StoredMedia) => planOf(parts, [], showing(file)).calls;

describe('plain words', () => {
  it.each([
    ['*bold* _it_ ~~no~~ ||spoiler||'],
    ['`code` ```block```'],
    ['# heading\n## two\n-# small\n> quote\n- item\n* item\n+ item\n1. one\n12. twelve'],
    ['[click](https://evil.example) <https://evil.example> [a]: b'],
    ['@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> <t:1> </claim:1>'],
    [':smile: <:party:123456789012345678> 12:30:45'],
    ['\\*already\\* C:\\path\\_x'],
    ['https://a.example/x_y_z?q=*a*&b=~~c~~ and www_x_y'],
    ['xhttps://a.example/*b*'],
    ['a < b & c > d * e _ f_g `h` [i](j) 中文 👩‍👩‍👧'],
  ])('show as they were written: %s', (text) => {
    expect(visible(escapeText(text))).toBe(text);
    expect(calls(escapeText(text))).toEqual([]);
    expect(hiddenLinks(escapeText(text))).toEqual([]);
  });

  it('show as they were written, whatever they are', () => {
    const nasty = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '|',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '@',
      '\\',
      '#',
      '-',
      ':',
      '\n',
      ' ',
      'a',
      'https://x.y/',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(nasty, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        const whole = one.toWellFormed();
        // Between a link and `<` stands a blank more.
        const tight = (shown: string) => shown.replaceAll(' <', '<');
        expect(tight(visible(escapeText(whole)))).toBe(tight(whole));
        expect(calls(escapeText(whole))).toEqual([]);
        expect(hiddenLinks(escapeText(whole))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('longer than a message are cut where a reader would, and lose nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('**', '一二三 ', 'word ', '\n', '👍', '_x_', '>'), { minLength: 1, maxLength: 3000 }),
        (words) => {
          const text = `a${words.join('')}b`;
          const pieces = piecesOf(text, escapeText);
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(textLimit);
            expect(piece.isWellFormed()).toBe(true);
          }
          expect(pieces.map(visible).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('that show nothing are not sent as nothing', () => {
    expect(bodies([{ kind: 'text', text: '\u200b\u2060' }])).toMatchObject([{ body: { content: '…' } }]);
    expect(bodies([{ kind: 'text', text: ' \n ' }])).toEqual([]);
  });
});

describe('the shop’s markdown', () => {
  it('becomes Discord’s', () => {
    expect(
      markdownToDiscord(
        '# 退货\n- **七天**内 _可以_ ~~免费~~ `A-1`\n[看这里](https://shop.example/r) [打电话](tel:+8610)',
      ),
    ).toBe('**退货**\n• **七天**内 *可以* ~~免费~~ ``A-1``\n[看这里](https://shop.example/r) 打电话 (+8610)');
  });

  it('keeps what only looks like marks', () => {
    expect(visible(markdownToDiscord('2*3*4 a_b_c @everyone <@1> 1. x'))).toBe('2*3*4 a_b_c @everyone <@1> 1. x');
    expect(calls(markdownToDiscord('**@everyone** <@123456789012345678>'))).toEqual([]);
  });

  it('hides no link under another', () => {
    expect(hiddenLinks(markdownToDiscord('[https://bank.example](https://evil.example)'))).toEqual([]);
  });

  it('that Discord refuses is sent as plain words once', () => {
    const [call] = planOf([{ kind: 'text', text: '**a**', markup: 'markdown' }], [], showing()).calls;
    expect(call).toMatchObject({
      body: { content: '**a**' },
      otherwise: { body: { content: '\\*\\*a\\*\\*' } },
      loss: 'markup',
    });
  });
});

describe('choices', () => {
  const some = (count: number) => Array.from({ length: count }, (_, at) => ({ label: `Choice ${at}`, value: 'same' }));

  it.each([1, 5, 6, 10, 11, 25])('%i of them are a form Discord takes, even with equal values', (count) => {
    const components = componentsOf(some(count));
    expect(() => checkMessage({ content: 'x', components }, 0)).not.toThrow();
  });

  it('stand under the last of several messages', () => {
    const { calls: all } = planOf([{ kind: 'text', text: 'a '.repeat(2500) }], some(2), showing());
    expect(all.length).toBeGreaterThan(1);
    expect(all.map(({ body }) => body.components?.length ?? 0)).toEqual([...all.slice(1).map(() => 0), 1]);
  });
});

describe('cards', () => {
  it('are embeds, with their picture and link', () => {
    const card: Part = {
      kind: 'card',
      title: '*连衣裙*',
      fields: [{ label: '价格', value: '¥129' }],
      image: { type: 'image', media: mediaId('m1') },
      link: 'https://shop.example/p1',
    };
    const [call] = bodies([card], stored('image', 'image/png'));
    expect(call).toMatchObject({
      body: {
        embeds: [
          {
            title: '\\*连衣裙\\*',
            url: 'https://shop.example/p1',
            fields: [{ name: '价格', value: '¥129', inline: true }],
            image: { url: 'attachment://card.png' },
          },
        ],
      },
      files: [{ name: 'card.png', mime: 'image/png' }],
    });
  });

  it('of any size keep inside every limit', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 3000 });
    const card = fc.record({
      kind: fc.constant('card' as const),
      title: text,
      fields: fc.array(fc.record({ label: text, value: text }), { maxLength: 40 }),
      link: fc.oneof(fc.webUrl(), text),
    });
    fc.assert(
      fc.property(card, (one) => {
        for (const { body } of bodies([one])) {
          const embed = body.embeds![0]!;
          if (!embed.title && !embed.description && !embed.fields) return;
          expect(() => checkMessage({ ...body }, 0)).not.toThrow();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('say what was cut', () => {
    const degraded: string[] = [];
    fitEmbed({ title: 'x'.repeat(300) }, degraded);
    expect(degraded).toEqual(['card_cut']);
  });
});

describe('files', () => {
  it('are sent as files, with the words after them', () => {
    const parts: Part[] = [
      { kind: 'media', type: 'image', media: mediaId('m1'), name: '裙子.png' },
      { kind: 'text', text: '这条' },
    ];
    expect(bodies(parts, stored('image', 'image/png'))).toMatchObject([
      { body: { content: '这条' }, files: [{ name: '裙子.png', mime: 'image/png' }] },
    ]);
  });

  it('too large for Discord are a link', () => {
    const part: Part = { kind: 'media', type: 'video', media: mediaId('m1') };
    const { calls: all, degraded } = planOf([part], [], showing(stored('video', 'video/mp4', 11 * 1024 * 1024)));
    expect(all).toMatchObject([{ body: { content: '🎬 https://shop.example/media/m1?s=abc' }, files: [] }]);
    expect(degraded).toEqual(['media_link']);
  });

  it('that are missing are named', () => {
    const { calls: all, degraded } = planOf(
      [{ kind: 'media', type: 'file', media: mediaId('m1'), name: 'a.pdf' }],
      [],
      showing(),
    );
    expect(all).toMatchObject([{ body: { content: '📎 a.pdf' } }]);
    expect(degraded).toEqual(['media_missing']);
  });

  it('have names that are only names', () => {
    const part: Part = { kind: 'media', type: 'file', media: mediaId('m1'), name: '../../etc/pass\u202ewd"<>' };
    const [call] = bodies([part], stored('file', 'application/pdf'));
    expect(call!.files[0]!.name).not.toMatch(/[/\\<>"\u202e]/);
  });
});

it('a nonce has at most 25 characters, and is another for each part', () => {
  const nonces = [
    nonceOf('abcdefghijklmnopqrstuv.0', 0),
    nonceOf('abcdefghijklmnopqrstuv.0', 1),
    nonceOf('abcdefghijklmnopqrstuv.1', 0),
  ];
  expect(new Set(nonces).size).toBe(3);
  for (const nonce of nonces) expect(nonce.length).toBeLessThanOrEqual(25);
  expect(nonceOf('a.0', 0)).toBe(nonceOf('a.0', 0));
});
