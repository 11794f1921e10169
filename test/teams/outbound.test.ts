// Replies as Teams' activities: words that stay words, buttons, cards, pictures and files.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../adapters/teams/adaptive.ts';
import { caseCard } from '../../adapters/teams/card.ts';
import { htmlOfMarkdown } from '../../adapters/teams/html.ts';
import { planOf, textLimit } from '../../adapters/teams/outbound.ts';
import { agentId, type Handoff, type MediaType, mediaId, type Part, type StoredMedia } from '../../core/index.ts';
import { sampleHandoff } from '../contract/desk-contract.ts';
import { read } from '../fakes/teams-people.ts';
import { cardFaults, faultsOf } from '../fakes/teams-schema.ts';

const shelf = new Map<string, StoredMedia>();
function stored(name: string, type: MediaType, mime: string, bytes = 1000, more: Partial<StoredMedia> = {}) {
  const media = mediaId(name);
  shelf.set(media, { media, type, mime, bytes, name, ...more });
  return media;
}
const showing = {
  stored: (media: string) => shelf.get(media),
  linkOf: (media: string) => `https://shop.example/media/${media}?signed`,
};
const text = (words: string, markup?: 'markdown'): Part => ({
  kind: 'text',
  text: words,
  ...(markup ? { markup } : {}),
});

