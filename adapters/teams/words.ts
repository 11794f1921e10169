// What agents read in a chain and on its card, in Chinese and English.

import type { DeskOutcome, HandoffReason, MoodName } from '../../core/index.ts';

export type DeskLanguage = 'zh' | 'en';

type Words = {
  readonly reason: Readonly<Record<HandoffReason, string>>;
  readonly mood: Readonly<Record<MoodName, string>>;
  /** The seven categories' stable keys; any other topic stands as it is. */
  readonly topic: Readonly<Record<string, string>>;
  readonly card: {
    readonly reason: string;
    readonly mood: string;
    readonly skill: string;
    readonly language: string;
    readonly known: string;
    readonly recent: string;
    readonly suggestions: string;
    readonly hint: string;
    readonly words: string;
    readonly noteWords: string;
    readonly to: string;
  };
  readonly state: {
    readonly waiting: string;
    claimed(by: string): string;
    transferred(to: string): string;
    readonly returned: string;
    readonly resolved: string;
    readonly cancelled: string;
    readonly expired: string;
    ticket(number: string): string;
  };
  readonly button: {
    readonly claim: string;
    readonly resolve: string;
    readonly bot: string;
    readonly transfer: string;
    readonly note: string;
    readonly everyone: string;
    readonly send: string;
    readonly pass: string;
    readonly ticket: string;
    suggest(nth: number): string;
  };
  readonly who: { readonly customer: string; readonly bot: string; readonly system: string };
  readonly answer: {
    readonly claimed: string;
    readonly done: string;
    readonly notListed: string;
    yourId(id: string): string;
    claimedByOther(holder: string): string;
    readonly notClaimed: string;
    notYours(holder: string): string;
    readonly caseOver: string;
    readonly noCase: string;
    unknownCommand(word: string): string;
    readonly linesDropped: string;
    transferHow(names: string): string;
    readonly nothingTyped: string;
    readonly sent: string;
    readonly noted: string;
    readonly notFetched: string;
    readonly unreadable: string;
    readonly notRecalled: string;
    readonly noSuggestions: string;
    readonly noSuchSuggestion: string;
    readonly suggestions: string;
  };
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};

