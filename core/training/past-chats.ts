// Chats from before the hub: CSV, JSON or XLSX exports, cleaned and masked, made into questions like those of our own record.

import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { Decision, Timestamp } from '../model/index.ts';
import { decode, type Encoding } from './decoding.ts';
import { masked } from './masking.ts';
import type { Question, Trouble } from './questions.ts';

export type ImportReport = {
  readonly questions: readonly Question[];
  /** Lines of the file that held words. */
  readonly lines: number;
  readonly encoding: Encoding | 'xlsx';
  /** Why lines were left out, and how many. */
  readonly dropped: Readonly<Record<'system' | 'courtesy' | 'repeated' | 'unreadable', number>>;
};

export type ImportFault = { readonly fault: 'unreadable' | 'empty' | 'columns'; readonly told: string };

type Message = {
  readonly talk: string;
  readonly who: 'customer' | 'agent';
  readonly text: string;
  readonly at: number;
};
type Dropped = Record<'system' | 'courtesy' | 'repeated' | 'unreadable', number>;

/**
 * Reads an export. It may hold a message a row (who, text, when, which conversation) or a question and its answer; columns
 * are known by their usual names in Chinese and English.
 *
 * @param name its ending says what it is
 * @param decide what the shop would do today: what it answers surely is no gap
 */
export async function importChats(
  name: string,
  bytes: Uint8Array,
  decide: (text: string) => { readonly decision: Decision; readonly trouble: Trouble | undefined },
): Promise<ImportReport | ImportFault> {
  const table = await rowsOf(name, bytes);
  if ('fault' in table) return table;
  const dropped: Dropped = { system: 0, courtesy: 0, repeated: 0, unreadable: 0 };
  const pairs = pairsOf(table.rows, dropped);
  if (!Array.isArray(pairs)) return pairs;
  const seen = new Set<string>();
  const questions: Question[] = [];
  for (const pair of pairs) {
    const text = masked(pair.text);
    const key = `${text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase()} ${pair.talk}`;
    if (seen.has(key)) {
      dropped.repeated++;
      continue;
    }
    seen.add(key);
    const { decision, trouble } = decide(pair.text);
    questions.push({
      text,
      at: pair.at as Timestamp,
      channel: 'import',
      conversation: pair.talk,
      seq: questions.length + 1,
      ...(decision.kind === 'answer' && { entry: decision.entry }),
      ...(decision.why.score !== undefined && { score: decision.why.score }),
      ...(trouble && { trouble }),
      replies: pair.replies.map(masked),
      gave: pair.gave.map(masked),
      around: [
        { who: 'customer', text, at: pair.at as Timestamp },
        ...pair.replies.map((reply) => ({ who: 'agent' as const, text: masked(reply), at: pair.at as Timestamp })),
      ],
    });
  }
  return { questions, lines: table.rows.length, encoding: table.encoding, dropped };
}

type Cells = Readonly<Record<string, unknown>>;
type Table = { readonly rows: readonly Cells[]; readonly encoding: ImportReport['encoding'] };

