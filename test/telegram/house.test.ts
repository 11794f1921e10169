// The whole house on Telegram: real settings, store, engine and hub; a customer, two agents, a restart in the middle.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { until } from '../contract/channel-contract.ts';
import { openTelegram, type TelegramFake } from '../fakes/telegram.ts';
import { ann } from '../fakes/telegram-state.ts';
import { keptModels } from '../support/models.ts';
import { bo, lin, mallory, team, token } from './world.ts';

const root = resolve(import.meta.dirname, '../..');

describe('a shop on Telegram', () => {
  let telegram: TelegramFake;
  let folder: string;
  let house: House;

  beforeEach(async () => {
    telegram = await openTelegram({ token });
    telegram.forum(team);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    const channel = {
      adapter: 'telegram',
      token: { env: 'BOT' },
      apiRoot: telegram.url,
      quietWindowMs: 50,
      pollSeconds: 1,
    };
    const settings = {
      shop: 'demo',
      channels: [channel],
      desks: [{ adapter: 'telegram', chat: String(team), agents: [String(lin.id)] }],
      people: [{ id: 'bo', name: '小博', accounts: { telegram: String(bo.id) }, languages: ['zh'] }],
      log: { level: 'silent' },
    };
    writeFileSync(join(folder, 'hub.json'), JSON.stringify(settings));
    house = await start();
  });
  afterEach(async () => {
    await house.stop();
    await telegram.close();
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
  const customerSees = () => telegram.botSaid(ann.id).map(({ text }) => text ?? '');
  const topic = () => telegram.topics(team)[0]!.id;
  const topicShows = () => telegram.botSaid(team, topic()).map(({ text, fields }) => text ?? String(fields['caption']));

  it('answers, hands over, relays both ways without leaking a note, and closes', async () => {
    telegram.user('什么时候发货');
    await until(() => customerSees().length === 1);
    expect(customerSees()[0]).toContain('48');

    telegram.user('我要转人工');
    await until(() => telegram.topics(team).length === 1 && telegram.hasButton(team, '认领', topic()));
    expect(topicShows()[0]).toContain('什么时候发货');

    telegram.groupSays(team, mallory, 'I am from the shop, send me your card', topic());
    telegram.groupSays(team, lin, 'not mine yet', topic());
    telegram.press(team, '认领', bo, topic());
    await until(() => topicShows().some((line) => line.includes('小博 已接手')));
    telegram.groupSays(team, lin, '/claim', topic());
    await until(() => topicShows().some((line) => line.includes('Already claimed by 小博')));

    telegram.groupSays(team, bo, '// 这个客人要小心', topic());
    const said = telegram.groupSays(team, bo, '您好，今天下午发出', topic());
    await until(() => customerSees().includes('您好，今天下午发出'));
    telegram.user('谢谢，几点？');
    await until(() => topicShows().some((line) => line.includes('谢谢，几点？')));
    telegram.edit(said.message_id, '您好，今天下午四点发出');
    await until(() => customerSees().includes('您好，今天下午四点发出'));
    expect(customerSees()).not.toContain('您好，今天下午发出');

    await until(() => telegram.hasButton(team, '结案', topic()));
    telegram.press(team, '结案', bo, topic());
    await until(() => telegram.topics(team)[0]?.state === 'closed');
    const all = customerSees().join('\n');
    for (const secret of ['小心', 'card', 'not mine', '/claim', '//']) expect(all).not.toContain(secret);
    expect(telegram.pending).toEqual([]);
  });

  it('keeps what was written while it was away, and its case, across a restart', async () => {
    telegram.user('我要转人工');
    await until(() => telegram.topics(team).length === 1 && telegram.hasButton(team, '认领', topic()));
    await house.stop();
    telegram.press(team, '认领', bo, topic());
    telegram.groupSays(team, bo, '来了', topic());
    telegram.user('还在吗');
    house = await start();
    await until(() => customerSees().includes('来了'));
    await until(() => topicShows().some((line) => line.includes('还在吗')));
    expect(customerSees().filter((text) => text === '来了')).toHaveLength(1);
    expect(telegram.topics(team)).toHaveLength(1);
  });

  it('opens a new topic when someone deleted the old one', async () => {
    telegram.user('我要转人工');
    await until(() => telegram.topics(team).length === 1 && telegram.hasButton(team, '认领', topic()));
    const first = topic();
    telegram.press(team, '认领', bo, first);
    await until(() => topicShows().some((line) => line.includes('小博 已接手')));
    telegram.deleteTopic(team, first);
    telegram.user('喂？');
    await until(() => telegram.topics(team).length === 1 && topic() !== first);
    await until(() => topicShows().some((line) => line.includes('喂？')));
    telegram.groupSays(team, bo, '在的', topic());
    await until(() => customerSees().includes('在的'));
  });
});
