// A product's facts in words: its name, price, attributes and sizes, in the customer's language.

import { type KnowledgeBook, textIn } from '../../knowledge/book.ts';
import type { Product } from '../../knowledge/schema.ts';
import type { Choice, Part } from '../../model/index.ts';
import { picture } from '../picture.ts';
import { moneyText } from '../wording.ts';

export type Attribute = KnowledgeBook['attributes'][number];

const han = /[\u3400-\u9fff]/;

/** The official name; a customer who writes no Chinese gets the first name without it. */
export function nameOf(product: Product, language: string): string {
  if (language.startsWith('zh')) return product.names[0]!;
  return product.names.find((name) => !han.test(name)) ?? product.names[0]!;
}

export function labelOf(attribute: Attribute, language: string, book: KnowledgeBook): string {
  return attribute.label ? textIn(attribute.label, language, book) : attribute.name;
}

/** An attribute's value as text; lists are joined, and a value's other words translate it where they can. */
export function attributeText(
  product: Product,
  attribute: Attribute,
  language: string,
  book: KnowledgeBook,
): string | undefined {
  const value = product.attributes[attribute.name];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return translated(value, attribute, language);
  if (Array.isArray(value)) {
    const each = value.map((one) => translated(one, attribute, language));
    return each.join(language.startsWith('zh') ? '、' : ', ');
  }
  return textIn(value, language, book);
}

function translated(value: string, { values }: Attribute, language: string): string {
  if (language.startsWith('zh') || !han.test(value)) return value;
  return values[value]?.find((word) => !han.test(word)) ?? value;
}

/** Everything a value is compared with: all languages of it. */
export function allWords(product: Product, attribute: Attribute): string {
  const value = product.attributes[attribute.name];
  if (value === undefined) return '';
  return (typeof value === 'string' ? [value] : Object.values(value)).join(' ').toLowerCase();
}

export const sizesOf = ({ sizeChart }: Product): string[] => sizeChart.map(({ size }) => size);

export function productChoice(product: Product, language: string): Choice {
  return { value: `product:${product.id}`, label: nameOf(product, language) };
}

/** A product at a glance: price, attributes in the shop's order, sizes. */
export function productCard(product: Product, language: string, book: KnowledgeBook): Part {
  const zh = language.startsWith('zh');
  const fields = [
    ...(product.price ? [{ label: zh ? '价格' : 'Price', value: moneyText(product.price) }] : []),
    ...book.attributes.flatMap((attribute) => {
      const value = attributeText(product, attribute, language, book);
      return value === undefined ? [] : [{ label: labelOf(attribute, language, book), value }];
    }),
    ...(product.sizeChart.length > 0
      ? [{ label: zh ? '尺码' : 'Sizes', value: sizesOf(product).join(zh ? '、' : ', ') }]
      : []),
  ];
  const image = product.image === undefined ? undefined : picture(product.image);
  return {
    kind: 'card',
    title: nameOf(product, language),
    fields: fields.slice(0, 8),
    ...(image?.kind === 'media' && { image: { type: image.type, platform: image.platform! } }),
    ...(product.link !== undefined && { link: product.link }),
  };
}
