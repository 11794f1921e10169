// What people read: operators in health and alerts, agents in the room. Chinese and English.

import type { Gap } from './gaps.ts';
import type { Proposal } from './links.ts';

const minutes = ({ from, to }: Gap): string => {
  const seconds = Math.max(1, Math.round((to - from) / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};
const clockTime = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** For the operator, both languages in one line: nobody knows who reads health. */
export const lineWords = {
  scan: (account: string) =>
    `微信（${account}）需要重新登录：请用店铺手机扫码，控制台里总是最新的码 / WeChat (${account}) must log in again: scan the code with the shop's phone; the console always shows the latest`,
  loggedOut: (account: string) =>
    `微信（${account}）已退出登录，回复会排队等扫码后按顺序发出 / WeChat (${account}) was logged out; replies wait and go out in order after the scan`,
  gap: (account: string, gap: Gap) =>
    `微信（${account}）离线约 ${minutes(gap)}（${clockTime(gap.from)} 起）。微信不会补发，这段时间的顾客消息可能没有收到，请在手机上看一眼 / WeChat (${account}) was away for ${minutes(gap)} from ${clockTime(gap.from)}. WeChat gives nothing again: look on the phone for what customers wrote meanwhile`,
  missed: (account: string, why: string) =>
    `微信（${account}）有一条消息没取到（${why}），请在手机上看一眼 / a message to WeChat (${account}) could not be taken (${why}): look on the phone`,
  noLogin:
    'the gateway tells neither a login nor a code: check endpoint and token, and that the token prefix fits its certificate / 网关没有回应登录：请检查 endpoint、token 及其前缀',
  silent: 'the gateway gave no sign of life / 网关没有任何响应',
  tokenRefused: 'The gateway refuses the token. Set the present one. / 网关不接受这个 token，请换成现在的。',
  lost: (why: string) => `The line to the gateway is down and is being opened again: ${why}`,
  ended: 'The line to WeChat ended unexpectedly; restart the hub. See the log.',
};

const becauseWords: Readonly<Record<Proposal['because'], string>> = {
  weixin: '微信号相同 / same WeChat id',
  alias: '备注相同 / same remark',
  name: '昵称相同 / same name',
};

export const linkWords = {
  proposal: ({ number, name, because }: Proposal) =>
    `顾客「${name}」换了新编号，像是以前的那位（${becauseWords[because]}）。是同一个人就在客服群里发：#relink ${number} yes，不是就发：#relink ${number} no / "${name}" has a new id and looks like a customer you had before. In the team's room write #relink ${number} yes, or no`,
};
