// What the demo shop's page says, in both its languages.

import type { Language } from './products.ts';

type Word =
  | 'name'
  | 'goods'
  | 'service'
  | 'embed'
  | 'console'
  | 'other'
  | 'season'
  | 'headline'
  | 'invitation'
  | 'ask'
  | 'askThis'
  | 'try'
  | 'serviceTitle'
  | 'embedTitle'
  | 'embedText'
  | 'note';

export const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  'zh-CN': {
    name: '伙计小店',
    goods: '全部商品',
    service: '购物保障',
    embed: '接入网页',
    console: '客服工作台',
    other: 'English',
    season: '秋冬新品',
    headline: '穿得舒服，问得明白',
    invitation: '尺码、材质、发货、退换，店里的智能助手小伙计都知道；说不清的，一句话就能找到真人。',
    ask: '问问客服',
    askThis: '问问这件',
    try: '试试这样问',
    serviceTitle: '买得放心',
    embedTitle: '把客服放到您的网页上',
    embedText: '在任何网页里加上这一行，客服窗口就会出现。颜色、语言、位置都可以用 data- 属性设置。',
    note: '这是伙计（Huoji）的演示店铺：商品不出售，不会产生订单。',
  },
  en: {
    name: 'Huoji Demo Shop',
    goods: 'All items',
    service: 'Our promise',
    embed: 'Embed',
    console: 'Agent console',
    other: '中文',
    season: 'Autumn and winter',
    headline: 'Easy to wear, easy to ask',
    invitation:
      "Sizes, fabrics, delivery, returns: the shop's assistant knows them all. And when words fail, a person is one sentence away.",
    ask: 'Ask us anything',
    askThis: 'Ask about it',
    try: 'Try asking',
    serviceTitle: 'Shop with peace of mind',
    embedTitle: 'Put this chat on your own page',
    embedText: 'One line on any page brings the chat window. Colour, language and position are data- attributes.',
    note: 'This is the demo shop of Huoji (伙计). Nothing is for sale and no order is made.',
  },
};

export const questions: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '今天下单什么时候发货？',
    '身高 165 体重 55 公斤，碎花连衣裙穿什么码？',
    '亚麻衬衫会缩水吗？',
    '不合适可以退吗？',
    '转人工',
  ],
  en: [
    'When will my order ship?',
    'I am 165 cm and 55 kg, which size is the floral dress?',
    'What is the coat made of?',
    'Can I return it?',
    'I want to talk to a person',
  ],
};

/** As in knowledge/shops/demo/policies.json. */
export const promises: Readonly<Record<Language, readonly (readonly [title: string, text: string])[]>> = {
  'zh-CN': [
    ['48 小时发货', '杭州仓直发，满 99 元包邮'],
    ['7 天无理由', '不合适就退，质量问题 30 天内都管'],
    ['15 天价保', '买贵了退差价'],
    ['有人可找', '智能助手先答，随时可转人工'],
  ],
  en: [
    ['Ships in 48 hours', 'From Hangzhou, free over ¥99'],
    ['7-day returns', 'And 30 days for any fault in quality'],
    ['15-day price promise', 'If the price drops, we pay the difference'],
    ['Someone to ask', 'The assistant first, a person whenever you like'],
  ],
};
