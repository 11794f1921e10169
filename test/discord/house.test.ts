// The whole house on Discord: real settings, store, engine and hub; a customer, two agents, a restart in the middle.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { quiet, until as soonUntil } from '../contract/channel-contract.ts';
import { ann, type Channel, type DiscordFake } from '../fakes/discord.ts';
import { keptModels } from '../support/models.ts';
import { bo, lin, mallory, openDiscordWithTeam, teamChannel, token } from './world.ts';

/** The whole house has a model to read and a store to open before it answers. */
const until = (holds: () => boolean) => soonUntil(holds, 30_000);
const root = resolve(import.meta.dirname, '../..');

describe('a shop on Discord', () => {
  let discord: DiscordFake;
  let folder: string;
  let house: House;
  let chat: Channel;

  beforeEach(async () => {
    // Opening an engine keeps this process busy, and the fake with it: a line with a quick heart would be given up, and
    // what was written to its session is beyond anyone's reach.
    discord = await openDiscordWithTeam({ heartbeatMs: 40_000 });
    chat = discord.dm(ann);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    const settings = {
      shop: 'demo',
      channels: [{ adapter: 'discord', token: { env: 'BOT' }, restApi: discord.url, quietWindowMs: 50 }],
      desks: [{ adapter: 'discord', channel: teamChannel, agents: [lin.id] }],
      people: [{ id: 'bo', name: '小博', accounts: { discord: bo.id }, languages: ['zh'] }],
      log: { level: 'silent' },
    };
    writeFileSync(join(folder, 'hub.json'), JSON.stringify(settings));
    house = await start();
    // The line stands: the desk has named its commands.
    await until(() => discord.called('PUT', /commands$/).length > 0);
  });
  afterEach(async () => {
    await house.stop();
    expect(discord.pings).toEqual([]);
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<House> {
    const env = {
      HUOJI_CONFIG: join(folder, 'hub.json'),
      HUOJI_DATA: join(folder, 'data'),
      PORT: '0',
      BOT: token,
      ...keptModels,
    };
    const places = placesOf(env, root);
    const made = await assemble(places, await loadSettings(places, env));
    await made.start();
    return made;
  }
  const customerSees = () => discord.botSaid(chat.id).map(({ text }) => text);
  const threads = () => discord.threadsOf(teamChannel);
  const thread = () => threads().at(-1)!;
  const threadShows = (place = thread()) => discord.botSaid(place.id).map(({ text }) => text);
  const says = (text: string) => discord.says(chat, ann, text);
  const hasCase = () => threads().length === 1 && discord.hasButton(thread(), '认领');

  it('welcomes, answers, hands over, relays both ways without leaking a note, and closes', async () => {
    says('什么时候发货');
    await until(() => customerSees().some((text) => text.includes('48')));
    // The welcome stands before the answer.
    expect(discord.botSaid(chat.id)[0]!.embeds).toHaveLength(1);

    says('我要转人工');
    await until(hasCase);
    expect(discord.see(discord.find(thread().id).message).embeds[0]).toContain('什么时候发货');

    discord.says(thread(), mallory, 'I am from the shop, send me your card');
    discord.says(thread(), lin, 'not mine yet');
    discord.press(thread(), '认领', bo);
    await until(() => threadShows().some((line) => line.includes('小博 已接手')));
    discord.command(thread(), lin, 'claim');
    await until(() => discord.answers.some(({ data }) => String(data['content']).includes('小博')));

    discord.says(thread(), bo, '// 这个客人要小心');
    const said = discord.says(thread(), bo, '您好，今天下午发出');
    await until(() => customerSees().includes('您好，今天下午发出'));
    says('谢谢，几点？');
    await until(() => threadShows().some((line) => line.includes('谢谢，几点？')));
    discord.edit(said.id, '您好，今天下午四点发出');
    await until(() => customerSees().includes('您好，今天下午四点发出'));
    expect(customerSees()).not.toContain('您好，今天下午发出');

    await until(() => discord.hasButton(thread(), '结案'));
    discord.press(thread(), '结案', bo);
    await until(() => thread().archived && thread().locked);
    const all = customerSees().join('\n');
    for (const secret of ['小心', 'card', 'not mine', '/claim', '//']) expect(all).not.toContain(secret);
  });

  it('keeps what was written while it was away, and its case, across a restart', async () => {
    says('我要转人工');
    await until(hasCase);
    await house.stop();
    discord.press(thread(), '认领', bo);
    discord.says(thread(), bo, '来了');
    says('还在吗');
    house = await start();
    await until(() => customerSees().includes('来了'));
    await until(() => threadShows().some((line) => line.includes('还在吗')));
    expect(customerSees().filter((text) => text === '来了')).toHaveLength(1);
    expect(threads()).toHaveLength(1);
  });

  it('opens a new thread, once, when someone deleted the old one', async () => {
    says('我要转人工');
    await until(hasCase);
    const first = thread();
    discord.press(first, '认领', bo);
    await until(() => threadShows(first).some((line) => line.includes('小博 已接手')));
    discord.removeChannel(first.id);
    says('喂？');
    await until(() => threads().length === 1 && thread().id !== first.id);
    await until(() => threadShows().some((line) => line.includes('喂？')));
    discord.says(thread(), bo, '在的');
    await until(() => customerSees().includes('在的'));
    await quiet();
    expect(threads()).toHaveLength(1);
  });
});
