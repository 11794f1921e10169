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
    .map((rule) => ({ rule, may: openSieve(rule), matches: ruleMatcher(rule, lastForm) }))
    .sort((a, b) => b.rule.priority - a.rule.priority);
  return {
    find(text) {
      let best: RuleHit | undefined;
      for (const { rule, may, matches } of ready) {
        if (best && rule.priority < best.rule.priority) break;
        if (!may(text.raw)) continue;
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
  const rule: CompiledRule = {
    id: 'words',
    any: [...words],
    match: 'contains',
    priority: 0,
    active: true,
    examples: { must: [], mustNot: [] },
  };
  const may = openSieve(rule);
  const matches = ruleMatcher(rule, lastForm);
  return (text) => (may(text.raw) ? matches(text.raw) : undefined);
}

/** A cheap first look: a rule can only hold if its words' letters stand in the text, blanks aside. */
function openSieve({ all = [], any = [], pattern, match }: CompiledRule): (raw: string) => boolean {
  const dense = (word: string) => normaliseKeyword(word).replaceAll(' ', '');
  const [every, some] = [all.map(dense), any.map(dense)];
  if (pattern !== undefined || match === 'exact') return () => true;
  return (raw) => {
    const text = lastDense(raw);
    return (
      every.every((word) => text.includes(word)) && (some.length === 0 || some.some((word) => text.includes(word)))
    );
  };
}

const length = (matched: readonly string[]): number => matched.reduce((sum, each) => sum + each.length, 0);

let last: { readonly text: string; readonly form: string; readonly dense: string } | undefined;

/** Every rule and word list asks for the same text's form, so the last one is kept. */
function formOf(text: string): NonNullable<typeof last> {
  if (last?.text !== text) {
    const form = normaliseKeyword(text);
    last = { text, form, dense: form.replaceAll(' ', '') };
  }
  return last;
}

const lastForm = (text: string): string => formOf(text).form;
const lastDense = (text: string): string => formOf(text).dense;
