// What `doctor` asks Telegram, step by step: each answer proven, each missing step with its remedy in both languages.

import { z } from 'zod';
import type { People, ProbeStep } from '../../core/index.ts';
import type { Client } from './client.ts';
import type { ChannelSettings, DeskSettings } from './config.ts';
import { CallFailure } from './failure.ts';
import { Me } from './wire.ts';

const WebhookInfo = z.looseObject({
  url: z.string().default(''),
  pending_update_count: z.int().default(0),
  last_error_message: z.string().optional(),
});
const ChatInfo = z.looseObject({
  type: z.string(),
  title: z.string().default(''),
  is_forum: z.boolean().default(false),
});
const Member = z.looseObject({
  status: z.string(),
  can_manage_topics: z.boolean().default(false),
  can_pin_messages: z.boolean().default(false),
});

/** The token, and how updates come. */
export async function probeChannel(
  client: Client,
  { updates }: Pick<ChannelSettings, 'updates'>,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  const bot = await step(
    'token',
    () => client.call('getMe', {}, { signal }),
    (answer) => {
      const me = Me.parse(answer);
      return { ok: true, detail: `@${me.username} (${me.id})` };
    },
    '向 @BotFather 发 /token 取得现在的令牌并写进设置 / ask @BotFather for the present token (/token) and set it',
  );
  if (!bot.ok) return [bot];
  const hook = await step(
    'updates',
    () => client.call('getWebhookInfo', {}, { signal }),
    (answer) => {
      const { url, pending_update_count: pending, last_error_message: fault } = WebhookInfo.parse(answer);
      const isRight = updates === 'webhook' ? url !== '' && fault === undefined : url === '';
      return {
        ok: isRight,
        detail: `${updates}; webhook ${url || '-'}; ${pending} waiting${fault ? `; ${fault}` : ''}`,
      };
    },
    updates === 'webhook'
      ? '检查 publicUrl 能否从公网以 https 访问，然后重启 / make sure publicUrl is reachable over https from outside, then restart'
      : '另有程序给这个机器人设了 webhook：停掉它，然后重启 / another program set a webhook for this bot: stop it, then restart',
  );
  return [bot, hook];
}

/** The group, its topics, the bot's rights in it, and whether anyone may serve. */
export async function probeDesk(
  client: Client,
  chat: string,
  { agents }: Pick<DeskSettings, 'agents'>,
  people: People,
  signal: AbortSignal,
): Promise<ProbeStep[]> {
  let me: Me | undefined;
  let isAdmin = false;
  const steps: ProbeStep[] = [];
  const bot = await step(
    'token',
    () => client.call('getMe', {}, { signal }),
    (answer) => {
      me = Me.parse(answer);
      return { ok: true, detail: `@${me.username} (${me.id})` };
    },
    '向 @BotFather 发 /token 取得现在的令牌并写进设置 / ask @BotFather for the present token (/token) and set it',
  );
  if (!me) return [bot];
  const bySelf = me;
  steps.push(bot);
  steps.push(
    await step(
      'team group',
      () => client.call('getChat', { chat_id: Number(chat) }, { signal }),
      (answer) => {
        const { title, is_forum, type } = ChatInfo.parse(answer);
        return { ok: is_forum, detail: `${title} (${type}); topics ${is_forum ? 'on' : 'off'}` };
      },
      "把机器人加进群，在群设置里打开「话题」，并核对 chat 编号 / add the bot to the group, turn Topics on in the group's settings, check the chat id",
    ),
  );
  steps.push(
    await step(
      'rights',
      () => client.call('getChatMember', { chat_id: Number(chat), user_id: bySelf.id }, { signal }),
      (answer) => {
        const { status, can_manage_topics, can_pin_messages } = Member.parse(answer);
        isAdmin = status === 'administrator' || status === 'creator';
        return {
          ok: isAdmin && can_manage_topics && can_pin_messages,
          detail: `${status}; manage topics ${yes(can_manage_topics)}; pin messages ${yes(can_pin_messages)}`,
        };
      },
      '把机器人设为管理员，勾选「管理话题」和「置顶消息」 / make the bot an administrator who may manage topics and pin messages',
    ),
  );
  const canRead = bySelf.can_read_all_group_messages || isAdmin;
  steps.push({
    step: 'reads the group',
    ok: canRead,
    detail: `privacy mode ${bySelf.can_read_all_group_messages ? 'off' : 'on'}; administrator ${yes(isAdmin)}`,
    ...(canRead
      ? {}
      : {
          remedy:
            '设为管理员，或向 @BotFather 发 /setprivacy 选 Disable 后重新拉进群 / make it an administrator, or /setprivacy → Disable at @BotFather and add it again',
        }),
  });
  const listed = new Set([...agents, ...people.all().flatMap(({ accounts }) => accounts['telegram'] ?? [])]);
  steps.push({
    step: 'agents',
    ok: listed.size > 0,
    detail: `${listed.size} may serve`,
    ...(listed.size > 0
      ? {}
      : {
          remedy:
            "在 people 的 accounts.telegram 或 agents 里写客服的数字 ID / write the agents' numeric ids into people (accounts.telegram) or agents",
        }),
  });
  return steps;
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
    const detail = error instanceof CallFailure ? error.message : 'Telegram answered in a form we do not know';
    return { step: name, ok: false, detail, remedy };
  }
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');
