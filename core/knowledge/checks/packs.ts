// What packs lend a shop: whole entries, questions for entries that only write answers, and phrasings that never take away
// one of the shop's own.

import { bare } from '../book.ts';
import type { Path } from '../report.ts';
import type { Faq, FaqDraft, FileName, Pack, PackEntry, Shop } from '../schema.ts';
import type { Contents, Findings, PlacedFaq } from './findings.ts';
import { variablesIn } from './variables.ts';

export type Merged = {
  /** The shop's own entries, their packs' share merged in. */
  readonly entries: readonly PlacedFaq[];
  /** Entries of subscribed packs that the shop has not taken up: with the pack's answer, or with none. */
  readonly lent: readonly Faq[];
  /** False if a subscribed pack, or the list of them, could not be read: then an unknown id may be one of theirs. */
  readonly complete: boolean;
};

/** Packs by name; undefined for one whose file is broken, which is told already and nobody doubts. */
export type Packs = ReadonlyMap<string, Pack | undefined>;

type Lending = {
  readonly packs: Packs;
  readonly contents: Contents;
  readonly media: ReadonlySet<string>;
  readonly findings: Findings;
};

/** Merges packs in. What cannot be merged is told and left out. */
export function mergePacks(drafts: readonly FaqDraft[], lending: Lending): Merged {
  const { contents, findings } = lending;
  const room = phrasingRoom(drafts, findings);
  const entries = drafts.flatMap((draft, at): PlacedFaq[] => {
    const faq = draft.from === undefined ? draft : takeUp(draft, draft.from, at, lending, room);
    if (!faq) return [];
    const { category, question, answers } = faq;
    for (const [key, value] of Object.entries({ category, question, answers }))
      if (value === undefined) findings.add('field_missing', 'faq.json', ['entries', at, key], key, { zh: '', en: '' });
    if (!category || !question || !answers) return [];
    return [{ faq: { ...whole(faq), category, question, answers }, at }];
  });
  const about = contents['shop.json'];
  const lent = lendEntries(about, new Set(drafts.map(({ id }) => id)), lending, room);
  room.tell();
  const complete = about?.packs.every((name) => lending.packs.get(name.split('@')[0]!) !== undefined) ?? false;
  return { entries, lent, complete };
}

const whole = (draft: FaqDraft) => ({
  ...draft,
  related: draft.related ?? [],
  states: draft.states ?? [],
  // Known without an answer: a person gives it.
  handOff: draft.handOff ?? draft.answers?.length === 0,
});

/** A shop's entry over its pack's: what it writes wins, its variants are added, what it leaves out is the pack's. */
function takeUp(draft: FaqDraft, name: string, at: number, lending: Lending, room: PhrasingRoom): FaqDraft | undefined {
  const { packs, findings } = lending;
  const found = findPack(name, ['entries', at, 'from'], 'faq.json', packs, findings);
  if (!found) return undefined;
  const { pack, newer } = found;
  const entry = pack.entries.find(({ id }) => id === draft.id);
  if (!entry) {
    // A newer pack has dropped it: an entry that can stand alone stays as it is.
    if (newer && draft.question && draft.category) return draft;
    const ids = pack.entries.map(({ id }) => id);
    findings.add('pack_entry_unknown', 'faq.json', ['entries', at, 'id'], name, findings.near(draft.id, ids));
    return undefined;
  }
  const variants: Faq['variants'] = room.take(entry, name, { file: 'faq.json', path: ['entries', at, 'from'] });
  for (const [language, own] of Object.entries(draft.variants))
    variants[language] = [...new Set([...(variants[language] ?? []), ...own])];
  const answers = draft.answers ?? usable(entry.answers, lending);
  return {
    ...draft,
    category: draft.category ?? entry.category,
    question: { ...entry.question, ...draft.question },
    variants,
    answers,
    related: draft.related ?? entry.related,
    states: draft.states ?? entry.states,
    handOff: draft.handOff ?? (entry.handOff || answers.length === 0),
  };
}

