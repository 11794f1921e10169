// Thousands of agents' messages marked private in every way a keyboard can, said and edited, over Telegram's and Discord's
// own wires: none becomes words for the customer. (Teams and WeChat: test/teams/notes, test/wechat/hostile.)

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentId, type DeskAdapter, type DeskEvent } from '../../core/index.ts';
import { until } from '../contract/channel-contract.ts';
import { recordingDesk, sampleHandoff } from '../contract/desk-contract.ts';
import * as discordWorld from '../discord/world.ts';
import * as telegramWorld from '../telegram/world.ts';

const secret = 'S3CRET';
const rounds = 2500;
const claimed = sampleHandoff({ state: { kind: 'claimed', agent: agentId('bo') } });

/** What may stand before a mark without making its line public. */
const blank = fc.constantFrom('', ' ', '\t', '\u3000', '\u00a0', '\u200b', '\ufeff', '  \u200d');
const mark = fc.constantFrom(
  '//',
  '／／',
  '/／',
  '、、',
  '/note ',
  '/NOTE ',
  '／note ',
  '/note@huoji_bot ',
  '／ｎｏｔｅ ',
);
const lineBreak = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029', '\n\n');
const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('/resolve', '/claim', '/bot', '您好', '<@200000000000001001> hi', '*x*', '`x`', '> x', '||x||'),
);
const lines = fc.array(fc.tuple(words, lineBreak), { maxLength: 4 }).map((all) => all.flat().join(''));
const note = fc
  .tuple(lines, blank, mark, words)
  .map(([above, gap, sign, said]) => `${above}${gap}${sign}${secret} ${said}`);
const notes = fc.sample(note, { numRuns: rounds, seed: 20261121 });

type Thread = { says(text: string): string | number; edits(message: string | number, text: string): unknown };

/** Notes among public words; a tenth of them come as an edit of words that were public before. */
async function judge(thread: Thread, events: readonly DeskEvent[]): Promise<void> {
  let [said, edited] = [0, 0];
  for (const [index, text] of notes.entries()) {
    if (index % 10 > 0) thread.says(text);
    else {
      said += 1;
      const message = thread.says(`公开 ${said}`);
      await until(() => publicIn(events) === said, 20_000);
      edited += 1;
      thread.edits(message, text);
    }
    // As fast as people may write, without a queue that grows for ever.
    if (index % 50 === 49) await until(() => privateIn(events) >= index + 1, 30_000);
  }
  await until(() => privateIn(events) === rounds, 30_000);
  expect([said, edited]).toEqual([rounds / 10, rounds / 10]);
  expect(publicIn(events)).toBe(said);
  expect(events.filter((event) => event.kind !== 'noted' && JSON.stringify(event).includes(secret))).toEqual([]);
}
const publicIn = (events: readonly DeskEvent[]) => events.filter(({ kind }) => kind === 'said').length;
const privateIn = (events: readonly DeskEvent[]) => events.filter(({ kind }) => kind === 'noted').length;

async function opened(desk: DeskAdapter) {
  const inlet = recordingDesk();
  await desk.start(inlet);
  await until(() => desk.health().state === 'connected', 20_000);
  const call = { delivery: 'd.0' as never, signal: new AbortController().signal };
  const thread = await desk.open(claimed, claimed.brief, call);
  inlet.show(claimed, desk.id, thread);
  return { inlet, thread };
}

describe('twenty-five hundred notes stay among colleagues', { timeout: 240_000 }, () => {
  it('in a Telegram topic', async () => {
    const { openWorld, bo, team, token } = telegramWorld;
    const world = await openWorld();
    const desk = world.desk({ token });
    const { inlet, thread } = await opened(desk);
    await judge(
      {
        says: (text) => world.telegram.groupSays(team, bo, text, Number(thread)).message_id,
        edits: (message, text) => world.telegram.edit(Number(message), text),
      },
      inlet.events,
    );
    await desk.stop();
    await world.close();
  });

  it('in a Discord thread', async () => {
    const { openWorld, bo, token } = discordWorld;
    const world = await openWorld();
    const desk = world.desk({ token });
    const { inlet, thread } = await opened(desk);
    const place = world.discord.channels.get(thread)!;
    await judge(
      {
        says: (text) => world.discord.says(place, bo, text).id,
        edits: (message, text) => world.discord.edit(String(message), text),
      },
      inlet.events,
    );
    await desk.stop();
    await world.close();
  });
});
