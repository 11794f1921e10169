// A shop's phrasings are learned beside the hub: it answers meanwhile, and takes the new model when it is there.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMind, type ShopMind } from '../../config/mind.ts';
import { openModels } from '../../config/models.ts';
import { systemClock } from '../../config/runtime.ts';
import { openTrainer, type Trainer } from '../../config/trainer.ts';
import { type Lesson, type Log, type MediaShelf, nameOfLesson, openEvents, shopId } from '../../core/index.ts';
import { type MiniShop, miniShop, until } from '../knowledge/mini-shop.ts';

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };
const lesson = (extra: string): Lesson => ({
  examples: [
    { text: '什么时候发货', intent: 'ship' },
    { text: 'when do you ship', intent: 'ship' },
    { text: '包邮吗', intent: 'fee' },
    { text: extra, intent: 'fee' },
  ],
  options: {},
});

let data: string;
let trainer: Trainer | undefined;
let mind: ShopMind | undefined;
let shop: MiniShop | undefined;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'huoji-models-'));
});
afterEach(() => {
  mind?.close();
  trainer?.close();
  shop?.[Symbol.dispose]();
  [mind, trainer, shop] = [undefined, undefined, undefined];
  rmSync(data, { recursive: true, force: true });
});
const models = () => openModels(join(data, 'models'), { clock: systemClock, log: quiet });
const train = (patience: number) => {
  trainer = openTrainer({ models: models(), clock: systemClock, log: quiet, patience });
  return trainer;
};

describe('the trainer', () => {
  it('waits for a small model, and knows it after a restart', async () => {
    const one = lesson('运费多少');
    expect(await train(60_000).ready(one)).toEqual({});
    trainer!.close();
    const from = performance.now();
    expect(await train(60_000).ready(one)).toEqual({});
    // No thread was started: that alone takes longer.
    expect(performance.now() - from).toBeLessThan(50);
  });

  it('does not keep the shop waiting for a large one', async () => {
    const { later } = await train(0).ready(lesson('邮费多少'));
    await later;
    expect(models().recall(nameOfLesson(lesson('邮费多少')))).toBeDefined();
  });

  it('leaves an older lesson for a newer one', async () => {
    const patient = train(0);
    const { later } = await patient.ready(lesson('运费'));
    let learned = false;
    void later!.then(() => {
      learned = true;
    });
    const newer = await patient.ready(lesson('邮费'));
    await newer.later;
    expect(learned).toBe(false);
    expect(models().recall(nameOfLesson(lesson('运费')))).toBeUndefined();
    expect(models().recall(nameOfLesson(lesson('邮费')))).toBeDefined();
  });
});

describe('a shop whose phrasings change', () => {
  const open = async (patience: number) => {
    shop = miniShop();
    mind = await openMind({
      folder: shop.knowledge,
      shop: shopId('mini'),
      shelf: {} as MediaShelf,
      clock: systemClock,
      log: quiet,
      events: openEvents(),
      models: models(),
      trainer: train(patience),
    });
    return mind;
  };

  it('answers a new phrasing word for word before it has learned it, and its like afterwards', async () => {
    const { current } = await open(0);
    const like = () => current().suggest('麒麟启程没有')[0]?.score ?? 0;
    // The first model comes after the shop has opened.
    const opened = current();
    await until(() => current() !== opened, 20_000);
    expect(like()).toBeLessThan(0.3);
    shop!.swap('faq.json', '"多久发货"', '"多久发货", "麒麟何时启程"');
    await until(() => current().suggest('麒麟何时启程')[0]?.score === 1, 5000);
    await until(() => like() > 0.3, 20_000);
    expect(current().suggest('麒麟启程没有')[0]!.entry).toBe('ship_when');
  });
});
