// A week in a shop that knows nothing of invoices: customers ask, a person answers, the trainer learns it, the gate guards it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openControl } from '../../config/control.ts';
import { openSqlite, shopId, timestamp } from '../../core/index.ts';
import { readTalks, weekOf } from '../../core/training/index.ts';
import { ManualClock } from '../support/clock.ts';
import { openWorld, text } from '../support/world.ts';
import { type ShopCopy, shopCopy } from './shop-copy.ts';

const reply = '可以开发票的，确认收货后在订单页申请，电子发票 24 小时内发到邮箱。';
let shop: ShopCopy;
/** Four days ago: so that it lies in the last week and not in the last day. */
const asked = timestamp(Date.now() - 4 * 24 * 3_600_000);

/** The hub with its real store and engine serves some customers; Bo answers those handed over. */
async function aWeekInTheShop(): Promise<void> {
  mkdirSync(shop.data, { recursive: true });
  const clock = new ManualClock(asked);
  const store = await openSqlite({ file: join(shop.data, 'hub.db') });
  const world = await openWorld({ clock, store, engine: await shop.engine() });
  const ask = async (peer: string, ...said: string[]) => {
    for (const words of said) {
      await world.say(words, { peer });
      await world.advance(3000);
    }
  };
  for (const [peer, question] of [
    ['ann', '你们家能开发票不，电话13812345678'],
    ['ben', '发票能给开吗'],
    ['cai', '公司报销要发票'],
    ['dan', '电子发票给开一张吗'],
  ] as const) {
    await ask(peer, question, '转人工');
    const handoff = await world.handoff(peer);
    await world.act('bo', handoff.id, { kind: 'claimed' });
    await world.act('bo', handoff.id, { kind: 'said', content: text(`您好亲，${reply}`) });
    await world.act('bo', handoff.id, { kind: 'noted', content: text('内部：这位客户是大客户') });
    await world.act('bo', handoff.id, { kind: 'resolved' });
    await world.advance(60_000);
  }
  await ask('eva', '什么时候发货');
  await ask('fei', '退货地址是什么', '👎 没用');
  await ask('gao', '我要退货', '不是问这个，我问的是退款几天到账');
  await world.settle();
  await world.close();
}

beforeAll(async () => {
  shop = shopCopy('loop');
  shop.forget('invoice');
  await aWeekInTheShop();
}, 120_000);
afterAll(() => shop.remove());

describe('the gaps', () => {
  it('show what was not answered, grouped by meaning, with the dialogue around it and nothing private', async () => {
    const { gaps, questions } = await shop.json('gaps');
    expect(questions).toBeGreaterThanOrEqual(7);
    const invoice = gaps[0];
    expect(invoice.count).toBe(4);
    expect(invoice.troubles.unanswered + invoice.troubles.handed_off + invoice.troubles.unsure).toBe(4);
    expect(invoice.channels).toEqual({ [invoice.dialogues[0].channel]: 4 });
    expect(invoice.trend.week).toBe(4);
    expect(JSON.stringify(invoice.dialogues)).toContain('电子发票 24 小时内');
    expect(JSON.stringify(gaps)).not.toContain('大客户');
    expect(JSON.stringify(invoice.wordings)).not.toContain('13812345678');
    expect(invoice.wordings[0].text).toContain('发票');
    const troubles = (words: string) =>
      gaps.find(({ title }: { title: string }) => title.includes(words))?.troubles ?? {};
    expect(troubles('退货地址').disliked).toBe(1);
    expect(troubles('我要退货').corrected).toBe(1);
    // What was answered well is no gap.
    expect(JSON.stringify(gaps.map(({ wordings }: { wordings: unknown }) => wordings))).not.toContain('什么时候发货');
  });

  it('read the same through a running hub', async () => {
    const store = await openSqlite({ file: join(shop.data, 'hub.db') });
    const control = await openControl(shop.data, {
      talks: (asked) => readTalks(store, JSON.parse(asked ?? '{}')),
    });
    try {
      const { gaps } = await shop.json('gaps');
      expect(gaps[0].count).toBe(4);
    } finally {
      await control.close();
      await store.close();
    }
  });

  it('leave out what is older than asked', async () => {
    const store = await openSqlite({ file: join(shop.data, 'hub.db') });
    const since = timestamp(Date.now() - 24 * 3_600_000);
    expect(await readTalks(store, { shop: shopId('demo'), since })).toEqual([]);
    await store.close();
  });
});

