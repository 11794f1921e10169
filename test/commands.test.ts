// The commands a merchant types, as real processes: try, check-knowledge, doctor and fate.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botToken, openHouse, repo, type TestHouse, team } from './support/house.ts';
import { commandEnv } from './support/models.ts';

let world: TestHouse;
beforeAll(async () => {
  world = await openHouse();
});
afterAll(() => world.close());

async function run(command: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(repo, `scripts/${command}.ts`), ...args], {
    env: { ...commandEnv, ...world.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin.end();
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(output).not.toContain(botToken);
  expect(output).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return { code, output };
}

describe('try', () => {
  it('answers as the shop would, says why, and remembers what was said before', async () => {
    const { code, output } = await run('try', [
      '--why',
      '--say',
      '什么时候发货',
      '--say',
      '我要申请退货',
      '--say',
      '3651280947182736450',
    ]);
    expect(code).toBe(0);
    expect(output).toContain('48 小时');
    expect(output).toContain('ship_time');
    expect(output).toContain('退货的原因');
  });

  it('of a shop that is not there ends with a sentence', async () => {
    const { code, output } = await run('try', ['--shop', 'nowhere', '--say', 'x']);
    expect([code, output]).toEqual([78, expect.stringContaining('There is no shop "nowhere"')]);
  });
});

describe('check-knowledge', () => {
  it('passes the shop, and fails it with file, line, field and remedy once it is broken', async () => {
    const good = await run('check-knowledge');
    expect([good.code, good.output]).toEqual([0, expect.stringMatching(/demo/)]);

    const path = world.shop.path('flows');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"next": "why"', '"next": "wyh"'));
    const bad = await run('check-knowledge', ['--lang', 'en']);
    expect(bad.code).toBe(1);
    expect(bad.output).toMatch(/flows\.json:\d+/);
    expect(bad.output).toContain('wyh');
    const json = await run('check-knowledge', ['--json']);
    expect(JSON.parse(json.output).shops[0]).toMatchObject({ shop: 'demo', ok: false });
    writeFileSync(path, text);
  });
});

describe('fate', () => {
  it('tells what became of a message by its event key, delivery and platform id, of the running hub and of its files', async () => {
    const [guest, ann] = [await world.guest(), world.chatter()];
    await guest.asks('什么时候发货');
    const heard = await ann.asks('什么时候发货');
    await world.settled();
    const event = `web:main:${guest.visitor}/m1`;
    const known = (await world.house.store.fate(event))!;
    const delivery = known.answers[0]!.deliveries[0]!.id;
    const platform = (await world.house.store.fate(`telegram:main:${ann.person.id}:${heard.message_id - 1}`))
      ?.answers[0]?.deliveries[0]?.state;
    expect(platform?.kind).toBe('sent');
    const ids = [event, delivery, platform?.kind === 'sent' ? platform.platformIds[0]! : ''];

    const ask = async (...some: string[]) => {
      const answers = [];
      for (const id of some) answers.push(await run('fate', [id]));
      for (const { code, output } of answers) {
        expect([code, output]).toEqual([0, expect.stringMatching(/sent as/)]);
        expect(output).toContain('48 小时');
      }
      expect(answers[0]!.output).toContain('什么时候发货');
      expect(answers[0]!.output).toContain('handled       yes');
      expect((await run('fate', ['web:main:nobody/1'])).code).toBe(1);
    };
    await ask(...ids);
    expect((await run('fate')).code).toBe(64);
    await world.stopHouse();
    // The store answers here as it did for the hub: one kind of id shows that it was asked.
    await ask(event);
    await world.startHouse();
  }, 60_000);
});

describe('doctor', () => {
  it('asks the running hub, names the owner who is missing, and then finds everything well', async () => {
    const before = await run('doctor');
    expect([before.code, before.output]).toEqual([1, expect.stringMatching(/MISS .*owner/)]);
    await world.colleague('kai');
    const { code, output } = await run('doctor');
    expect([code, output]).toEqual([0, expect.stringContaining('Everything answers')]);
    expect(output).toContain('Asked the running hub');
    expect(output).toContain('@huoji_bot');
  });

  it('names the right that the bot lacks, and what to do', async () => {
    const rights = world.telegram.groups.get(team)!.rights;
    rights['can_manage_topics'] = false;
    const { code, output } = await run('doctor');
    rights['can_manage_topics'] = true;
    expect(code).toBe(1);
    expect(output).toMatch(/MISS .*rights/);
    expect(output).toContain('manage topics');
    expect(output).toContain('→');
  });

  it('without a running hub says so, and names a token that Telegram refuses', async () => {
    const data = join(world.folder, 'empty');
    const env = { HUOJI_DATA: data, TELEGRAM_TOKEN: '7654321:another-canary-token' };
    const { code, output } = await run('doctor', [], env);
    expect(code).toBe(1);
    expect(output).toContain('No hub runs');
    expect(output).toMatch(/MISS .*token/);
    expect(output).toContain('BotFather');
    expect(output).not.toContain('another-canary-token');
  });
});
