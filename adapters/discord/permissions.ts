// What the bot may do in a channel, worked out as Discord does: roles first, then the channel's exceptions. Pure.

import { z } from 'zod';
import { Snowflake } from './wire.ts';

/** discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const permissions = {
  administrator: 1n << 3n,
  view: 1n << 10n,
  send: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  addReactions: 1n << 6n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;
export type Permission = keyof typeof permissions;

/** What the desk needs, with the words Discord's settings use. */
export const needed = {
  view: '查看频道 / View Channel',
  send: '发送消息 / Send Messages',
  sendInThreads: '在子区内发送消息 / Send Messages in Threads',
  createPublicThreads: '创建公共子区 / Create Public Threads',
  manageThreads: '管理子区 / Manage Threads',
  embedLinks: '嵌入链接 / Embed Links',
  attachFiles: '上传文件 / Attach Files',
  readHistory: '阅读消息历史 / Read Message History',
} as const satisfies Partial<Record<Permission, string>>;

/** The number for the invitation's `permissions=`. */
export const invited = Object.keys(needed).reduce(
  (all, name) => all | permissions[name as Permission],
  permissions.addReactions,
);

const bits = z
  .string()
  .regex(/^\d{1,25}$/)
  .catch('0')
  .transform(BigInt);
export const Guild = z.looseObject({
  id: Snowflake,
  name: z.string().catch(''),
  owner_id: z.string().catch(''),
  roles: z.array(z.looseObject({ id: Snowflake, permissions: bits })).catch([]),
});
export const GuildMember = z.looseObject({ roles: z.array(z.string()).catch([]) });
export const GuildChannel = z.looseObject({
  id: Snowflake,
  type: z.int(),
  name: z.string().catch(''),
  guild_id: Snowflake.optional().catch(undefined),
  permission_overwrites: z
    .array(z.looseObject({ id: z.string(), type: z.int(), allow: bits, deny: bits }))
    .catch([])
    .default([]),
});

export function permissionsIn(
  channel: z.infer<typeof GuildChannel>,
  guild: z.infer<typeof Guild>,
  member: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  const everything = (1n << 60n) - 1n;
  if (guild.owner_id === member.id) return everything;
  const held = new Set([guild.id, ...member.roles]);
  const base = guild.roles.filter(({ id }) => held.has(id)).reduce((all, role) => all | role.permissions, 0n);
  if ((base & permissions.administrator) !== 0n) return everything;
  const { permission_overwrites: exceptions } = channel;
  const everyone = exceptions.filter(({ id }) => id === guild.id);
  const ofRoles = exceptions.filter(({ id, type }) => type === 0 && id !== guild.id && held.has(id));
  const own = exceptions.filter(({ id, type }) => type === 1 && id === member.id);
  let all = base;
  for (const group of [everyone, ofRoles, own]) {
    all &= ~group.reduce((denied, { deny }) => denied | deny, 0n);
    all |= group.reduce((allowed, { allow }) => allowed | allow, 0n);
  }
  return all;
}