describe('a suggestion', () => {
  it('is a new entry with the agents’ own answer, and becomes a draft that passes the gate', async () => {
    const { gaps } = await shop.json('gaps');
    const { suggestions } = await shop.json('suggest', gaps[0].id);
    expect(suggestions[0]).toMatchObject({ kind: 'entry', answer: { like: 4, of: 4 } });
    expect(suggestions[0].answer.text).toBe(reply);
    await shop.json('suggest', gaps[0].id, '--take', '--id', 'invoice', '--by', 'ann');
    const before = shop.text('faq');
    const gate = await shop.json('gate');
    expect(gate).toMatchObject({ code: 0, passes: true, breaks: [] });
    expect(shop.text('faq')).toBe(before);
  });

  it('once published answers the next customer, says who did it, and can be taken back to the letter', async () => {
    const before = shop.text('faq');
    const { publication } = await shop.json('publish', '--by', 'ann', '--note', '发票');
    expect(publication).toMatchObject({ n: 1, by: 'ann', note: '发票', files: ['faq.json'] });
    const engine = await shop.engine();
    expect(engine.suggest('发票可以开吗')[0]).toMatchObject({ entry: 'invoice' });
    expect((await shop.json('drafts')).drafts).toEqual([]);

    const undone = await shop.json('rollback', '1', '--by', 'bo');
    expect(undone.publication).toMatchObject({ n: 2, by: 'bo', of: 1, kind: 'rollback' });
    expect(JSON.parse(shop.text('faq'))).toEqual(JSON.parse(before));
    const { publications } = await shop.json('history');
    expect(publications.map(({ kind, by }: { kind: string; by: string }) => [kind, by])).toEqual([
      ['publish', 'ann'],
      ['rollback', 'bo'],
    ]);
  });

  it('is not taken back over somebody’s edit by hand, unless he is overruled', async () => {
    await shop.json('draft', 'phrasing', 'ship_time', '我的包裹何时启程', '--by', 'ann');
    const { publication } = await shop.json('publish', '--by', 'ann');
    shop.edit('faq', (json) => {
      json.entries[0].answers[0].text.zh = '手写的问候';
    });
    await expect(shop.train('rollback', String(publication.n))).rejects.toMatchObject({ code: 'changed_since' });
    expect(shop.text('faq')).toContain('手写的问候');
    await shop.train('rollback', String(publication.n), '--anyway');
    expect(shop.text('faq')).not.toContain('手写的问候');
    expect(shop.text('faq')).not.toContain('何时启程');
  });
});

