// The shop's WeChat is logged out: its team reads so in Telegram, with the code to scan, before a minute has passed.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { until } from '../contract/channel-contract.ts';
import { openTelegram, type TelegramFake } from '../fakes/telegram.ts';
import { openWechat, type WechatFake } from '../fakes/wechat.ts';

const root = resolve(import.meta.dirname, '../..');
const team = -1001234567890;
const token = '123:token';

// The house loads the SDK anew, which on a crowded machine takes many seconds.
const patience = 180_000;

describe('a WeChat account that was logged out', { timeout: patience }, () => {
  let wechat: WechatFake;
  let telegram: TelegramFake;
  let folder: string;
  let house: House;

  beforeEach(async () => {
    wechat = await openWechat();
    telegram = await openTelegram({ token });
    telegram.forum(team);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    const channel = {
      adapter: 'wechat',
      puppet: 'service',
      endpoint: wechat.endpoint,
      token: { env: 'GATEWAY' },
    };
    const desk = {
      adapter: 'telegram',
      chat: String(team),
      token: { env: 'BOT' },
      apiRoot: telegram.url,
      pollSeconds: 1,
      agents: ['1001'],
    };
    const settings = { shop: 'demo', channels: [channel], desks: [desk], log: { level: 'silent' } };
    writeFileSync(join(folder, 'hub.json'), JSON.stringify(settings));
    const env = {
      HUOJI_CONFIG: join(folder, 'hub.json'),
      HUOJI_DATA: join(folder, 'data'),
      PORT: '0',
      GATEWAY: wechat.token,
      BOT: token,
    };
    const places = placesOf(env, root);
    house = await assemble(places, await loadSettings(places, env));
    await house.start();
    await until(() => house.hub.health().every(({ health }) => health.state === 'connected'), 100_000);
  }, patience);
  afterEach(async () => {
    await house.stop();
    await Promise.all([wechat.close(), telegram.close()]);
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const board = () => telegram.botSaid(team).filter(({ thread }) => thread === undefined);

  it('asks the team for a scan within a minute, once, with the picture of the code', async () => {
    await wechat.logout();
    wechat.scan('https://login.weixin.qq.com/l/one-time-secret');
    await until(() => board().some(({ fields }) => fields['photo'] !== undefined), 60_000);
    const [shown, ...more] = board().filter(({ fields }) => fields['photo'] !== undefined);
    const words = String(shown!.fields['caption']);
    expect(words).toContain('⚠️');
    expect(words).toContain("scan the code with the shop's phone");
    expect(more).toEqual([]);
    // The code is worth a login: it stands in the picture only.
    expect(JSON.stringify(board().map(({ text, fields }) => [text, fields]))).not.toContain('one-time-secret');
  });
});