describe('words', () => {
  it('without markup go out exactly as they are', () => {
    for (const words of ['你好\n第二行', 'a > b', '*not bold* _x_ [y](z) `c`', '{braces}']) {
      const { activity } = planOf([text(words)], [], showing);
      expect(activity).toEqual({ type: 'message', text: words, textFormat: 'plain' });
    }
  });

  it('in which a tag might be seen are escaped', () => {
    const { activity } = planOf([text('<at>everyone</at> & <b>x</b>\n<script>')], [], showing);
    expect(activity.textFormat).toBe('xml');
    expect(activity.text).toBe('&lt;at&gt;everyone&lt;/at&gt; &amp; &lt;b&gt;x&lt;/b&gt;<br/>&lt;script&gt;');
  });

  it('with the shop’s markup become the tags Teams shows', () => {
    expect(htmlOfMarkdown('# Hi\n**bold _both_** ~~no~~ `a<b`\n- one\n[site](https://shop.example/?a=1&b="2")')).toBe(
      '<strong>Hi</strong><br/><strong>bold <em>both</em></strong> <strike>no</strike> <code>a&lt;b</code><br/>• one' +
        '<br/><a href="https://shop.example/?a=1&amp;b=&quot;2&quot;">site</a>',
    );
    expect(htmlOfMarkdown('```js\nx < 1\n```')).toBe('<pre>x &lt; 1</pre>');
    expect(htmlOfMarkdown('[x](javascript:alert(1)) 2*3*4 a_b_c')).toBe('[x](javascript:alert(1)) 2*3*4 a_b_c');
  });

  it('of any kind make valid activities without a tag of their own', () => {
    const pieces = fc.constantFrom(
      '<at>',
      '</at>',
      '<',
      '>',
      '&',
      '"',
      '**',
      '_',
      '`',
      '[a](https://b)',
      '\n',
      '中',
      '🙂',
      ' ',
      '~~',
      '```',
    );
    const words = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(undefined, 'markdown' as const),
        fc.constantFrom(undefined, '👤 <at>x'),
        (said, markup, head) => {
          fc.pre(said.trim() !== '');
          const { activity } = planOf([text(said, markup)], [], showing, head);
          expect(faultsOf(activity)).toEqual([]);
          expect(activity.text).not.toMatch(/<\/?at\b/);
          if (markup === undefined && head === undefined)
            expect(read(activity as never).text).toBe(
              said.replace(/\r\n|[\r\u2028\u2029]/g, activity.textFormat === 'xml' ? '\n' : '$&'),
            );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of the greatest length fit into a message whatever they are made of', () => {
    for (const letter of ['a', '<', '&', '"', '中', '\n'])
      for (const markup of [undefined, 'markdown'] as const)
        expect(
          faultsOf(planOf([text(`x${letter.repeat(textLimit - 1)}`, markup)], [], showing, '👤 Ann').activity),
        ).toEqual([]);
  });
});

describe('buttons, cards and files', () => {
  it('show choices on a card that speaks for the one who presses', () => {
    const choices = [
      { label: 'Yes', value: 'faq:yes' },
      { label: '不要', value: 'no' },
    ];
    const { activity } = planOf([text('Shall we?')], choices, showing);
    expect(faultsOf(activity)).toEqual([]);
    expect(activity.text).toBe('Shall we?');
    expect(activity.attachments![0]!.content.actions[0]).toEqual({
      type: 'Action.Submit',
      title: 'Yes',
      data: {
        choice: 'faq:yes',
        label: 'Yes',
        msteams: { type: 'messageBack', displayText: 'Yes', text: 'Yes', value: { choice: 'faq:yes', label: 'Yes' } },
      },
    });
  });

  it('show a card with its picture, fields and link', () => {
    const image = { type: 'image', media: stored('dress.png', 'image', 'image/png') } as const;
    const card: Part = {
      kind: 'card',
      title: '连衣裙 <at>x</at>',
      fields: [{ label: '价格', value: '¥129 **not bold**' }],
      image,
      link: 'https://shop.example/p/1',
    };
    const { activity } = planOf([card], [{ label: '买', value: 'buy' }], showing);
    expect(faultsOf(activity)).toEqual([]);
    const shown = read(activity as never);
    expect(shown.text).toContain('价格: ¥129 **not bold**');
    expect(shown.links).toEqual(['https://shop.example/p/1']);
    expect(shown.choices).toEqual(['买']);
    expect(JSON.stringify(activity)).not.toContain('<at>');
  });

  it('show pictures inline and everything else as a link that ends by itself', () => {
    const inline = planOf(
      [{ kind: 'media', type: 'image', media: stored('a.jpg', 'image', 'image/jpeg') }],
      [],
      showing,
    );
    expect(inline.activity.attachments).toEqual([
      { contentType: 'image/jpeg', contentUrl: 'https://shop.example/media/a.jpg?signed', name: 'a.jpg' },
    ]);
    const links: Part[] = [
      { kind: 'media', type: 'file', media: stored('r.pdf', 'file', 'application/pdf', 2_500_000) },
      { kind: 'media', type: 'audio', media: stored('v.ogg', 'audio', 'audio/ogg') },
      { kind: 'media', type: 'image', media: stored('w.webp', 'image', 'image/webp') },
      { kind: 'media', type: 'image', media: stored('big.png', 'image', 'image/png', 3_000_000) },
      {
        kind: 'media',
        type: 'image',
        media: stored('wide.png', 'image', 'image/png', 1000, { width: 4000, height: 10 }),
      },
    ];
    for (const part of links) {
      const { activity, degraded } = planOf([part], [], showing);
      expect(faultsOf(activity)).toEqual([]);
      expect(degraded).toEqual([]);
      expect(read(activity as never).links).toHaveLength(1);
      expect(read(activity as never).pictures).toEqual([]);
    }
    const lost = planOf([{ kind: 'media', type: 'file', media: mediaId('gone'), name: 'x.pdf' }], [], showing);
    expect(lost).toEqual({
      activity: { type: 'message', text: 'x.pdf', textFormat: 'plain' },
      degraded: ['media_missing'],
    });
  });

  it('put a caption and its picture into one message', () => {
    const parts: Part[] = [
      { kind: 'media', type: 'image', media: stored('c.png', 'image', 'image/png') },
      text('看这里'),
    ];
    const { activity } = planOf(parts, [], showing);
    expect(activity).toMatchObject({ text: '看这里', attachments: [{ contentType: 'image/png' }] });
  });
});

describe('the card of a case', () => {
  const view = {
    language: 'zh' as const,
    nameOf: (id: string) => id,
    targets: () => Array.from({ length: 60 }, (_, nth) => ({ id: `p${nth}`, name: `同事${nth}` })),
  };
  const states: Handoff['state'][] = [
    { kind: 'requested' },
    { kind: 'offered' },
    { kind: 'open_failed', why: 'x' },
    { kind: 'claimed', agent: agentId('bo') },
    { kind: 'transferred', to: 'everyone', note: 'n' },
    { kind: 'returned_to_bot' },
    { kind: 'resolved' },
    { kind: 'cancelled' },
    { kind: 'left_message', ticket: 'T-12' },
    { kind: 'expired' },
  ];

  it.each(states.map((state) => [state.kind, state] as const))('is valid when %s', (_kind, state) => {
    const card = caseCard(sampleHandoff({ state }), { ...view, draft: 'draft' });
    expect(
      faultsOf({
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { type: 'AdaptiveCard', version: '1.5', ...card },
          },
        ],
      }),
    ).toEqual([]);
  });

  it('stays under what Teams takes, whatever the customer wrote', () => {
    const { brief } = sampleHandoff();
    const nasty = '<at>everyone</at> [x](https://evil.example) **"\\\n\u2028';
    const long = sampleHandoff({
      state: { kind: 'claimed', agent: agentId('bo') },
      brief: {
        ...brief,
        customer: { ...brief.customer, name: nasty.repeat(100) },
        topic: nasty.repeat(50),
        facts: { [nasty]: nasty.repeat(500) },
        transcript: Array.from({ length: 200 }, () => ({
          who: nasty,
          text: nasty.repeat(200),
          at: brief.transcript[0]!.at,
        })),
        suggestions: Array.from({ length: 9 }, () => ({ entry: 'e', text: nasty.repeat(300), score: 0.5 })),
      },
    });
    const card = { type: 'AdaptiveCard', version: '1.5', ...caseCard(long, { ...view, draft: nasty.repeat(1000) }) };
    expect(cardFaults(card)).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/<\/?at\b/);
    expect(
      read({ attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }).links,
    ).toEqual([]);
  });

  it('breaks a mention’s tag and nothing else', () => {
    expect(harmless('<at>x</at> < AT>y</ at > <attic> <b>')).not.toMatch(/<\/?\s*at\b/i);
    expect(harmless('a < b, <attic>, <b>')).toBe('a < b, <attic>, <b>');
  });
});
