// Chats from before the hub, as shops export them: CSV in GBK, a spreadsheet, JSON in two shapes.

import { describe, expect, it } from 'vitest';
import type { Decision } from '../../core/index.ts';
import { importChats } from '../../core/training/index.ts';
import { gbkOf } from './gbk.ts';
import { xlsxOf } from './sheets.ts';

/** A shop that answers whatever speaks of shipping, and nothing else. */
const decide = (text: string) => {
  const known = text.includes('发货');
  const decision = {
    ...(known ? { kind: 'answer', entry: 'ship_time' } : { kind: 'admit_miss', count: 1 }),
    why: { language: 'zh', normalised: text },
  } as Decision;
  return { decision, trouble: known ? undefined : ('unanswered' as const) };
};

const log = [
  ['会话ID', '发送者', '内容', '时间'],
  ['c1', '买家小美', '你好', '2026-11-01 10:00'],
  ['c1', '买家小美', '能开发票吗', '2026-11-01 10:01'],
  ['c1', '买家小美', '我的电话13812345678', '2026-11-01 10:02'],
  ['c1', '系统', '会话已转接给 小博', '2026-11-01 10:03'],
  ['c1', '旗舰店:小博', '可以的，收货后在订单页申请', '2026-11-01 10:04'],
  ['c1', '买家小美', '谢谢', '2026-11-01 10:05'],
  ['c2', '客户', '什么时候发货', '2026-11-02 9:00'],
  ['c2', '客服', '48 小时内', '2026-11-02 9:01'],
  ['c3', '客户', '[图片]', '2026-11-02 9:02'],
  ['c3', '客户', '你撤回了一条消息', '2026-11-02 9:03'],
];
const csv = log.map((row) => row.map((cell) => (cell.includes('，') ? `"${cell}"` : cell)).join(',')).join('\r\n');

async function read(name: string, bytes: Uint8Array | string) {
  const report = await importChats(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, decide);
  if ('fault' in report) throw new Error(report.told);
  return report;
}

describe('an export with a message a row', () => {
  it('becomes questions with their replies; system lines, courtesy and phone numbers are left out', async () => {
    const { questions, dropped } = await read('chats.csv', csv);
    expect(questions.map(({ text }) => text)).toEqual(['能开发票吗\n我的电话<手机号>', '什么时候发货']);
    expect(questions[0]).toMatchObject({
      trouble: 'unanswered',
      channel: 'import',
      replies: ['可以的，收货后在订单页申请'],
      conversation: 'c1',
    });
    expect(new Date(questions[0]!.at).getFullYear()).toBe(2026);
    expect(questions[1]).toMatchObject({ entry: 'ship_time', replies: ['48 小时内'] });
    expect(questions[1]!.trouble).toBeUndefined();
    expect(dropped).toEqual({ system: 3, courtesy: 2, repeated: 0, unreadable: 0 });
  });

  it('gives the same from GBK, from a spreadsheet and with other separators', async () => {
    const texts = async (name: string, bytes: Uint8Array | string) =>
      (await read(name, bytes)).questions.map(({ text, replies }) => [text, replies]);
    const plain = await texts('a.csv', csv);
    expect(await texts('a.csv', gbkOf(csv))).toEqual(plain);
    expect((await read('a.csv', gbkOf(csv))).encoding).toBe('gbk');
    expect(await texts('a.csv', `\ufeff${csv}`)).toEqual(plain);
    expect(await texts('a.csv', log.map((row) => row.join('\t')).join('\n'))).toEqual(plain);
    expect(await texts('a.xlsx', xlsxOf(log))).toEqual(plain);
  });

  it('asks the same thing once: repetition in one conversation counts as one', async () => {
    const twice = `${csv}\r\nc2,客户,什么时候发货？,2026-11-02 9:10`;
    const { questions, dropped } = await read('a.csv', twice);
    expect([questions.length, dropped.repeated]).toEqual([2, 1]);
  });
});

describe('other shapes', () => {
  it('question and answer in a row', async () => {
    const { questions } = await read('faq.csv', '问题,回复\n怎么开发票,订单页申请\n好的,嗯\n');
    expect(questions).toMatchObject([{ text: '怎么开发票', replies: ['订单页申请'] }]);
  });

  it('JSON: conversations with messages, or an object a line', async () => {
    const nested = [
      {
        id: 1,
        messages: [
          { role: 'customer', text: 'do you ship to Japan?' },
          { role: 'agent', text: 'Not yet.' },
        ],
      },
      {
        id: 2,
        messages: [
          { role: 'user', text: 'can I pay by card' },
          { role: 'bot', text: 'beep' },
        ],
      },
    ];
    const from = async (bytes: string) =>
      (await read('c.json', bytes)).questions.map(({ text, replies }) => [text, replies]);
    expect(await from(JSON.stringify(nested))).toEqual([
      ['do you ship to Japan?', ['Not yet.']],
      ['can I pay by card', []],
    ]);
    const lines = [
      { conversation: 'a', sender: 'buyer', content: 'do you ship to Japan?' },
      { conversation: 'a', sender: 'seller', content: 'Not yet.' },
    ];
    expect(await from(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual([
      ['do you ship to Japan?', ['Not yet.']],
    ]);
  });

  it.each([
    ['a.csv', '', 'empty'],
    ['a.csv', '姓名,年龄\n小美,20', 'columns'],
    ['a.xlsx', 'PK but no zip', 'unreadable'],
    ['a.json', '{"a": ', 'unreadable'],
    ['a.csv', Buffer.from([0, 1, 2, 3, 0]), 'unreadable'],
  ])('%s with %j is refused as %s', async (name, bytes, fault) => {
    expect(await importChats(name, Buffer.from(bytes as string), decide)).toMatchObject({ fault });
  });
});
