// What agents read in the team's room, in Chinese and English.

import type { DeskOutcome, HandoffReason, MoodName } from '../../core/index.ts';

export type DeskLanguage = 'zh' | 'en';

export type DeskWords = {
  readonly reason: Readonly<Record<HandoffReason, string>>;
  readonly mood: Readonly<Record<MoodName, string>>;
  /** The seven categories' stable keys; any other topic stands as it is. */
  readonly topic: Readonly<Record<string, string>>;
  readonly label: Readonly<Record<'reason' | 'mood' | 'skill' | 'known' | 'recent' | 'suggestions', string>>;
  readonly who: Readonly<Record<'customer' | 'bot', string>>;
  readonly media: Readonly<Record<'image' | 'audio' | 'video' | 'file', string>>;
  readonly notFetched: string;
  readonly waiting: string;
  claimed(by: string): string;
  transferred(to: string): string;
  readonly everyone: string;
  readonly returned: string;
  readonly resolved: string;
  readonly cancelled: string;
  readonly expired: string;
  ticket(number: string): string;
  how(number: number): string;
  help(number: number): string;
  notListed(id: string): string;
  claimedByOther(holder: string): string;
  notClaimed(number: number): string;
  notYours(holder: string): string;
  readonly caseOver: string;
  readonly noCase: string;
  unknownCommand(word: string): string;
  readonly linesDropped: string;
  transferHow(names: string): string;
  readonly noSuggestions: string;
  readonly noSuchSuggestion: string;
  suggestHow(number: number): string;
  fileNext(number: number): string;
  readonly fileHow: string;
  readonly fileFailed: string;
  readonly unreadable: string;
  readonly tooLateToRecall: string;
  linked(number: number): string;
  notLinked(number: number): string;
  readonly noProposal: string;
};

