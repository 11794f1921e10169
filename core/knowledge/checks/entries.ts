// faq.json against itself and the rest: phrasings, references, pictures, dates.

import { bare } from '../book.ts';
import type { Path } from '../report.ts';
import type { FaqDraft } from '../schema.ts';
import { awake, checkEntryReference, type Findings, type Looked, type PlacedFaq, uniqueIds } from './findings.ts';

export function checkEntries(looked: Looked): void {
  const { contents, entries, media, today, findings } = looked;
  if (!entries) return;
  const file = 'faq.json';
  uniqueIds(findings, file, ['entries'], contents[file]!.entries);
  const products = contents['products.json'] && new Set(contents['products.json'].products.map(({ id }) => id));
  const slots =
    contents['flows.json'] && new Set(contents['flows.json'].flows.flatMap((flow) => flow.slots.map(({ id }) => id)));
  for (const { faq, at } of entries) {
    const path = ['entries', at];
    for (const [index, id] of faq.related.entries()) {
      const here = [...path, 'related', index];
      if (id === faq.id) findings.add('points_to_itself', file, here);
      else checkEntryReference(looked, file, here, id);
    }
    for (const [index, id] of faq.needs.entries())
      if (slots && !slots.has(id))
        findings.add('slot_unknown', file, [...path, 'needs', index], id, findings.near(id, slots));
    for (const [index, answer] of faq.answers.entries()) {
      const here = [...path, 'answers', index];
      for (const [order, name] of answer.media.entries())
        if (!media.has(name))
          findings.add('media_missing', file, [...here, 'media', order], name, findings.near(name, media));
      const { product, from, until } = answer.when ?? {};
      if (product !== undefined && products && !products.has(product))
        findings.add('product_unknown', file, [...here, 'when', 'product'], product, findings.near(product, products));
      if (from !== undefined && until !== undefined && from > until)
        findings.add('dates_reversed', file, [...here, 'when', 'until']);
      else if (until !== undefined && until < today && faq.active)
        findings.add('expired', file, [...here, 'when', 'until'], until);
    }
    if (faq.active && faq.until !== undefined && faq.until < today)
      findings.add('expired', file, [...path, 'until'], faq.until);
  }
  checkPhrasings(entries, contents[file]!.entries, today, findings);
}

/** One phrasing leads to one answer. What a pack lends gives way to the shop's own words, see `packs.ts`. */
function checkPhrasings(
  entries: readonly PlacedFaq[],
  drafts: readonly FaqDraft[],
  today: string,
  findings: Findings,
): void {
  const owners = new Map<string, { readonly id: string; readonly path: Path }>();
  for (const { faq, at } of entries) {
    if (!awake(faq, today)) continue;
    const { question = {}, variants } = drafts[at]!;
    const phrasings: [string, Path][] = [
      ...Object.entries(question).map(([language, text]): [string, Path] => [
        text,
        ['entries', at, 'question', language],
      ]),
      ...Object.entries(variants).flatMap(([language, texts]) =>
        texts.map((text, index): [string, Path] => [text, ['entries', at, 'variants', language, index]]),
      ),
    ];
    for (const [text, path] of phrasings) {
      const key = bare(text);
      const owner = key === '' ? undefined : owners.get(key);
      if (!owner) owners.set(key, { id: faq.id, path });
      else if (owner.id !== faq.id)
        findings.add('phrasing_shared', 'faq.json', path, text, owner.id, findings.placeOf('faq.json', owner.path));
    }
  }
}
