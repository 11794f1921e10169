// A small clothing shop made by hand: what the engine's tests ask about, and how they ask.

import { type Circumstances, type Engine, openEngine, type Thought } from '../../core/engine/index.ts';
import type { KnowledgeBook } from '../../core/knowledge/book.ts';
import { defaultPhrases } from '../../core/knowledge/default-phrases.ts';
import { compilePattern } from '../../core/knowledge/pattern.ts';
import { Faq, Flow, KeywordRule, Product, type Routing, RoutingFile, Shop } from '../../core/knowledge/schema.ts';
import {
  type Content,
  type ConversationId,
  type Customer,
  type CustomerId,
  type Dialogue,
  freshDialogue,
  type HandoffId,
  type Mode,
  shopId,
  timestamp,
} from '../../core/model/index.ts';
import type { Snapshot } from '../../core/ports/index.ts';

type Category = Faq['category'];
const entry = (
  id: string,
  category: Category,
  question: [zh: string, en: string],
  zh: readonly string[],
  en: readonly string[],
  answer: [zh: string, en: string],
  more: Partial<Faq> = {},
): Faq =>
  Faq.parse({
    id,
    category,
    question: { zh: question[0], en: question[1] },
    variants: { zh, en },
    answers: [{ text: { zh: answer[0], en: answer[1] } }],
    ...more,
  });

const faq: readonly Faq[] = [
  entry(
    'greet',
    'chat',
    ['打招呼', 'Greeting'],
    ['你好', '在吗', '有人吗', '哈喽'],
    ['hello', 'hi there', 'anyone online'],
    ['在的亲', 'Hello!'],
  ),
  entry(
    'thanks',
    'chat',
    ['感谢', 'Thanks'],
    ['谢谢', '多谢', '辛苦了'],
    ['thank you', 'thanks a lot'],
    ['不客气', 'You are welcome'],
  ),
  entry(
    'bot_identity',
    'chat',
    ['你是机器人吗', 'Are you a bot'],
    ['你是真人还是机器人', '你是人工智能吗'],
    ['are you human', 'is this a bot'],
    ['我是智能助手', 'I am the assistant'],
  ),
  entry(
    'ship_time',
    'logistics',
    ['什么时候发货', 'When will it ship'],
    ['今天能发货吗', '多久发货', '拍下几天能发', '下单后什么时候寄出'],
    ['how soon do you ship', 'when will my order be dispatched'],
    ['现货{{policy.shipping.within}}内发出', 'We ship within {{policy.shipping.within}}.'],
    { related: ['eta', 'ship_fee'] },
  ),
  entry(
    'eta',
    'logistics',
    ['多久能到', 'Delivery time'],
    ['几天能到货', '快递要走几天', '什么时候能送到'],
    ['how long does delivery take', 'when will it arrive'],
    ['发出后 2–4 天', '2–4 days after shipping.'],
    { related: ['ship_time'] },
  ),
  entry(
    'ship_fee',
    'logistics',
    ['运费多少', 'Shipping fee'],
    ['包邮吗', '邮费多少钱', '满多少包邮'],
    ['how much is shipping', 'is shipping free'],
    ['满{{policy.shipping.free_from}}包邮', 'Free from {{policy.shipping.free_from}}.'],
  ),
  entry(
    'track',
    'logistics',
    ['我的快递到哪了', 'Track my parcel'],
    ['查一下物流', '快递到哪里了', '包裹走到哪了'],
    ['where is my package', 'track my order'],
    ['订单页可看物流', 'See "tracking" in your order.'],
  ),
  entry(
    'courier',
    'logistics',
    ['发什么快递', 'Which courier'],
    ['用哪家快递', '你们发顺丰吗'],
    ['which courier do you use'],
    ['默认发中通', 'ZTO by default.'],
  ),
  entry(
    'return_how',
    'aftersales',
    ['怎么退货', 'How to return'],
    ['我要退货', '不合适怎么退', '退货流程是什么'],
    ['how do I return this', 'I want to send it back'],
    ['订单页点申请售后', 'Tap "return" in your order.'],
    { related: ['return_policy', 'refund_when'] },
  ),
  entry(
    'return_policy',
    'aftersales',
    ['支持七天无理由吗', 'Return policy'],
    ['几天内可以退', '七天无理由退货吗'],
    ['what is your return policy'],
    ['签收后{{policy.returns.window}}内可退', 'Within {{policy.returns.window}} of arrival.'],
  ),
  entry(
    'refund_when',
    'aftersales',
    ['退款什么时候到账', 'Refund progress'],
    ['退款多久到', '钱什么时候退给我'],
    ['when will I get my refund'],
    ['{{policy.refund.within}}内', 'Within {{policy.refund.within}}.'],
  ),
  entry(
    'damaged',
    'aftersales',
    ['收到破损', 'Damaged item'],
    ['衣服有个洞', '东西坏了', '有质量问题怎么办'],
    ['it arrived broken', 'there is a hole in it'],
    ['非常抱歉，请发照片', 'So sorry, please send a photo.'],
    { handOff: true },
  ),
  entry(
    'discount',
    'promotion',
    ['有优惠吗', 'Any discount'],
    ['能便宜点吗', '打折吗', '最低多少钱'],
    ['can you give a discount', 'any offers'],
    ['满 300 减 30', '30 off 300.'],
    { related: ['ship_fee'] },
  ),
  entry(
    'invoice',
    'purchase',
    ['开发票', 'Invoice'],
    ['可以开发票吗', '发票怎么开'],
    ['can I get an invoice'],
    ['订单页申请发票', 'Tap "invoice" in your order.'],
  ),
  entry(
    'size_recommend',
    'product',
    ['我该穿什么码', 'Size recommendation'],
    ['推荐一下尺码', '穿多大合适'],
    ['what size should I take'],
    ['告诉我身高体重', 'Tell me your height and weight.'],
  ),
  entry(
    'care',
    'product',
    ['怎么清洗', 'Washing'],
    ['怎么洗', '能机洗吗'],
    ['how do I wash it'],
    ['30 度以下洗', 'Wash below 30 °C.'],
  ),
  entry(
    'vip_gift',
    'promotion',
    ['有赠品吗', 'Free gift'],
    ['送小礼物吗', '买了送什么'],
    ['is there a free gift'],
    ['满 199 送袜子', 'Socks from 199.'],
    {
      answers: [
        { text: { zh: '满 199 送袜子', en: 'Socks from 199.' }, media: [] },
        { text: { zh: '连衣裙送腰带', en: 'A belt with the dress.' }, media: ['belt.jpg'], when: { product: 'dress' } },
        { text: { zh: '网页专享帆布包', en: 'A tote on the web.' }, media: [], when: { channel: 'app' } },
        {
          text: { zh: '会员双份礼物', en: 'Two gifts for members.' },
          media: [],
          when: { tag: 'member', channel: 'web' },
        },
      ],
    },
  ),
  entry(
    'urge',
    'logistics',
    ['催一下我的订单', 'Chase my order'],
    ['帮我催催订单', '订单怎么还没动静'],
    ['please chase my order'],
    ['已经帮您催仓库了', 'I have asked the warehouse.'],
    { needs: ['order_no'] },
  ),
];

