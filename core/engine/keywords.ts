// The shop's keyword rules and word lists: what a text holds of them, by priority, then by the longer match.

import { type CompiledRule, ruleMatcher } from '../knowledge/book.ts';
import { type Normalised, normaliseKeyword } from './normalise.ts';

export type RuleHit = { readonly rule: CompiledRule; readonly matched: readonly string[] };
export type Keywords = { find(text: Normalised): RuleHit | undefined };
/** The words of a list that a text holds, longest first; undefined if none. */
export type WordFinder = (text: Normalised) => readonly string[] | undefined;

export function openKeywords(rules: readonly CompiledRule[]): Keywords {
  const ready = rules
    .filter(({ active }) => active)
    .map((rule) => ({ rule, matches: ruleMatcher(rule, lastForm) }))
    .sort((a, b) => b.rule.priority - a.rule.priority);
  return {
    find(text) {
      let best: RuleHit | undefined;
      for (const { rule, matches } of ready) {
        if (best && rule.priority < best.rule.priority) break;
        const matched = matches(text.raw) ?? (rule.match === 'exact' ? matches(text.core) : undefined);
        if (matched && (!best || length(matched) > length(best.matched))) best = { rule, matched };
      }
      return best;
    },
  };
}

/** Finds plain words (topics, skills, flow starts) with the rules' own reading: whole Latin words, Chinese anywhere. */
export function openWords(words: readonly string[]): WordFinder {
  if (words.length === 0) return () => undefined;
  const matches = ruleMatcher(
    { id: 'words', any: [...words], match: 'contains', priority: 0, active: true, examples: { must: [], mustNot: [] } },
    lastForm,
  );
  return (text) => matches(text.raw);
}

const length = (matched: readonly string[]): number => matched.reduce((sum, each) => sum + each.length, 0);

let last: { readonly text: string; readonly form: string } | undefined;

/** Every rule and word list asks for the same text's form, so the last one is kept. */
function lastForm(text: string): string {
  if (last?.text !== text) last = { text, form: normaliseKeyword(text) };
  return last.form;
}
