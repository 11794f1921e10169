// The rung for products: which one is meant, what is asked about it, and the fact from the shop's file.

import type { Product } from '../../knowledge/schema.ts';
import type { Explanation } from '../../model/index.ts';
import { hasValue, type ProductQuestion } from '../catalogue/questions.ts';
import { type Body, bodyIn, rowText, sizesFor } from '../catalogue/sizes.ts';
import { attributeText, labelOf, nameOf, productCard, productChoice, sizesOf } from '../catalogue/values.ts';
import { normalise } from '../normalise.ts';
import type { Plan, Rung, Saying, Scene } from '../plan.ts';
import { thresholdsOf } from '../thresholds.ts';
import { understand } from '../understand.ts';
import { moneyText } from '../wording.ts';

export const product: Rung = (scene) => {
  const { reading, dialogue, book } = scene;
  const [mention, second] = reading.products;
  if (mention && second && comparing.test(reading.said.words))
    return compared(scene, [mention.candidates[0]!, second.candidates[0]!]);
  const context = dialogue.product === undefined ? undefined : book.productById.get(dialogue.product);
  const named = mention ? narrowed(mention.candidates, context) : undefined;
  const rest = mention ? reading.said.words.replace(mention.name, ' ').trim() : reading.said.words;
  const question = asks(scene, rest, named?.length === 1 ? named[0] : context);
  if (!question) return mention && named ? onlyNamed(scene, named, rest) : undefined;
  if (entryIsMeant(scene, question, mention !== undefined)) return undefined;
  const meant = named ?? (context ? [context] : question.about === 'fit' ? withCharts(scene) : onSale(scene));
  const why = {
    via: 'product',
    score: 1,
    matched: [mention?.name ?? '', ...wordsOf(question)].filter((word) => word !== ''),
  } as const;
  if (meant.length > 1) return which(scene, meant, question, why);
  return meant[0] && answered(scene, meant[0], question, why);
};

const comparing = /区别|对比|比较|不同|哪个|还是|difference|differ|compare|better|versus|\bvs\b/;

/** A kind (连衣裙) means the product the talk is about if that is one of them. */
function narrowed(candidates: readonly Product[], context: Product | undefined): readonly Product[] {
  return context && candidates.includes(context) ? [context] : candidates;
}

function asks(
  { reading, dialogue, prepared }: Scene,
  rest: string,
  known: Product | undefined,
): ProductQuestion | undefined {
  const saysBody = reading.entities.some(({ type }) => type === 'height_weight');
  const wearing = /穿|尺码|什么码|多大码|哪个码|size|wear|fit/.test(rest);
  const bodyKnown = dialogue.slots['height'] !== undefined || dialogue.slots['weight'] !== undefined;
  const size = reading.entities.find(({ type }) => type === 'size')?.value;
  const fits =
    saysBody || (wearing && bodyKnown && /什么码|哪个码|多大|推荐|what size|which size|合适|行吗|可以吗/.test(rest));
  if (!fits && !known && reading.products.length === 0 && !pointing.test(rest)) return undefined;
  return prepared.readQuestion({ words: rest, fits, size, product: known });
}

/** 退货, 发货 and the like ask about orders, whatever product they name: a sure entry outside products goes first. */
function entryIsMeant({ reading, book, dialogue }: Scene, question: ProductQuestion, named: boolean): boolean {
  const best = reading.matches[0];
  const entry = best && best.score >= thresholdsOf(book).answer ? book.faqById.get(best.entry) : undefined;
  if (!entry || question.about === 'fit') return false;
  // 这款有货吗, said of nothing in particular: what holds for all of them is an answer.
  const isKnown = named || dialogue.product !== undefined;
  if (!isKnown && (question.about !== 'price' || best!.via === 'exact')) return true;
  if (question.about === 'price' || entry.category === 'product') return false;
  return !named || best!.via === 'exact' || best!.score > 0.85;
}

/** Something is meant that only he sees: the page he has open, the picture in his hand. 那个 is mostly a filler. */
const pointing = /这[个款件条双]|那[款件]|\b(?:this|that) (?:one|item|product)\b/;

const onSale = ({ book }: Scene): readonly Product[] => book.products.filter(({ active }) => active);

const withCharts = ({ book }: Scene): readonly Product[] =>
  book.products.filter(({ sizeChart, active }) => active && sizeChart.length > 0);

function wordsOf(question: ProductQuestion): string[] {
  if (question.about === 'attribute') return [question.word];
  return question.about === 'value' ? [question.asked] : [question.about];
}