const products: readonly Product[] = [
  Product.parse({
    id: 'dress',
    names: ['碎花连衣裙', '碎花裙', 'floral dress'],
    price: { amount: '239.00', currency: 'CNY' },
    attributes: {
      材质: { zh: '棉 100%', en: '100% cotton' },
      颜色: ['米白', '雾蓝'],
      洗涤: { zh: '可机洗', en: 'Machine wash' },
    },
    sizeChart: [
      { size: 'S', height: [150, 159], weight: [40, 48] },
      { size: 'M', height: [158, 167], weight: [47, 57], measures: { 胸围: '88cm', 袖口: '20cm' } },
      { size: 'L', height: [165, 175], weight: [55, 66] },
    ],
    goesWith: ['coat'],
    stock: 'in_stock',
    image: 'dress.jpg',
  }),
  Product.parse({
    id: 'knit',
    names: ['针织连衣裙', 'knit dress'],
    price: { amount: '299.00', currency: 'CNY' },
    attributes: { 材质: { zh: '羊毛 30%，棉 70%', en: '30% wool, 70% cotton' }, 颜色: ['黑色'] },
    stock: 'low',
  }),
  Product.parse({
    id: 'coat',
    names: ['羊毛大衣', 'wool coat'],
    price: { amount: '899.00', currency: 'CNY' },
    attributes: {
      材质: { zh: '羊毛 100%', en: '100% wool' },
      颜色: ['驼色', '黑色'],
      洗涤: { zh: '只可干洗', en: 'Dry clean only' },
    },
    stock: 'out',
  }),
];

