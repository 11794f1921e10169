// What the hub says to agents in their threads, in the shop's first language. Customers' words come from phrases.

type Values = Readonly<Record<string, string>>;

const sentences = {
  claimed: { zh: '{{name}} 已接手。', en: '{{name}} has taken this case.' },
  transferred: { zh: '{{name}} 已转交给 {{to}}。', en: '{{name}} passed this case on to {{to}}.' },
  returned: { zh: '{{name}} 已交回智能助手。', en: '{{name}} returned the customer to the assistant.' },
  resolved: { zh: '{{name}} 已标记为解决。', en: '{{name}} resolved this case.' },
  everyone: { zh: '所有坐席', en: 'everyone' },
  rerouted: { zh: '客户等了很久，已转给所有坐席。', en: 'The customer has waited long: every desk is asked now.' },
  unanswered: {
    zh: '客户在等回复：已经 {{minutes}} 分钟没有回答了。',
    en: 'The customer is waiting: no answer for {{minutes}} minutes.',
  },
  released: {
    zh: '{{name}} 一直没有回复，此会话重新开放给所有坐席。',
    en: '{{name}} did not answer: this case is open to everyone again.',
  },
  left_message: {
    zh: '没有人接待，已请客户留言，编号 {{ticket}}。',
    en: 'Nobody came: the customer left a message, {{ticket}}.',
  },
  ticketed: { zh: '{{name}} 已登记为工单 {{ticket}}。', en: '{{name}} made this ticket {{ticket}}.' },
  ticket_given: {
    zh: '您的问题已登记，工单编号 {{ticket}}。有了结果我们会在这里回复您；您也可以随时补充。',
    en: 'Your question is on record as ticket {{ticket}}. We will answer you here; feel free to add to it at any time.',
  },
  cancelled: { zh: '客户已离开。', en: 'The customer has left.' },
  not_delivered: { zh: '⚠️ 未送达客户：{{text}}（{{why}}）', en: '⚠️ Not delivered to the customer: {{text}} ({{why}})' },
  maybe_delivered: {
    zh: '⚠️ 不确定客户是否收到：{{text}}（{{why}}）',
    en: '⚠️ It is not known whether the customer got this: {{text}} ({{why}})',
  },
  expired: { zh: '等太久，已作废', en: 'waited too long' },
  media_failed: { zh: '客户发来的文件取不到：{{why}}', en: "The customer's file could not be fetched: {{why}}" },
  edited: { zh: '客户修改了之前的话：', en: 'The customer changed what he wrote before:' },
  recalled: { zh: '客户撤回了一条消息。', en: 'The customer took a message back.' },
  assistant: { zh: '智能助手', en: 'Assistant' },
  customer: { zh: '客户', en: 'Customer' },
  image: { zh: '[图片]', en: '[picture]' },
  audio: { zh: '[语音]', en: '[voice]' },
  video: { zh: '[视频]', en: '[video]' },
  file: { zh: '[文件]', en: '[file]' },
  place: { zh: '[位置]', en: '[place]' },
  human: { zh: '[要求转人工]', en: '[asks for a person]' },
  joined: { zh: '[进入会话]', en: '[opened the chat]' },
  unreadable: { zh: '[无法显示的消息：{{type}}]', en: '[a message we cannot show: {{type}}]' },
  fault: {
    zh: '抱歉，我这边出了点问题，已请人工客服来帮您。',
    en: 'Sorry, something went wrong here. A colleague will help you.',
  },
  took_back: { zh: '{{name}} 撤回了：{{text}}', en: '{{name}} took back: {{text}}' },
  not_taken_back: {
    zh: '⚠️ 没能从客户那里撤回：{{text}}（{{why}}）。请再发一句更正。',
    en: '⚠️ The customer still has: {{text}} ({{why}}). Please send a correction.',
  },
  correction: { zh: '更正：', en: 'Correction: ' },
} as const;
export type DeskWord = keyof typeof sentences;

/** @param language BCP 47; everything that is not Chinese reads English */
export function deskWord(key: DeskWord, language: string, values: Values = {}): string {
  const text: string = sentences[key][language.startsWith('zh') ? 'zh' : 'en'];
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
