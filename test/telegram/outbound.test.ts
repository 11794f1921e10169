// What the shop says, as Bot API calls: formatting that cannot break, limits that hold, files in the form Telegram shows.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToEntities, piecesOf, textLimit } from '../../adapters/telegram/markup.ts';
import { editPlanOf, keyboardOf, planOf, type Showing } from '../../adapters/telegram/outbound.ts';
import { type MediaType, mediaId, type StoredMedia } from '../../core/index.ts';

const to = { chat: '42' };
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
  ownFiles: true,
});

describe('markdown', () => {
  it('becomes entities that stand where the words stand', () => {
    const { text, entities } = markdownToEntities(
      '# 退货\n**七天**内 _可以_ ~~免费~~ `A-1` [看这里](https://shop.example/r) snake_case_name 2*3*4',
    );
    expect(text).toBe('退货\n七天内 可以 免费 A-1 看这里 snake_case_name 2*3*4');
    const named = entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
    expect(named).toEqual([
      ['bold', '退货'],
      ['bold', '七天'],
      ['italic', '可以'],
      ['strikethrough', '免费'],
      ['code', 'A-1'],
      ['text_link', '看这里'],
    ]);
  });

  it('inside marks counts in UTF-16, as Telegram does', () => {
    const { text, entities } = markdownToEntities('👩‍👩‍👧 **你好 `x`**');
    expect(entities).toEqual([
      { type: 'bold', offset: 9, length: 4 },
      { type: 'code', offset: 12, length: 1 },
    ]);
    expect(text.slice(9, 13)).toBe('你好 x');
  });

  it('of any kind gives entities inside the text and pieces inside the limit, losing nothing but blanks', () => {
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '~~',
      '[',
      '](https://a.b/)',
      '\n',
      '#',
      ' ',
      '👍',
      '中',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(marks, fc.string()), { maxLength: 60 }),
        fc.integer({ min: 5, max: 40 }),
        (raw, limit) => {
          const marked = markdownToEntities(raw.join(''));
          for (const { offset, length } of marked.entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(marked.text.length);
          }
          const pieces = piecesOf(marked, limit);
          for (const piece of pieces) {
            expect(piece.text.length).toBeLessThanOrEqual(limit);
            for (const { offset, length } of piece.entities) {
              expect(length).toBeGreaterThan(0);
              expect(offset + length).toBeLessThanOrEqual(piece.text.length);
            }
          }
          const kept = pieces.map(({ text }) => text).join('');
          expect(kept.replace(/\s/g, '')).toBe(marked.text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('is never cut inside a surrogate pair', () => {
    const [first] = piecesOf({ text: `${'a'.repeat(textLimit - 1)}👍`, entities: [] });
    expect(first!.text.isWellFormed()).toBe(true);
  });
});

describe('a reply', () => {
  it('with formatting carries the plain text to send if Telegram refuses the form', () => {
    const { calls } = planOf([{ kind: 'text', text: '**hi**', markup: 'markdown' }], [], to, showing());
    expect(calls).toMatchObject([
      {
        method: 'sendMessage',
        payload: { chat_id: 42, text: 'hi', link_preview_options: { is_disabled: true } },
        otherwise: { payload: { text: 'hi' } },
        loss: 'markup',
      },
    ]);
    expect(calls[0]!.otherwise!.payload).not.toHaveProperty('entities');
  });

  it("keeps a customer's stars and angle brackets when it is plain", () => {
    const { calls } = planOf([{ kind: 'text', text: '5 < 6 * 7 * 8' }], [], to, showing());
    expect(calls[0]!.payload['text']).toBe('5 < 6 * 7 * 8');
    expect(calls[0]!.payload).not.toHaveProperty('entities');
  });

  it('puts its buttons under the last message, short ones side by side', () => {
    const choices = [1, 2, 3].map((number) => ({ label: `尺码${number}`, value: `size:${number}` }));
    const { calls } = planOf(
      [
        { kind: 'text', text: 'a' },
        { kind: 'text', text: 'b' },
      ],
      choices,
      to,
      showing(),
    );
    expect(calls[0]!.payload).not.toHaveProperty('reply_markup');
    expect(calls[1]!.payload['reply_markup']).toEqual({ inline_keyboard: keyboardOf(choices) });
    expect(keyboardOf(choices).map((row) => row.length)).toEqual([2, 1]);
  });

  it.each([
    ['image', 'image/png', 'sendPhoto'],
    ['image', 'image/gif', 'sendAnimation'],
    ['audio', 'audio/ogg', 'sendVoice'],
    ['audio', 'audio/mpeg', 'sendAudio'],
    ['audio', 'audio/wav', 'sendDocument'],
    ['video', 'video/mp4', 'sendVideo'],
    ['video', 'video/webm', 'sendDocument'],
    ['file', 'application/pdf', 'sendDocument'],
  ] as const)('sends %s of %s by %s', (type, mime, method) => {
    const media = { kind: 'media', type, media: mediaId('m1') } as const;
    expect(planOf([media], [], to, showing(stored(type, mime))).calls[0]).toMatchObject({ method, file: { mime } });
  });

  it('sends a picture too large for a photo as a file, and a file too large for Telegram as a link', () => {
    const media = { kind: 'media', type: 'image', media: mediaId('m1') } as const;
    const large = planOf([media], [], to, showing(stored('image', 'image/png', 11 * 1024 * 1024)));
    expect(large.calls[0]!.method).toBe('sendDocument');
    const huge = planOf([media], [], to, showing(stored('image', 'image/png', 51 * 1024 * 1024)));
    expect(huge.calls[0]!.payload['text']).toContain('https://shop.example/media/m1');
    expect(huge.degraded).toEqual(['media_link']);
  });

  it('puts the text that follows a picture under it, if it fits', () => {
    const media = { kind: 'media', type: 'image', media: mediaId('m1') } as const;
    const short = planOf([media, { kind: 'text', text: 'red' }], [], to, showing(stored('image', 'image/png')));
    expect(short.calls).toMatchObject([{ method: 'sendPhoto', payload: { caption: 'red' } }]);
    const long = planOf(
      [media, { kind: 'text', text: 'x'.repeat(1025) }],
      [],
      to,
      showing(stored('image', 'image/png')),
    );
    expect(long.calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendMessage']);
  });

  it('says so when a file is nowhere', () => {
    const { calls, degraded } = planOf([{ kind: 'media', type: 'file', name: 'a.pdf' }], [], to, showing());
    expect(calls[0]!.payload['text']).toContain('a.pdf');
    expect(degraded).toEqual(['media_missing']);
  });

  it('sends a file of our own chats again by its id', () => {
    const { calls } = planOf([{ kind: 'media', type: 'video', platform: 'video_note:abc' }], [], to, showing());
    expect(calls).toEqual([{ method: 'sendVideoNote', payload: { chat_id: 42, video_note: 'abc' } }]);
  });

  it('that corrects one text changes it in place, and is said anew where it cannot', () => {
    const { calls } = editPlanOf('77', { kind: 'text', text: 'size L' }, to);
    expect(calls).toMatchObject([
      {
        method: 'editMessageText',
        payload: { message_id: 77, text: 'size L' },
        otherwise: { method: 'sendMessage', payload: { text: 'size L' } },
      },
    ]);
  });
});