const attributes: KnowledgeBook['attributes'] = [
  {
    name: '材质',
    label: { zh: '材质', en: 'material' },
    words: ['面料', '什么料', 'material', 'fabric'],
    values: { 棉: ['纯棉', 'cotton'], 羊毛: ['wool'], 麻: ['亚麻', 'linen'] },
  },
  {
    name: '颜色',
    label: { zh: '颜色', en: 'colour' },
    words: ['什么色', 'color', 'colour'],
    values: { 黑色: ['黑', 'black'], 米白: ['白', 'white'], 驼色: ['camel'] },
  },
  { name: '洗涤', label: { zh: '洗涤', en: 'care' }, words: ['怎么洗', '机洗', 'wash'], values: {} },
  { name: '弹力', label: { zh: '弹力', en: 'stretch' }, words: ['弹性', 'stretch'], values: {} },
];

const rule = (id: string, more: Record<string, unknown>) => {
  const parsed = KeywordRule.parse({ id, ...more });
  const pattern = parsed.pattern === undefined ? undefined : compilePattern(parsed.pattern);
  return pattern && 'find' in pattern ? { ...parsed, find: pattern.find } : parsed;
};
const rules = [
  rule('kw_special', { all: ['专票'], entry: 'invoice', priority: 10 }),
  rule('kw_lawyer', { any: ['律师函', 'lawyer'], handOff: { skill: 'complaints', topic: 'legal' }, priority: 100 }),
  rule('kw_hi', { any: ['hi'], answer: { zh: '嗨', en: 'Hi!' }, priority: -5 }),
  rule('kw_short', { any: ['会员'], answer: { zh: '会员短', en: 'short' } }),
  rule('kw_long', { any: ['会员日'], none: ['昨天'], answer: { zh: '会员日长', en: 'long' } }),
  rule('kw_exact', { any: ['地址'], match: 'exact', answer: { zh: '杭州', en: 'Hangzhou' } }),
  rule('kw_pattern', { pattern: '^#?sku\\s*\\d{4}$', match: 'pattern', answer: { zh: '货号收到', en: 'Got the SKU' } }),
  rule('kw_return', { any: ['申请退货', 'request a return'], flow: 'return_request', priority: 20 }),
];

const flow = Flow.parse({
  id: 'return_request',
  name: { zh: '退货登记', en: 'Return request' },
  start: { entries: [], words: ['退货登记'] },
  slots: [
    {
      id: 'order_no',
      ask: { zh: '请发订单号', en: 'What is the order number?' },
      type: 'order_no',
      invalid: { zh: '这不像订单号', en: 'That is no order number' },
      retries: 2,
    },
    {
      id: 'reason',
      ask: { zh: '退货原因？', en: 'Why?' },
      type: 'choice',
      choices: [
        { value: 'size', label: { zh: '尺码不合适', en: 'Wrong size' }, words: ['大了', '小了', 'too big'] },
        { value: 'quality', label: { zh: '质量问题', en: 'Faulty' }, words: ['质量', '破', 'broken'] },
      ],
    },
    { id: 'note', ask: { zh: '还有什么要补充？', en: 'Anything to add?' }, type: 'text' },
  ],
  steps: [
    { id: 'a', do: 'ask', slot: 'order_no', next: 'look' },
    { id: 'look', do: 'look_up', port: 'orders', slot: 'order_no', found: 'why', notFound: 'why', failed: 'why' },
    { id: 'why', do: 'ask', slot: 'reason', next: 'fork' },
    { id: 'fork', do: 'branch', cases: [{ slot: 'reason', is: ['quality'], next: 'person' }], otherwise: 'more' },
    { id: 'more', do: 'ask', slot: 'note', next: 'done' },
    {
      id: 'done',
      do: 'say',
      text: {
        zh: '登记好了：{{slot.order_no}}，{{slot.reason}}，{{slot.note}}',
        en: 'Done: {{slot.order_no}}, {{slot.reason}}, {{slot.note}}',
      },
      next: 'end',
    },
    { id: 'person', do: 'hand_off', skill: 'aftersales', text: { zh: '请售后同事来', en: 'A colleague takes over' } },
  ],
});