export const deskWords: Readonly<Record<DeskLanguage, DeskWords>> = {
  zh: {
    reason: {
      wish: '要找人工',
      misses: '机器人没听懂',
      angry: '很生气',
      topic: '该话题由人工处理',
      vip: '重要顾客',
      flow: '流程需要人工',
      entry: '该问题由人工回答',
      keyword: '命中转人工规则',
      look_up_failed: '查询失败',
      taken_over: '同事接手',
      fault: '系统出错',
    },
    mood: { calm: '平静', pleased: '高兴', anxious: '着急', annoyed: '不满', angry: '生气' },
    topic: {
      chat: '聊天互动',
      product: '商品问题',
      promotion: '活动优惠',
      purchase: '购买操作',
      logistics: '物流问题',
      aftersales: '售后问题',
      more: '更多问题',
    },
    label: {
      reason: '原因',
      mood: '情绪',
      skill: '技能组',
      known: '已知',
      recent: '最近对话',
      suggestions: '参考答案',
    },
    who: { customer: '顾客', bot: '伙计' },
    media: { image: '[图片]', audio: '[语音]', video: '[视频]', file: '[文件]' },
    notFetched: '没有取到',
    waiting: '⏳ 等待认领',
    claimed: (by) => `🙋 ${by} 正在处理`,
    transferred: (to) => `↪️ 已转给 ${to}，等待认领`,
    everyone: '所有人',
    returned: '🤖 已交还机器人',
    resolved: '✅ 已结案',
    cancelled: '✖️ 已取消',
    expired: '⌛ 已过期',
    ticket: (number) => `📝 已留言，工单 ${number}`,
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
    notListed: (id) => `您不在客服名单上，没有生效。您的编号：${id}，请管理员加进设置。`,
    claimedByOther: (holder) => `${holder} 已经认领了。`,
    notClaimed: (number) => `没有生效，也没有发给顾客：请先发 #${number} /claim。`,
    notYours: (holder) => `没有生效，也没有发给顾客：现在由 ${holder} 处理。`,
    caseOver: '没有发给顾客：这个会话已经结束。',
    noCase: '没有这个编号的会话。',
    unknownCommand: (word) =>
      `没有 /${word} 这个命令，也没有发给顾客。可用：/claim /resolve /bot /transfer /suggest /ticket /file /note /help`,
    linesDropped: '命令后面的文字没有发给顾客。',
    transferHow: (names) => `请写：/transfer 名字或技能组 备注。可选：${names}`,
    noSuggestions: '没有参考答案。',
    noSuchSuggestion: '没有发给顾客：没有这一条参考答案。发 /suggest 再看一遍。',
    suggestHow: (number) => `发送其中一条：#${number} /suggest 1`,
    fileNext: (number) => `好的，两分钟内您发的下一个文件会发给 #${number} 的顾客。`,
    fileHow: '这个文件没有发给任何人。要发给顾客，请先发：#编号 /file',
    fileFailed: '没有发给顾客：文件取不下来，请重发或发小一点的。',
    unreadable: '没有发给顾客：这种消息发不过去，请用文字、图片或文件。',
    tooLateToRecall: '您撤回的话已经发给顾客了，请再发一句更正。',
    linked: (number) => `#relink ${number}：已合并，以后还在原来的会话里。`,
    notLinked: (number) => `#relink ${number}：好的，当作新顾客。`,
    noProposal: '没有这个合并建议，或者已经处理过了。',
  },
  en: {
    reason: {
      wish: 'asks for a person',
      misses: 'the bot did not understand',
      angry: 'angry',
      topic: 'the topic needs a person',
      vip: 'an important customer',
      flow: 'the dialogue needs a person',
      entry: 'people answer this question',
      keyword: 'a hand-off rule matched',
      look_up_failed: 'a look-up failed',
      taken_over: 'a colleague took over',
      fault: 'a fault of the system',
    },
    mood: { calm: 'calm', pleased: 'pleased', anxious: 'anxious', annoyed: 'annoyed', angry: 'angry' },
    topic: {
      chat: 'small talk',
      product: 'products',
      promotion: 'offers',
      purchase: 'buying',
      logistics: 'shipping',
      aftersales: 'after-sales',
      more: 'other',
    },
    label: {
      reason: 'Reason',
      mood: 'Mood',
      skill: 'Skill',
      known: 'Known',
      recent: 'Recent lines',
      suggestions: 'Suggested answers',
    },
    who: { customer: 'Customer', bot: 'Assistant' },
    media: { image: '[picture]', audio: '[voice]', video: '[video]', file: '[file]' },
    notFetched: 'could not be fetched',
    waiting: '⏳ Waiting to be claimed',
    claimed: (by) => `🙋 ${by} has it`,
    transferred: (to) => `↪️ Passed to ${to}, waiting to be claimed`,
    everyone: 'everyone',
    returned: '🤖 Back with the bot',
    resolved: '✅ Resolved',
    cancelled: '✖️ Cancelled',
    expired: '⌛ Expired',
    ticket: (number) => `📝 Left a message, ticket ${number}`,
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
    notListed: (id) =>
      `You are not on the list of agents, so nothing was done. Your id is ${id}; the owner can add it to the settings.`,
    claimedByOther: (holder) => `Already claimed by ${holder}.`,
    notClaimed: (number) => `Nothing was done or sent: write #${number} /claim first.`,
    notYours: (holder) => `Nothing was done or sent: ${holder} has this case.`,
    caseOver: 'Not sent to the customer: this case is over.',
    noCase: 'There is no case of this number.',
    unknownCommand: (word) =>
      `There is no command /${word}, and nothing was sent. Known: /claim /resolve /bot /transfer /suggest /ticket /file /note /help`,
    linesDropped: 'The lines after the command were not sent to the customer.',
    transferHow: (names) => `Write: /transfer name-or-skill note. Known: ${names}`,
    noSuggestions: 'There are no suggested answers.',
    noSuchSuggestion: 'Nothing was sent: there is no such suggestion. Write /suggest to see them again.',
    suggestHow: (number) => `To send one: #${number} /suggest 1`,
    fileNext: (number) => `The next file you send within two minutes goes to the customer of #${number}.`,
    fileHow: 'This file went to nobody. To send one to a customer, write first: #number /file',
    fileFailed: 'Not sent to the customer: the file could not be fetched. Send it again, or smaller.',
    unreadable: 'Not sent to the customer: this kind of message cannot be passed on. Use text, a picture or a file.',
    tooLateToRecall: 'What you took back had already gone to the customer; send a correction.',
    linked: (number) => `#relink ${number}: linked, the old conversation goes on.`,
    notLinked: (number) => `#relink ${number}: kept apart, as a new customer.`,
    noProposal: 'There is no such proposal, or it was decided before.',
  },
};

/** The nearer of our two languages. */
export function deskLanguageOf(tag: string | undefined): DeskLanguage {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** The sentence for whoever was refused; undefined when he was not. */
export function refusalText(
  outcome: DeskOutcome,
  number: number,
  words: DeskWords,
  nameOf: (agent: string) => string,
  who: string,
): string | undefined {
  if (outcome.status !== 'refused') return undefined;
  const holder = outcome.holder === undefined ? '?' : nameOf(outcome.holder);
  switch (outcome.code) {
    case 'not_an_agent':
      return words.notListed(who);
    case 'claimed_by_other':
      return words.claimedByOther(holder);
    case 'not_claimed':
      return words.notClaimed(number);
    case 'not_yours':
      return words.notYours(holder);
    case 'case_over':
      return words.caseOver;
    case 'no_such_case':
      return words.noCase;
    case 'cannot_recall':
      return words.tooLateToRecall;
    default:
      return outcome.code satisfies never;
  }
}
