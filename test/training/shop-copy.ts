// A copy of the demo shop in a folder of its own, and the trainer's commands run on it.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openModels } from '../../config/models.ts';
import { systemClock } from '../../config/runtime.ts';
import { compileBook, type Engine, type KnowledgeBook, openEngine, openShopFiles, shopId } from '../../core/index.ts';
import { runCommand } from '../../scripts/train/commands.ts';
import type { Report } from '../../scripts/train/output.ts';
import { keptModels } from '../support/models.ts';
import { temporaryFolder } from './folders.ts';

const repo = join(import.meta.dirname, '../..');

/**
 * The demo shop without its pack: each entry keeps its answers and gets a few phrasings of its own, as a small shop has.
 *
 * @param most so many in each language: what a shop learns each time it is trained
 */
export function standAlone(shop: string, most = 24): void {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const lent = new Map<string, { category: string; question: object; variants: Record<string, string[]> }>(
    read(join(repo, 'knowledge/packs/general.json')).entries.map((entry: { id: string }) => [entry.id, entry]),
  );
  const faq = read(join(shop, 'faq.json'));
  const ids = new Set(faq.entries.map(({ id }: { id: string }) => id));
  for (const entry of faq.entries) {
    const { category, question, variants } = lent.get(entry.id) ?? entry;
    const few = Object.fromEntries(
      Object.entries(variants as Record<string, string[]>).map(([language, all]) => [language, all.slice(0, most)]),
    );
    Object.assign(entry, { category, question, variants: few });
    delete entry.from;
    entry.related = entry.related?.filter((id: string) => ids.has(id));
  }
  writeFileSync(join(shop, 'faq.json'), JSON.stringify(faq, null, 2));
  const about = read(join(shop, 'shop.json'));
  writeFileSync(join(shop, 'shop.json'), JSON.stringify({ ...about, packs: [] }, null, 2));
}

/** @param most phrasings an entry keeps in each language */
export function shopCopy(name: string, most = 10) {
  const folder = temporaryFolder(name);
  const knowledge = join(folder.path, 'knowledge');
  const shop = join(knowledge, 'shops/demo');
  cpSync(join(repo, 'knowledge/shops/demo'), shop, { recursive: true });
  standAlone(shop, most);
  // Each story writes the dialogues it needs.
  rmSync(join(shop, 'dialogues'), { recursive: true, force: true });
  const data = join(folder.path, 'data');
  const path = (file: string) => join(shop, `${file}.json`);
  const copy = {
    folder,
    knowledge,
    shop,
    data,
    // biome-ignore lint/suspicious/noExplicitAny: the files are the merchant's; a test names what it changes
    read: (file: string): any => JSON.parse(readFileSync(path(file), 'utf8')),
    text: (file: string): string => readFileSync(path(file), 'utf8'),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    edit(file: string, change: (json: any) => void): void {
      const json = copy.read(file);
      change(json);
      writeFileSync(path(file), `${JSON.stringify(json, null, 2)}\n`);
    },
    /** Takes an entry out of the shop, and every reference to it. */
    forget(id: string): void {
      copy.edit('faq', (json) => {
        json.entries = json.entries.filter((entry: { id: string }) => entry.id !== id);
        for (const entry of json.entries) entry.related = (entry.related ?? []).filter((other: string) => other !== id);
      });
      copy.edit('shop', (json) => {
        json.welcome.cards = json.welcome.cards.filter((card: { entry: string }) => card.entry !== id);
      });
      copy.edit('keywords', (json) => {
        json.rules = json.rules.filter((rule: { entry?: string }) => rule.entry !== id);
      });
    },
    async book(): Promise<KnowledgeBook> {
      const files = openShopFiles({ folder: shop, clock: systemClock });
      const { book, problems } = compileBook(shopId('demo'), await files.read(), { now: systemClock.now() });
      files.close();
      if (!book) throw new Error(JSON.stringify(problems));
      return book;
    },
    /** The engine as a hub would open it: what a command has trained is not trained again. */
    async engine(): Promise<Engine> {
      const log = { warn: (_fields: object, message: string) => console.warn(message) };
      return openEngine(await copy.book(), openModels(keptModels['HUOJI_MODELS']!, { clock: systemClock, log }));
    },
    /** `npm run train -- …` on this copy, in this process. */
    async train(...args: string[]): Promise<Report> {
      const env = { ...keptModels, HUOJI_DATA: data, HUOJI_KNOWLEDGE: knowledge, USER: 'tester' };
      return (await runCommand(args, env))!;
    },
    // biome-ignore lint/suspicious/noExplicitAny: each command has its own JSON; a test names what it reads
    async json(...args: string[]): Promise<any> {
      const { json, code = 0 } = await copy.train(...args);
      return { ...JSON.parse(JSON.stringify(json)), code };
    },
    remove: () => folder.remove(),
  };
  return copy;
}

export type ShopCopy = ReturnType<typeof shopCopy>;