describe('the gate', () => {
  it('names what an edit breaks and publishes nothing, unless told to', async () => {
    // Two people said what these mean; the second edit would take one of them away.
    await shop.json('label', '衣裳浸水以后颜色跑没跑', 'fade_shrink', '--by', 'ann');
    expect((await shop.json('publish', '--by', 'ann')).status).toBe('published');
    await shop.json('draft', 'remove', 'fade_shrink', '衣裳浸水以后颜色跑没跑', '--by', 'bo');
    await shop.json('draft', 'phrasing', 'ship_time', '衣裳浸水以后颜色跑没跑呢', '--by', 'bo');
    const before = shop.text('faq');
    const gate = await shop.json('gate');
    expect(gate).toMatchObject({ code: 2, passes: false });
    expect(gate.breaks).toMatchObject([
      {
        text: '衣裳浸水以后颜色跑没跑',
        from: 'labelled',
        wanted: 'fade_shrink',
        before: 'fade_shrink',
        after: 'ship_time',
      },
    ]);
    const refused = await shop.train('publish', '--by', 'bo');
    expect(refused.code).toBe(2);
    expect(refused.lines.join('\n')).toContain('breaks 1: here they are');
    expect(refused.lines.join('\n')).toContain('衣裳浸水以后颜色跑没跑');
    expect(shop.text('faq')).toBe(before);
    const forced = await shop.json('publish', '--by', 'bo', '--anyway');
    expect(forced.publication).toMatchObject({ by: 'bo', gate: { breaks: 1, anyway: true } });
    await shop.json('rollback');
  });

  it('refuses what would not hold at all: a phrasing that already leads elsewhere', async () => {
    await shop.json('draft', 'phrasing', 'ship_time', '我要退货');
    await shop.json('draft', 'phrasing', 'return_how', '我要退货');
    await expect(shop.train('gate')).rejects.toMatchObject({
      code: 'knowledge_broken',
      message: expect.stringContaining('phrasing_shared'),
    });
    expect((await shop.json('drop', 'all')).dropped).toBe(2);
  });

  it('plays the shop’s dialogues, and counts a real customer’s untroubled answer as a case', async () => {
    mkdirSync(join(shop.shop, 'dialogues'), { recursive: true });
    writeFileSync(
      join(shop.shop, 'dialogues/hello-ship.json'),
      JSON.stringify({
        name: { zh: '问好再问发货' },
        turns: [
          { say: '你好', expect: { entry: 'greet' } },
          { say: '什么时候发货', expect: { kind: 'answer', entry: 'ship_time', says: ['48'], saysNot: ['退款'] } },
        ],
      }),
    );
    await shop.json('draft', 'answer', 'ship_time', '尽快发货，请耐心等待。');
    const gate = await shop.json('gate');
    expect(gate.dialogues).toBeGreaterThan(0);
    expect(gate.breaks).toMatchObject([{ what: 'dialogue', text: 'hello-ship' }]);
    expect(gate.breaks[0].wanted).toContain('says "48"');
    expect(gate.cases).toBeGreaterThan(16);
    await shop.json('drop', 'all');
  });
});

describe('an edit by hand', () => {
  it('is live at once, so the gate reports on it afterwards, against the last publication', async () => {
    const before = shop.text('faq');
    shop.edit('faq', (json) => {
      for (const entry of json.entries) if (entry.id === 'fade_shrink') entry.variants = { zh: ['会起球吗'] };
    });
    await shop.json('label', '洗了以后会不会褪色', 'fade_shrink', '--no-draft');
    const seen = await shop.json('gate');
    expect(seen.code).toBe(2);
    expect(seen.breaks.map(({ wanted }: { wanted: string }) => wanted)).toContain('fade_shrink');
    writeFileSync(join(shop.shop, 'faq.json'), before);
    await expect(shop.train('gate')).rejects.toMatchObject({ code: 'nothing_drafted' });
  });
});

describe('a scheduled publication', () => {
  it('waits for its moment in the shop’s own time, then goes through the gate', async () => {
    await shop.json('draft', 'phrasing', 'ship_time', '啥时候把货寄给俺');
    await expect(shop.train('schedule', '--at', '2020-01-01 09:00')).rejects.toMatchObject({ code: 'moment_passed' });
    const soon = new Date(Date.now() + 2500).toISOString();
    const { plan } = await shop.json('schedule', '--at', soon, '--by', 'ann');
    expect((await shop.json('due')).settled).toEqual([]);
    expect((await shop.json('drafts')).drafts).toEqual([]);
    while (Date.now() <= plan.at) await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await shop.json('due')).settled).toMatchObject([{ id: plan.id, state: 'published', by: 'ann' }]);
    expect(shop.text('faq')).toContain('啥时候把货寄给俺');
    expect((await shop.json('due')).settled).toEqual([]);
  });
});

describe('a week’s sample', () => {
  it('is drawn, labelled by a person, and scored', async () => {
    const path = join(shop.folder.path, 'week.jsonl');
    const { week, rows } = await shop.json('sample', '--size', '5', '--week', weekOf(asked), '--out', path);
    expect(rows).toBeGreaterThan(0);
    const drawn = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    writeFileSync(
      path,
      drawn.map((row, i) => JSON.stringify({ ...row, label: i === 0 ? 'ship_fee' : row.got || 'none' })).join('\n'),
    );
    const scored = await shop.json('sample', '--labelled', path, '--week', week);
    expect(scored.weeks).toMatchObject([{ week, labelled: drawn.length, right: drawn.length - 1 }]);
    expect(scored.alarm).toBe(false);
  });
});
