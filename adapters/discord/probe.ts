// What `doctor` asks Discord, step by step: each answer proven, each missing step with its remedy in both languages.

import { z } from 'zod';
import type { Clock, People, ProbeStep } from '../../core/index.ts';
import type { Client } from './client.ts';
import type { ChannelSettings, DeskSettings } from './config.ts';
import { CallFailure } from './failure.ts';
import {
  Guild,
  GuildChannel,
  GuildMember,
  invited,
  needed,
  type Permission,
  permissions,
  permissionsIn,
} from './permissions.ts';
import { Snowflake, User } from './wire.ts';

/** Flags of an application: the portal's switches, the second of each pair for bots in fewer than 100 servers. */
const appFlags = { members: (1 << 14) | (1 << 15), messageContent: (1 << 18) | (1 << 19) } as const;
const Application = z.looseObject({ id: Snowflake, flags: z.int().catch(0).default(0) });
const Gateway = z.looseObject({
  url: z.string(),
  session_start_limit: z.looseObject({ remaining: z.int(), total: z.int() }).optional().catch(undefined),
});

const portal = 'https://discord.com/developers/applications';

/** The token, the gateway, the intents a channel needs, and our clock. */
export async function probeChannel(
  client: Client,
  { greetMembers }: Pick<ChannelSettings, 'greetMembers'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  const token = await probeToken(client, signal);
  if (!token.step.ok) return [token.step];
  const steps = [token.step, await probeGateway(client, signal)];
  if (greetMembers)
    steps.push(await probeIntent(client, 'members intent', appFlags.members, 'Server Members Intent', signal));
  steps.push(await probeClock(client, clock, signal));
  return steps;
}

/** All of that for the team, and its channel: whether it is there, and each permission by name. */
export async function probeDesk(
  client: Client,
  { channel, agents }: Pick<DeskSettings, 'channel' | 'agents'>,
  people: People,
  clock: Clock,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  const token = await probeToken(client, signal);
  if (!token.step.ok || !token.bot) return [token.step];
  const steps = [
    token.step,
    await probeGateway(client, signal),
    await probeIntent(client, 'message content intent', appFlags.messageContent, 'Message Content Intent', signal),
    await probeClock(client, clock, signal),
  ];
  let place: z.infer<typeof GuildChannel> | undefined;
  steps.push(
    await step(
      'team channel',
      () => client.call('GET', `/channels/${channel}`, { signal }),
      (answer) => {
        place = GuildChannel.parse(answer);
        const isText = place.type === 0;
        return {
          ok: isText && place.guild_id !== undefined,
          detail: `#${place.name}${isText ? '' : ` (type ${place.type}, no text channel)`}`,
        };
      },
      `核对频道 ID，并用带 bot 和 applications.commands 的邀请链接把机器人加进服务器（permissions=${invited}），再把它加进这个私密频道 / check the channel id, invite the bot with the scopes bot and applications.commands (permissions=${invited}), and add it to this private channel`,
    ),
  );
  if (place?.guild_id !== undefined) steps.push(...(await probePermissions(client, place, token.bot, signal)));
  const listed = new Set([...agents, ...people.all().flatMap(({ accounts }) => accounts['discord'] ?? [])]);
  steps.push({
    step: 'agents',
    ok: listed.size > 0,
    detail: `${listed.size} may serve`,
    ...(listed.size > 0
      ? {}
      : {
          remedy:
            "在 people 的 accounts.discord 或 agents 里写客服的用户 ID / write the agents' user ids into people (accounts.discord) or agents",
        }),
  });
  return steps;
}