/** A name and nothing else: the last question again (那阔腿裤呢), or the product at a glance. */
function onlyNamed(scene: Scene, named: readonly Product[], rest: string): Plan | undefined {
  const why = { via: 'product', score: 1, matched: [scene.reading.products[0]!.name] } as const;
  if (
    !/^(?:子|儿|那|那么|这|[这那][个款件条双顶]|和|还有|换成|呢|的|介绍|说说|看看|我想看看?|想要|想买|要|吗|how about|what about|and|the|a|this|that|tell me about|show me|\s)*$/.test(
      rest,
    )
  ) {
    return undefined;
  }
  if (named.length > 1) return which(scene, named, undefined, why);
  const one = named[0]!;
  const chose = scene.dialogue.menu?.some(({ value }) => value === `product:${one.id}`) ?? false;
  return (
    (chose || /那|呢|about/.test(rest) ? productPicked(scene, one, why) : undefined) ?? productOverview(scene, one, why)
  );
}

function which(
  scene: Scene,
  candidates: readonly Product[],
  question: ProductQuestion | undefined,
  why: Partial<Explanation>,
): Plan {
  const { language } = scene;
  return {
    act: { kind: 'clarify', between: candidates.slice(0, 5).map(({ id }) => `product:${id}`) },
    why: { ...why, note: `which of ${candidates.length} products` },
    sayings: [{ kind: 'phrase', key: 'product_which' }],
    choices: candidates.slice(0, 5).map((each) => productChoice(each, language)),
    dialogue: {
      misses: 0,
      slots: {
        ...scene.dialogue.slots,
        ...bodySlots(bodyOf(scene)),
        ...(question && { asked: scene.reading.text.slice(0, 200) }),
      },
    },
  };
}

/** A product was chosen: the question he asked before the choice is answered for it. */
export function productPicked(scene: Scene, picked: Product, why: Partial<Explanation>): Plan | undefined {
  const asked = scene.dialogue.slots['asked'];
  if (asked === undefined) return undefined;
  const before = { ...scene, reading: understand(asked, scene.prepared) };
  const question = asks(before, restOf(before), picked);
  const plan =
    question &&
    answered({ ...before, reading: { ...before.reading, mood: scene.reading.mood } }, picked, question, why);
  return plan;
}

function restOf({ reading }: Scene): string {
  const name = reading.products[0]?.name;
  return name === undefined ? normalise(reading.text).words : reading.said.words.replace(name, ' ').trim();
}

export function productOverview(scene: Scene, shown: Product, why: Partial<Explanation>): Plan {
  return plan(
    scene,
    shown,
    why,
    [{ kind: 'part', part: productCard(shown, scene.language, scene.book) }],
    `overview of ${shown.id}`,
  );
}

function compared(scene: Scene, pair: readonly Product[]): Plan {
  const sayings = pair.map((each): Saying => ({ kind: 'part', part: productCard(each, scene.language, scene.book) }));
  const why = { via: 'product', score: 1, matched: scene.reading.products.map(({ name }) => name) } as const;
  return plan(scene, pair[0]!, why, sayings, `compared ${pair.map(({ id }) => id).join(' with ')}`);
}

function answered(
  scene: Scene,
  about: Product,
  question: ProductQuestion,
  why: Partial<Explanation>,
): Plan | undefined {
  const { language, book } = scene;
  const name = nameOf(about, language);
  const zh = language.startsWith('zh');
  const fact = (
    key: 'product_attribute' | 'product_yes' | 'product_no',
    attribute: string,
    value: string,
    asked = '',
  ): Saying => ({
    kind: 'phrase',
    key,
    values: { product: name, attribute, value, asked },
  });
  const tell = (sayings: readonly Saying[], what: string): Plan =>
    plan(scene, about, why, sayings, `${what} of ${about.id}`);
  switch (question.about) {
    case 'fit':
      return fitting(scene, about, why);
    case 'price':
      if (!about.price) return unknown(scene, about, zh ? '价格' : 'price', why);
      return tell(
        [{ kind: 'phrase', key: 'product_price', values: { product: name, price: moneyText(about.price) } }],
        'price',
      );
    case 'stock': {
      if (!about.stock) return undefined;
      const [label, value] = zh ? ['库存', stockText[about.stock].zh] : ['stock', stockText[about.stock].en];
      return tell([fact('product_attribute', label, value)], 'stock');
    }
    case 'sizes': {
      const offered = sizesOf(about);
      if (offered.length === 0) return undefined;
      const label = zh ? '尺码' : 'sizes';
      const value = offered.join(zh ? '、' : ', ');
      if (question.asked === undefined)
        return tell(
          [
            fact('product_attribute', label, value),
            ...about.sizeChart.map((row) => line(rowText(row, language, book))),
          ],
          'sizes',
        );
      return tell(
        [fact(offered.includes(question.asked) ? 'product_yes' : 'product_no', label, value, question.asked)],
        'sizes',
      );
    }
    case 'goes_with': {
      const partners = about.goesWith.flatMap((id) => book.productById.get(id) ?? []);
      if (partners.length === 0) return undefined;
      const value = partners.map((each) => nameOf(each, language)).join(zh ? '、' : ', ');
      const told = tell([fact('product_attribute', zh ? '推荐搭配' : 'goes well with', value)], 'partners');
      return { ...told, choices: partners.map((each) => productChoice(each, language)) };
    }
    case 'attribute': {
      const value = attributeText(about, question.attribute, language, book);
      const label = labelOf(question.attribute, language, book);
      if (value !== undefined) return tell([fact('product_attribute', label, value)], question.attribute.name);
      return scene.reading.products.length > 0 ? unknown(scene, about, label, why) : undefined;
    }
    case 'value': {
      const value = attributeText(about, question.attribute, language, book);
      const label = labelOf(question.attribute, language, book);
      if (value === undefined) return scene.reading.products.length > 0 ? unknown(scene, about, label, why) : undefined;
      const had = hasValue(about, question, scene.reading.said.words);
      return tell([fact(had ? 'product_yes' : 'product_no', label, value, question.asked)], question.attribute.name);
    }
    default:
      return question satisfies never;
  }
}

