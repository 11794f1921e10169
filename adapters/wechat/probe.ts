// What `doctor` asks of WeChat, step by step: each answer proven, each missing step with its remedy in both languages.

import type { People, ProbeStep } from '../../core/index.ts';
import { CallFailure } from './client.ts';
import type { ChannelSettings, DeskSettings } from './config.ts';
import type { Line } from './face.ts';
import { unauthenticated } from './failure.ts';
import type { Room } from './wire.ts';

/** WeChat's messages carry seconds; more than this apart and gaps cannot be measured, ms. */
const skewMs = 120_000;

/** The gateway, the token, the login, the clock. */
export async function probeChannel(
  line: Line,
  { puppet, endpoint }: Pick<ChannelSettings, 'puppet' | 'endpoint'>,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  await line.look(signal);
  const { me } = line;
  const { state, detail = '' } = line.health();
  const where = puppet === 'mock' ? 'mock' : (endpoint ?? 'the vendor');
  const isRefused = /token/.test(detail) && state === 'action_needed';
  const isReached = me !== undefined || state === 'action_needed';
  const steps: ProbeStep[] = [
    stepOf('gateway', isReached, me ? where : `${where}: ${detail}`, {
      remedy:
        '检查网关是否在运行、endpoint（host:port）是否正确 / make sure the gateway runs and endpoint (host:port) is right',
    }),
  ];
  if (!isReached) return steps;
  steps.push(
    stepOf('token', !isRefused, isRefused ? detail : 'accepted', {
      remedy: "向网关服务商要现在的 token 并写进设置 / ask the gateway's vendor for the present token and set it",
    }),
  );
  if (isRefused) return steps;
  steps.push(
    stepOf('login', me !== undefined, me ? `${me.name} (${me.id})` : detail, {
      remedy: "用店铺手机扫控制台里的二维码登录 / scan the code in the console with the shop's phone",
    }),
  );
  if (!me) return steps;
  steps.push(await aliveStep(line));
  steps.push(clockStep(line));
  return steps;
}

async function aliveStep(line: Line): Promise<ProbeStep> {
  const remedy = '重启网关 / restart the gateway';
  try {
    await line.call('ding', 'doctor');
    return stepOf('answers', true, 'a sign of life came', { remedy });
  } catch (error) {
    const isRefusal = error instanceof CallFailure && error.code !== undefined && error.code !== unauthenticated;
    return stepOf('answers', false, error instanceof Error ? error.message : String(error), {
      remedy: isRefusal ? remedy : `${remedy}; token`,
    });
  }
}

/** The only clock WeChat shows is that of its messages. */
function clockStep({ skew }: Line): ProbeStep {
  const known = skew !== undefined;
  return stepOf(
    'clock',
    !known || Math.abs(skew) < skewMs,
    known ? `${Math.round(skew / 1000)} s behind the messages' own time` : 'no message yet to compare with',
    { remedy: '打开本机的自动校时 / let this machine set its clock by itself (NTP)' },
  );
}

/** The room, and whether anyone may serve. */
export function probeRoom(
  room: Room | undefined,
  { room: wanted, agents }: Pick<DeskSettings, 'room' | 'agents'>,
  people: People,
  why: string,
): ProbeStep[] {
  const listed = new Set([...agents, ...people.all().flatMap(({ accounts }) => accounts['wechat'] ?? [])]);
  const present = room?.members.filter((member) => listed.has(member)).length ?? 0;
  return [
    stepOf(
      'room',
      room !== undefined,
      room ? `${room.topic} (${room.id}), ${room.members.length} members` : `${wanted}: ${why}`,
      {
        remedy:
          "把店铺微信拉进客服群，在群里说一句话并保存到通讯录，群名或编号写进 room / add the shop's account to the team's group, say a word there, save it to contacts, and set its name or id as room",
      },
    ),
    stepOf('agents', listed.size > 0, `${listed.size} may serve, ${present} of them in the room`, {
      remedy:
        "在 people 的 accounts.wechat 或 agents 里写客服的微信编号 / write the agents' contact ids into people (accounts.wechat) or agents",
    }),
  ];
}

function stepOf(step: string, ok: boolean, detail: string, { remedy }: { readonly remedy: string }): ProbeStep {
  return { step, ok, detail, ...(ok ? {} : { remedy }) };
}
