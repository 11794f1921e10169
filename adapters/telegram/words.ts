// What agents read in a topic beyond what every chat desk says, in Chinese and English.

import { type ChatWords, chatWords, type DeskLanguage } from '../../core/index.ts';
import { fetchLimit } from './client.ts';

const { zh, en } = chatWords({
  zh: { thread: '话题', userId: 'Telegram 数字 ID' },
  en: { thread: 'topic', userId: 'numeric Telegram id' },
  fileMegabytes: fetchLimit / 1024 / 1024,
});

type Words = ChatWords & {
  readonly button: { readonly back: string };
  readonly answer: { readonly lateNote: string };
};

export const words: Readonly<Record<DeskLanguage, Words>> = {
  zh: {
    ...zh,
    button: { ...zh.button, back: '« 返回' },
    answer: { ...zh.answer, lateNote: '请注意：这张图带备注标记，但相册的其他图片已经发给顾客了。' },
  },
  en: {
    ...en,
    button: { ...en.button, back: '« Back' },
    answer: {
      ...en.answer,
      lateNote: 'Note: this picture is marked private, but the rest of its album had already gone to the customer.',
    },
  },
};
