// What agents read in a thread beyond what every chat desk says, in Chinese and English.

import { type ChatWords, chatWords, type DeskLanguage } from '../../core/index.ts';

const { zh, en } = chatWords({
  zh: { thread: '子区', userId: 'Discord 用户 ID' },
  en: { thread: 'thread', userId: 'Discord user id' },
  fileMegabytes: 25,
});

type Words = ChatWords & {
  readonly answer: { readonly transferTo: string };
  /** What a command's word stands for. */
  readonly option: Readonly<Record<'text' | 'to' | 'note' | 'number', string>>;
};

export const words: Readonly<Record<DeskLanguage, Words>> = {
  zh: {
    ...zh,
    answer: { ...zh.answer, transferTo: '转给谁？' },
    option: { text: '备注内容', to: '同事、技能组或「所有人」', note: '留给接手人的话', number: '直接发送第几条' },
  },
  en: {
    ...en,
    answer: { ...en.answer, transferTo: 'To whom?' },
    option: {
      text: 'What colleagues should know',
      to: 'A colleague, a skill, or everyone',
      note: 'For whoever takes it',
      number: 'Which one to send at once',
    },
  },
};
