// faq.json against itself and the rest: packs, phrasings, references, pictures, dates.

import { bare } from '../book.ts';
import type { Path } from '../report.ts';
import type { Faq, FaqDraft, Pack } from '../schema.ts';
import { awake, checkEntryReference, type Findings, type Looked, type PlacedFaq, uniqueIds } from './findings.ts';

/** Entries with their packs' questions merged in; what cannot be merged is told and left out. */
export function mergePacks(
  drafts: readonly FaqDraft[],
  packs: ReadonlyMap<string, Pack>,
  findings: Findings,
): PlacedFaq[] {
  return drafts.flatMap((draft, at) => {
    const faq = draft.from === undefined ? draft : withPack(draft, draft.from, at, packs, findings);
    if (!faq) return [];
    const { category, question } = faq;
    for (const [key, value] of Object.entries({ category, question }))
      if (value === undefined) findings.add('field_missing', 'faq.json', ['entries', at, key], key, { zh: '', en: '' });
    return category && question ? [{ faq: { ...faq, category, question }, at }] : [];
  });
}

function withPack(
  draft: FaqDraft,
  name: string,
  at: number,
  packs: ReadonlyMap<string, Pack>,
  findings: Findings,
): FaqDraft | undefined {
  const pack = findPack(name, ['entries', at, 'from'], 'faq.json', packs, findings);
  if (!pack) return undefined;
  const entry = pack.entries.find(({ id }) => id === draft.id);
  if (!entry) {
    const near = findings.near(
      draft.id,
      pack.entries.map(({ id }) => id),
    );
    findings.add('pack_entry_unknown', 'faq.json', ['entries', at, 'id'], name, near);
    return undefined;
  }
  const variants: Faq['variants'] = { ...entry.variants };
  for (const [language, own] of Object.entries(draft.variants))
    variants[language] = [...new Set([...(variants[language] ?? []), ...own])];
  return { ...draft, category: draft.category ?? entry.category, question: draft.question ?? entry.question, variants };
}

/** The pack `general@1` names, if it is there in that version. */
export function findPack(
  name: string,
  path: Path,
  file: 'faq.json' | 'shop.json',
  packs: ReadonlyMap<string, Pack>,
  findings: Findings,
): Pack | undefined {
  const parts = /^([a-z0-9][a-z0-9_-]*)@([1-9]\d*)$/.exec(name);
  if (!parts) {
    findings.add('pack_name', file, path, name);
    return undefined;
  }
  const pack = packs.get(parts[1]!);
  if (pack?.version === Number(parts[2])) return pack;
  const available = [...packs].map(([id, { version }]) => `${id}@${version}`);
  findings.add('pack_unknown', file, path, name, available);
  return undefined;
}

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
  checkPhrasings(entries, today, findings);
}

/** One phrasing leads to one answer. */
function checkPhrasings(entries: readonly PlacedFaq[], today: string, findings: Findings): void {
  const owners = new Map<string, { readonly id: string; readonly path: Path }>();
  for (const { faq, at } of entries) {
    if (!awake(faq, today)) continue;
    const phrasings: [string, Path][] = [
      ...Object.entries(faq.question).map(([language, text]): [string, Path] => [
        text,
        ['entries', at, 'question', language],
      ]),
      ...Object.entries(faq.variants).flatMap(([language, texts]) =>
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
