// Step two: what a normalised text seems to mean. Nothing is decided here.

import type { Language, Match, Understanding } from '../model/index.ts';
import type { ProductMention } from './catalogue/find.ts';
import { findEntities } from './entities/index.ts';
import type { RuleHit } from './keywords.ts';
import { languageOf } from './language.ts';
import { moodOf } from './mood/index.ts';
import { type Opinion, withOpinion } from './nlu/opinion.ts';
import { type Normalised, normalise, normalisePhrase } from './normalise.ts';
import type { Prepared } from './prepared.ts';
import { wantsHuman } from './wants-human/index.ts';

/** The understanding that is stored, with the engine's own findings beside it. */
export type Reading = Understanding & {
  readonly said: Normalised;
  readonly rule: RuleHit | undefined;
  readonly products: readonly ProductMention[];
  /** The message's questions, each with its own matches, if it asks several things; looked into when first asked. */
  readonly questions: () => readonly Question[];
};
export type Question = { readonly text: string; readonly matches: readonly Match[] };

export function understand(text: string, prepared: Prepared, opinion?: Opinion): Reading {
  const said = normalise(text);
  const found = findMatches(said, prepared, opinion);
  const { products } = found;
  return {
    text,
    normalised: said.core,
    language: languageOf(said.plain) satisfies Language,
    ...found,
    entities: findEntities(said, products, prepared.entityRules),
    mood: moodOf(said),
    wantsHuman: wantsHuman(said.plain),
    said,
    questions: once(() => questionsOf(said, prepared)),
  };
}

/** What a text may ask for, the surest first: what an entry's rule names stands before what is recognised. */
export function findMatches(
  said: Normalised,
  prepared: Prepared,
  opinion?: Opinion,
): Pick<Reading, 'matches' | 'rule' | 'products'> {
  const products = prepared.products.find(said.words);
  const rule = prepared.keywords.find(said);
  const recognised = matchesOf(said.core, products, prepared, opinion);
  const entry = rule?.rule.entry;
  if (!entry) return { matches: recognised, rule, products };
  const named: Match = { entry, score: 1, via: 'keyword', matched: rule.matched };
  return { matches: [named, ...recognised.filter((match) => match.entry !== entry)], rule, products };
}

/**
 * Recognises a text as it stands and, if it names a product, with the name left out. The name itself speaks for no
 * entry (碎花裙 is not 碎了怎么办): the whole text is believed only where the rest says the same, or where the phrasing it
 * comes nearest to names the product too.
 */
function matchesOf(
  core: string,
  products: readonly ProductMention[],
  { recogniser, book }: Prepared,
  opinion?: Opinion,
): Match[] {
  const whole =
    opinion?.text === core
      ? withOpinion(recogniser, opinion, (entry) => book.faqById.has(entry))
      : recogniser.recognise(core);
  if (products.length === 0 || whole[0]?.via === 'exact') return [...whole];
  let rest = core;
  for (const { name } of products) rest = rest.replace(name, ' ');
  rest = rest
    .replace(/ +/g, ' ')
    .replace(/(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])/g, '')
    .trim();
  // A name and nothing else asks for no entry, whatever entries share its characters.
  if (rest.length < 2) return [];
  const bare = recogniser.recognise(rest);
  const [best, barely] = [whole[0], bare[0]];
  if (!best || (barely?.score ?? 0) > best.score) return [...bare];
  const named = products.some(({ name }) => normalisePhrase(best.nearest).includes(name));
  return [...(named || best.entry === barely?.entry ? whole : bare)];
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const between =
  /[?？!！;；。\n]+|(?<=[\u3400-\u9fff])[,，]?\s*(?:还有|另外|顺便|以及|再问)(?:一下|问一下|问下)?[,，]?|,?\s+(?:and also|also|and)\s+(?=(?:how|what|when|where|which|who|can|do|does|is|are|will|could)\b)/giu;

function questionsOf(said: Normalised, prepared: Prepared): Question[] {
  const pieces = said.raw
    .slice(0, 2000)
    .split(between)
    .filter((piece) => piece.trim() !== '');
  if (pieces.length < 2) return [];
  return pieces.slice(0, 8).flatMap((piece) => {
    const { core, words } = normalise(piece);
    if (core.length < 2) return [];
    return [{ text: core, matches: matchesOf(core, prepared.products.find(words), prepared) }];
  });
}