async function rowsOf(name: string, bytes: Uint8Array): Promise<Table | ImportFault> {
  if (bytes.length === 0) return { fault: 'empty', told: 'the file is empty' };
  if (/\.xlsx$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return sheetRows(bytes);
  const decoded = decode(bytes);
  if (!decoded) return { fault: 'unreadable', told: 'it is neither text nor XLSX' };
  const { text, encoding } = decoded;
  try {
    const rows = /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
    return rows.length === 0 ? { fault: 'empty', told: 'it holds no rows' } : { rows, encoding };
  } catch (error) {
    return { fault: 'unreadable', told: (error as Error).message };
  }
}

async function sheetRows(bytes: Uint8Array): Promise<Table | ImportFault> {
  try {
    const sheet = await readSheet(Buffer.from(bytes));
    const rows = withHeads(sheet);
    return rows.length === 0 ? { fault: 'empty', told: 'the first sheet holds no rows' } : { rows, encoding: 'xlsx' };
  } catch (error) {
    return { fault: 'unreadable', told: `it is no XLSX: ${(error as Error).message}` };
  }
}

function csvRows(text: string): Cells[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', '\t', ';', '，'].sort((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const rows = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  }) as string[][];
  return withHeads(rows);
}

function withHeads(rows: readonly (readonly unknown[])[]): Cells[] {
  const [heads = [], ...body] = rows;
  const names = heads.map((head) => String(head ?? '').trim());
  return body.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** One array, an object with one, or an object a line; messages may be nested in conversations. */
function jsonRows(text: string): Cells[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  }
  let talks = 0;
  return flattened(value, undefined, () => `talk ${++talks}`);
}

function flattened(value: unknown, talk: string | undefined, fresh: () => string): Cells[] {
  if (Array.isArray(value)) return value.flatMap((each) => flattened(each, talk, fresh));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = column(object, heads.talk);
  const inner = Object.values(object).find((each) => Array.isArray(each) && typeof each[0] === 'object');
  if (inner) return flattened(inner, own ?? talk ?? fresh(), fresh);
  return [talk === undefined || own !== undefined ? object : { ...object, conversation: talk }];
}

/** Usual names of columns, the exact ones first. */
const heads = {
  talk: [
    /^(?:会话|对话|聊天)(?:id|编号|号)?$/i,
    /^(?:conversation|session|chat|dialog(?:ue)?)(?:[_ -]?id)?$/i,
    /^(?:客户|买家|顾客|用户|访客)(?:id|昵称|名称|账号|旺旺)?$/i,
    /^(?:customer|buyer|user|visitor|client)(?:[_ -]?(?:id|name))?$/i,
  ],
  who: [
    /^(?:发送者|发送方|发送人|发言人|角色|身份|消息来源|来源)(?:类型|身份|昵称)?$/i,
    /^(?:who|sender|role|from|author|speaker|sender[_ -]?type|direction)$/i,
  ],
  text: [/^(?:消息|聊天|发送|对话)?(?:内容|消息|文本|正文|记录)$/i, /^(?:text|content|message|body|utterance|msg)$/i],
  at: [
    /^(?:发送|消息|创建|聊天)?(?:时间|日期)$/i,
    /^(?:time|date|at|timestamp|created[_ -]?at|sent[_ -]?at|datetime)$/i,
  ],
  question: [/^(?:客户|买家|顾客)?(?:问题|提问|咨询|咨询内容|问句)$/i, /^(?:question|query|q|customer[_ -]?message)$/i],
  answer: [/^(?:客服|卖家|人工)?(?:答案|回答|回复|答复)(?:内容)?$/i, /^(?:answer|reply|response|a|agent[_ -]?reply)$/i],
} as const;

function column(cells: Cells, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns)
    for (const [name, value] of Object.entries(cells))
      if (
        pattern.test(name.trim()) &&
        (typeof value === 'string' || typeof value === 'number' || value instanceof Date)
      ) {
        const text = value instanceof Date ? value.toISOString() : String(value).trim();
        if (text !== '') return text;
      }
  return undefined;
}

type Pair = {
  readonly talk: string;
  readonly text: string;
  readonly at: number;
  readonly replies: string[];
  readonly gave: string[];
};

function pairsOf(rows: readonly Cells[], dropped: Dropped): Pair[] | ImportFault {
  const asksHere = rows.some((row) => column(row, heads.question) !== undefined);
  if (asksHere) return rows.flatMap((row, index) => questionPair(row, index, dropped));
  if (!rows.some((row) => column(row, heads.text) !== undefined))
    return {
      fault: 'columns',
      told: `no column of words among ${Object.keys(rows[0] ?? {}).join(', ')}; name it 内容 or text, or 问题 and 回复`,
    };
  return messagePairs(
    rows.flatMap((row) => messageOf(row, dropped)),
    dropped,
  );
}

function questionPair(row: Cells, index: number, dropped: Dropped): Pair[] {
  const text = column(row, heads.question);
  if (text === undefined || isSystem(text)) {
    dropped[text === undefined ? 'unreadable' : 'system']++;
    return [];
  }
  if (isCourtesy(text)) {
    dropped.courtesy++;
    return [];
  }
  const answer = column(row, heads.answer);
  const talk = column(row, heads.talk) ?? `row ${index + 1}`;
  return [{ talk, text, at: timeOf(column(row, heads.at)), replies: answer === undefined ? [] : [answer], gave: [] }];
}

