// Subscribing to a pack and leaving it again, as edits of shop.json and faq.json that the gate tries first.

import type { FaqDraft, KnowledgeBook, Pack } from '../knowledge/index.ts';
import type { Edit } from './publishing.ts';

type ShopJson = { packs?: string[] };
type FaqJson = { entries: (Partial<FaqDraft> & { id: string })[] };

const nameOf = ({ id, version }: Pack) => `${id}@${version}`;
const isOf = (id: string) => (name: string) => name.split('@')[0] === id;

/**
 * Every question of the pack becomes known. The shop's entries of the same id take the pack's phrasings beside their own; what
 * they say stays. Subscribing again moves to the pack's present version.
 */
export function subscribing(pack: Pack): Edit[] {
  const ids = new Set(pack.entries.map(({ id }) => id));
  return [
    {
      file: 'shop.json',
      update(json) {
        const shop = json as ShopJson;
        shop.packs = [...(shop.packs ?? []).filter((name) => !isOf(pack.id)(name)), nameOf(pack)];
      },
    },
    {
      file: 'faq.json',
      update(json) {
        for (const entry of (json as FaqJson).entries)
          if (ids.has(entry.id) && (entry.from === undefined || isOf(pack.id)(entry.from))) entry.from = nameOf(pack);
      },
    },
  ];
}

/**
 * The pack's questions go; what the merchant wrote stays. An entry that took its question or answer from the pack gets them
 * copied; one for which there is no answer yet cannot stand alone: it keeps its `from`, which still finds the pack's file.
 */
export function unsubscribing(pack: Pack): Edit[] {
  return [
    {
      file: 'faq.json',
      update(json, book: KnowledgeBook) {
        const file = json as FaqJson;
        file.entries = file.entries.filter((entry) => {
          if (entry.from === undefined || !isOf(pack.id)(entry.from)) return true;
          const lender = pack.entries.find(({ id }) => id === entry.id);
          const answers = entry.answers ?? book.faqById.get(entry.id)?.answers ?? [];
          if (answers.length === 0) return Object.values(entry.variants ?? {}).some((texts) => texts.length > 0);
          entry.category ??= lender?.category ?? 'more';
          entry.question = { ...lender?.question, ...entry.question };
          entry.answers = structuredClone([...answers]);
          if (entry.handOff === undefined && lender?.handOff) entry.handOff = true;
          if (lender && entry.related === undefined && lender.related.length > 0) entry.related = [...lender.related];
          delete entry.from;
          return true;
        });
        const known = new Set(file.entries.map(({ id }) => id));
        for (const entry of file.entries)
          if (entry.related) entry.related = entry.related.filter((id) => known.has(id));
      },
    },
    {
      file: 'shop.json',
      update(json) {
        const shop = json as ShopJson;
        shop.packs = (shop.packs ?? []).filter((name) => !isOf(pack.id)(name));
      },
    },
  ];
}

/** Entries of the shop that lean on a pack and have no answer of their own. */
export function unansweredOf(book: KnowledgeBook): string[] {
  return book.faq.filter(({ answers }) => answers.length === 0).map(({ id }) => id);
}
