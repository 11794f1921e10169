// shop.json, products.json and routing.json against themselves and the rest.

import type { Path } from '../report.ts';
import type { Product } from '../schema.ts';
import { checkEntryReference, checkSkill, type Looked, uniqueIds } from './findings.ts';

export function checkShop(looked: Looked): void {
  const { contents, findings } = looked;
  const about = contents['shop.json'];
  if (!about) return;
  const file = 'shop.json';
  if (!isTimeZone(about.timezone)) findings.add('timezone_unknown', file, ['timezone'], about.timezone);
  for (const [index, language] of about.languages.entries())
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
      findings.add('language_key', file, ['languages', index], language);
  const { clarify = 0.3, answer = 0.55, handOver = 0.7 } = about.thresholds ?? {};
  if (about.thresholds && !(clarify <= answer && answer <= handOver))
    findings.add('thresholds_reversed', file, ['thresholds']);
  for (const [index, { since, until }] of about.mode.entries())
    if (since !== undefined && until !== undefined && since > until)
      findings.add('dates_reversed', file, ['mode', index, 'until']);
  for (const [index, card] of about.welcome?.cards.entries() ?? [])
    checkEntryReference(looked, file, ['welcome', 'cards', index, 'entry'], card.entry);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function checkProducts({ contents, media, findings }: Looked): void {
  const file = 'products.json';
  const products = contents[file]?.products ?? [];
  uniqueIds(findings, file, ['products'], products);
  const ids = new Set(products.map(({ id }) => id));
  for (const [at, product] of products.entries()) {
    const path = ['products', at];
    for (const [index, id] of product.goesWith.entries()) {
      const here = [...path, 'goesWith', index];
      if (id === product.id) findings.add('points_to_itself', file, here);
      else if (!ids.has(id)) findings.add('product_unknown', file, here, id, findings.near(id, ids));
    }
    if (product.image !== undefined && !media.has(product.image))
      findings.add('media_missing', file, [...path, 'image'], product.image, findings.near(product.image, media));
    for (const [index, row] of product.sizeChart.entries()) checkSize(row, [...path, 'sizeChart', index]);
    uniqueSizes(product, path);
  }

  function checkSize(row: Product['sizeChart'][number], path: Path): void {
    const bounds = { height: [30, 250, 'cm'], weight: [1, 300, 'kg'] } as const;
    for (const what of ['height', 'weight'] as const) {
      const range = row[what];
      if (!range) continue;
      const [low, high, unit] = bounds[what];
      if (range[0] > range[1]) findings.add('range_reversed', file, [...path, what], what);
      else if (range[0] < low || range[1] > high) findings.add('range_unlikely', file, [...path, what], what, unit);
    }
  }

  /** The same size may stand in several rows for several bodies, but not with the very same ranges. */
  function uniqueSizes(product: Product, path: Path): void {
    const first = new Map<string, number>();
    for (const [index, row] of product.sizeChart.entries()) {
      const key = JSON.stringify([row.size, row.height, row.weight]);
      const before = first.get(key);
      const here = [...path, 'sizeChart'];
      if (before === undefined) first.set(key, index);
      else
        findings.add('id_twice', file, [...here, index, 'size'], row.size, findings.placeOf(file, [...here, before]));
    }
  }
}

export function checkRouting(looked: Looked): void {
  const { contents, findings } = looked;
  const file = 'routing.json';
  const routing = contents[file];
  if (!routing) return;
  uniqueIds(findings, file, ['skills'], routing.skills);
  uniqueIds(findings, file, ['escalate', 'topics'], routing.escalate.topics);
  for (const [index, { skill }] of routing.escalate.topics.entries())
    checkSkill(looked, file, ['escalate', 'topics', index, 'skill'], skill);
  const { notice, reroute, ticket } = routing.waitMinutes;
  if (!(notice <= reroute && reroute <= ticket)) findings.add('waits_reversed', file, ['waitMinutes']);
}
