// What every chat desk says to its agents, in Chinese and English. A desk adds what only its platform needs.

import type { DeskActor, DeskOutcome, HandoffReason, MoodName } from '../model/index.ts';

export type DeskLanguage = 'zh' | 'en';

/** What one platform calls things, in one language. */
export type ChatTerms = {
  /** Where a case is shown: a topic, a thread. */
  readonly thread: string;
  /** What an agent is known by, as the owner finds it. */
  readonly userId: string;
};
export type ChatDialect = Readonly<Record<DeskLanguage, ChatTerms>> & {
  /** The largest file this desk can take from an agent, where the platform sets a limit. */
  readonly fileMegabytes?: number;
  /** Commands typed here and on no other desk. */
  readonly commands?: readonly string[];
};
export type ChatWords = ReturnType<typeof chinese>;

/** A desk asks once, names what its platform calls things, and adds its own words to what it gets. */
export function chatWords(dialect: ChatDialect): Readonly<Record<DeskLanguage, ChatWords>> {
  return { zh: chinese(dialect), en: english(dialect) };
}

/**
 * The nearer of a desk's two languages.
 *
 * @param tag BCP 47; none is Chinese
 */
export function deskLanguage(tag: string | undefined): DeskLanguage {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** The commands an agent may type and what each does, a line each. */
export function commandHelp({ commands }: Pick<ChatWords, 'commands'>): string {
  return commands.map(({ command, description }) => `/${command} ${description}`).join('\n');
}

/**
 * The sentence for whoever was refused; undefined when he was not.
 *
 * @param nameOf a person's name as colleagues know it
 */
export function refusalText(
  outcome: DeskOutcome,
  by: DeskActor,
  { answer }: Pick<ChatWords, 'answer'>,
  nameOf: (agent: string) => string,
): string | undefined {
  if (outcome.status !== 'refused') return undefined;
  const holder = outcome.holder === undefined ? '?' : nameOf(outcome.holder);
  switch (outcome.code) {
    case 'not_an_agent':
      return answer.notListed(by.platformUser);
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

function knownCommands(further: readonly string[] = []): string {
  return ['claim', 'resolve', 'bot', 'note', 'suggest', 'transfer', 'ticket', ...further, 'help']
    .map((command) => `/${command}`)
    .join(' ');
}

function chinese({ zh: { thread, userId }, fileMegabytes, commands }: ChatDialect) {
  const reason: Readonly<Record<HandoffReason, string>> = {
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
  };
  const mood: Readonly<Record<MoodName, string>> = {
    calm: '平静',
    pleased: '高兴',
    anxious: '着急',
    annoyed: '不满',
    angry: '生气',
  };
  /** The seven categories' stable keys; any other topic stands as it is. */
  const topic: Readonly<Record<string, string>> = {
    chat: '聊天互动',
    product: '商品问题',
    promotion: '活动优惠',
    purchase: '购买操作',
    logistics: '物流问题',
    aftersales: '售后问题',
    more: '更多问题',
  };
  return {
    reason,
    mood,
    topic,
    card: {
      reason: '原因',
      mood: '情绪',
      skill: '技能组',
      language: '语言',
      known: '已知信息',
      recent: '最近对话',
      suggestions: '参考答案',
      hint: '认领后，在这里写的话会发给顾客；以 // 开头的只有同事看得见。',
    },
    state: {
      waiting: '⏳ 等待认领',
      claimed: (by: string) => `🙋 ${by} 正在处理`,
      transferred: (to: string) => `↪️ 已转给 ${to}，等待认领`,
      everyone: '所有人',
      returned: '🤖 已交还机器人',
      resolved: '✅ 已结案',
      cancelled: '✖️ 已取消',
      expired: '⌛ 已过期',
      ticket: (number: string) => `📝 已留言，工单 ${number}`,
    },
    button: {
      claim: '✋ 认领',
      resolve: '✅ 结案',
      bot: '🤖 交还机器人',
      transfer: '↪️ 转接',
      note: '🔒 备注',
      suggest: '💡 参考答案',
      ticket: '📝 转工单',
      everyone: '所有人',
    },
    who: { customer: '顾客', bot: '伙计' },
    answer: {
      claimed: '已认领，您写的话会发给顾客。',
      done: '好的。',
      noted: '已记下，只有同事看得见。',
      notListed: (id: string) => `您不在客服名单上，您的消息和操作不会生效。请管理员把您的 ${userId} 加进设置：${id}`,
      claimedByOther: (holder: string) => `${holder} 已经认领了。`,
      notClaimed: '没有生效，也没有发给顾客：请先认领（按钮或 /claim）。',
      notYours: (holder: string) => `没有生效，也没有发给顾客：现在由 ${holder} 处理。`,
      caseOver: `没有发给顾客：这个会话已经结束。顾客再来时会开新${thread}。`,
      noCase: '这里没有进行中的会话。',
      reopened: `会话还没结束，${thread}已重新打开。要结束请按「结案」。`,
      unknownCommand: (word: string) => `没有 /${word} 这个命令，也没有发给顾客。可用：${knownCommands(commands)}`,
      linesDropped: '命令后面的文字没有发给顾客。',
      transferHow: (names: string) => `请写：/transfer 名字或技能组 备注。可选：${names}`,
      noteHow: '以 // 或 /note 开头写一条消息，只有同事看得见。',
      notRecalled: '已经发给顾客的话收不回来；要更正请再写一条。',
      suggestions: '参考答案（只有同事看得见）。发 /suggest 编号，就发给顾客：',
      send: (number: number) => `发送 ${number}`,
      noSuggestions: '没有参考答案。',
      noSuchSuggestion: '没有发给顾客：没有这一条参考答案。发 /suggest 再看一遍。',
      notFetched: `没有发给顾客：文件取不下来${fileMegabytes ? `（最大 ${fileMegabytes} MB）` : ''}，请重发或发小一点的。`,
      unreadable: '没有发给顾客：这种消息发不过去，请用文字、图片或文件。',
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
  };
}

function english({ en: { thread, userId }, fileMegabytes, commands }: ChatDialect): ChatWords {
  return {
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
    card: {
      reason: 'Reason',
      mood: 'Mood',
      skill: 'Skill',
      language: 'Language',
      known: 'Known',
      recent: 'Recent lines',
      suggestions: 'Suggested answers',
      hint: 'Once claimed, what you write here goes to the customer; a line starting with // is for colleagues only.',
    },
    state: {
      waiting: '⏳ Waiting to be claimed',
      claimed: (by) => `🙋 ${by} has it`,
      transferred: (to) => `↪️ Passed to ${to}, waiting to be claimed`,
      everyone: 'everyone',
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
      suggest: '💡 Suggestions',
      ticket: '📝 Make a ticket',
      everyone: 'Everyone',
    },
    who: { customer: 'Customer', bot: 'Assistant' },
    answer: {
      claimed: 'It is yours: what you write goes to the customer.',
      done: 'Done.',
      noted: 'Noted; only colleagues see it.',
      notListed: (id) =>
        `You are not on the list of agents, so what you write or press has no effect. The owner can add your ${userId} to the settings: ${id}`,
      claimedByOther: (holder) => `Already claimed by ${holder}.`,
      notClaimed: 'Nothing was done or sent: claim the case first (button or /claim).',
      notYours: (holder) => `Nothing was done or sent: ${holder} has this case.`,
      caseOver: `Not sent to the customer: this case is over. A new ${thread} opens when the customer writes again.`,
      noCase: 'There is no open case here.',
      reopened: `The case is still open, so the ${thread} was opened again. Press Resolve to end it.`,
      unknownCommand: (word) => `There is no command /${word}, and nothing was sent. Known: ${knownCommands(commands)}`,
      linesDropped: 'The lines after the command were not sent to the customer.',
      transferHow: (names) => `Write: /transfer name-or-skill note. Known: ${names}`,
      noteHow: 'Start a message with // or /note: only colleagues see it.',
      notRecalled: 'What the customer was sent cannot be taken back: please send a correction.',
      suggestions: 'Suggested answers, for colleagues only. /suggest with a number sends one:',
      send: (number) => `Send ${number}`,
      noSuggestions: 'There are no suggested answers.',
      noSuchSuggestion: 'Nothing was sent: there is no such suggestion. Write /suggest to see them again.',
      notFetched: `Not sent to the customer: the file could not be fetched${fileMegabytes ? ` (${fileMegabytes} MB at most)` : ''}. Send it again, or smaller.`,
      unreadable: 'Not sent to the customer: this kind of message cannot be passed on. Use text, a picture or a file.',
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
  };
}
