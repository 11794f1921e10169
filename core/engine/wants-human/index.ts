// Whether a customer asks for a person, in his own words; and what only looks like it.

import type { WantsHuman } from '../../model/index.ts';
import { gramsOf } from '../judge/grams.ts';
import { judgeBy, read, type Weights } from '../judge/weights.ts';
import { askings, englishAskings, refusals } from './patterns.ts';
import { respell } from './respell.ts';
import { peopleAlike, rolesIn } from './roles.ts';
import { weights } from './weights.ts';

/** How much all the wording weighs beside one shape. */
const WORDING = 2.4;
/** And the same with its parts under signs, which is where words not met before are understood. */
const ROLES = 2.4;
/** From here it is a wish. */
const WISH = 0.4;

let stored: Weights | undefined;

/**
 * Whether a text asks for a person. `plain` is the NFKC, lower-case, simplified text (see `normalise`). Each clause is
 * judged by itself, so that `先别转人工，我再问一个` is none and `不用你了，转人工` is one.
 */
export function wantsHuman(plain: string): WantsHuman {
  stored ??= read(weights);
  const { score, because } = wishBy(stored, plain);
  return { wish: score >= WISH, score: Math.round(score * 1000) / 1000, because };
}

/** Where one clause ends. */
export const between = /[,，。.!?;\n]+/;

/** One spelling, negations written out, no spaces between Chinese characters. */
export function readable(plain: string): string {
  return respell(plain)
    .replace(/(?<=[a-z])n't\b/g, ' not')
    .replace(/(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])/g, '')
    .trim();
}

/** A clause without any of these is not about people or machines, and costs nothing. */
export const aboutPeople =
  /[人客懂]|经理|主管|领导|店[长主]|老板|掌柜|总部|来电|回拨|回访|智能|负责|专员|同事|上[级司]|机器|自动|电话|售后|小[姐二]|活的|语音|真的?客|做主|拍板|管事|\d?^0$|[按转]0|\b(?:humans?|hooman|agents?|person|people|reps?|represent\w*|operators?|manager|management|supervisor|staff|owner|boss|some(?:one|body)|any(?:one|body)|who|bots?|robots?|chatbot|machines?|automated|support|service|care|team|colleague|call|callback|phone|ring|escalat\w*|transfer|live|real|actual|higher up|employees?|ai|put me|through|word with|assistant|redirect|refer|direct me|route|advis[eo]r|specialist|help)\b/;

/** The clause that asks most decides. */
export function wishBy(weights: Weights, plain: string): { score: number; because: readonly string[] } {
  let best: { score: number; because: readonly string[] } = { score: 0, because: [] };
  for (const clause of readable(plain).split(between)) {
    const said = clause.trim();
    if (!aboutPeople.test(said)) continue;
    const { traits, words } = traitsOf(said);
    const { probability, because } = judgeBy(weights, traits);
    const score = ruled(probability, words);
    if (score <= best.score) continue;
    // Signs of roles are not shown: the words are, or else the clause they make.
    const shown = because
      .map((trait) => words.get(trait) ?? trait.replace(/[\^$#~]/g, '').trim())
      .filter((word) => word.length > 1 && !/[Ⓐ-Ⓩ]/.test(word));
    best = { score, because: shown.length > 0 ? [...new Set(shown)].slice(0, 4) : [said] };
  }
  return best;
}

/** A refusal is never a wish, an open asking always one, however unusual their words. */
function ruled(probability: number, words: ReadonlyMap<string, string>): number {
  if (words.has('#no wish')) return probability * 0.3;
  return words.has('#asking') ? Math.max(probability, 0.5 + probability / 2) : probability;
}

export function traitsOf(clause: string): { traits: Map<string, number>; words: Map<string, string> } {
  const traits = gramsOf(clause, WORDING);
  const roles = rolesIn(clause);
  for (const [gram, weight] of gramsOf(roles, ROLES)) if (/[Ⓐ-Ⓩ]/.test(gram)) traits.set(gram, weight);
  for (const [gram, weight] of gramsOf(peopleAlike(roles), ROLES)) if (/Ⓟ/.test(gram)) traits.set(`~${gram}`, weight);
  const words = new Map<string, string>();
  const note = (family: string, patterns: readonly RegExp[]): void => {
    for (const pattern of patterns) {
      const found = pattern.exec(clause);
      if (!found) continue;
      traits.set(family, 1);
      words.set(family, found[0].trim());
      return;
    }
  };
  note('#asking', shapesOf([...askings, ...englishAskings]));
  note('#no wish', refusals);
  return { traits, words };
}

const shapesOf = (rules: readonly (readonly [RegExp, number])[]): readonly RegExp[] =>
  rules.map(([pattern]) => pattern);
