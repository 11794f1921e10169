// Edits that wait for the gate: what a trainer wants changed in faq.json, as data that can be tried, listed and taken back.

import { z } from 'zod';
import { FaqDraft, type KnowledgeBook, Text } from '../knowledge/index.ts';
import { Refusal } from '../model/index.ts';

const base = {
  id: z.string(),
  /** Who wrote it, and when (epoch ms). */
  by: z.string(),
  at: z.number(),
};

export const Draft = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('add_phrasings'), entry: z.string(), texts: z.array(z.string()).min(1) }),
  z.strictObject({
    ...base,
    kind: z.literal('remove_phrasings'),
    entry: z.string(),
    texts: z.array(z.string()).min(1),
  }),
  z.strictObject({ ...base, kind: z.literal('set_answer'), entry: z.string(), text: Text }),
  z.strictObject({ ...base, kind: z.literal('add_entry'), faq: FaqDraft }),
]);
export type Draft = z.infer<typeof Draft>;

/** `zh` for whatever holds Chinese, else `en`: the two lists a merchant keeps. */
export const languageKey = (text: string): 'zh' | 'en' => (/[\u3400-\u9fff]/u.test(text) ? 'zh' : 'en');

type FaqJson = { entries: (Partial<FaqDraft> & { id: string })[] };

/**
 * Applies drafts to the parsed faq.json, in place. An entry that so far only a pack knows is taken up with `from`.
 *
 * @throws Refusal `draft_entry_unknown` · `draft_entry_exists`
 */
export function applyDrafts(json: unknown, drafts: readonly Draft[], book: KnowledgeBook): void {
  const file = json as FaqJson;
  file.entries ??= [];
  for (const draft of drafts) {
    switch (draft.kind) {
      case 'add_phrasings': {
        const entry = entryIn(file, draft.entry, book);
        const variants: Record<string, string[]> = { ...entry.variants };
        for (const text of draft.texts) {
          const list = variants[languageKey(text)] ?? [];
          variants[languageKey(text)] = list.includes(text) ? list : [...list, text];
        }
        entry.variants = variants;
        break;
      }
      case 'remove_phrasings': {
        const entry = entryIn(file, draft.entry, book);
        entry.variants = Object.fromEntries(
          Object.entries(entry.variants ?? {}).map(([language, texts]) => [
            language,
            texts.filter((text) => !draft.texts.includes(text)),
          ]),
        );
        break;
      }
      case 'set_answer': {
        const entry = entryIn(file, draft.entry, book);
        const [first, ...rest] = entry.answers ?? [];
        const { media = [], when } = first ?? {};
        entry.answers = [
          {
            text: { ...first?.text, ...draft.text },
            ...(media.length > 0 && { media }),
            ...(when && { when }),
          } as FaqAnswer,
          ...rest,
        ];
        break;
      }
      case 'add_entry':
        if (file.entries.some(({ id }) => id === draft.faq.id))
          throw new Refusal(
            'draft_entry_exists',
            `There is already an entry "${draft.faq.id}". / 已有编号“${draft.faq.id}”。`,
            {
              remedy:
                'Give the new one another id with --id, or add phrasings to the old. / 换个编号，或加到原来那条。',
            },
          );
        file.entries.push(withoutEmpty(draft.faq));
        break;
      default:
        draft satisfies never;
    }
  }
}

type FaqAnswer = NonNullable<FaqDraft['answers']>[number];

function entryIn(file: FaqJson, id: string, book: KnowledgeBook): FaqJson['entries'][number] {
  const own = file.entries.find((entry) => entry.id === id);
  if (own) return own;
  const lent = book.faqById.get(id);
  if (lent?.from === undefined)
    throw new Refusal('draft_entry_unknown', `There is no entry "${id}". / 没有编号“${id}”。`, {
      remedy: 'Name one of `npm run train -- entries`. / 用 npm run train -- entries 看有哪些。',
    });
  const taken: FaqJson['entries'][number] = { id, from: lent.from };
  file.entries.push(taken);
  return taken;
}

/** As a merchant would write it: what has a default is left out. */
function withoutEmpty(faq: FaqDraft): FaqJson['entries'][number] {
  return Object.fromEntries(
    Object.entries(faq).filter(
      ([key, value]) =>
        !(Array.isArray(value) && value.length === 0) && !(key === 'active' && value === true) && value !== undefined,
    ),
  ) as FaqJson['entries'][number];
}

/** One line a person reads. */
export function draftLine(draft: Draft): string {
  switch (draft.kind) {
    case 'add_phrasings':
      return `+ ${draft.entry}: ${draft.texts.join(' | ')}`;
    case 'remove_phrasings':
      return `- ${draft.entry}: ${draft.texts.join(' | ')}`;
    case 'set_answer':
      return `= ${draft.entry}: ${Object.values(draft.text)[0]}`;
    case 'add_entry':
      return `* ${draft.faq.id}: ${Object.values(draft.faq.question ?? {})[0] ?? ''}`;
    default:
      return draft satisfies never;
  }
}
