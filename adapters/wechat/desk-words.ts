// What agents read in the team's room beyond what every chat desk says, in Chinese and English.

import { type ChatWords, chatWords, type DeskLanguage } from '../../core/index.ts';

const { zh, en } = chatWords({
  zh: { thread: '会话', userId: '微信 ID' },
  en: { thread: 'case', userId: 'WeChat id' },
  commands: ['file'],
});

export type DeskWords = ChatWords & {
  /** Behind the name of a file that did not come. */
  readonly notCome: string;
  /** At the foot of a card: how a line finds its case. */
  how(number: number): string;
  help(number: number): string;
  claimFirst(number: number): string;
  suggestHow(number: number): string;
  fileNext(number: number): string;
  linked(number: number): string;
  notLinked(number: number): string;
  readonly noProposal: string;
};

export const deskWords: Readonly<Record<DeskLanguage, DeskWords>> = {
  zh: {
    ...zh,
    answer: { ...zh.answer, noCase: '没有这个编号的会话。' },
    notCome: '没有取到',
    how: (number) =>
      `认领：#${number} /claim；之后「#${number} 内容」发给顾客，「#${number} //内容」只给同事看；#${number} /help 看全部`,
    help: (number) =>
      [
        `#${number} /claim 认领`,
        `#${number} 内容 → 发给顾客`,
        `#${number} //内容 → 备注，只有同事看得见`,
        `#${number} /file → 你接下来发的一个文件或图片发给顾客`,
        `#${number} /suggest 看参考答案，/suggest 1 直接发第一条`,
        `#${number} /transfer 名字或技能组 备注`,
        `#${number} /ticket 转为工单，顾客会收到编号`,
        `#${number} /bot 交还机器人`,
        `#${number} /resolve 结案`,
      ].join('\n'),
    claimFirst: (number) => `没有生效，也没有发给顾客：请先发 #${number} /claim。`,
    suggestHow: (number) => `发送其中一条：#${number} /suggest 1`,
    fileNext: (number) => `好的，两分钟内您发的下一个文件会发给 #${number} 的顾客。`,
    linked: (number) => `#relink ${number}：已合并，以后还在原来的会话里。`,
    notLinked: (number) => `#relink ${number}：好的，当作新顾客。`,
    noProposal: '没有这个合并建议，或者已经处理过了。',
  },
  en: {
    ...en,
    answer: { ...en.answer, noCase: 'There is no case of this number.' },
    notCome: 'could not be fetched',
    how: (number) =>
      `Claim it: #${number} /claim. Then "#${number} words" goes to the customer, "#${number} //words" to colleagues only; #${number} /help for more`,
    help: (number) =>
      [
        `#${number} /claim`,
        `#${number} words → to the customer`,
        `#${number} //words → a note for colleagues only`,
        `#${number} /file → the next file or picture you send goes to the customer`,
        `#${number} /suggest, then /suggest 1 sends the first`,
        `#${number} /transfer name-or-skill note`,
        `#${number} /ticket makes it a ticket and tells the customer its number`,
        `#${number} /bot gives it back to the bot`,
        `#${number} /resolve`,
      ].join('\n'),
    claimFirst: (number) => `Nothing was done or sent: write #${number} /claim first.`,
    suggestHow: (number) => `To send one: #${number} /suggest 1`,
    fileNext: (number) => `The next file you send within two minutes goes to the customer of #${number}.`,
    linked: (number) => `#relink ${number}: linked, the old conversation goes on.`,
    notLinked: (number) => `#relink ${number}: kept apart, as a new customer.`,
    noProposal: 'There is no such proposal, or it was decided before.',
  },
};

/** The same words where a case is meant: the room has no buttons, so they name its number. */
export function wordsOfCase(number: number, words: DeskWords): DeskWords {
  return { ...words, answer: { ...words.answer, notClaimed: words.claimFirst(number) } };
}
