// config/hub.example.json is what merchants copy: it loads as it lies there, and the hub it describes serves.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble } from '../config/assemble.ts';
import { loadSettings, placesOf } from '../config/load.ts';
import { repo, soon } from './support/house.ts';
import { openDiscordPlatform } from './support/platforms/discord.ts';
import { openTeamsPlatform } from './support/platforms/teams.ts';
import { openTelegramPlatform } from './support/platforms/telegram.ts';
import { openWebPlatform } from './support/platforms/web.ts';
import { openWechatPlatform } from './support/platforms/wechat.ts';
import { scriptedEngine } from './support/scripted-engine.ts';

type Entry = { readonly adapter: string; readonly [key: string]: unknown };
const file = join(repo, 'config/hub.example.json');
const text = readFileSync(file, 'utf8');
const example = JSON.parse(text) as { channels: Entry[]; desks: Entry[] };
/** The shop's own engine has its tests; here it is the settings. */
const engine = scriptedEngine();
const mind = { current: () => engine, close() {} };
const all = ['discord', 'teams', 'telegram', 'wechat'];
/** Made up, each in the form its platform gives them. */
const secrets: Readonly<Record<string, string>> = {
  TELEGRAM_TOKEN: '123456789:AAFmade-up-and-never-to-be-shown-0000',
  DISCORD_TOKEN: 'MTAwMDAwMDAw.Gmade.up-and-never-to-be-shown',
  TEAMS_APP_PASSWORD: 'made~up.and-never-to-be-shown',
  WECHAT_TOKEN: 'insecure_made-up-and-never-to-be-shown',
};

describe('the example settings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huoji-example-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const envWith = (more: Readonly<Record<string, string>>) => ({
    HUOJI_DATA: join(folder, 'data'),
    HUOJI_KNOWLEDGE: join(repo, 'knowledge'),
    PORT: '0',
    ...more,
  });

  it('name every channel and every desk, load with nothing but their secrets, and make a house', async () => {
    const asked = [...text.matchAll(/\{ "env": "(\w+)" \}/g)].map(([, name]) => name!);
    expect(asked.toSorted()).toEqual(Object.keys(secrets).toSorted());
    const env = envWith({ HUOJI_CONFIG: file, ...secrets });
    const places = placesOf(env, repo);
    const settings = await loadSettings(places, env);
    expect(settings.channels.map(({ adapter }) => adapter).toSorted()).toEqual([...all, 'web'].toSorted());
    expect(settings.desks.map(({ adapter }) => adapter).toSorted()).toEqual([...all, 'console'].toSorted());
    expect(settings.secrets.toSorted()).toEqual(Object.values(secrets).toSorted());
    // A secret that is not there is missed by name.
    for (const name of asked) await expect(loadSettings(places, { ...env, [name]: undefined })).rejects.toThrow(name);
    const house = await assemble(places, settings, { mind });
    expect(house.hub.health()).toHaveLength(10);
    await house.stop();
  });

  it('serve: with only the platforms’ addresses changed, all ten lines stand and a case reaches its desks', async () => {
    const [web, telegram, discord, teams, wechat] = await Promise.all([
      openWebPlatform(),
      openTelegramPlatform(),
      openDiscordPlatform(),
      openTeamsPlatform(),
      openWechatPlatform(),
    ]);
    const opened = [web, telegram, discord, teams, wechat];
    const { channel } = example.desks.find(({ adapter }) => adapter === 'teams')!;
    teams.fake.teamChannels.add(String(channel));
    const channels = example.channels.map((entry) => {
      const here = opened.find(({ name }) => name === entry.adapter)?.channel;
      return { ...entry, ...here };
    });
    const config = join(folder, 'hub.json');
    writeFileSync(config, JSON.stringify({ ...example, channels }));
    const env = envWith({ HUOJI_CONFIG: config, ...Object.assign({}, ...opened.map((platform) => platform.env)) });
    const places = placesOf(env, repo);
    const house = await assemble(places, await loadSettings(places, env), { mind });
    await house.start();
    try {
      const { port } = house.http;
      const ground = { origin: `http://127.0.0.1:${port}`, port, setupLink: () => house.setupLink() };
      for (const platform of opened) await platform.meet(ground);
      await soon(() => house.hub.health().every(({ health }) => health.state === 'connected'), 50_000);
      const ann = await web.customer!('Ann');
      await ann.says('我要转人工，衣服破了');
      for (const platform of [discord, wechat]) await soon(() => platform.caseWith!('衣服破了'), 30_000);
      await soon(() => teams.fake.chains(String(channel)).length === 1);
    } finally {
      await house.stop();
      await Promise.all(opened.map((platform) => platform.close()));
    }
  });
});