const stockText = {
  in_stock: { zh: '有现货', en: 'in stock' },
  low: { zh: '有货，数量不多了', en: 'in stock, only a few left' },
  out: { zh: '暂时缺货', en: 'sold out for now' },
} as const;

function fitting(scene: Scene, about: Product, why: Partial<Explanation>): Plan | undefined {
  if (about.sizeChart.length === 0) return undefined;
  const { language, book } = scene;
  const body = bodyOf(scene);
  const values = {
    product: nameOf(about, language),
    sizes: sizesOf(about).join(language.startsWith('zh') ? '、' : ', '),
    ...(body.height !== undefined && { height: `${body.height}cm` }),
    ...(body.weight !== undefined && { weight: `${body.weight}kg` }),
  };
  const fits = sizesFor(about, body);
  if (fits.length === 0)
    return plan(scene, about, why, [{ kind: 'phrase', key: 'size_none', values }], `no size of ${about.id} fits`);
  const asked = scene.reading.entities.find(({ type }) => type === 'size')?.value;
  const chosen = fits.find(({ size }) => size === asked) ?? fits[0]!;
  const open = body.height === undefined || body.weight === undefined;
  const size =
    open && chosen.size !== asked
      ? fits
          .slice(0, 2)
          .map((row) => row.size)
          .join('/')
      : chosen.size;
  const rows = size.includes('/') ? fits.slice(0, 2) : [chosen];
  return plan(
    scene,
    about,
    why,
    [
      { kind: 'phrase', key: 'size_advice', values: { ...values, size } },
      ...rows.map((row) => line(rowText(row, language, book))),
    ],
    `size ${size} of ${about.id} for ${body.height ?? '?'}cm ${body.weight ?? '?'}kg`,
  );
}

/** Honest about what the file does not say, with a person one tap away. */
function unknown(scene: Scene, about: Product, attribute: string, why: Partial<Explanation>): Plan {
  const values = { product: nameOf(about, scene.language), attribute };
  return {
    ...plan(
      scene,
      about,
      why,
      [{ kind: 'phrase', key: 'product_unknown_attribute', values }],
      `${about.id} has no ${attribute}`,
    ),
    choices: [{ value: 'human', label: scene.language.startsWith('zh') ? '转人工' : 'Talk to a person' }],
  };
}

function plan(scene: Scene, about: Product, why: Partial<Explanation>, sayings: readonly Saying[], note: string): Plan {
  return {
    act: { kind: 'answer', entry: `product:${about.id}` },
    why: { ...why, ...(scene.reading.matches[0] && { runnerUp: scene.reading.matches[0] }), note },
    sayings,
    dialogue: {
      misses: 0,
      product: about.id,
      topic: 'product',
      slots: { ...scene.dialogue.slots, ...bodySlots(bodyOf(scene)), asked: scene.reading.text.slice(0, 200) },
    },
  };
}

const line = (text: string): Saying => ({ kind: 'text', text: { zh: text, en: text } });

const bodyOf = ({ reading, dialogue }: Scene): Body => bodyIn(reading.entities, dialogue.slots);

function bodySlots({ height, weight }: Body): Record<string, string> {
  return {
    ...(height !== undefined && { height: String(height) }),
    ...(weight !== undefined && { weight: String(weight) }),
  };
}
