// What training judges by: what became of a question, what means the same, who agrees, what drifts, what contradicts.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Decision, type KnowledgeBook, PackFile, timestamp } from '../../core/index.ts';
import { contradictions } from '../../core/training/contradictions.ts';
import {
  agreement,
  drawSample,
  driftOf,
  languageKey,
  lowestFor,
  masked,
  type Question,
  questionsOf,
  type Sample,
  scoreSample,
  type Talk,
  thresholdPoint,
  thresholdTable,
  weekOf,
} from '../../core/training/index.ts';
import { groupByMeaning } from '../../core/training/likeness.ts';
import { momentIn } from '../../scripts/train/moments.ts';

const book = { about: { thresholds: undefined } } as unknown as KnowledgeBook;
const why = { language: 'zh', normalised: '' } as const;
const answered = (entry: string, score = 1): Decision => ({
  kind: 'answer',
  entry,
  why: { ...why, score, via: 'model' },
});
const missed: Decision = { kind: 'admit_miss', count: 1, why };
const wish: Decision = { kind: 'hand_off', reason: 'wish', why };

type Said = readonly [who: 'customer' | 'bot' | 'agent' | 'system', text: string, decision?: Decision];
function talk(...said: readonly Said[]): Talk {
  return {
    conversation: 'c',
    channel: 'web',
    lines: said.map(([who, text, decision], i) => ({
      seq: i + 1,
      who,
      text,
      at: timestamp(1000 * i),
      ...(decision && { decision }),
    })),
  };
}
const troublesIn = (...said: readonly Said[]) =>
  questionsOf(talk(...said), book).map(({ text, trouble }) => [text, trouble]);

describe('what became of a question', () => {
  it('is read from the decision and from what the customer said next', () => {
    expect(troublesIn(['customer', '能刻字吗'], ['bot', '没听懂', missed])).toEqual([['能刻字吗', 'unanswered']]);
    expect(troublesIn(['customer', '几天到'], ['bot', '三天', answered('eta')])).toEqual([['几天到', undefined]]);
    expect(troublesIn(['customer', '几天到'], ['bot', '三天', answered('eta', 0.58)])).toEqual([['几天到', 'unsure']]);
    expect(
      troublesIn(
        ['customer', '怎么退'],
        ['bot', '…', answered('return')],
        ['customer', '不是这个，我问的是换货'],
        ['bot', '…', answered('exchange')],
      ),
    ).toEqual([
      ['怎么退', 'corrected'],
      ['不是这个，我问的是换货', undefined],
    ]);
    expect(troublesIn(['customer', '怎么退'], ['bot', '…', answered('return')], ['customer', '👎']).at(0)).toEqual([
      '怎么退',
      'disliked',
    ]);
    expect(
      troublesIn(
        ['customer', '怎么退'],
        ['bot', '…', answered('return')],
        ['customer', '转人工'],
        ['system', '稍等', wish],
      ),
    ).toEqual([
      ['怎么退', 'handed_off'],
      ['转人工', undefined],
    ]);
  });

  it('joins a burst into one question, and keeps what agents replied', () => {
    const [question] = questionsOf(
      talk(
        ['customer', '在吗'],
        ['customer', '能开发票吗'],
        ['bot', '没听懂', missed],
        ['customer', '转人工'],
        ['system', '稍等', wish],
        ['agent', '可以的'],
        ['customer', '谢谢'],
        ['agent', '不客气'],
      ),
      book,
    );
    expect(question).toMatchObject({ text: '在吗\n能开发票吗', trouble: 'unanswered', replies: ['可以的', '不客气'] });
    expect(question!.around.length).toBeGreaterThan(2);
  });
});

