// `npm run kill-test`: the real hub under `kill -9`, redelivery, SIGSTOP and a full disk; an oracle outside it judges.
//
//   npm run kill-test                        the whole test
//   npm run kill-test -- --control dedupe    a protection taken away: the oracle must turn red (dedupe, early-ack)
//   npm run kill-test -- --channels web,telegram,discord,teams,wechat     all five at once
//   npm run kill-test -- --messages 400 --kills 5 --log run.jsonl --json

import './runtime-guard.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTelegram } from '../test/fakes/telegram.ts';
import { openChild } from './kill-test/child.ts';
import { type ConsoleAgent, type Field, sleep, telegramCustomer, until, webCustomer } from './kill-test/customers.ts';
import { fillDisk, mountSmallDisk, unmount } from './kill-test/disk.ts';
import { furtherNames, openFurther } from './kill-test/further.ts';
import { signIn, standing, stats, type ToldGap } from './kill-test/operator.ts';
import { judge, type Verdict } from './kill-test/oracle.ts';
import { openPlatformLog } from './kill-test/platform-log.ts';
import { report } from './kill-test/report.ts';

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '40' },
    messages: { type: 'string', default: '2080' },
    kills: { type: 'string', default: '22' },
    claims: { type: 'string', default: '8' },
    channels: { type: 'string', default: 'web,telegram' },
    control: { type: 'string' },
    log: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const conversations = Number(values.conversations);
const each = Math.ceil(Number(values.messages) / conversations);
const claims = values.control ? 0 : Math.min(Number(values.claims), conversations);
const aids = { dedupe: { sabotage: ['dedupe'] }, 'early-ack': { acknowledgeEarly: 40 } }[values.control ?? ''] ?? {};

const channels = values.channels.split(',');
const unknown = channels.filter((name) => !['web', 'telegram', ...furtherNames].includes(name));
if (unknown.length > 0) throw new Error(`there is no channel ${unknown.join(', ')}`);

const folder = mkdtempSync(join(tmpdir(), 'huoji-kill-'));
const data = join(folder, 'data');
mkdirSync(data);
const isDiskSmall = !values.control && mountSmallDisk(data);
process.once('exit', () => {
  if (isDiskSmall) unmount(data);
  rmSync(folder, { recursive: true, force: true });
});
const telegram = await openTelegram();
const forum = telegram.forum(-1001234567890);
telegram.floodLimit = undefined;
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const log = openPlatformLog(values.log);
const further = await Promise.all(
  furtherNames.filter((name) => channels.includes(name)).map((name) => openFurther(name, base)),
);
const hub = openChild({
  folder,
  data,
  port,
  settings: settings(),
  env: {
    TELEGRAM_TOKEN: telegram.token,
    WEBHOOK_SECRET: 'kill-test-webhook-secret',
    KILL_TEST_AIDS: JSON.stringify(aids),
    ...Object.assign({}, ...further.map(({ env }) => env)),
  },
  diesByItself: values.control === 'early-ack',
  log,
});
let onTheWire = 0;

try {
  const setup = await hub.start();
  const verdict = await run(await signIn(base, setup));
  const { possibleDoubles: metric } = await until(() => stats(data));
  await hub.end();
  report(verdict, {
    areRestartsTimed: further.length === 0,
    control: values.control,
    kills: Number(values.kills),
    isDiskSmall,
    metric,
    onTheWire,
    asJson: values.json,
  });
} finally {
  await hub.end();
  await telegram.close();
  await Promise.all(further.map((platform) => platform.close()));
}
process.exit();

async function run(desk: ConsoleAgent): Promise<Verdict> {
  const alone: Field = {
    base,
    telegram,
    forum,
    agent: { id: 1001, first_name: 'Bo' },
    log,
    lottery: () => Math.random() < 0.05,
    // Five lines take longer to stand again than two: people write more slowly, so that they write all the while.
    pause: () => sleep(Math.random() * (further.length > 0 ? 6000 : 900)),
    console: desk,
  };
  const ended = Promise.withResolvers<void>();
  const field = further.length > 0 ? { ...alone, over: ended.promise } : alone;
  // Before an account's first connection there is no gap to tell of.
  if (further.length > 0) await standing(desk);
  const people = Array.from({ length: conversations }, (_, index) => {
    const asking = index < claims ? { asksAt: 8 + index } : {};
    const story = { messages: each, ...asking };
    const where = channels[index % channels.length];
    const platform = further.find(({ name }) => name === where);
    if (platform) return platform.customer(`${where}${String(index).padStart(12 - where!.length, '0')}`, story, field);
    return where === 'web'
      ? webCustomer(`w${index}`, story, field)
      : telegramCustomer(
          `t${index}`,
          story,
          { id: 5000 + index, first_name: `Tess${index}x`, language_code: 'en' },
          field,
        );
  });
  let isOver = false;
  const all = Promise.all(people).then(() => {
    isOver = true;
  });
  if (further.length === 0) await Promise.race([all, torment(() => isOver)]);
  else {
    await torment(() => false, desk);
    await noteGaps(desk);
    await until(async () => ((await stats(data))?.openDeliveries === 0 ? true : undefined));
    ended.resolve();
  }
  await all;
  return judge(log.lines);
}

/**
 * Kills at random instants; once a SIGSTOP, once a full disk. With further channels two of three kills wait until all
 * lines stand: killed while it starts, a hub with five lines would never get to work.
 */
async function torment(isOver: () => boolean, desk?: ConsoleAgent): Promise<void> {
  const kills = Number(values.kills);
  for (let done = 0; done < kills && !isOver(); done++) {
    await sleep(300 + Math.random() * 1500);
    if (isOver()) return;
    if (done === 5 && !values.control) await hub.freeze(1500);
    if (done === 9 && isDiskSmall) {
      log.note({ kind: 'full' });
      await fillDisk(data);
    }
    log.note({ kind: 'killed' });
    onTheWire += await hub.kill();
    await hub.start();
    if (desk && (done % 3 !== 2 || done === kills - 1)) await noteGaps(desk);
  }
}

/** When all lines stand, what the operator is told by then; each gap stands in the log once. */
async function noteGaps(desk: ConsoleAgent): Promise<void> {
  const nameOf = ({ channel, from, to }: ToldGap) => `${channel} ${from} ${to}`;
  const known = new Set(log.lines.flatMap((line) => (line.kind === 'told' ? [nameOf(line)] : [])));
  for (const gap of await standing(desk)) if (!known.has(nameOf(gap))) log.note({ kind: 'told', ...gap });
}

function settings() {
  const many = 1_000_000;
  return {
    shop: 'demo',
    channels: [
      { adapter: 'web', quietWindowMs: 60 },
      {
        adapter: 'telegram',
        token: { env: 'TELEGRAM_TOKEN' },
        apiRoot: telegram.url,
        updates: 'webhook',
        webhook: { secret: { env: 'WEBHOOK_SECRET' } },
        quietWindowMs: 60,
      },
      ...further.map(({ channel }) => channel),
    ],
    desks: [{ adapter: 'console' }, { adapter: 'telegram', chat: String(forum), agents: ['1001'] }],
    people: [{ id: 'bo', name: 'Bo', accounts: { telegram: '1001' }, languages: ['en'], capacity: 100 }],
    publicUrl: base,
    log: { level: 'error' },
    limits: { visitorsPerHour: many, messagesPerMinute: many, requestsPerMinute: many, botReplyMinutes: 60 },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
