// Whatever arrives, reading it never throws; and each row of the hostile catalogue that is Telegram's has its answer.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPress } from '../../adapters/telegram/card.ts';
import { contentOf, readable } from '../../adapters/telegram/content.ts';
import { toEnvelope } from '../../adapters/telegram/inbound.ts';
import { readDeskUpdate } from '../../adapters/telegram/inbound-desk.ts';
import { chatOf, Message, Update } from '../../adapters/telegram/wire.ts';
import { shopId, timestamp } from '../../core/index.ts';
import messages from '../fixtures/telegram/messages.json' with { type: 'json' };

const arrival = {
  shop: shopId('demo'),
  account: 'main',
  now: timestamp(1),
  me: { id: 1, username: 'huoji_bot', can_read_all_group_messages: false },
};
const frame = { message_id: 9, date: 1, chat: { id: 42, type: 'private' }, from: { id: 42, first_name: 'Ann' } };

/** Everything the adapter does with an update before it is stored. */
function readAll(raw: unknown): void {
  const update = Update.safeParse(raw);
  if (!update.success) return;
  chatOf(update.data);
  readDeskUpdate(update.data);
  const envelope = toEnvelope(update.data, arrival);
  if ('ignored' in envelope) return;
  // Plain data: it survives the journey into the store.
  expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
  for (const part of envelope.content) if (part.kind === 'text') expect(part.text.isWellFormed()).toBe(true);
}

describe('a hostile update', () => {
  it('of any shape at all is read without a throw', () => {
    const kinds = ['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member', 'poll'];
    const update = fc.tuple(fc.constantFrom(...kinds), fc.jsonValue({ maxDepth: 4 })).map(([kind, value]) => ({
      update_id: 5,
      [kind]: value,
    }));
    fc.assert(fc.property(fc.oneof(update, fc.jsonValue()), readAll), { numRuns: 500 });
  });

  it('that is nearly right, with one field broken, is read without a throw and loses only that field', () => {
    const wholes = Object.values(messages).map(({ message }) => ({ ...frame, ...message }));
    const broken = fc
      .tuple(
        fc.constantFrom(...wholes),
        fc.nat(20),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 1e308, '\ud800', [], {})),
      )
      .map(([whole, at, value]) => {
        const keys = Object.keys(whole);
        return { ...whole, [keys[at % keys.length]!]: value };
      });
    fc.assert(
      fc.property(broken, fc.constantFrom('message', 'edited_message'), (message, kind) =>
        readAll({ update_id: 5, [kind]: message }),
      ),
      { numRuns: 1000 },
    );
  });

  it('with fields Telegram will only have next year is unreadable, never nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }).filter((key) => /^[a-z]{3,}$/.test(`x${key}`)),
        fc.jsonValue(),
        (key, value) => {
          const message = Message.parse({ ...frame, [`zz_${key}`]: value });
          expect(contentOf(message)).toEqual([{ kind: 'unreadable', platformType: `zz_${key}`.slice(0, 64) }]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('with entities beyond its text keeps the text', () => {
    const entity = fc.record({
      type: fc.constantFrom('text_link', 'bold'),
      offset: fc.nat(50),
      length: fc.nat(50),
      url: fc.webUrl(),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(entity, { maxLength: 5 }), (text, entities) => {
        const shown = readable(text, entities);
        if (entities.every(({ type }) => type === 'bold')) expect(shown).toBe(text);
      }),
    );
  });

  it('with a press made by hand is no press of ours', () => {
    for (const data of [
      '',
      'd:',
      'd::claim',
      'd:x:delete',
      'd:../x:claim',
      `d:${'x'.repeat(41)}:claim`,
      'D:x:claim',
      '{"a":1}',
    ])
      expect(readPress(data)).toBeUndefined();
    expect(readPress('d:h_abcdefghijklmnopqrst:to:bo')).toEqual({
      handoff: 'h_abcdefghijklmnopqrst',
      verb: 'to',
      argument: 'bo',
    });
  });

  it('of great size is read in linear time', () => {
    const text = '*_[`~('.repeat(30_000);
    const started = performance.now();
    readAll({ update_id: 1, message: { ...frame, text } });
    expect(performance.now() - started).toBeLessThan(250);
  });
});
