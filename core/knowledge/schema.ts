// The knowledge nouns: each is the schema, the type, the editor's help and the error's words at once.
// Descriptions are "中文 / English": editors show them, so a merchant reads what a field is for.

import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/)
  .describe('编号：小写字母、数字、下划线、点或短横 / Id: lower-case letters, digits, _ . -');

/** Text per language; `zh-TW` falls back to `zh`, anything else to the shop's first language. */
export const Text = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().min(1).max(4000))
  .refine((text) => Object.keys(text).length > 0, { params: { code: 'text_empty' } })
  .describe('各语言的文字，例如 {"zh": "…", "en": "…"} / Text per language (BCP 47 keys)');
export type Text = z.infer<typeof Text>;

export const Money = z
  .strictObject({ amount: z.string().regex(/^\d+(\.\d{1,4})?$/), currency: z.string().regex(/^[A-Z]{3}$/) })
  .describe('金额，例如 {"amount": "129.00", "currency": "CNY"} / Money');
export type Money = z.infer<typeof Money>;

const file = { $schema: z.string().optional().describe('让编辑器提示与检查的结构文件 / The schema your editor uses') };
const day = z.iso.date().describe('日期 YYYY-MM-DD / Date');
const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .describe('时间 HH:MM，跨过零点可以写 22:00 到 02:00 / Time; 22:00 to 02:00 spans midnight');
/** Web pages only: a `javascript:` link would run in the console. */
const webLink = z.url({ protocol: /^https?$/ }).describe('网址，http 或 https / Web address');
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

export const categories = ['chat', 'product', 'promotion', 'purchase', 'logistics', 'aftersales', 'more'] as const;
export const categoryLabels: Readonly<Record<(typeof categories)[number], { zh: string; en: string }>> = {
  chat: { zh: '聊天互动', en: 'Small talk' },
  product: { zh: '商品问题', en: 'Products' },
  promotion: { zh: '活动优惠', en: 'Promotions' },
  purchase: { zh: '购买操作', en: 'Ordering' },
  logistics: { zh: '物流问题', en: 'Shipping' },
  aftersales: { zh: '售后问题', en: 'After-sales' },
  more: { zh: '更多问题', en: 'More' },
};
export const Category = z
  .enum(categories)
  .describe(
    '分类：聊天互动 chat、商品问题 product、活动优惠 promotion、购买操作 purchase、物流问题 logistics、售后问题 aftersales、更多问题 more / Category',
  );

export const Card = z.strictObject({
  title: Text,
  fields: z
    .array(z.strictObject({ label: Text, value: Text }))
    .max(10)
    .default([]),
  image: z
    .string()
    .max(300)
    .optional()
    .describe('图片文件名（放在店铺文件夹 media/ 里） / Image file in the shop folder media/'),
  link: webLink.optional(),
});

export const Hours = z.strictObject({ days: z.array(weekday).min(1), from: time, to: time });

