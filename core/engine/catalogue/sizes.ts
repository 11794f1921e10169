// Which size fits: the shop's chart against a height and a weight.

import { type KnowledgeBook, textIn } from '../../knowledge/book.ts';
import type { Product } from '../../knowledge/schema.ts';
import type { Entity } from '../../model/index.ts';

/** Centimetres and kilograms. */
export type Body = { readonly height?: number; readonly weight?: number };
type Row = Product['sizeChart'][number];

/** The body named in this message, completed by what the customer said before. */
export function bodyIn(entities: readonly Entity[], slots: Readonly<Record<string, string>>): Body {
  const body: { height?: number; weight?: number } = {};
  for (const { type, value } of entities) {
    if (type !== 'height_weight') continue;
    const height = /([\d.]+)cm/.exec(value)?.[1];
    const weight = /([\d.]+)kg/.exec(value)?.[1];
    if (height !== undefined) body.height = Number(height);
    if (weight !== undefined) body.weight = Number(weight);
  }
  if (body.height === undefined && slots['height'] !== undefined) body.height = Number(slots['height']);
  if (body.weight === undefined && slots['weight'] !== undefined) body.weight = Number(slots['weight']);
  return body;
}

/** The sizes that fit, best first: those whose ranges hold the body, nearest to their middle. */
export function sizesFor({ sizeChart }: Product, body: Body): Row[] {
  return sizeChart
    .filter((row) => within(body.height, row.height) && within(body.weight, row.weight))
    .filter((row) => row.height !== undefined || row.weight !== undefined)
    .map((row) => ({ row, far: distance(body.height, row.height) + distance(body.weight, row.weight) }))
    .sort((a, b) => a.far - b.far)
    .map(({ row }) => row);
}

const within = (value: number | undefined, range: readonly [number, number] | undefined): boolean =>
  value === undefined || range === undefined || (value >= range[0] && value <= range[1]);

/** Distance from the range's middle in half widths. */
function distance(value: number | undefined, range: readonly [number, number] | undefined): number {
  if (value === undefined || range === undefined) return 0;
  return Math.abs(value - (range[0] + range[1]) / 2) / Math.max(1, (range[1] - range[0]) / 2);
}

/** `M：身高 158–168cm，体重 48–57kg` and the measures the shop gives, by the names it has for them. */
export function rowText({ size, height, weight, measures }: Row, language: string, book: KnowledgeBook): string {
  const zh = language.startsWith('zh');
  const facts = [
    ...(height ? [`${zh ? '身高' : 'height'} ${height[0]}–${height[1]}cm`] : []),
    ...(weight ? [`${zh ? '体重' : 'weight'} ${weight[0]}–${weight[1]}kg`] : []),
    ...Object.entries(measures).map(([name, value]) => {
      const label = Object.hasOwn(book.measures, name) ? textIn(book.measures[name]!, language, book) : name;
      return `${label} ${value}`;
    }),
  ];
  return `${size}${zh ? '：' : ': '}${facts.join(zh ? '，' : ', ')}`;
}