function messageOf(row: Cells, dropped: Dropped): Message[] {
  const text = column(row, heads.text);
  if (text === undefined) {
    dropped.unreadable++;
    return [];
  }
  const sender = column(row, heads.who) ?? '';
  const who = whoIs(sender);
  if (who === 'system' || isSystem(text)) {
    dropped.system++;
    return [];
  }
  return [{ talk: column(row, heads.talk) ?? '', who, text, at: timeOf(column(row, heads.at)) }];
}

function whoIs(sender: string): 'customer' | 'agent' | 'system' {
  if (/系统|system|通知|机器人|bot\b|robot|assistant/i.test(sender)) return 'system';
  if (
    /客服|卖家|商家|坐席|店小二|旗舰店|专营店|专卖店|掌柜|agent|seller|staff|support|operator|service|^out(?:bound|going)?$|merchant|shop/i.test(
      sender,
    )
  )
    return 'agent';
  return 'customer';
}

/** A customer's messages in a row are one question; what agents say until he writes again are its replies. */
function messagePairs(messages: readonly Message[], dropped: Dropped): Pair[] {
  const byTalk = new Map<string, Message[]>();
  for (const message of messages) {
    const list = byTalk.get(message.talk);
    if (list) list.push(message);
    else byTalk.set(message.talk, [message]);
  }
  return [...byTalk].flatMap(([talk, list]) => {
    const pairs: Pair[] = [];
    let before: Message | undefined;
    for (const message of inTime(list)) {
      const last = pairs.at(-1);
      if (message.who === 'agent') last?.replies.push(message.text);
      else if (isCourtesy(message.text)) dropped.courtesy++;
      else if (before?.who === 'customer' && last && last.replies.length === 0)
        pairs[pairs.length - 1] = { ...last, text: `${last.text}\n${message.text}` };
      else {
        last?.gave.push(message.text);
        pairs.push({ talk, text: message.text, at: message.at, replies: [], gave: [] });
      }
      before = message;
    }
    return pairs;
  });
}

/** Exports are sometimes newest first; without times their own order counts. */
const inTime = (list: readonly Message[]): readonly Message[] =>
  list.every(({ at }) => at > 0) ? [...list].sort((a, b) => a.at - b.at) : list;

function timeOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const parsed = Date.parse(
    text
      .replace(/[年月/]/g, '-')
      .replace(/日/g, ' ')
      .replace(/-(\d)(?!\d)/g, '-0$1')
      .trim(),
  );
  return Number.isNaN(parsed) ? 0 : parsed;
}

const isSystem = (text: string): boolean =>
  /^(?:系统(?:消息|提示|通知)|\[(?:系统|图片|表情|语音|视频|文件|动画表情|红包|位置|卡片|商品)[^\]]*\]$|<(?:img|video)[^>]*>$|【系统)|(?:撤回了一条消息|会话已(?:结束|关闭)|已转接|转接给|进入人工|接入会话|为您服务|正在输入|评价邀请|请对.{0,6}服务.{0,4}评价|已读|离线留言|自动回复)|^(?:\[(?:image|sticker|video|file)\]|this (?:chat|conversation) (?:was|has been) (?:closed|transferred))/iu.test(
    text.trim(),
  );

const isCourtesy = (text: string): boolean =>
  /^(?:你好|您好|在吗?|在么|在不在|有人吗|嗯+|好的?|好滴|ok|okay|谢谢|谢了|多谢|感谢|哦+|噢|行|可以|收到|知道了|明白|不客气|拜拜|再见|hi|hello|hey|thanks?|thank you|bye|yes|no|是的?|对的?|没了|没有了)[。.!！~～?？呀啊哈呢的了 ]*$/iu.test(
    text.trim(),
  ) || text.replace(/[\s\p{P}\p{S}\p{N}]/gu, '').length < 2;

export { isCourtesy };
