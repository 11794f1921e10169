// A publication planned for later goes live by itself while the hub runs, once, in its planner's name; and after a pause too.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../config/assemble.ts';
import { askHub } from '../../config/control.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { openTimetable } from '../../config/timetable.ts';
import { openWorkbench } from '../../config/workbench.ts';
import { openNotebook, type Timestamp, timestamp } from '../../core/index.ts';
import {
  history,
  publishDue,
  readDrafts,
  readSchedule,
  type ScheduledPublication,
  schedule,
} from '../../core/training/index.ts';
import { ManualClock } from '../support/clock.ts';
import { repo, soon } from '../support/house.ts';
import { keptModels } from '../support/models.ts';
import { keptLog } from '../support/world.ts';
import { type ShopCopy, shopCopy } from './shop-copy.ts';

let shop: ShopCopy;
beforeAll(() => {
  shop = shopCopy('timetable');
  mkdirSync(shop.data, { recursive: true });
});
afterAll(() => shop.remove());

const notebook = () => openNotebook(join(shop.data, 'training/demo'), new ManualClock(Date.now()));
/** Past moments too, as after a night: the command itself takes only later ones. */
const plan = async (text: string, at: number, by = 'ann'): Promise<ScheduledPublication> => {
  await shop.json('draft', 'phrasing', 'ship_time', text);
  return schedule({ notebook: notebook() }, await readDrafts(notebook()), { at: timestamp(at), by, note: '双十一' });
};

describe('the timetable', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  function open(plans: { at: number; state?: 'waiting' | 'published'; takenAt?: number }[], start = 0) {
    const clock = new ManualClock(start);
    const written = {
      next: 9,
      plans: plans.map((each, i) => ({
        id: `s${i}`,
        by: 'ann',
        note: '',
        drafts: [],
        told: '',
        state: 'waiting' as const,
        ...each,
      })),
    };
    const published: Timestamp[] = [];
    let fails = 0;
    const log = keptLog();
    const table = openTimetable({
      notebook: { read: async () => structuredClone(written) },
      async publish() {
        if (fails-- > 0) throw new Error('disk');
        published.push(clock.now());
        const due = written.plans.filter(({ at, state }) => state === 'waiting' && at <= clock.now());
        for (const each of due) Object.assign(each, { state: 'published' });
        return due as never;
      },
      clock,
      log,
      metrics: { count() {} },
    });
    closing.push(() => table.close());
    return {
      clock,
      written,
      published,
      table,
      log,
      fail: (times: number) => {
        fails = times;
      },
    };
  }

  it('publishes at the moment, not before, and what it missed at once', async () => {
    const { clock, published, log } = open([{ at: 5000 }, { at: 90_000 }, { at: 95_000, state: 'published' }], 60_000);
    await clock.advance(0);
    expect(published).toEqual([60_000]);
    await clock.advance(29_999);
    expect(published).toEqual([60_000]);
    await clock.advance(1);
    expect(published).toEqual([60_000, 90_000]);
    await clock.advance(60_000);
    expect(published).toHaveLength(2);
    expect(log.lines.filter(({ message }) => message.includes('is live'))).toHaveLength(2);
  });

  it('sees a plan made meanwhile within half a minute, or at once when it is told', async () => {
    const { clock, written, published, table } = open([]);
    await clock.advance(1000);
    const late = { id: 's1', by: 'ann', note: '', drafts: [], told: '', state: 'waiting' as const, at: 2000 };
    written.plans.push(late);
    await clock.advance(29_000);
    expect(published).toEqual([30_000]);
    written.plans.push({ ...late, id: 's2', state: 'waiting', at: 31_500 });
    table.look();
    await clock.advance(2000);
    expect(published).toEqual([30_000, 31_500]);
  });

  it('leaves alone what another process is publishing, until that must have died', async () => {
    const { clock, published } = open([{ at: 1000, takenAt: 900 }], 2000);
    await clock.advance(290_000);
    expect(published).toEqual([]);
    await clock.advance(12_000);
    expect(published).toHaveLength(1);
  });

  it('tries again a minute after a failure', async () => {
    const { clock, published, fail, log } = open([{ at: 1000 }]);
    fail(1);
    await clock.advance(1000);
    expect([published, log.lines.map(({ level }) => level)]).toEqual([[], ['warn']]);
    await clock.advance(60_000);
    expect(published).toEqual([61_000]);
  });
});

describe('two who publish at once', () => {
  it('publish a plan once; a killed one is not published twice', async () => {
    const { id } = await plan('啥时候把货寄给俺', Date.now() - 1000);
    const env = { ...keptModels, HUOJI_DATA: shop.data, HUOJI_KNOWLEDGE: shop.knowledge };
    const open = () => openWorkbench({ shop: 'demo', by: 'cron', env, warn: () => {} });
    const [one, other] = [await open(), await open()];
    const settled = (await Promise.all([publishDue(one), publishDue(other)])).flat();
    expect(settled).toMatchObject([{ id, state: 'published', by: 'ann' }]);
    // The process died after the files were written and before it could say so.
    const dead = timestamp(Date.now() - 10 * 60_000);
    await notebook().edit('schedule', (value) => {
      const { plans, next } = value as { plans: ScheduledPublication[]; next: number };
      return { plans: plans.map((each) => ({ ...each, state: 'waiting', takenAt: dead })), next };
    });
    expect(await publishDue(one)).toMatchObject([{ id, state: 'published', told: settled[0]!.told }]);
    expect(await history(notebook())).toHaveLength(1);
    one.close();
    other.close();
  });
});

describe('the hub', () => {
  const settingsFile = () => join(shop.folder.path, 'hub.json');
  const env = () => ({
    ...keptModels,
    HUOJI_DATA: shop.data,
    HUOJI_KNOWLEDGE: shop.knowledge,
    HUOJI_CONFIG: settingsFile(),
    PORT: '0',
  });
  const openHub = async () => {
    writeFileSync(settingsFile(), JSON.stringify({ shop: 'demo', log: { level: 'silent' } }));
    const places = placesOf(env(), repo);
    const house = await assemble(places, await loadSettings(places, env()));
    await house.start();
    return house;
  };
  const state = async (id: string) => (await readSchedule(notebook())).find((each) => each.id === id);

  it('publishes what came due while it was away, and what comes due while it runs, and answers with it', async () => {
    const missed = await plan('货啥时候能给俺发走呀亲', Date.now() - 3_600_000);
    const house = await openHub();
    try {
      await soon(async () => (await state(missed.id))?.state !== 'waiting', 60_000);
      expect(await state(missed.id)).toMatchObject({ state: 'published', by: 'ann' });
      const next = await plan('今天拍了几号走货', Date.now() + 1000, 'bo');
      // What the command does once it has written a plan: without it the hub looks within half a minute.
      expect(await askHub(shop.data, { verb: 'timetable' })).toEqual({ result: null });
      await soon(async () => (await state(next.id))?.state !== 'waiting', 60_000);
      const publications = await history(notebook());
      expect(publications.at(-1)).toMatchObject({ by: 'bo', plan: next.id, kind: 'publish' });
      expect(publications.at(-1)!.at).toBeGreaterThanOrEqual(next.at);
      expect(publications.at(-2)).toMatchObject({ by: 'ann', note: '双十一', plan: missed.id });
      expect(shop.text('faq')).toContain('今天拍了几号走货');
      expect(existsSync(join(shop.data, 'hub.db'))).toBe(true);
    } finally {
      await house.stop();
    }
  });
});
