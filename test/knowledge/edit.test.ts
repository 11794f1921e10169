// Two people save the same file: one wins, the other is told what differs, and no edit is ever lost.

import { spawn } from 'node:child_process';
import { readdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../config/runtime.ts';
import { type Log, shopId } from '../../core/index.ts';
import { KnowledgeConflict, openBookshelf, openShopFiles, type ShopFiles } from '../../core/knowledge/index.ts';
import { type MiniShop, miniShop } from './mini-shop.ts';

let shop: MiniShop;
let ann: ShopFiles;
let bo: ShopFiles;
beforeEach(() => {
  shop = miniShop();
  ann = openShopFiles({ folder: shop.folder, clock: systemClock });
  bo = openShopFiles({ folder: shop.folder, clock: systemClock });
});
afterEach(() => shop[Symbol.dispose]());

type Faqs = { entries: { id: string; active?: boolean; answers: { text: { zh: string } }[] }[] };
const setAnswer = (id: string, text: string) => (draft: unknown) => {
  (draft as Faqs).entries.find((entry) => entry.id === id)!.answers[0]!.text.zh = text;
};
const hashOf = async (files: ShopFiles) => (await files.read()).files.get('faq.json')!.hash;

describe('saving', () => {
  it('writes the whole file at once, keeps its mode, and answers the hash of what stands there', async () => {
    const saved = await ann.edit('faq.json', setAnswer('refund', '七天内可退。'), await hashOf(ann));
    expect(JSON.parse(shop.read('faq.json')).entries[1].answers[0].text.zh).toBe('七天内可退。');
    expect(await hashOf(bo)).toBe(saved.hash);
    expect(readdirSync(shop.folder).filter((name) => name.includes('saving'))).toEqual([]);
  });

  it('refuses what does not fit the schema and leaves the file as it was', async () => {
    const before = shop.read('faq.json');
    await expect(ann.edit('faq.json', setAnswer('refund', ''), await hashOf(ann))).rejects.toMatchObject({
      code: 'knowledge_broken',
      status: 422,
    });
    expect(shop.read('faq.json')).toBe(before);
  });

  it('refuses a second saver with 409 and the fields in which the two versions differ', async () => {
    const [hers, his] = [await hashOf(ann), await hashOf(bo)];
    await ann.edit('faq.json', setAnswer('refund', 'Ann’s words'), hers);
    const failure = await bo
      .edit('faq.json', setAnswer('ship_when', 'Bo’s words'), his)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(KnowledgeConflict);
    const conflict = failure as KnowledgeConflict;
    expect([conflict.code, conflict.status, conflict.currentHash]).toEqual([
      'knowledge_conflict',
      409,
      await hashOf(ann),
    ]);
    expect(conflict.difference).toEqual([
      {
        path: 'entries["id=ship_when"].answers[0].text.zh',
        theirs: '亲，付款后 {{policy.shipping.within}} 内发货。',
        yours: 'Bo’s words',
      },
      {
        path: 'entries["id=refund"].answers[0].text.zh',
        theirs: 'Ann’s words',
        yours: '签收后 {{policy.return.days}} 内可以退货。',
      },
    ]);
    expect(shop.read('faq.json')).toContain('Ann’s words');
    expect(shop.read('faq.json')).not.toContain('Bo’s words');
  });

  it('refuses when the merchant saved by hand in between, and keeps his version', async () => {
    const hash = await hashOf(ann);
    shop.swap('faq.json', '付款后', '拍下后');
    await expect(ann.edit('faq.json', setAnswer('refund', 'x'), hash)).rejects.toMatchObject({ status: 409 });
    expect(shop.read('faq.json')).toContain('拍下后');
  });

  it('lets exactly one of many simultaneous savers through', async () => {
    const hash = await hashOf(ann);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? ann : bo).edit('faq.json', setAnswer('refund', `answer ${index}`), hash),
      ),
    );
    const winners = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
    expect(winners).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'knowledge_conflict', status: 409 });
    expect(JSON.parse(shop.read('faq.json')).entries[1].answers[0].text.zh).toBe(`answer ${winners[0]}`);
  });

  it('is not held up for ever by a saver that died', async () => {
    const lock = join(shop.folder, '.faq.json.saving');
    writeFileSync(lock, 'half a fi');
    await expect(ann.edit('faq.json', setAnswer('refund', 'x'), await hashOf(ann))).rejects.toMatchObject({
      status: 409,
    });
    const old = Date.now() / 1000 - 60;
    utimesSync(lock, old, old);
    await ann.edit('faq.json', setAnswer('refund', 'after the crash'), await hashOf(ann));
    expect(shop.read('faq.json')).toContain('after the crash');
  });

  it('creates a file that was missing, once', async () => {
    const files = openShopFiles({ folder: shop.folder, clock: systemClock });
    unlinkSync(join(shop.folder, 'phrases.json'));
    const greet = (draft: unknown) => {
      Object.assign(draft as object, { phrases: { greeting: { text: { zh: '在的' } } } });
    };
    await files.edit('phrases.json', greet, undefined);
    expect(JSON.parse(shop.read('phrases.json'))).toEqual({ phrases: { greeting: { text: { zh: '在的' } } } });
    await expect(files.edit('phrases.json', greet, undefined)).rejects.toMatchObject({ status: 409 });
  });
});

it('a saver killed at any moment leaves the old file or the new one, never a part', async () => {
  const script = join(import.meta.dirname, 'save-for-ever.ts');
  for (const after of [5, 20, 40]) {
    const child = spawn(process.execPath, [script, shop.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await systemClock.sleep(after);
    child.kill('SIGKILL');
    await gone;
    expect(JSON.parse(shop.read('faq.json')).entries).toHaveLength(2);
    const lock = join(shop.folder, '.faq.json.saving');
    if (statSync(lock, { throwIfNoEntry: false })) utimesSync(lock, 1, 1);
  }
}, 120_000);

describe('the shelf’s edit', () => {
  const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => quietLog };
  it('serves the change when it resolves, and refuses one that the rest of the shop contradicts', async () => {
    const shelf = await openBookshelf({
      folder: shop.knowledge,
      shop: shopId('mini'),
      clock: systemClock,
      log: quietLog,
    });
    try {
      const hash = () => shelf.sources().files.get('faq.json')!.hash;
      const book = await shelf.edit('faq.json', setAnswer('refund', '七天内可退。'), hash());
      expect(shelf.current()).toBe(book);
      expect(book.faqById.get('refund')!.answers[0]!.text['zh']).toBe('七天内可退。');
      const before = shop.read('faq.json');
      await expect(shelf.edit('faq.json', setAnswer('refund', '{{policy.nothing}}'), hash())).rejects.toThrow(
        /variable_unknown/,
      );
      expect(shop.read('faq.json')).toBe(before);
      expect(shelf.current()).toBe(book);
    } finally {
      shelf.close();
    }
  });
});