const routing: Routing = RoutingFile.parse({
  skills: [
    { id: 'presales', words: ['尺码'], categories: ['product', 'promotion'] },
    { id: 'aftersales', words: ['退款', 'refund'], categories: ['aftersales'] },
    { id: 'complaints', words: ['投诉'], categories: [] },
  ],
  escalate: {
    afterMisses: 3,
    moods: ['angry'],
    topics: [{ id: 'safety', words: ['着火', 'caught fire'], skill: 'complaints' }],
    vip: ['vip'],
  },
});

export const book: KnowledgeBook = {
  shop: shopId('test'),
  version: 'by hand',
  about: Shop.parse({
    name: { zh: '小店', en: 'Little Shop' },
    languages: ['zh', 'en'],
    timezone: 'Asia/Shanghai',
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
    holidays: ['2026-10-01'],
    workdays: ['2026-10-10'],
    mode: [
      {
        mode: 'assist',
        channels: ['desk-first'],
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        from: '09:00',
        to: '18:00',
      },
    ],
    welcome: {
      text: { zh: '欢迎光临{{shop.name}}', en: 'Welcome to {{shop.name}}' },
      cards: [{ entry: 'ship_time' }, { entry: 'return_how', label: { zh: '退货', en: 'Returns' } }],
    },
  }),
  faq,
  faqById: new Map(faq.map((each) => [each.id, each])),
  rules,
  measures: { 胸围: { zh: '胸围', en: 'bust' } },
  products,
  productById: new Map(products.map((each) => [each.id, each])),
  attributes,
  policies: {
    'shipping.within': { value: 48, unit: 'hours' },
    'shipping.free_from': { value: 99, unit: 'CNY' },
    'returns.window': { value: 7, unit: 'days' },
    'refund.within': { value: 1, unit: 'days' },
  },
  flows: new Map([[flow.id, flow]]),
  phrases: defaultPhrases,
  routing,
};

let opened: Engine | undefined;
/** Trained once a test file. */
export const engine = (): Engine => {
  opened ??= openEngine(book);
  return opened;
};

export const orderNo = '3651280947182736450';
/** Friday 20 November 2026, 14:00 in Shanghai. */
export const friday = timestamp(Date.UTC(2026, 10, 20, 6));
export const waiting: Mode = { kind: 'waiting', handoff: 'h' as HandoffId, since: friday };

export type Ask = {
  readonly dialogue?: Dialogue;
  readonly mode?: Mode;
  readonly channel?: string;
  readonly customer?: Partial<Customer>;
  readonly recent?: Snapshot['recent'];
} & Partial<Circumstances>;

/** One turn of a customer: words, or content such as a pressed button. */
export function ask(said: string | readonly Content[], options: Ask = {}): Thought {
  const {
    dialogue = freshDialogue,
    mode = { kind: 'bot' },
    channel = 'web',
    customer = {},
    recent = [],
    ...circumstances
  } = options;
  const content: readonly Content[] = typeof said === 'string' ? [{ kind: 'text', text: said }] : said;
  const snapshot: Snapshot = {
    conversation: {
      id: 'c' as ConversationId,
      shop: book.shop,
      customer: 'k' as CustomerId,
      address: { channel, account: 'main', peer: 'p' },
      mode,
      dialogue,
      version: 1,
      readTo: 0,
    },
    customer: { id: 'k' as CustomerId, shop: book.shop, tags: [], attributes: {}, firstSeenAt: friday, ...customer },
    unread: [{ seq: 1, author: { kind: 'customer' }, content, at: friday }],
    recent,
    failures: 0,
  };
  return engine().decide(snapshot, { now: friday, seed: 's', lookUps: [], ...circumstances });
}

/** A talk whose dialogue goes through JSON between turns, as it does in the store. */
export function talk(options: Ask = {}): (said: string | readonly Content[], more?: Ask) => Thought {
  let dialogue: Dialogue = options.dialogue ?? freshDialogue;
  return (said, more = {}) => {
    const thought = ask(said, { ...options, ...more, dialogue });
    dialogue = JSON.parse(JSON.stringify(thought.dialogue)) as Dialogue;
    return thought;
  };
}

/** All that is said, as one text. */
export const textOf = ({ say }: Thought): string =>
  (say?.parts ?? [])
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'card' ? part.title : part.platform))
    .join('\n');
export const labelsOf = ({ say }: Thought): string[] => (say?.choices ?? []).map(({ label }) => label);
