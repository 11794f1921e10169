// The whole house on Teams: real settings, store, engine and hub; a customer, two agents, restarts in the middle.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble, type House } from '../../config/assemble.ts';
import { loadSettings, placesOf } from '../../config/load.ts';
import { shopId } from '../../core/index.ts';
import { quiet } from '../contract/channel-contract.ts';
import { openTeams, type TeamsFake } from '../fakes/teams.ts';
import { ann } from '../fakes/teams-people.ts';
import recorded from '../fixtures/teams/activities.json' with { type: 'json' };
import { keptModels } from '../support/models.ts';
import { appId, appPassword, bo, lin, mallory, png, registrationAt, team, until } from './world.ts';

const root = resolve(import.meta.dirname, '../..');

describe('a shop on Teams', () => {
  let teams: TeamsFake;
  let folder: string;
  let house: House;

  beforeEach(async () => {
    teams = await openTeams({ appId, appPassword });
    teams.teamChannels.add(team);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    const registration = { ...registrationAt(teams), appPassword: { env: 'TEAMS_APP_PASSWORD' } };
    const settings = {
      shop: 'demo',
      publicUrl: 'https://shop.example',
      channels: [{ adapter: 'teams', ...registration, quietWindowMs: 50 }],
      desks: [{ adapter: 'teams', channel: team, agents: [lin.aadObjectId], messagesPerMinute: 6000 }],
      people: [{ id: 'bo', name: '小博', accounts: { teams: bo.aadObjectId }, languages: ['zh'] }],
      log: { level: 'silent' },
    };
    writeFileSync(join(folder, 'hub.json'), JSON.stringify(settings));
    house = await start();
  });
  afterEach(async () => {
    await house.stop();
    await teams.close();
    await rm(folder, { recursive: true, force: true });
    expect(teams.invalid).toEqual([]);
  });

  async function start(): Promise<House> {
    const env = {
      ...keptModels,
      HUOJI_CONFIG: join(folder, 'hub.json'),
      HUOJI_DATA: join(folder, 'data'),
      PORT: '0',
      TEAMS_APP_PASSWORD: appPassword,
    };
    const places = placesOf(env, root);
    const made = await assemble(places, await loadSettings(places, env));
    await made.start();
    teams.hook = `http://127.0.0.1:${made.http.port}/hooks/teams/main`;
    return made;
  }
  const chat = () => teams.chatOf();
  const customerSees = () => teams.reads(chat()).map(({ text }) => text);
  /** The latest case: what the hub tells of a restart begins a chain of its own. */
  const isCase = (one: string) => !teams.reads(one).some(({ text }) => text.startsWith('⚠️'));
  const chain = () => teams.chains(team).findLast(isCase)!;
  const chainShows = () => teams.reads(chain()).map(({ text }) => text);
  const shows = (words: string) => until(() => chainShows().some((line) => line.includes(words)));
  async function handedOver(words = '我要转人工'): Promise<string> {
    teams.says(words);
    await until(() => chain() !== undefined && teams.hasButton(chain(), '认领'));
    return chain();
  }
  const stillOpen = async () => (await house.store.queue(shopId('demo'))).length;

  it('answers, hands over, relays both ways without leaking a note, and closes', async () => {
    teams.says('什么时候发货');
    await until(() => customerSees().length === 1);
    expect(customerSees()[0]).toContain('48');

    const thread = await handedOver();
    expect(chainShows()[0]).toContain('什么时候发货');
    teams.teamSays(thread, mallory, 'I am from the shop, send me your card');
    teams.teamSays(thread, lin, 'not mine yet');
    const claim = teams.press(thread, '认领', bo);
    await claim.done;
    // The one who pressed sees the new card at once, the others with the next repaint.
    expect(JSON.stringify(claim.body)).toContain('小博 正在处理');
    await shows('小博 已接手');
    await until(() => teams.hasButton(thread, '发送给顾客'));
    const late = teams.press(thread, '备注', lin, { note: '我看到了' });
    await late.done;
    teams.teamSays(thread, lin, '/claim');
    await until(() =>
      chainShows().some((line) => /小博.*已经认领/.test(line) || line.includes('Already claimed by 小博')),
    );

    teams.teamSays(thread, bo, '// 这个客人要小心');
    teams.press(thread, '发送给顾客', bo, { words: '您好，今天下午发出' });
    await until(() => customerSees().some((line) => line.includes('您好，今天下午发出')));
    // What was typed on the card is seen in the chain too.
    await shows('您好，今天下午发出');
    teams.press(thread, '发送给顾客', bo, { words: '先这样\n／／别告诉他' });
    await shows('别告诉他');
    teams.teamSays(thread, bo, '四点左右');
    await until(() => customerSees().includes('四点左右'));
    teams.says('谢谢，几点？');
    await shows('谢谢，几点？');

    teams.press(thread, '结案', bo);
    await until(() => !teams.hasButton(thread, '结案'));
    await shows('结案');
    const all = customerSees().join('\n');
    for (const secret of ['小心', 'card', 'not mine', '/claim', '//', '别告诉他', '我看到了'])
      expect(all).not.toContain(secret);
  });

  it('changes what the customer has read when the agent changes his words', async () => {
    const thread = await handedOver();
    teams.teamSays(thread, bo, '/claim');
    await shows('小博 已接手');
    const said = teams.teamSays(thread, bo, '您好，两点发出');
    await until(() => customerSees().includes('您好，两点发出'));
    teams.teamSays(thread, bo, '您好，四点发出', {
      type: 'messageUpdate',
      id: said.activity['id'],
      timestamp: new Date(Date.now() + 5000).toISOString(),
      channelData: { ...(said.activity['channelData'] as object), eventType: 'editMessage' },
    });
    await until(() => customerSees().includes('您好，四点发出'));
    expect(customerSees()).not.toContain('您好，两点发出');
  });

  it('takes a suggestion into the box, to be changed before it is sent', async () => {
    teams.says('退货怎么退，我要转人工');
    await until(() => chain() !== undefined && teams.hasButton(chain(), '认领'));
    await teams.press(chain(), '认领', bo).done;
    await until(() => teams.hasButton(chain(), '结案'));
    await until(() => teams.hasButton(chain(), '参考答案 1'));
    const taken = teams.press(chain(), '参考答案 1', bo);
    await taken.done;
    expect(JSON.stringify(taken.body)).toMatch(/"Input.Text","id":"words".*"value":"/);
    expect(customerSees().length).toBeLessThan(3);
  });

  it('carries pictures and files both ways, by links that end and never by Teams’ own', async () => {
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    const picture = teams.addFile(png(), 'image/png');
    teams.says('', { text: undefined, attachments: [{ contentType: 'image/*', contentUrl: picture.protectedUrl }] });
    await until(() => teams.reads(thread).some(({ pictures }) => pictures.length > 0));
    const pdf = teams.addFile(Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF'), 'application/pdf');
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    teams.teamSays(thread, bo, '请填这张', {
      attachments: [{ contentType, name: '退货单.pdf', content: { downloadUrl: pdf.openUrl, fileType: 'pdf' } }],
    });
    await until(() => teams.reads(chat()).some(({ links }) => links.length > 0));
    const links = [
      ...teams.reads(thread).flatMap(({ pictures }) => pictures),
      ...teams.reads(chat()).flatMap((one) => one.links),
    ];
    for (const link of links) expect(link).toMatch(/^https:\/\/shop\.example\/media\//);
  });

  it('welcomes whoever adds the bot, once', async () => {
    const added = teams.activity({ ...recorded['the bot is added'], ...place() });
    teams.deliver(added);
    teams.deliver(teams.activity({ ...recorded['the app is installed'], ...place() }));
    await until(() => customerSees().length > 0);
    teams.deliver(added);
    await quiet(400);
    expect(customerSees()).toHaveLength(1);
  });

  const place = () => {
    const { serviceUrl, from, conversation, recipient, channelData } = teams.activity();
    return { serviceUrl, from, conversation, recipient, channelData };
  };

  it('takes every recorded activity three times, and three times more after a restart, with one effect', async () => {
    const all = Object.values(recorded)
      .filter(
        ({ conversation, type, action }: { conversation: { id: string }; type: string; action?: string }) =>
          conversation.id.startsWith('a:') && !(type === 'installationUpdate' && action === 'remove'),
      )
      .map((activity) => ({ ...activity, ...place() }));
    const effects = async () => {
      await until(() => house.hub.idle());
      await quiet(300);
      const [found] = await house.store.conversations({ shop: shopId('demo'), limit: 1 });
      const turns = await house.store.turns(found!.conversation.id, undefined, 500);
      return {
        customers: turns.filter(({ author }) => author.kind === 'customer').length,
        shown: customerSees().length,
      };
    };
    for (const activity of all) await teams.deliver(activity).done;
    const once = await effects();
    expect(once.customers).toBeGreaterThanOrEqual(7);
    for (let time = 0; time < 2; time++) for (const activity of all) await teams.deliver(activity).done;
    expect(await effects()).toEqual(once);
    await house.stop();
    house = await start();
    for (let time = 0; time < 3; time++) for (const activity of all) await teams.deliver(activity).done;
    expect(await effects()).toEqual(once);
    expect(teams.deliveries.every(({ status }) => status === 200)).toBe(true);
  });

  it('acts once on a press and on words that come three times, before and after a restart', async () => {
    const thread = await handedOver();
    const deeds = [teams.press(thread, '认领', bo)];
    await deeds[0]!.done;
    await until(() => teams.hasButton(thread, '发送给顾客'));
    deeds.push(teams.teamSays(thread, bo, '只说一次'), teams.press(thread, '发送给顾客', bo, { words: '也只一次' }));
    await until(() => customerSees().filter((text) => text.includes('一次')).length === 2);
    const again = async () => {
      for (let time = 0; time < 3; time++) for (const { activity } of deeds) await teams.deliver(activity).done;
      await until(() => house.hub.idle());
      await quiet(200);
    };
    await again();
    await house.stop();
    house = await start();
    await again();
    expect(customerSees().filter((text) => text.includes('一次'))).toHaveLength(2);
    expect(chainShows().filter((line) => line.includes('也只一次'))).toHaveLength(1);
    expect(await stillOpen()).toBe(1);
  });

  it('finds the customer again after a restart, before he has written anything', async () => {
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    await house.stop();
    house = await start();
    teams.teamSays(thread, bo, '我回来了');
    await until(() => customerSees().includes('我回来了'));
  });

  it('keeps what was written while it was away, because Teams gives it again', async () => {
    const thread = await handedOver();
    await house.stop();
    teams.press(thread, '认领', bo);
    await quiet(100);
    house = await start();
    await shows('小博 已接手');
    teams.says('还在吗');
    await shows('还在吗');
    expect(teams.chains(team).filter(isCase)).toHaveLength(1);
  });

  it('waits as long as Teams asks, and then says everything once and in order', async () => {
    const sends = /^POST \/v3\/conversations\/a:[^/]+\/activities$/;
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    const before = customerSees().length;
    teams.fail({ status: 429, headers: { 'retry-after': '2' }, where: sends });
    teams.fail({ status: 429, headers: { 'retry-after': '1' }, where: sends });
    teams.fail({ status: 502, where: sends });
    const started = performance.now();
    for (const text of ['一', '二', '三']) await teams.teamSays(thread, bo, text).done;
    await until(() => customerSees().length === before + 3);
    expect(customerSees().slice(before)).toEqual(['一', '二', '三']);
    expect(performance.now() - started).toBeGreaterThan(2900);
    const tries = teams.calls.filter(
      ({ method, path, body }) => sends.test(`${method} ${path}`) && body?.['text'] === '一',
    );
    expect(tries).toHaveLength(4);
  });

  it('writes a burst into one chain as fast as Teams publishes, and never faster', async () => {
    await house.stop();
    const file = join(folder, 'hub.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as { desks: { messagesPerMinute?: number }[] };
    delete settings.desks[0]!.messagesPerMinute;
    writeFileSync(file, JSON.stringify(settings));
    house = await start();
    teams.enforceRates();
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    const wanted = Array.from({ length: 14 }, (_, nth) => `第${nth + 1}句`);
    for (const text of wanted) await teams.says(text).done;
    await until(() => chainShows().filter((line) => line.includes('句')).length === wanted.length);
    const lines = chainShows().filter((line) => line.includes('句'));
    expect(lines.map((line) => line.split(': ')[1])).toEqual(wanted);
    expect(teams.limited).toBe(0);
  });

  it('says in the thread that nobody knows whether a reply arrived, and does not say it again', async () => {
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    const sends = /^POST \/v3\/conversations\/a:[^/]+\/activities$/;
    teams.fail({ status: 0, how: 'reset', afterwards: true, where: sends });
    const lines = chainShows().length;
    await teams.teamSays(thread, bo, '到了吗').done;
    await until(() => chainShows().length > lines);
    expect(customerSees().filter((text) => text === '到了吗')).toHaveLength(1);
  });

  it('opens a new chain when someone deleted the old one', async () => {
    const first = await handedOver();
    await teams.press(first, '认领', bo).done;
    await shows('小博 已接手');
    teams.removeChain(first);
    teams.says('喂？');
    await until(() => teams.chains(team).length === 1 && chain() !== first);
    await shows('喂？');
    teams.teamSays(chain(), bo, '在的');
    await until(() => customerSees().includes('在的'));
  });

  it('tells the thread when the customer removed the app', async () => {
    const thread = await handedOver();
    await teams.press(thread, '认领', bo).done;
    await shows('小博 已接手');
    const before = chainShows().length;
    teams.blocked.add(chat());
    teams.deliver({ ...recorded['the app is removed'], ...place() });
    await until(() => chainShows().length > before);
    expect(ann.aadObjectId).toBeTruthy();
  });
});
