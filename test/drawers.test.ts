// What adapters keep does not grow for ever: what nobody writes again goes after its time, or says why there is an end to it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../adapters/registry.ts';
import { openReferences } from '../adapters/teams/references.ts';
import type { Activity } from '../adapters/teams/wire.ts';
import { openMemory, type Timestamp, timestamp } from '../core/index.ts';
import { openWorld } from './support/world.ts';

const day = 24 * 3_600_000;
const platforms = ['telegram', 'discord', 'teams', 'wechat'] as const;
/** Drawers that are not swept: what keeps them small. */
const bounded: Readonly<Record<string, string>> = {
  'discord-places': 'the room itself forgets all but 5000',
  'discord-session': 'one entry an account',
  'teams-taken-until': 'one entry an account',
  'telegram-albums': 'the room itself removes an album a day after it was sent',
  'telegram-moved': 'one entry for a group that became a supergroup',
  'wechat-whole-until': 'one entry an account',
  'wechat-login': 'one entry an account',
  'wechat-room': 'one entry an account',
  'wechat-links': 'one entry for each time an agent confirmed a new id, and it is that customer’s address',
};

describe('a drawer', () => {
  it.each(platforms)('of %s is swept, or is known to stay small', async (name) => {
    const folder = join(import.meta.dirname, '../adapters', name);
    const source = readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const used = new Set([...source.matchAll(/^const \w+ = '([a-z]+-[a-z-]+)';$/gm)].map(([, drawer]) => drawer!));
    const named = [...used].filter((drawer) => drawer.startsWith(`${name}-`));
    const { drawers = {} } = await adapters[name]!();
    expect(named.length).toBeGreaterThan(1);
    for (const drawer of named) expect([drawer, drawer in drawers || drawer in bounded]).toEqual([drawer, true]);
    // And what is swept is there: a name that was changed would let the old one grow.
    for (const drawer of Object.keys(drawers)) expect(named).toContain(drawer);
  });

  it('loses what is past its time within the hour, and keeps the rest', async () => {
    const world = await openWorld({ drawers: { 'teams-chains': 2 * day } });
    const { drawers } = world.store;
    const long = timestamp(world.clock.now() - 3 * day);
    for (let n = 0; n < 1200; n++) await drawers.put('teams-chains', `old ${n}`, n, undefined, long);
    await drawers.put('teams-chains', 'young', 1, undefined, world.clock.now());
    await drawers.put('teams-places', 'old', 1, undefined, long);
    await world.advance(61 * 60_000);
    expect((await drawers.list('teams-chains', '', 10)).map(({ key }) => key)).toEqual(['young']);
    expect(await drawers.list('teams-places', '', 10)).toHaveLength(1);
    await world.close();
  });

  it('of Teams writes a place again each week somebody is heard from there, and not for every word', async () => {
    const store = openMemory();
    let now = 1_000_000_000;
    const clock = { now: (): Timestamp => timestamp(now), sleep: async () => {} };
    const hosts = { trusts: () => true, first: 'https://first.example/' };
    const said = { conversation: { id: 'a:1' }, serviceUrl: 'https://emea.example/' } as unknown as Activity;
    const versionOf = async () => (await store.drawers.get('teams-places', 'main/a:1'))?.version;
    const open = () => openReferences('main', { drawers: store.drawers, clock }, hosts as never);
    const references = open();
    for (let n = 0; n < 3; n++) await references.note(said);
    expect(await versionOf()).toBe(1);
    now += 6 * day;
    // A restart within the week costs no write either.
    const later = open();
    await later.note(said);
    expect(await versionOf()).toBe(1);
    now += 2 * day;
    await later.note(said);
    expect(await versionOf()).toBe(2);
    expect(await later.serviceUrlOf('a:1')).toBe('https://emea.example/');
    await store.close();
  });
});