export const Shop = z.strictObject({
  ...file,
  name: Text,
  languages: z.array(z.string()).min(1).describe('店铺使用的语言，第一个是默认 / Languages, the first is the default'),
  timezone: z.string().describe('时区，例如 Asia/Shanghai / IANA time zone'),
  hours: z.array(Hours).default([]).describe('人工客服时间 / Hours in which people answer'),
  holidays: z.array(day).default([]).describe('放假日 / Days off'),
  workdays: z.array(day).default([]).describe('调休上班日 / Days worked although it is a weekend'),
  mode: z
    .array(
      z.strictObject({
        mode: z
          .enum(['auto', 'assist'])
          .describe('auto 全自动；assist 智能辅助（只给客服建议） / auto answers, assist only suggests'),
        days: z.array(weekday).optional(),
        from: time.optional(),
        to: time.optional(),
        channels: z.array(z.string()).optional(),
        since: day.optional(),
        until: day.optional(),
      }),
    )
    .default([])
    .describe('接待模式日历，第一条符合的生效，都不符合为 auto / Mode calendar, first match wins, else auto'),
  tone: z.string().max(200).optional().describe('语气说明 / Tone'),
  packs: z
    .array(z.string())
    .max(20)
    .default([])
    .describe('订阅的行业包，例如 general@1：包里的每个问题都认得 / Subscribed packs; every question in them is known'),
  thresholds: z
    .strictObject({
      answer: z.number().min(0.05).max(0.99).optional().describe('达到就直接回答，默认 0.55 / Answered from here on'),
      handOver: z
        .number()
        .min(0.05)
        .max(0.99)
        .optional()
        .describe('要转人工的问题达到才直接转，默认 0.7 / Entries that hand over need this much'),
      clarify: z
        .number()
        .min(0.02)
        .max(0.99)
        .optional()
        .describe('达到就给出选项请客户选，默认 0.3 / Offered as choices from here on'),
    })
    .optional()
    .describe(
      '多有把握才回答；npm run train -- thresholds 会列出各门槛的效果 / How sure is sure enough; see npm run train -- thresholds',
    ),
  synonyms: z
    .array(z.array(z.string().min(2).max(60)).min(2).max(50))
    .max(500)
    .optional()
    .describe(
      '本店自己的同义词：每组里的词意思一样，中文英文都可以，例如 [["顺手购", "加价购", "add-on"]]；改后自动重新学习 / Words that mean the same in this shop, one list each; a change retrains',
    ),
  orderNumbers: z
    .array(z.string().min(5).max(40).regex(/#{3}/))
    .max(10)
    .optional()
    .describe('本店订单号的写法，# 代表一位数字，例如 HJ-######## / How order numbers are written, # is a digit'),
  welcome: z
    .strictObject({
      text: Text,
      cards: z
        .array(z.strictObject({ entry: id, label: Text.optional() }))
        .max(8)
        .default([])
        .describe('欢迎卡片上的问题（faq 编号） / Questions on the welcome card'),
    })
    .optional(),
});
export type Shop = z.infer<typeof Shop>;

export const Answer = z.strictObject({
  text: Text,
  media: z.array(z.string().max(300)).max(4).default([]).describe('随答案发送的图片文件名 / Pictures sent with it'),
  when: z
    .strictObject({
      product: id.optional(),
      tag: z.string().optional(),
      channel: z.string().optional(),
      from: day.optional(),
      until: day.optional(),
    })
    .optional()
    .describe('只在这些情况下使用这条答案；更具体的优先 / Used only then; the more specific wins'),
});

export const orderStates = ['pre_sale', 'to_pay', 'to_ship', 'shipped', 'received', 'after_sales'] as const;
export const OrderState = z
  .enum(orderStates)
  .describe(
    '订单状态：售前 pre_sale、待付款 to_pay、待发货 to_ship、已发货 shipped、已签收 received、售后 after_sales / Order state',
  );
export type OrderState = z.infer<typeof OrderState>;

export const Faq = z.strictObject({
  id,
  category: Category,
  from: z.string().optional().describe('题目来自行业包，例如 general@1，只需写答案 / Questions come from this pack'),
  question: Text.describe('标准问题 / Standard question'),
  variants: z
    .record(z.string(), z.array(z.string().min(1).max(300)).max(2000))
    .default({})
    .describe('相似问法，按语言 / Other phrasings per language'),
  answers: z.array(Answer).min(1).max(20),
  needs: z.array(id).default([]).describe('回答前要先问到的信息（flows.json 的 slots） / Slots to ask first'),
  related: z.array(id).max(5).default([]).describe('关联问题，最多 5 个 / Related questions, at most 5'),
  states: z
    .array(OrderState)
    .max(6)
    .default([])
    .describe('适用的订单状态，空为都适用 / Order states it applies in; none: all'),
  handOff: z.boolean().default(false).describe('回答后转人工 / Hand over to a person after answering'),
  active: z.boolean().default(true),
  until: day.optional().describe('有效期至 / Valid until'),
  examples: z
    .strictObject({ must: z.array(z.string()).default([]), mustNot: z.array(z.string()).default([]) })
    .optional()
    .describe('载入时检查：must 必须答到这条，mustNot 不可以 / Checked at load'),
});
export type Faq = z.infer<typeof Faq>;
/** An entry as it stands in the file: one that takes its questions `from` a pack writes only what differs from the pack's. */
export const FaqDraft = Faq.extend({
  category: Category.optional(),
  question: Faq.shape.question.optional(),
  answers: Faq.shape.answers.optional(),
  related: Faq.shape.related.unwrap().optional(),
  states: Faq.shape.states.unwrap().optional(),
  handOff: Faq.shape.handOff.unwrap().optional(),
});
export type FaqDraft = z.infer<typeof FaqDraft>;
export const FaqFile = z.strictObject({ ...file, entries: z.array(FaqDraft).max(20_000) });

/** A question a pack lends: with its phrasings, and an answer for every shop whose policies hold what it quotes. */
export const PackEntry = Faq.pick({
  id: true,
  category: true,
  question: true,
  variants: true,
  related: true,
  states: true,
  handOff: true,
}).extend({
  answers: z
    .array(Answer)
    .max(20)
    .default([])
    .describe('默认答案：店铺政策里有它引用的变量时使用 / Used where the shop has every variable it quotes'),
});
export type PackEntry = z.infer<typeof PackEntry>;

/** An industry pack (行业包): questions with many phrasings, so that a shop only writes answers; `knowledge/packs/<id>.json`. */
export const PackFile = z.strictObject({
  ...file,
  id,
  version: z.int().min(1),
  name: Text.optional(),
  entries: z.array(PackEntry).max(20_000),
});
export type Pack = z.infer<typeof PackFile>;

export const KeywordRule = z.strictObject({
  id,
  all: z.array(z.string().min(1).max(100)).max(20).optional().describe('都要出现 / All of these words'),
  any: z.array(z.string().min(1).max(100)).max(200).optional().describe('出现一个即可 / Any of these words'),
  none: z.array(z.string().min(1).max(100)).max(200).optional().describe('都不能出现 / None of these words'),
  pattern: z
    .string()
    .max(500)
    .optional()
    .describe('安全正则（RE2 语法，无回溯、环视、反向引用） / Safe pattern, RE2 syntax'),
  match: z.enum(['exact', 'contains', 'pattern']).default('contains'),
  priority: z
    .int()
    .min(-1000)
    .max(1000)
    .default(0)
    .describe('数字大的优先；相同则匹配更长的优先 / Higher first; then the longer match'),
  answer: Text.optional(),
  entry: id.optional().describe('用这条 faq 回答 / Answer with this faq entry'),
  handOff: z.strictObject({ skill: z.string().optional(), topic: z.string().optional() }).optional(),
  flow: id.optional().describe('开始这个流程 / Start this flow'),
  active: z.boolean().default(true),
  examples: z
    .strictObject({ must: z.array(z.string()).default([]), mustNot: z.array(z.string()).default([]) })
    .default({ must: [], mustNot: [] }),
});
export type KeywordRule = z.infer<typeof KeywordRule>;
export const KeywordFile = z.strictObject({ ...file, rules: z.array(KeywordRule).max(5000) });

/** A row answers "160 cm, 55 kg": which size; ranges are inclusive, cm and kg. */
export const SizeRow = z.strictObject({
  size: z.string(),
  height: z.tuple([z.number(), z.number()]).optional(),
  weight: z.tuple([z.number(), z.number()]).optional(),
  measures: z
    .record(z.string(), z.string())
    .default({})
    .describe('胸围、衣长等，没有别的叫法就照样显示 / Chest, length …, shown as they are unless `measures` names them'),
});
export const Product = z.strictObject({
  id,
  names: z
    .array(z.string().min(1))
    .min(1)
    .describe('商品的叫法，第一个是正式名 / Names, the first is the official one'),
  sku: z.string().optional(),
  price: Money.optional(),
  attributes: z
    .record(z.string(), z.union([z.string(), z.array(z.string()), Text]))
    .default({})
    .describe('属性，例如 材质、颜色、厚度、弹力、洗涤 / Attributes'),
  sizeChart: z.array(SizeRow).default([]),
  goesWith: z.array(id).max(5).default([]),
  tags: z.array(z.string()).default([]),
  link: webLink.optional(),
  image: z.string().max(300).optional(),
  stock: z.enum(['in_stock', 'low', 'out']).optional(),
  active: z.boolean().default(true),
});
export type Product = z.infer<typeof Product>;
/** `attributes` names each attribute's other words, so that 面料 and fabric find 材质. */
export const ProductFile = z.strictObject({
  ...file,
  attributes: z
    .array(
      z.strictObject({
        name: z.string(),
        label: Text.optional(),
        words: z.array(z.string()).default([]).describe('客户的叫法 / What customers call it'),
        values: z
          .record(z.string(), z.array(z.string()))
          .default({})
          .describe('属性值的其他说法 / Other words for a value'),
      }),
    )
    .default([]),
  measures: z
    .record(z.string(), Text)
    .default({})
    .describe('尺码表各项在每种语言里的叫法 / What the size charts’ measures are called in each language'),
  products: z.array(Product).max(20000),
});

export const Policy = z.union([
  z.strictObject({
    value: z.union([z.number(), z.string()]),
    unit: z.enum(['minutes', 'hours', 'days', 'months', 'CNY', 'USD', 'percent', 'times', 'none']),
  }),
  z.strictObject({ text: Text }),
]);
/** `shipping.within`: quoted in answers as `{{policy.shipping.within}}`. */
export const PolicyFile = z.strictObject({
  ...file,
  policies: z.record(z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/), Policy),
});

export const Slot = z.strictObject({
  id,
  ask: Text.describe('怎么问 / How to ask'),
  type: z.string().describe('要的值：order_no、phone、text、choice 等实体类型 / Entity type, or text, or choice'),
  choices: z
    .array(z.strictObject({ value: z.string().max(40), label: Text, words: z.array(z.string()).default([]) }))
    .max(10)
    .default([]),
  invalid: Text.optional().describe('没听懂时怎么再问 / What to say if it does not fit'),
  retries: z.int().min(0).max(5).default(2),
  optional: z.boolean().default(false),
});
const next = z.string().describe('下一步的编号，或 end / The next step, or end');
export const FlowStep = z.discriminatedUnion('do', [
  z.strictObject({ id, do: z.literal('ask'), slot: id, next }),
  z.strictObject({ id, do: z.literal('say'), text: Text, next }),
  z.strictObject({
    id,
    do: z.literal('branch'),
    cases: z.array(z.strictObject({ slot: id, is: z.array(z.string()).min(1), next })).min(1),
    otherwise: next,
  }),
  z.strictObject({
    id,
    do: z.literal('look_up'),
    port: z.literal('orders'),
    slot: id.describe('订单号所在的 slot / Slot with the order number'),
    found: next,
    notFound: next,
    failed: next,
  }),
  z.strictObject({ id, do: z.literal('hand_off'), skill: z.string().optional(), text: Text.optional() }),
]);
export type FlowStep = z.infer<typeof FlowStep>;
export const Flow = z.strictObject({
  id,
  name: Text,
  start: z
    .strictObject({ entries: z.array(id).default([]), words: z.array(z.string()).default([]) })
    .describe('哪些 faq 或说法开始这个流程 / Which entries or words start it'),
  slots: z.array(Slot).default([]),
  steps: z.array(FlowStep).min(1).max(50),
});
export type Flow = z.infer<typeof Flow>;
export const FlowFile = z.strictObject({ ...file, flows: z.array(Flow).max(200) });

/** Keys the engine and the desk speak with. Each may have several wordings; `byMood` wins where it fits. */
export const phraseKeys = [
  'greeting',
  'clarify',
  'clarify_none',
  'miss',
  'miss_again',
  'apology',
  'handing_off',
  'handing_off_offline',
  'waiting',
  'waiting_notice',
  'rerouted',
  'left_message',
  'agent_joined',
  'agent_left',
  'returned_to_bot',
  'resolved',
  'offline',
  'closing',
  'flow_cancelled',
  'flow_resumed',
  'unreadable',
  'size_advice',
  'size_none',
  'product_attribute',
  'product_unknown_attribute',
  'product_yes',
  'product_no',
  'product_price',
  'product_which',
  'related',
  'assistant_mark',
  'order_found',
  'order_not_found',
] as const;
export type PhraseKey = (typeof phraseKeys)[number];

/**
 * What may stand in `{{…}}` besides `policy.<name>`, `slot.<id>`, `shop.name` and `customer.name`, which every text may quote. Whoever speaks a
 * phrase fills these.
 */
export const phraseVariables: Readonly<Record<PhraseKey, readonly string[]>> = {
  greeting: [],
  /** The question before the choices, which are shown as buttons or as a numbered menu. */
  clarify: ['choices', 'product'],
  /** The label of the last choice: none of these. */
  clarify_none: [],
  miss: [],
  miss_again: [],
  apology: [],
  handing_off: ['agent', 'position', 'minutes'],
  handing_off_offline: ['ticket', 'hours'],
  /** Said when a waiting customer writes again. */
  waiting: ['position', 'minutes'],
  /** Said by the first timer. */
  waiting_notice: ['position', 'minutes'],
  rerouted: ['position', 'minutes'],
  left_message: ['ticket'],
  agent_joined: ['agent'],
  agent_left: ['agent'],
  returned_to_bot: ['agent'],
  resolved: ['agent'],
  offline: ['hours'],
  closing: [],
  flow_cancelled: ['flow'],
  /** Said before the open question is asked again. */
  flow_resumed: ['flow', 'question'],
  unreadable: ['what'],
  size_advice: ['size', 'product', 'height', 'weight'],
  size_none: ['product', 'height', 'weight', 'sizes'],
  product_attribute: ['product', 'attribute', 'value'],
  product_unknown_attribute: ['product', 'attribute'],
  product_yes: ['product', 'attribute', 'value', 'asked'],
  product_no: ['product', 'attribute', 'value', 'asked'],
  product_price: ['product', 'price'],
  product_which: ['attribute', 'choices'],
  /** The line above related questions where they are a numbered list in the text, not buttons. */
  related: [],
  /** Marks the assistant's own words while a person serves or is awaited. */
  assistant_mark: [],
  /** `fields` is the order system's answer, one field a line. */
  order_found: ['order', 'fields'],
  order_not_found: ['order'],
};
/** Quotable in every text, besides `policy.<name>` and `slot.<id>`. */
export const sharedVariables = ['shop.name', 'customer.name'] as const;
export const Phrase = z.strictObject({
  text: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])),
  byMood: z
    .partialRecord(z.enum(['calm', 'pleased', 'anxious', 'annoyed', 'angry']), z.record(z.string(), z.string()))
    .optional(),
});
export const PhraseFile = z.strictObject({ ...file, phrases: z.partialRecord(z.enum(phraseKeys), Phrase) });

