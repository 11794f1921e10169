// Ten thousand messages of agents in a chain, marked in every way Teams may carry them: none of them reaches the customer.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDeeds } from '../../adapters/teams/deeds.ts';
import { openRoster } from '../../adapters/teams/roster.ts';
import { Activity } from '../../adapters/teams/wire.ts';
import { agentId, timestamp } from '../../core/index.ts';
import { recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import { keptLog } from '../support/world.ts';
import { bo, team } from './world.ts';

const thread = `${team};messageid=1`;
const recipient = { id: '28:app', name: 'huoji' };
const mention = { type: 'mention', mentioned: recipient, text: '<at>huoji</at>' };

/** What may stand before a mark without making the line public. */
const before = fc.constantFrom('', ' ', '\t', '\u3000', '\u00a0', '\u200b', '\ufeff', '  \u200d');
const mark = fc.constantFrom('//', '／／', '/／', '、、', '/note ', '/NOTE ', '／note ', '/note@huoji ', '／ｎｏｔｅ ');
const lineBreak = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029', '\n\n');
const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('/resolve', '/claim', '您好', '<at>Lin</at> hi', '&nbsp;', '<b>x</b>'),
);
const lines = fc.array(fc.tuple(words, lineBreak), { maxLength: 4 }).map((all) => all.flat().join(''));
const noted = fc
  .tuple(lines, before, mark, words, fc.constantFrom('', '<at>huoji</at> ', '<at>huoji</at>', '<at>huoji</at>&nbsp;'))
  .map(([above, blank, sign, said, at]) => `${above}${above === '' ? at : ''}${blank}${sign}secret ${said}`);

/** The same message as Teams writes its HTML, behind a quoted one. */
const html = (text: string) =>
  `<blockquote itemtype="http://schema.skype.com/Reply"><p>quoted</p></blockquote>${text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(
      (line) =>
        `<p>${line
          .split(/(<at>huoji<\/at>|&nbsp;)/)
          .map(pieceOf)
          .join('')}</p>`,
    )
    .join('')}`;
const pieceOf = (piece: string) => {
  if (piece === '&nbsp;') return piece;
  if (piece === mention.text)
    return '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">huoji</span>';
  return piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
};

describe('ten thousand notes', () => {
  it('stay among colleagues, said or edited, typed or quoting', async () => {
    const inlet = recordingDesk();
    const handoff = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });
    inlet.show(handoff, 'teams:main', thread);
    const person = {
      id: agentId('bo'),
      name: '小博',
      role: 'agent',
      accounts: {},
      skills: [],
      languages: [],
      capacity: 1,
    } as const;
    const people = { all: () => [person], byId: () => person, byAccount: () => person };
    const { take } = openDeeds({
      desk: 'teams:main',
      account: 'main',
      context: { clock: { now: () => timestamp(1), sleep: async () => {} }, shelf: undefined as never },
      roster: openRoster([], [], { people, skills: () => [] }),
      log: keptLog(),
      inlet: () => inlet,
      client: () => Promise.reject(new Error('nothing is fetched here')),
      handoffOf: async () => handoff.id,
      membership: () => {},
      replyTo: () => {},
      echo: () => {},
      viewOf: () => ({ language: 'zh', nameOf: (id) => id, targets: () => [] }),
    });
    let count = 0;
    const message = (text: string, kind: 'message' | 'messageUpdate', isQuote: boolean) =>
      Activity.parse({
        type: kind,
        id: String(++count),
        timestamp: new Date(1_700_000_000_000 + count).toISOString(),
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        channelId: 'msteams',
        from: bo,
        recipient,
        conversation: { id: thread, conversationType: 'channel', isGroup: true },
        text,
        textFormat: 'plain',
        entities: [mention],
        attachments: isQuote ? [{ contentType: 'text/html', content: html(text) }] : [],
      });
    await fc.assert(
      fc.asyncProperty(
        noted,
        fc.constantFrom('message', 'messageUpdate'),
        fc.boolean(),
        async (text, kind, isQuote) => {
          await take(message(text, kind, isQuote));
          const event = inlet.events.pop();
          inlet.handled.pop();
          expect(event?.kind, JSON.stringify(text)).toBe('noted');
        },
      ),
      { numRuns: 10_000 },
    );
    // And without a mark they do reach him, or the test would prove nothing.
    for (const isQuote of [false, true]) {
      await take(message('<at>huoji</at> 您好', 'message', isQuote));
      expect(inlet.events.pop()).toMatchObject({ kind: 'said', content: [{ kind: 'text', text: '您好' }] });
    }
  });
});
