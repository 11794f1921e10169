// The kill-test's further platforms: Discord, Teams and WeChat on this machine, each redelivering only what the real one
// does, and customers who write there. What a platform never gives again is `unreached`, and must be told of by the hub.

import type { Person as TeamsPerson } from '../../test/fakes/teams-people.ts';
import { type Field, type Story, sleep } from './customers.ts';

export const furtherNames = ['discord', 'teams', 'wechat'] as const;
export type FurtherName = (typeof furtherNames)[number];

export type Further = {
  readonly name: FurtherName;
  /** For `channels` in hub.json, and the secrets it names. */
  readonly channel: object;
  readonly env: Readonly<Record<string, string>>;
  customer(name: string, story: Story, field: Field): Promise<void>;
  close(): Promise<void>;
};

const quietWindowMs = 60;

/** @param base where the hub listens */
export async function openFurther(name: FurtherName, base: string): Promise<Further> {
  switch (name) {
    case 'discord':
      return openDiscordHere();
    case 'teams':
      return openTeamsHere(base);
    case 'wechat':
      return openWechatHere();
    default:
      return name satisfies never;
  }
}

/** One platform's chat with the shop, as the story needs it. */
type Chat = {
  readonly channel: FurtherName;
  /** The platform has it when this returns. Resolves with whether the platform regards it as delivered; `undefined`: it never learns. */
  say(text: string): Promise<boolean | undefined>;
  /** The last message once more, where the platform does such a thing. */
  again?(): unknown;
  shown(): readonly string[];
};

/** Discord's gateway acknowledges nothing: a session is resumed, and a known chat is read back with `after=`. */
async function openDiscordHere(): Promise<Further> {
  const { openDiscord } = await import('../../test/fakes/discord.ts');
  const token = 'MTAwMDAwMDAw.Gtest.never-to-be-shown';
  const fake = await openDiscord({ token });
  let people = 0;
  return {
    name: 'discord',
    channel: { adapter: 'discord', token: { env: 'DISCORD_TOKEN' }, restApi: fake.url, cdn: fake.cdn, quietWindowMs },
    env: { DISCORD_TOKEN: token },
    customer(name, story, field) {
      const person = { id: `2000000000000030${String(++people).padStart(2, '0')}`, username: name };
      const place = fake.dm(person);
      let isKnown = false;
      const chat: Chat = {
        channel: 'discord',
        async say(text) {
          fake.says(place, person, text);
          // A chat the hub has never seen cannot be read back: until it has answered there, nothing is promised.
          isKnown ||= fake.botSaid(place.id).length > 0;
          return isKnown ? true : undefined;
        },
        again: () => fake.redeliver(),
        shown: () => fake.botSaid(place.id).map(({ text }) => text),
      };
      return converse(name, story, chat, field);
    },
    close: () => fake.close(),
  };
}

/** Teams posts an activity, and again after a 5xx or a broken connection, for a few seconds. */
async function openTeamsHere(base: string): Promise<Further> {
  const { openTeams, tenant } = await import('../../test/fakes/teams.ts');
  const [appId, appPassword] = ['11111111-2222-4333-8444-555555555555', 'kill-test-app-password'];
  const fake = await openTeams({ appId, appPassword, pauseMs: 250 });
  fake.hook = `${base}/hooks/teams/main`;
  return {
    name: 'teams',
    channel: {
      adapter: 'teams',
      appId,
      appPassword: { env: 'TEAMS_APP_PASSWORD' },
      tenants: [tenant],
      openIdMetadataUrl: `${fake.url}/openid`,
      loginUrl: fake.url,
      serviceUrls: [fake.serviceUrl],
      quietWindowMs,
    },
    env: { TEAMS_APP_PASSWORD: appPassword },
    customer(name, story, field) {
      const person: TeamsPerson = { id: `29:1-${name}`, name, aadObjectId: `0bbbbbbb-1111-4111-8111-${name}` };
      let last: Readonly<Record<string, unknown>> | undefined;
      const chat: Chat = {
        channel: 'teams',
        async say(text) {
          const delivered = fake.says(text, {}, person);
          last = delivered.activity;
          await delivered.done;
          return delivered.status === 200;
        },
        again: () => last && fake.deliver(last),
        shown: () => fake.reads(fake.chatOf(person)).map(({ text }) => text),
      };
      return converse(name, story, chat, field);
    },
    close: () => fake.close(),
  };
}

/** WeChat's gateway announces a message once, to whoever is connected, and never learns what became of it. */
async function openWechatHere(): Promise<Further> {
  const { openWechat } = await import('../../test/fakes/wechat.ts');
  const fake = await openWechat();
  fake.puppet.echoes = 'other id';
  return {
    name: 'wechat',
    channel: {
      adapter: 'wechat',
      puppet: 'service',
      endpoint: fake.endpoint,
      token: { env: 'WECHAT_TOKEN' },
      heartbeatSeconds: 1,
      quietWindowMs,
    },
    env: { WECHAT_TOKEN: fake.token },
    customer(name, story, field) {
      const id = `wxid_${name}`;
      fake.person({ id, name });
      const chat: Chat = {
        channel: 'wechat',
        async say(text) {
          fake.says(text, id);
          return undefined;
        },
        shown: () => fake.shownTo(id).map(({ text }) => text),
      };
      return converse(name, story, chat, field);
    },
    close: () => fake.close(),
  };
}

/** Writes numbered messages through all that is done to the hub, and notes what was seen when it is over. */
async function converse(name: string, { messages }: Story, chat: Chat, field: Field): Promise<void> {
  const { log, lottery, pause, over } = field;
  const unsure: number[] = [];
  for (let n = 1; n <= messages; n++) {
    const delivered = chat.say(`n:${n}`);
    // Not before: what was announced later than it was noted might seem to lie before a gap that it lies in.
    log.note({ kind: 'said', conversation: name, n });
    const isTaken = await delivered;
    if (isTaken) log.note({ kind: 'taken', conversation: name, n });
    else unsure.push(n);
    if (chat.again && lottery()) {
      log.note({ kind: 'again', conversation: name, n });
      await sleep(Math.random() * 500);
      await chat.again();
    }
    await pause();
  }
  await over;
  const shown = chat.shown();
  const answered = numbersIn(shown);
  // Where the platform does not tell, an answer does; what has none must lie in a gap that the hub told of.
  for (const n of unsure)
    log.note(
      answered.has(n)
        ? { kind: 'taken', conversation: name, n }
        : { kind: 'unreached', conversation: name, n, channel: chat.channel },
    );
  for (const [order, text] of shown.entries()) log.note({ kind: 'shown', conversation: name, order, by: 'bot', text });
}

function numbersIn(texts: readonly string[]): Set<number> {
  return new Set(texts.flatMap((text) => /\bre ([\d,]+) #/.exec(text)?.[1]?.split(',').map(Number) ?? []));
}
