// Opens a shop's book for a command, from its name or from a folder.

import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { systemClock } from '../../config/runtime.ts';
import {
  compileBook,
  errorsIn,
  formatReport,
  type KnowledgeBook,
  openShopFiles,
  Refusal,
  shopId,
} from '../../core/index.ts';
import { places } from '../place.ts';

export type ShopFolders = { readonly name: string; readonly folder: string; readonly packs: string };

/**
 * @param knowledge a knowledge folder (with shops/ and packs/) or one shop's folder; absent: the hub's own
 * @param shop which shop in it; absent: `demo`, or the only one
 */
export function findShop(knowledge: string | undefined, shop: string | undefined): ShopFolders {
  const root = knowledge === undefined ? places().knowledge : resolve(knowledge);
  if (existsSync(join(root, 'shop.json')))
    return { name: basename(root), folder: root, packs: join(root, '..', '..', 'packs') };
  const names = existsSync(join(root, 'shops')) ? readdirSync(join(root, 'shops')) : [];
  const name = shop ?? (names.length === 1 ? names[0]! : 'demo');
  const folder = join(root, 'shops', name);
  if (!existsSync(join(folder, 'shop.json')))
    throw new Refusal('knowledge_missing', `There is no shop "${name}": ${folder} holds no shop.json.`, {
      remedy: names.length > 0 ? `Name one with --shop: ${names.join(', ')}.` : 'Name a folder with shops/ and packs/.',
    });
  return { name, folder, packs: join(root, 'packs') };
}

/** @throws Refusal `knowledge_broken` with the whole report */
export async function openBook(shop: ShopFolders): Promise<KnowledgeBook> {
  const files = openShopFiles({ folder: shop.folder, packs: shop.packs, clock: systemClock });
  try {
    const { book, problems } = compileBook(shopId(shop.name), await files.read(), { now: systemClock.now() });
    if (!book)
      throw new Refusal('knowledge_broken', formatReport(errorsIn(problems)), {
        remedy: 'Mend what is named / 按提示改好。',
      });
    return book;
  } finally {
    files.close();
  }
}
