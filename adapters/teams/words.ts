// What agents read in a chain and on its card beyond what every chat desk says, in Chinese and English.

import { type ChatWords, chatWords, type DeskLanguage } from '../../core/index.ts';

const { zh, en } = chatWords({
  zh: { thread: '帖子', userId: 'Entra 对象 ID' },
  en: { thread: 'post', userId: 'Entra object id' },
  fileMegabytes: 20,
});

type Words = ChatWords & {
  /** What the boxes on the card ask for. */
  readonly box: { readonly words: string; readonly note: string; readonly to: string };
  readonly button: { readonly send: string; readonly pass: string; take(nth: number): string };
  readonly answer: { readonly nothingTyped: string };
};

export const words: Readonly<Record<DeskLanguage, Words>> = {
  zh: {
    ...zh,
    card: {
      ...zh.card,
      hint: '认领后，在下面的框里写，或在本帖回复并 @ 机器人，都会发给顾客；以 // 开头的只有同事看得见。',
    },
    box: { words: '写给顾客的话', note: '备注，只有同事看得见', to: '转给' },
    button: { ...zh.button, send: '发送给顾客', pass: '转出', take: (nth) => `💡 用参考答案 ${nth}` },
    answer: { ...zh.answer, nothingTyped: '还没有写内容。' },
  },
  en: {
    ...en,
    card: {
      ...en.card,
      hint: 'Once claimed, what you write below, or in a reply that @mentions the bot, goes to the customer; a line starting with // is for colleagues only.',
    },
    box: { words: 'What the customer will read', note: 'A note only colleagues see', to: 'Pass to' },
    button: { ...en.button, send: 'Send to customer', pass: 'Pass on', take: (nth) => `💡 Take suggestion ${nth}` },
    answer: { ...en.answer, nothingTyped: 'Nothing has been typed yet.' },
  },
};
