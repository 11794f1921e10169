// keywords.json: what a rule needs to be one, what it refers to, and its own examples.

import { type CompiledRule, ruleMatcher } from '../book.ts';
import { compilePattern } from '../pattern.ts';
import type { KeywordRule } from '../schema.ts';
import { checkEntryReference, checkSkill, type Looked, uniqueIds } from './findings.ts';

const file = 'keywords.json';

/** Checks every rule; answers those that are active and sound, with their patterns compiled. */
export function checkRules(looked: Looked): CompiledRule[] {
  const rules = looked.contents[file]?.rules ?? [];
  uniqueIds(looked.findings, file, ['rules'], rules);
  return rules.flatMap((rule, at) => {
    checkOutcome(rule, at, looked);
    const compiled = compileRule(rule, at, looked);
    if (!compiled) return [];
    checkExamples(compiled, at, looked);
    return rule.active ? [compiled] : [];
  });
}

function compileRule(rule: KeywordRule, at: number, { findings }: Looked): CompiledRule | undefined {
  const path = ['rules', at];
  const hasWords = Boolean(rule.all?.length || rule.any?.length);
  if (!hasWords && rule.pattern === undefined) findings.add('rule_without_words', file, path);
  else for (const field of idleFields(rule)) findings.add('rule_match', file, [...path, field], field, rule.match);
  if (rule.pattern === undefined) return rule;
  const pattern = compilePattern(rule.pattern);
  if ('find' in pattern) return { ...rule, find: pattern.find };
  findings.add('pattern_refused', file, [...path, 'pattern'], pattern.refused, pattern.remedy);
  return undefined;
}

/** Fields that this way of matching does not read, or needs and lacks. */
function idleFields({ match, all, any, none, pattern }: KeywordRule): string[] {
  if (match === 'pattern')
    return [pattern === undefined && 'pattern', all && 'all', any && 'any'].filter((name) => typeof name === 'string');
  return [pattern !== undefined && 'pattern', match === 'exact' && none && 'none'].filter(
    (name) => typeof name === 'string',
  );
}

function checkOutcome(rule: KeywordRule, at: number, looked: Looked): void {
  const { contents, findings } = looked;
  const path = ['rules', at];
  const outcomes = (['answer', 'entry', 'flow', 'handOff'] as const).filter((key) => rule[key] !== undefined);
  if (outcomes.length === 0) findings.add('rule_without_outcome', file, path);
  // An answer with a hand-off is one outcome: say this, then fetch a person.
  const speaking = outcomes.filter((key) => key !== 'handOff');
  if (speaking.length > 1 || (outcomes.includes('handOff') && outcomes.includes('flow')))
    findings.add('rule_outcomes', file, path, outcomes);
  if (rule.entry !== undefined) checkEntryReference(looked, file, [...path, 'entry'], rule.entry);
  const flows = contents['flows.json']?.flows.map(({ id }) => id);
  if (rule.flow !== undefined && flows && !flows.includes(rule.flow))
    findings.add('flow_unknown', file, [...path, 'flow'], rule.flow, findings.near(rule.flow, flows));
  checkSkill(looked, file, [...path, 'handOff', 'skill'], rule.handOff?.skill);
}

function checkExamples(rule: CompiledRule, at: number, { findings }: Looked): void {
  const matches = ruleMatcher(rule);
  for (const [index, text] of rule.examples.must.entries())
    if (!matches(text)) findings.add('example_failed', file, ['rules', at, 'examples', 'must', index], text, undefined);
  for (const [index, text] of rule.examples.mustNot.entries())
    if (matches(text)) findings.add('counterexample_failed', file, ['rules', at, 'examples', 'mustNot', index], text);
}
