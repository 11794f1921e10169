// What every Store promises, told as the life of a small shop. An implementation hands its opener to this suite.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../core/ports/index.ts';
import { lanesAndMailbox } from './store-lanes.ts';
import { lookingAndKeeping } from './store-looking.ts';
import { oneWrite } from './store-one-write.ts';
import { takingIn } from './store-taking-in.ts';
import { envelope, freshIds, mint, World, wordsOf } from './store-world.ts';

export type StoreUnderTest = { readonly name: string; open(): Promise<Store> };

export function storeContract({ name, open }: StoreUnderTest): void {
  describe(`the store (${name})`, () => {
    const world = new World();
    beforeEach(async () => world.begin(await open()));
    afterEach(() => world.store.close());

    takingIn(world);
    oneWrite(world);
    lanesAndMailbox(world);
    lookingAndKeeping(world);

    test('what the caller keeps hold of cannot change what is stored', async () => {
      const content = [{ kind: 'text' as const, text: 'before' }];
      const said = { ...envelope('ann', '1', 'x'), content };
      const { conversation } = await world.store.accept(said, freshIds(), { mailbox: false }, world.now);
      content[0] = { kind: 'text', text: 'after' };
      expect(wordsOf((await world.load(conversation)).unread)).toEqual(['before']);
    });

    test('once closed it refuses', async () => {
      await world.store.close();
      await expect(world.store.findHandoff(mint())).rejects.toMatchObject({ code: 'store_stopped' });
      await world.store.close();
    });
  });
}