async function probePermissions(
  client: Client,
  place: z.infer<typeof GuildChannel>,
  bot: string,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  let held = 0n;
  const read = await step(
    'server',
    async () => ({
      guild: await client.call('GET', `/guilds/${place.guild_id}`, { signal }),
      member: await client.call('GET', `/guilds/${place.guild_id}/members/${bot}`, { signal }),
    }),
    (answer) => {
      const { guild, member } = z.object({ guild: Guild, member: GuildMember }).parse(answer);
      held = permissionsIn(place, guild, { id: bot, roles: member.roles });
      return { ok: true, detail: guild.name };
    },
    '把机器人加进服务器 / add the bot to the server',
  );
  if (!read.ok) return [read];
  const lacking = (Object.keys(needed) as (keyof typeof needed)[]).filter(
    (name: Permission) => (held & permissions[name]) === 0n,
  );
  return [
    read,
    ...lacking.map((name) => ({
      step: 'permission',
      ok: false,
      detail: needed[name],
      remedy: `在频道「编辑频道 → 权限」里给机器人打开「${needed[name].split(' / ')[0]}」 / in the channel's Edit Channel → Permissions, allow the bot “${needed[name].split(' / ')[1]}”`,
    })),
    ...(lacking.length === 0 ? [{ step: 'permissions', ok: true, detail: 'all that is needed' }] : []),
  ];
}

async function probeToken(client: Client, signal: AbortSignal): Promise<{ step: ProbeStep; bot: string | undefined }> {
  let bot: string | undefined;
  const told = await step(
    'token',
    () => client.call('GET', '/users/@me', { signal }),
    (answer) => {
      const me = User.parse(answer);
      bot = me.id;
      return { ok: me.bot, detail: `${me.username} (${me.id})` };
    },
    `在 ${portal} 打开应用 → Bot → Reset Token，把新令牌写进设置 / open your application at ${portal}, Bot → Reset Token, and set the new token`,
  );
  return { step: told, bot };
}

function probeGateway(client: Client, signal: AbortSignal): Promise<ProbeStep> {
  return step(
    'gateway',
    () => client.call('GET', '/gateway/bot', { signal }),
    (answer) => {
      const { session_start_limit: limit } = Gateway.parse(answer);
      return {
        ok: limit === undefined || limit.remaining > 0,
        detail: limit ? `${limit.remaining} of ${limit.total} connections left today` : 'reachable',
      };
    },
    '今天连接次数已用完，明天会恢复；请检查是否有另一个程序用同一令牌反复重连 / the day’s connections are used up and come back tomorrow; see whether another program reconnects with this token all the time',
  );
}

function probeIntent(
  client: Client,
  name: string,
  flag: number,
  title: string,
  signal: AbortSignal,
): Promise<ProbeStep> {
  return step(
    name,
    () => client.call('GET', '/applications/@me', { signal }),
    (answer) => {
      const isOn = (Application.parse(answer).flags & flag) !== 0;
      return { ok: isOn, detail: isOn ? 'on' : 'off' };
    },
    `在 ${portal} 打开应用 → Bot，打开「${title}」 / at ${portal}, your application → Bot, turn on “${title}”`,
  );
}

/** Discord's time stands in the head of every answer of its. */
async function probeClock(client: Client, clock: Clock, signal: AbortSignal): Promise<ProbeStep> {
  const before = clock.now();
  try {
    const theirs = Date.parse((await client.dateOf('/gateway', signal)) ?? '');
    const offBy = Number.isNaN(theirs) ? 0 : Math.round((clock.now() + before) / 2 - theirs);
    const isRight = Math.abs(offBy) < 30_000;
    return {
      step: 'clock',
      ok: isRight,
      detail: `${Math.round(Math.abs(offBy) / 1000)} s from Discord's`,
      ...(isRight ? {} : { remedy: '校准这台机器的时间（打开 NTP） / set this machine’s clock (turn NTP on)' }),
    };
  } catch (error) {
    return { step: 'clock', ok: false, detail: wordsOf(error), remedy: '检查网络 / check the network' };
  }
}

async function step(
  name: string,
  ask: () => Promise<unknown>,
  judge: (answer: unknown) => { ok: boolean; detail: string },
  remedy: string,
): Promise<ProbeStep> {
  try {
    const { ok, detail } = judge(await ask());
    return { step: name, ok, detail, ...(ok ? {} : { remedy }) };
  } catch (error) {
    return { step: name, ok: false, detail: wordsOf(error), remedy };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof CallFailure ? error.message : 'Discord answered in a form we do not know';
}
