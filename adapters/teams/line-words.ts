// What operators read of the line to Teams, in both languages: nobody knows who reads health.

import type { Gap } from './absence.ts';

const clockTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const seconds = ({ from, to }: Gap): number => Math.max(1, Math.round((to - from) / 1000));

export const lineWords = {
  gap: (account: string, gap: Gap) =>
    `Teams（${account}）：伙计从 ${clockTime(gap.from)} 起约 ${seconds(gap)} 秒收不到消息。Teams 只重试一小会儿，这段时间的消息可能没有收到 / Teams (${account}): for ${seconds(gap)} s from ${clockTime(gap.from)} nothing could be taken. Teams tries again only for a little while: what was written then may be missing`,
};
