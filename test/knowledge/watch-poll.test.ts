// Where the system offers no file events, changes are still seen within two seconds (hostile catalogue KB-018).

import { expect, it, vi } from 'vitest';
import { systemClock } from '../../config/runtime.ts';
import { openShopFiles } from '../../core/knowledge/index.ts';
import { miniShop, until } from './mini-shop.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  watch: () => {
    throw Object.assign(new Error('out of watches'), { code: 'ENOSPC' });
  },
}));

it('a folder that cannot be watched is polled', { retry: 2 }, async () => {
  using shop = miniShop();
  const files = openShopFiles({ folder: shop.folder, clock: systemClock });
  const hashes: (string | undefined)[] = [];
  files.watch((sources) => hashes.push(sources.files.get('faq.json')?.hash), await files.read());
  try {
    for (const round of [1, 2]) {
      shop.swap('faq.json', '付款后', `付款后${round}`);
      expect(await until(() => hashes.length === round)).toBeLessThan(2000);
    }
    expect(new Set(hashes).size).toBe(2);
  } finally {
    files.close();
  }
});