function lendEntries(
  about: Shop | undefined,
  taken: Set<string>,
  lending: Lending,
  room: PhrasingRoom,
): readonly Faq[] {
  const lent: Faq[] = [];
  for (const [index, name] of (about?.packs ?? []).entries()) {
    const place = { file: 'shop.json', path: ['packs', index] } as const;
    const found = findPack(name, place.path, place.file, lending.packs, lending.findings);
    for (const entry of found?.pack.entries ?? []) {
      if (taken.has(entry.id)) continue;
      taken.add(entry.id);
      const answers = usable(entry.answers, lending);
      lent.push({
        ...entry,
        from: name,
        variants: room.take(entry, name, place),
        answers,
        needs: [],
        handOff: entry.handOff || answers.length === 0,
        active: true,
      });
    }
  }
  return lent;
}

/** The answers that hold in this shop: everything they quote is there. */
function usable(answers: Faq['answers'], { contents, media }: Lending): Faq['answers'] {
  const policies = contents['policies.json']?.policies ?? {};
  const known = (name: string) =>
    name.startsWith('policy.')
      ? Object.hasOwn(policies, name.slice('policy.'.length))
      : ['shop.name', 'customer.name', 'product'].includes(name);
  return answers.filter(
    ({ text, media: pictures }) =>
      Object.values(text).every((words) => variablesIn(words).every(known)) &&
      pictures.every((picture) => media.has(picture)),
  );
}

/** The pack `general@1` names, in that version or a newer one. */
export function findPack(
  name: string,
  path: Path,
  file: 'faq.json' | 'shop.json',
  packs: Packs,
  findings: Findings,
): { readonly pack: Pack; readonly newer: boolean } | undefined {
  const parts = /^([a-z0-9][a-z0-9_-]*)@([1-9]\d*)$/.exec(name);
  if (!parts) {
    findings.add('pack_name', file, path, name);
    return undefined;
  }
  const pack = packs.get(parts[1]!);
  if (!pack && packs.has(parts[1]!)) return undefined;
  const asked = Number(parts[2]);
  if (pack && pack.version >= asked) return { pack, newer: pack.version > asked };
  const available = [...packs].flatMap(([id, one]) => (one ? `${id}@${one.version}` : []));
  findings.add('pack_unknown', file, path, name, available);
  return undefined;
}

type LenderPlace = { readonly file: FileName; readonly path: Path };

/** Keeps one phrasing to one entry: the shop's own words first, then packs in the order they are named. */
type PhrasingRoom = {
  /** The entry's variants, less those that belong to another entry. */
  take(entry: PackEntry, pack: string, place: LenderPlace): Faq['variants'];
  /** Notes what was left out, once for each two entries. */
  tell(): void;
};

function phrasingRoom(drafts: readonly FaqDraft[], findings: Findings): PhrasingRoom {
  const owners = new Map<string, string>();
  for (const { id, question = {}, variants } of drafts)
    for (const text of [...Object.values(question), ...Object.values(variants).flat()])
      if (!owners.has(bare(text))) owners.set(bare(text), id);
  type Yield = { readonly place: LenderPlace; readonly text: string; readonly lender: string; readonly owner: string };
  const yields = new Map<string, Yield & { count: number }>();
  return {
    take(entry, pack, place) {
      const kept: Faq['variants'] = {};
      for (const [language, texts] of Object.entries(entry.variants))
        kept[language] = texts.filter((text) => {
          const key = bare(text);
          const owner = key === '' ? entry.id : (owners.get(key) ?? entry.id);
          if (owner === entry.id) {
            owners.set(key, entry.id);
            return true;
          }
          const lender = `${pack} ${entry.id}`;
          const before = yields.get(`${lender} ${owner}`);
          if (before) before.count++;
          else yields.set(`${lender} ${owner}`, { place, text, lender, owner, count: 1 });
          return false;
        });
      return kept;
    },
    tell() {
      for (const { place, text, lender, owner, count } of yields.values())
        findings.add('pack_phrasing_yields', place.file, place.path, text, count, lender, owner);
    },
  };
}