export const RoutingFile = z.strictObject({
  ...file,
  skills: z
    .array(
      z.strictObject({
        id: z.string(),
        name: Text.optional(),
        words: z.array(z.string()).default([]),
        categories: z.array(Category).default([]),
        desks: z.array(z.string()).default([]).describe('交给哪些坐席台，例如 telegram:main、console / Desks'),
      }),
    )
    .default([]),
  escalate: z
    .strictObject({
      afterMisses: z.int().min(1).max(10).default(3),
      moods: z.array(z.enum(['anxious', 'annoyed', 'angry'])).default(['angry']),
      topics: z
        .array(z.strictObject({ id: z.string(), words: z.array(z.string()).min(1), skill: z.string().optional() }))
        .default([])
        .describe('一提到就转人工的话题 / Topics that always go to a person'),
      vip: z.array(z.string()).default([]).describe('客户标签，带这些标签的直接转人工 / Customer tags'),
    })
    .prefault({}),
  waitMinutes: z
    .strictObject({
      notice: z.number().min(0.01).max(1440).default(1),
      reroute: z.number().min(0.01).max(1440).default(3),
      ticket: z.number().min(0.01).max(2880).default(8),
    })
    .prefault({})
    .describe('等待多久后：告知排队、转给所有坐席、请客户留言 / Minutes until each step'),
});
export type Routing = z.infer<typeof RoutingFile>;

