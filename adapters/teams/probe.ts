// What `doctor` asks, step by step: each answer proven, each missing step with its remedy in both languages.

import type { Clock, People, ProbeStep } from '../../core/index.ts';
import type { HttpDoor, Outbound } from '../context.ts';
import type { Connection } from './connection.ts';
import { CallFailure } from './failure.ts';

export type ProbeParts = { readonly clock: Clock; readonly http: HttpDoor; readonly outbound: Outbound };

/** Keys, clock, token and the way in. */
export async function probeChannel(line: Connection, parts: ProbeParts, signal: AbortSignal): Promise<ProbeStep[]> {
  if (!line.proof)
    return [
      {
        step: 'registration',
        ok: false,
        detail: 'insecureLocal: nobody who writes is proven; this machine only',
        remedy:
          '在 Entra 注册应用并填写 appId、appPassword、tenants / register the app in Entra and set appId, appPassword and tenants',
      },
    ];
  let date: number | undefined;
  const keys = await step(
    'signing keys',
    async () => {
      const read = await line.proof!.refresh();
      date = read.date;
      return { ok: read.keys > 0, detail: `${read.keys} keys` };
    },
    '让这台机器能访问 openIdMetadataUrl（DNS、防火墙、代理）/ let this machine reach openIdMetadataUrl (DNS, firewall, proxy)',
  );
  return [
    keys,
    ...(date === undefined ? [] : [clockStep(date, parts.clock.now())]),
    await tokenStep(line),
    await endpointStep(line, parts, signal),
  ];
}

/** The team's channel, and whether anyone may serve. */
export async function probeDesk(
  line: Connection,
  { channel, agents }: { readonly channel: string; readonly agents: readonly string[] },
  people: People,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  const listed = new Set([...agents, ...people.all().flatMap(({ accounts }) => accounts['teams'] ?? [])]);
  const token = await tokenStep(line);
  return [
    token,
    await step(
      'team channel',
      async () => {
        const serviceUrl = await line.references.serviceUrlOf(channel);
        await (await line.client()).look({ serviceUrl, conversation: channel }, { signal });
        return { ok: true, detail: `${channel} is visible to the bot` };
      },
      '把应用安装到该团队（团队 → 管理团队 → 应用），并核对 channel 编号 / install the app in the team (Manage team → Apps) and check the channel id',
    ),
    {
      step: 'agents',
      ok: listed.size > 0,
      detail: `${listed.size} may serve`,
      ...(listed.size > 0
        ? {}
        : {
            remedy:
              "在 people 的 accounts.teams 或 agents 里写客服的 Entra 对象 ID / write the agents' Entra object ids into people (accounts.teams) or agents",
          }),
    },
  ];
}

/** Tokens are refused when the two clocks differ by more than five minutes. */
function clockStep(theirs: number, ours: number): ProbeStep {
  const seconds = Math.round((ours - theirs) / 1000);
  const ok = Math.abs(seconds) < 240;
  return {
    step: 'clock',
    ok,
    detail: `${seconds} s from Microsoft's`,
    ...(ok ? {} : { remedy: '打开系统的网络校时（NTP）/ turn on network time (NTP) on this machine' }),
  };
}

function tokenStep(line: Connection): Promise<ProbeStep> {
  return step(
    'token and consent',
    async () => {
      await (await line.client()).token();
      return { ok: true, detail: `Entra gave a token for ${line.settings.appId ?? '-'}` };
    },
    '核对 appId、appPassword（密钥是否过期）和 tenants 的第一项，并请管理员同意 / check appId, appPassword (has the secret expired?) and the first of tenants, and have an administrator consent',
  );
}

/** Our own door, by the way Microsoft comes: an unproven call must be refused there, and by us. */
function endpointStep(line: Connection, { http, outbound }: ProbeParts, signal: AbortSignal): Promise<ProbeStep> {
  const url = `${http.publicUrl}/hooks/teams/${line.settings.account}`;
  return step(
    'endpoint',
    async () => {
      if (!url.startsWith('https:')) return { ok: false, detail: `${url} is not https` };
      const answer = await outbound.request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal,
        allowOrigins: [new URL(url).origin],
      });
      const isOurs = answer.status === 401 && Buffer.from(answer.body).includes('hook_unproven');
      return { ok: isOurs, detail: `${url} answered ${answer.status}` };
    },
    "把 publicUrl 设为公网 https 地址，并在 Azure Bot 的「消息终结点」填 <publicUrl>/hooks/teams/<account> / set publicUrl to your public https address and enter <publicUrl>/hooks/teams/<account> as the Azure Bot's messaging endpoint",
  );
}

async function step(
  name: string,
  run: () => Promise<{ ok: boolean; detail: string }>,
  remedy: string,
): Promise<ProbeStep> {
  try {
    const { ok, detail } = await run();
    return { step: name, ok, detail, ...(ok ? {} : { remedy }) };
  } catch (error) {
    const detail = error instanceof CallFailure || error instanceof Error ? error.message : String(error);
    return { step: name, ok: false, detail, remedy };
  }
}
