// What a text asks about a product: a size for a body, the price, stock, sizes, what goes with it, an attribute.

import type { KnowledgeBook } from '../../knowledge/book.ts';
import type { Product } from '../../knowledge/schema.ts';
import { normaliseWord } from '../normalise.ts';
import { type Attribute, allWords } from './values.ts';

export type ProductQuestion =
  | { readonly about: 'fit' }
  | { readonly about: 'price' }
  | { readonly about: 'stock' }
  | { readonly about: 'sizes'; readonly asked?: string }
  | { readonly about: 'goes_with' }
  | { readonly about: 'attribute'; readonly attribute: Attribute; readonly word: string }
  /** Is it cotton, is there a black one. */
  | {
      readonly about: 'value';
      readonly attribute: Attribute;
      readonly asked: string;
      readonly words: readonly string[];
    };

const price = /多少钱|什么价|价格|价钱|售价|几块钱?|卖多少|怎么卖|how much|\bprices?\b|\bcosts?\b/;
const notPrice = /运费|邮费|快递|退|差价|补|降价|优惠|便宜|改价|价保|shipping|postage|return|refund|difference|match/;
const stock = /有货|现货|库存|还有没有|有没有货|没货|断货|缺货|in stock|available|availability|sold out|out of stock/;
const sizes =
  /(?:什么|哪些|哪几个|几个|多少个?)(?:尺码|码|尺寸|号)|尺码(?:有|是|表)|what sizes|which sizes|sizes available|size chart|size guide/;
const goesWith = /搭配|搭什么|配什么|怎么搭|怎么配|goes? (?:well )?with|match(?:es)? with|pairs? with|wear with/;
const notSizes = /换|退|拍错|改/;

/** `words` is the normalised text without the product's name; `size` an asked size, `fits` whether a body is known. */
export type Asking = {
  readonly words: string;
  readonly fits: boolean;
  readonly size: string | undefined;
  readonly product: Product | undefined;
};
export type QuestionReader = (asking: Asking) => ProductQuestion | undefined;

/** An attribute with its words and its values' words normalised once. */
type Known = {
  readonly attribute: Attribute;
  readonly words: readonly string[];
  readonly values: readonly { readonly synonyms: readonly string[]; readonly forms: readonly string[] }[];
};

/** Makes the shop's attribute words ready; what is returned reads questions. */
export function openQuestions({ attributes }: Pick<KnowledgeBook, 'attributes'>): QuestionReader {
  const known = attributes.map(
    (attribute): Known => ({
      attribute,
      words: [attribute.name, ...Object.values(attribute.label ?? {}), ...attribute.words].map(normaliseWord),
      values: Object.entries(attribute.values).map(([canonical, others]) => {
        const synonyms = [canonical, ...others].map((each) => each.toLowerCase());
        return { synonyms, forms: synonyms.map(normaliseWord) };
      }),
    }),
  );
  return ({ words, fits, size, product }) => {
    if (fits) return { about: 'fit' };
    if (goesWith.test(words)) return { about: 'goes_with' };
    if (price.test(words) && !notPrice.test(words)) return { about: 'price' };
    if (sizes.test(words) && !notSizes.test(words)) return { about: 'sizes' };
    if (size !== undefined && /有|还有|have|is there|available|in stock/.test(words) && !notSizes.test(words))
      return { about: 'sizes', asked: size };
    const value = valueIn(words, known, product);
    if (value) return value;
    if (stock.test(words) || /^(?:这个|这款|那个|那款)?还?有(?:没有|吗|么)$/.test(words)) return { about: 'stock' };
    return attributeIn(words, known);
  };
}

/** An attribute by its name, label or other words, the longest word first. */
function attributeIn(words: string, known: readonly Known[]): ProductQuestion | undefined {
  let best: { attribute: Attribute; word: string } | undefined;
  for (const { attribute, words: names } of known)
    for (const word of names)
      if (holds(words, word) && (!best || word.length > best.word.length)) best = { attribute, word };
  return best && { about: 'attribute', ...best };
}

const yesNo =
  /吗|么|嘛|吧$|是不是|有没有|是.{1,6}的|^(?:is|are|does|do|has|have|can)\b|\b(?:is it|is this|are these|do you have|does it)\b/;

/** A value named in a yes-or-no question: among the shop's words for values, or this product's own. */
function valueIn(words: string, known: readonly Known[], product: Product | undefined): ProductQuestion | undefined {
  if (!yesNo.test(words)) return undefined;
  let best: Extract<ProductQuestion, { about: 'value' }> | undefined;
  for (const { attribute, values } of known) {
    const own = product?.attributes[attribute.name];
    const said = Array.isArray(own)
      ? own.map((value) => ({ synonyms: [value.toLowerCase()], forms: [normaliseWord(value)] }))
      : [];
    for (const { synonyms, forms } of [...values, ...said])
      for (const asked of forms)
        if (namesValue(words, asked) && (!best || asked.length > best.asked.length))
          best = { about: 'value', attribute, asked, words: synonyms };
  }
  return best;
}

/** A single character is a value only where it stands for itself: 白的, 纯棉, not 麻 in 麻烦. */
function namesValue(words: string, value: string): boolean {
  if (value.length > 1 || !/[\u3400-\u9fff]/.test(value)) return holds(words, value);
  return new RegExp(`${value}(?:的|色|款|吗|么|质|料|$)|(?:纯|全|是|有)${value}`).test(words);
}

function holds(words: string, word: string): boolean {
  if (word === '') return false;
  if (/[\u3400-\u9fff]/.test(word)) return words.includes(word);
  const at = words.indexOf(word);
  return (
    at >= 0 &&
    !/[a-z0-9]/.test(words[at - 1] ?? ' ') &&
    !/^[a-z0-9]/.test(words.slice(at + word.length).replace(/^e?s(?![a-z])/, ''))
  );
}

/**
 * Whether the product has the asked value. Pure cotton is not had by a blend: a word of purity needs a value of one part.
 */
export function hasValue(
  product: Product,
  { attribute, asked, words }: Extract<ProductQuestion, { about: 'value' }>,
  text: string,
): boolean {
  const value = allWords(product, attribute);
  const had = words.some((word) =>
    /[\u3400-\u9fff]/.test(word)
      ? value.includes(word)
      : new RegExp(`\\b${word.replace(/[^a-z0-9 -]/g, '.')}`).test(value),
  );
  const pure = /纯|全|100%|百分之百|\bpure\b|\ball\b|\b100\b/.test(asked) || /纯|百分之百|100%|\bpure\b/.test(text);
  const colour = Array.isArray(product.attributes[attribute.name]);
  if (!had || colour || !pure) return had;
  const parts = value.match(/\d+(?:\.\d+)?\s*%/g) ?? [];
  return parts.some((part) => part.startsWith('100')) || parts.length === 0;
}