/** What a turn of a scripted dialogue must lead to; only what is written is asked for. */
export const Expectation = z.strictObject({
  kind: z
    .enum(['answer', 'clarify', 'ask_slot', 'suggest', 'hand_off', 'admit_miss', 'welcome', 'relay', 'stay_silent'])
    .optional()
    .describe('做了什么 / What it does'),
  entry: z.string().optional().describe('答到哪一条（faq 编号，或 product:…、flow:…、rule:…） / Which entry answers'),
  reason: z.string().optional().describe('转人工的原因 / Why it hands over'),
  skill: z.string().optional().describe('转给哪个技能组 / To which skill'),
  says: z.array(z.string().min(1)).max(20).default([]).describe('回复里都要有 / All of these stand in the reply'),
  saysNot: z.array(z.string().min(1)).max(20).default([]).describe('回复里都不能有 / None of these stand in the reply'),
  offers: z.array(z.string().min(1)).max(10).default([]).describe('选项里都要有 / All of these are among the choices'),
  mood: z.enum(['calm', 'pleased', 'anxious', 'annoyed', 'angry']).optional().describe('听出的情绪 / Mood heard'),
  entities: z.record(z.string(), z.string()).default({}).describe('听出的值，例如 order_no / Values found'),
});
export type Expectation = z.infer<typeof Expectation>;