describe('one meaning', () => {
  // The phrasings of a shop that knows nothing of invoices say which pieces are common.
  const file = new URL('../../knowledge/packs/general.json', import.meta.url);
  const shop = PackFile.parse(JSON.parse(readFileSync(file, 'utf8'))).entries.flatMap(({ id, variants }) =>
    id === 'invoice' ? [] : Object.values(variants).flatMap((all) => all.slice(0, 15)),
  );

  it('is found across wordings, and different questions stay apart', () => {
    const texts = ['能开发票吗', '可以给开个发票不', '发票怎么开', '孕妇能用吗', '怀孕了可以用吗', '孕妇可以用不'];
    const groups = groupByMeaning(
      texts.map((text) => ({ text })),
      shop,
    );
    expect(groups).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  it('is found by what agents answered where the words say nothing', () => {
    const replies = ['跨境的单子走海关，一般 15 天送达'];
    const sentences = [
      { text: '寄到东京多久呀', replies },
      { text: '海外配送时效', replies },
    ];
    expect(groupByMeaning(sentences, shop)).toEqual([[0, 1]]);
    expect(
      groupByMeaning(
        sentences.map(({ text }) => ({ text })),
        shop,
      ),
    ).toHaveLength(2);
  });
});

it('what belongs to one customer is masked, and nothing else', () => {
  expect(masked('订单3651280947182736450 电话１３８１２３４５６７８，尽快')).toBe('订单<单号> 电话<手机号>，尽快');
  expect(masked('SF1390284756102 到哪了 a.b@c.com')).toBe('<单号> 到哪了 <邮箱>');
  expect(masked('寄到浙江省杭州市余杭区文一西路969号')).toContain('<地址>');
  expect(masked('买 3 件 165cm 能穿吗，48 小时发货')).toBe('买 3 件 165cm 能穿吗，48 小时发货');
  expect([languageKey('要 XL 码'), languageKey('size please')]).toEqual(['zh', 'en']);
});

describe('two labellers', () => {
  const said = (labels: string) => [...labels].map((label, i) => ({ text: `q${i}`, label }));
  it('agree as far as chance does not explain it', () => {
    // 20 of 50 by chance .5, observed .7: the textbook's example of kappa .4.
    const one = said('Y'.repeat(25) + 'N'.repeat(25));
    const other = said('Y'.repeat(20) + 'N'.repeat(5) + 'Y'.repeat(10) + 'N'.repeat(15));
    const found = agreement(one, other);
    expect(found).toMatchObject({ rows: 50, observed: 0.7, expected: 0.5 });
    expect(found.kappa).toBeCloseTo(0.4);
    expect(found.disagreements).toHaveLength(15);
  });
  it('are compared on what both labelled, and full agreement is 1', () => {
    expect(agreement(said('aabb'), said('aab')).rows).toBe(3);
    expect(agreement(said('abab'), said('abab')).kappa).toBe(1);
    expect(agreement(said('ab'), said('ba')).kappa).toBe(-1);
  });
});

describe('the weekly sample', () => {
  const week = (name: string, right: number, rows = 100, unanswered = 10): Sample => ({
    week: name,
    asked: 500,
    unanswered,
    rows: Array.from({ length: rows }, (_, i) => ({ text: `${i}`, got: 'a', label: i < right ? 'a' : 'b' })),
  });
  it('rings when accuracy falls by more than chance explains, and not otherwise', () => {
    const calm = [week('2026-W44', 90), week('2026-W45', 92), week('2026-W46', 88)];
    expect(driftOf([...calm, week('2026-W47', 87)])).toMatchObject({ alarm: false });
    const fallen = driftOf([...calm, week('2026-W47', 74)]);
    expect(fallen.alarm).toBe(true);
    expect(fallen.because).toContain('90.0 % to 74.0 %');
    // Ten labels cannot prove a fall.
    expect(driftOf([...calm, week('2026-W47', 8, 10)]).alarm).toBe(false);
    expect(driftOf([...calm, week('2026-W47', 90, 100, 60)])).toMatchObject({
      alarm: true,
      because: expect.stringContaining('misses rose'),
    });
    expect(driftOf([week('2026-W47', 90)]).alarm).toBe(false);
  });
  it('says how much a small sample can say', () => {
    const { accuracy, low, high } = scoreSample(week('2026-W47', 9, 10));
    expect([accuracy, Math.round(low * 100), Math.round(high * 100)]).toEqual([0.9, 60, 98]);
  });
  it('is the same for the same week, and only of that week', () => {
    const at = Date.UTC(2026, 10, 18);
    const questions = Array.from(
      { length: 60 },
      (_, i): Question => ({
        text: `问题${i}`,
        at: timestamp(at + (i % 2) * 7 * 86_400_000 + i),
        channel: 'web',
        conversation: 'c',
        seq: i,
        replies: [],
        gave: [],
        around: [],
      }),
    );
    const drawn = drawSample(questions, '2026-W47', 10);
    expect(drawn.asked).toBe(30);
    expect(drawn.rows).toHaveLength(10);
    expect(drawSample([...questions].reverse(), '2026-W47', 10)).toEqual(drawn);
    expect(drawn.rows.every(({ text }) => Number(text.slice(2)) % 2 === 0)).toBe(true);
  });
  it('counts weeks as ISO 8601 does', () => {
    const of = (...day: [number, number, number]) => weekOf(timestamp(Date.UTC(...day)));
    expect([of(2026, 10, 21), of(2027, 0, 1), of(2027, 0, 4), of(2024, 11, 30)]).toEqual([
      '2026-W47',
      '2026-W53',
      '2027-W01',
      '2025-W01',
    ]);
  });
});

describe('thresholds', () => {
  const ranked = (label: string, score: number, second = 'other') => [
    { label, score },
    { label: second, score: score / 2 },
  ];
  const row = (label: string) => ({ text: label, label, also: [], line: 0 });
  const asked = [
    { row: row('a'), ranked: ranked('a', 0.9) },
    { row: row('a'), ranked: ranked('b', 0.7, 'a') },
    { row: row('a'), ranked: ranked('a', 0.4) },
    { row: row('a'), ranked: ranked('b', 0.3) },
    { row: row('a'), ranked: ranked('b', 0.1) },
  ];
  it('say what would be answered, offered and passed on, and how well', () => {
    expect(thresholdPoint(asked, 0.6, 0.25)).toMatchObject({
      answered: 0.4,
      precision: 0.5,
      offered: 0.4,
      amongChoices: 0.5,
      passedOn: 0.2,
      helped: 0.4,
    });
    expect(thresholdPoint(asked, 0.8, 0.25)).toMatchObject({ answered: 0.2, precision: 1, offered: 0.6, helped: 0.6 });
    expect(lowestFor(asked, 0.95, 0.25)?.answer).toBeCloseTo(0.75);
    const { answer, now } = thresholdTable(asked, { answer: 0.6, clarify: 0.25 });
    expect(answer.every((point) => Math.abs(point.answered + point.offered + point.passedOn - 1) < 1e-9)).toBe(true);
    expect(now.answered).toBe(0.4);
  });
});

describe('contradictions', () => {
  const policies = {
    'shipping.within': { value: 24, unit: 'hours' },
    'returns.window': { value: 7, unit: 'days' },
    'shipping.free_from': { value: 99, unit: 'CNY' },
  } as const;
  const found = (text: string, on = '什么时候发货') =>
    contradictions([{ about: 'x', text, on }], policies, '2026-11-21').map(({ kind, en }) => [
      kind,
      en.match(/policy (?:is )?(\S+)/)?.[1] ?? '',
    ]);
  it('are found between an answer and a policy', () => {
    expect(found('亲，48 小时内发货。')).toEqual([['contradicts_policy', 'shipping.within']]);
    expect(found('We ship within 2 days.', 'When do you ship?')).toEqual([['contradicts_policy', 'shipping.within']]);
    expect(found('十五天无理由退货', '可以退货吗')).toEqual([['contradicts_policy', 'returns.window']]);
    expect(found('满 88 元包邮', '包邮吗')).toEqual([['contradicts_policy', 'shipping.free_from']]);
  });
  it('are not seen where the promise is another, is quoted, or agrees', () => {
    expect(found('预售款 7 天内发货')).toEqual([]);
    expect(found('付款后 {{policy.shipping.within}} 内发货')).toEqual([]);
    expect(found('银行卡 3 天内到账', '付款失败怎么办')).toEqual([]);
    expect(found('亲，24 小时内发货')).toEqual([['hard_coded', '']]);
    expect(found('1 天内发货').map(([kind]) => kind)).toEqual(['hard_coded']);
  });
  it('with the calendar are found too', () => {
    expect(found('活动到 2026年11月12日', '活动什么时候').map(([kind]) => kind)).toEqual(['past_date']);
    expect(found('活动到 2026-12-12', '活动什么时候')).toEqual([]);
  });
});

it('a moment is read in the shop’s own time', () => {
  const iso = (text: string, zone: string) => {
    const at = momentIn(text, zone);
    return at === undefined ? undefined : new Date(at).toISOString();
  };
  expect(iso('2026-11-25 09:00', 'Asia/Shanghai')).toBe('2026-11-25T01:00:00.000Z');
  expect(iso('2026-07-01 09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
  expect(iso('2026-12-01 09:00', 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z');
  expect(iso('2026-11-25T09:00:00+02:00', 'Asia/Shanghai')).toBe('2026-11-25T07:00:00.000Z');
  expect([iso('2026-02-30 09:00', 'UTC'), iso('tomorrow', 'UTC'), iso('2026-01-01 25:00', 'UTC')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
