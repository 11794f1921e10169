// What to do about a gap: one more phrasing, an answer, a product fact, a dialogue, or a new entry; with an answer drafted
// from what agents really replied.

import { createHash } from 'node:crypto';
import { isAnswered, type KnowledgeBook, textIn } from '../knowledge/index.ts';
import type { Entity, Understanding } from '../model/index.ts';
import { languageKey } from './drafts.ts';
import type { Gap } from './gaps.ts';
import { cosine, mostCentral, vectorsOf } from './likeness.ts';
import { isMasked, masked, unmaskedRest } from './masking.ts';

/** An answer as agents gave it, and how many of their replies say much the same. */
export type DraftedAnswer = { readonly text: string; readonly like: number; readonly of: number };

export type Suggestion = { readonly gap: string; readonly texts: readonly string[]; readonly because: string } & (
  | { readonly kind: 'phrasing'; readonly entry: string }
  /** The entry is known and has no answer yet, or one that does not help. */
  | { readonly kind: 'answer'; readonly entry: string; readonly answer: DraftedAnswer | undefined }
  | { readonly kind: 'product'; readonly product: string; readonly answer: DraftedAnswer | undefined }
  /** People had to ask for something first, in most of the dialogues. */
  | { readonly kind: 'flow'; readonly asks: readonly string[]; readonly answer: DraftedAnswer | undefined }
  | {
      readonly kind: 'entry';
      readonly id: string;
      readonly category: KnowledgeBook['faq'][number]['category'];
      readonly answer: DraftedAnswer | undefined;
    }
);

/** How like an agent's reply must be to an entry's answer to say the same. */
const SAME_ANSWER = 0.42;
/** How sure the recogniser must be, on average over the gap, that it is an entry's. */
const LIKELY = 0.3;
/** From here on the entry is right, and a complaint is about its answer. */
const CERTAIN = 0.7;
/** Share of dialogues in which a customer had to hand something over before it becomes a flow. */
const OFTEN = 0.5;

export function suggestFor(gap: Gap, book: KnowledgeBook, read: (text: string) => Understanding): Suggestion {
  const texts = gap.wordings.flatMap(({ text }) => {
    const said = isMasked(text) ? unmaskedRest(text) : text.replace(/\s*\n\s*/g, ' ').trim();
    return said.length >= 2 && said.length <= 120 ? [said] : [];
  });
  const answer = draftAnswer(gap.questions.flatMap(({ replies }) => replies));
  const base = { gap: gap.id, texts: [...new Set(texts)].slice(0, 20) };
  const best = gap.nearest[0];
  const entry = best && book.faqById.get(best.label);

  const asks = askedFor(gap, read);
  const product = namedProduct(gap, book, read);
  const said = answer && entryThatSays(answer.text, book);
  if (entry && !isAnswered(entry) && best.score >= LIKELY)
    return { ...base, kind: 'answer', entry: entry.id, answer, because: `known as ${entry.id}, not answered yet` };
  const spoilt = gap.troubles.disliked + gap.troubles.corrected;
  if (entry && best.score >= CERTAIN && spoilt > gap.questions.length / 2)
    return {
      ...base,
      kind: 'answer',
      entry: entry.id,
      answer,
      because: `${spoilt} customers were not helped by its answer`,
    };
  if (said) return { ...base, kind: 'phrasing', entry: said, because: `agents answer it as ${said} does` };
  if (entry && best.score >= LIKELY)
    return { ...base, kind: 'phrasing', entry: entry.id, because: `taken for it with ${best.score.toFixed(2)}` };
  if (product !== undefined)
    return { ...base, kind: 'product', product, answer, because: 'most of them name this product' };
  if (asks.length > 0)
    return { ...base, kind: 'flow', asks, answer, because: `agents first needed ${asks.join(', ')}` };
  return {
    ...base,
    kind: 'entry',
    id: `new_${createHash('sha256').update(gap.title).digest('hex').slice(0, 6)}`,
    category: entry?.category ?? 'more',
    answer,
    because: 'nothing the shop knows is like it',
  };
}

/** The reply most like all the others, cleaned: no courtesy around it, no customer's numbers in it. */
export function draftAnswer(replies: readonly string[]): DraftedAnswer | undefined {
  const cleaned = replies.map(withoutCourtesy).filter((text) => text.length >= 4 && text.length <= 600);
  const text = mostCentral(cleaned);
  if (text === undefined) return undefined;
  const [one, ...others] = vectorsOf([text, ...cleaned]);
  const like = others.filter((other) => cosine(one!, other) > 0.3).length;
  return { text: masked(text), like, of: cleaned.length };
}

const courtesy =
  /^(?:(?:亲(?:爱的)?|您好|你好|在的|好的|嗯嗯?|哈喽|hi|hello|hey)(?:亲|呢|哦|呀)?[,，。!！~～\s]*|(?:很|非常)?(?:抱歉|不好意思|对不起)(?:久等了?|让您久等了?)?[,，。!！~～\s]*|(?:请)?稍等(?:一下|哦|下)?(?:[,，]?(?:我)?(?:帮您|这边)?(?:查|看)(?:一下|下)?)?[,，。!！~～\s]*|(?:one moment|just a moment|let me check)(?: please)?[,.!\s]*)+/iu;
const ending =
  /(?:[,，。!！~～\s]*(?:还有(?:什么|其他)?(?:问题|可以)[^。!！?？]{0,12}|祝您[^。!！]{0,12}|谢谢(?:亲|您)?)[。!！~～?？\s]*)+$/u;

function withoutCourtesy(text: string): string {
  return text.trim().replace(courtesy, '').replace(ending, '').trim();
}

/** The entry whose answer says what agents say. */
function entryThatSays(text: string, book: KnowledgeBook): string | undefined {
  const entries = book.faq.filter(isAnswered);
  const language = languageKey(text);
  const [reply, ...answers] = vectorsOf([
    text,
    ...entries.map(({ answers: [first] }) => textIn(first!.text, language, book)),
  ]);
  let best: string | undefined;
  let most = SAME_ANSWER;
  for (const [index, answer] of answers.entries()) {
    const like = cosine(reply!, answer);
    if (like > most) [best, most] = [entries[index]!.id, like];
  }
  return best;
}

const worthAsking = new Set([
  'order_no',
  'phone',
  'address',
  'email',
  'size',
  'height_weight',
  'date_time',
  'quantity',
]);

/** Entity types that customers handed over while an agent served them, in most of the dialogues. */
function askedFor({ questions }: Gap, read: (text: string) => Understanding): string[] {
  const served = questions.filter(({ replies }) => replies.length > 0);
  const counts = new Map<string, number>();
  for (const { gave, text } of served) {
    const had = new Set(typesIn(read(text).entities));
    const got = new Set(gave.flatMap((each) => typesIn(read(each).entities)));
    for (const type of got) if (!had.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 2 && count >= OFTEN * served.length).map(([type]) => type);
}

const typesIn = (entities: readonly Entity[]): string[] =>
  entities.map(({ type }) => type).filter((type) => worthAsking.has(type));

function namedProduct(
  { questions }: Gap,
  book: KnowledgeBook,
  read: (text: string) => Understanding,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { text } of questions) {
    const name = read(text).entities.find(({ type }) => type === 'product_name')?.value;
    const product =
      name && book.products.find(({ names }) => names.some((each) => each.toLowerCase() === name.toLowerCase()));
    if (product) counts.set(product.id, (counts.get(product.id) ?? 0) + 1);
  }
  const [top] = [...counts].sort((a, b) => b[1] - a[1]);
  return top && top[1] > questions.length / 2 ? top[0] : undefined;
}