export const words: Readonly<Record<DeskLanguage, Words>> = {
  zh: {
    reason: {
      wish: '顾客要找人工',
      misses: '机器人几次没听懂',
      angry: '顾客很生气',
      topic: '话题需要人工',
      vip: '重要顾客',
      flow: '流程需要人工',
      entry: '该问题由人工回答',
      keyword: '命中转人工规则',
      look_up_failed: '查询失败',
      taken_over: '同事主动接手',
      fault: '系统出错',
    },
    topic: {
      chat: '聊天互动',
      product: '商品问题',
      promotion: '活动优惠',
      purchase: '购买操作',
      logistics: '物流问题',
      aftersales: '售后问题',
      more: '更多问题',
    },
    mood: { calm: '平静', pleased: '高兴', anxious: '着急', annoyed: '不满', angry: '生气' },
    card: {
      reason: '原因',
      mood: '情绪',
      skill: '技能组',
      language: '语言',
      known: '已知信息',
      recent: '最近对话',
      suggestions: '参考答案',
      hint: '认领后，在下面的框里写，或在本帖回复并 @ 机器人，都会发给顾客；以 // 开头的只有同事看得见。',
      words: '写给顾客的话',
      noteWords: '备注，只有同事看得见',
      to: '转给',
    },
    state: {
      waiting: '⏳ 等待认领',
      claimed: (by) => `🙋 ${by} 正在处理`,
      transferred: (to) => `↪️ 已转给 ${to}，等待认领`,
      returned: '🤖 已交还机器人',
      resolved: '✅ 已结案',
      cancelled: '✖️ 已取消',
      expired: '⌛ 已过期',
      ticket: (number) => `📝 已留言，工单 ${number}`,
    },
    button: {
      claim: '✋ 认领',
      resolve: '✅ 结案',
      bot: '🤖 交还机器人',
      transfer: '↪️ 转接',
      note: '🔒 备注',
      everyone: '所有人',
      send: '发送给顾客',
      pass: '转出',
      ticket: '📝 转工单',
      suggest: (nth) => `💡 用参考答案 ${nth}`,
    },
    who: { customer: '顾客', bot: '伙计', system: '系统' },
    answer: {
      yourId: (id) => `您的 ID：${id}`,
      claimed: '已认领，您写的话会发给顾客。',
      done: '好的。',
      notListed: '您不在客服名单上，您的消息和操作不会生效。请管理员把您的 Entra 对象 ID 加进设置。',
      claimedByOther: (holder) => `${holder} 已经认领了。`,
      notClaimed: '没有生效，也没有发给顾客：请先认领（按钮或 /claim）。',
      notYours: (holder) => `没有生效，也没有发给顾客：现在由 ${holder} 处理。`,
      caseOver: '没有发给顾客：这个会话已经结束。顾客再来时会开新帖子。',
      noCase: '这里没有进行中的会话。',
      unknownCommand: (word) =>
        `没有 /${word} 这个命令，也没有发给顾客。可用：/claim /resolve /bot /note /suggest /transfer /ticket`,
      linesDropped: '命令后面的文字没有发给顾客。',
      transferHow: (names) => `请写：/transfer 名字或技能组 备注。可选：${names}`,
      nothingTyped: '还没有写内容。',
      sent: '已发给顾客。',
      noted: '已记下，只有同事看得见。',
      notFetched: '没有发给顾客：文件取不下来（最大 20 MB），请重发或发小一点的。',
      unreadable: '没有发给顾客：这种消息发不过去，请用文字、图片或文件。',
      notRecalled: '在这里删除并不会从顾客那里撤回已经发出的话。',
      noSuggestions: '没有参考答案。',
      noSuchSuggestion: '没有发给顾客：没有这一条参考答案。发 /suggest 再看一遍。',
      suggestions: '参考答案（只有同事看得见）。发 /suggest 编号，就发给顾客：',
    },
    commands: [
      { command: 'claim', description: '认领这个会话' },
      { command: 'resolve', description: '结案' },
      { command: 'bot', description: '交还机器人' },
      { command: 'note', description: '写备注，只有同事看得见' },
      { command: 'suggest', description: '看参考答案；带编号就发给顾客' },
      { command: 'transfer', description: '转给同事或技能组' },
      { command: 'ticket', description: '转为工单，顾客会收到编号' },
    ],
  },
  en: {
    reason: {
      wish: 'the customer asks for a person',
      misses: 'the bot did not understand several times',
      angry: 'the customer is angry',
      topic: 'the topic needs a person',
      vip: 'an important customer',
      flow: 'the dialogue needs a person',
      entry: 'people answer this question',
      keyword: 'a hand-off rule matched',
      look_up_failed: 'a look-up failed',
      taken_over: 'a colleague took over',
      fault: 'a fault of the system',
    },
    topic: {
      chat: 'small talk',
      product: 'products',
      promotion: 'offers',
      purchase: 'buying',
      logistics: 'shipping',
      aftersales: 'after-sales',
      more: 'other',
    },
    mood: { calm: 'calm', pleased: 'pleased', anxious: 'anxious', annoyed: 'annoyed', angry: 'angry' },
    card: {
      reason: 'Reason',
      mood: 'Mood',
      skill: 'Skill',
      language: 'Language',
      known: 'Known',
      recent: 'Recent lines',
      suggestions: 'Suggested answers',
      hint: 'Once claimed, what you write below, or in a reply that @mentions the bot, goes to the customer; a line starting with // is for colleagues only.',
      words: 'What the customer will read',
      noteWords: 'A note only colleagues see',
      to: 'Pass to',
    },
    state: {
      waiting: '⏳ Waiting to be claimed',
      claimed: (by) => `🙋 ${by} has it`,
      transferred: (to) => `↪️ Passed to ${to}, waiting to be claimed`,
      returned: '🤖 Back with the bot',
      resolved: '✅ Resolved',
      cancelled: '✖️ Cancelled',
      expired: '⌛ Expired',
      ticket: (number) => `📝 Left a message, ticket ${number}`,
    },
    button: {
      claim: '✋ Claim',
      resolve: '✅ Resolve',
      bot: '🤖 Back to bot',
      transfer: '↪️ Transfer',
      note: '🔒 Note',
      everyone: 'Everyone',
      send: 'Send to customer',
      pass: 'Pass on',
      ticket: '📝 Make a ticket',
      suggest: (nth) => `💡 Take suggestion ${nth}`,
    },
    who: { customer: 'Customer', bot: 'Assistant', system: 'System' },
    answer: {
      yourId: (id) => `Your id: ${id}`,
      claimed: 'It is yours: what you write goes to the customer.',
      done: 'Done.',
      notListed:
        'You are not on the list of agents, so what you write or press has no effect. The owner can add your Entra object id to the settings.',
      claimedByOther: (holder) => `Already claimed by ${holder}.`,
      notClaimed: 'Nothing was done or sent: claim the case first (button or /claim).',
      notYours: (holder) => `Nothing was done or sent: ${holder} has this case.`,
      caseOver: 'Not sent to the customer: this case is over. A new post opens when the customer writes again.',
      noCase: 'There is no open case here.',
      unknownCommand: (word) =>
        `There is no command /${word}, and nothing was sent. Known: /claim /resolve /bot /note /suggest /transfer /ticket`,
      linesDropped: 'The lines after the command were not sent to the customer.',
      transferHow: (names) => `Write: /transfer name-or-skill note. Known: ${names}`,
      nothingTyped: 'Nothing has been typed yet.',
      sent: 'Sent to the customer.',
      noted: 'Noted; only colleagues see it.',
      notFetched: 'Not sent to the customer: the file could not be fetched (20 MB at most). Send it again, or smaller.',
      unreadable: 'Not sent to the customer: this kind of message cannot be passed on. Use text, a picture or a file.',
      notRecalled: 'Deleting it here does not take back what the customer has already been sent.',
      noSuggestions: 'There are no suggested answers.',
      noSuchSuggestion: 'Nothing was sent: there is no such suggestion. Write /suggest to see them again.',
      suggestions: 'Suggested answers, for colleagues only. /suggest with a number sends one:',
    },
    commands: [
      { command: 'claim', description: 'Claim this case' },
      { command: 'resolve', description: 'Resolve it' },
      { command: 'bot', description: 'Give it back to the bot' },
      { command: 'note', description: 'Write a note only colleagues see' },
      { command: 'suggest', description: 'Show suggested answers; with a number, send one' },
      { command: 'transfer', description: 'Pass it to a colleague or a skill' },
      { command: 'ticket', description: 'Make it a ticket; the customer is told its number' },
    ],
  },
};

/** The nearer of our two languages. */
export function deskLanguageOf(tag: string | undefined): DeskLanguage {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** The sentence for whoever was refused; undefined when he was not. */
export function refusalText(
  outcome: DeskOutcome,
  language: DeskLanguage,
  nameOf: (agent: string) => string,
): string | undefined {
  if (outcome.status !== 'refused') return undefined;
  const { answer } = words[language];
  const holder = outcome.holder === undefined ? '?' : nameOf(outcome.holder);
  switch (outcome.code) {
    case 'not_an_agent':
      return answer.notListed;
    case 'claimed_by_other':
      return answer.claimedByOther(holder);
    case 'not_claimed':
      return answer.notClaimed;
    case 'not_yours':
      return answer.notYours(holder);
    case 'case_over':
      return answer.caseOver;
    case 'no_such_case':
      return answer.noCase;
    case 'cannot_recall':
      return answer.notRecalled;
    default:
      return outcome.code satisfies never;
  }
}