/** A conversation that must go as written: `knowledge/shops/<shop>/dialogues/*.json`, run by the gate. */
export const DialogueFile = z.strictObject({
  ...file,
  name: Text.describe('这段对话测的是什么 / What this dialogue shows'),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('对话发生的时间，例如 2026-11-23T10:00:00+08:00 / When it takes place'),
  channel: z.string().default('web'),
  tags: z.array(z.string()).default([]).describe('客户标签 / The customer’s tags'),
  orders: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('订单系统会答什么，按订单号 / What the order system answers, by order number'),
  turns: z
    .array(
      z.strictObject({
        say: z.string().max(4000).optional().describe('客户写的话 / What the customer writes'),
        choose: z.string().optional().describe('客户点的选项：文字或 value / The choice pressed: its label or value'),
        expect: Expectation,
      }),
    )
    .min(1)
    .max(50),
});
export type DialogueFile = z.infer<typeof DialogueFile>;

/** Every file of a shop folder, by name. `shop.json` and `faq.json` must exist; the others may be missing. */
export const files = {
  'shop.json': Shop,
  'faq.json': FaqFile,
  'keywords.json': KeywordFile,
  'products.json': ProductFile,
  'policies.json': PolicyFile,
  'flows.json': FlowFile,
  'phrases.json': PhraseFile,
  'routing.json': RoutingFile,
} as const;
export type FileName = keyof typeof files;
