// `{{…}}` in texts: what may stand there depends on the text, and there is no way to reach settings or secrets.

import type { Path } from '../report.ts';
import { type FileName, phraseVariables, sharedVariables } from '../schema.ts';
import type { Looked } from './findings.ts';

/** Everything between the braces, so that a slip such as `{{ policy.x` is told as well. */
const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names a text quotes. */
export const variablesIn = (text: string): string[] => [...text.matchAll(variable)].map(([, name = '']) => name);

export function checkVariables({ contents, entries, findings }: Looked): void {
  const policies =
    contents['policies.json'] && Object.keys(contents['policies.json'].policies).map((name) => `policy.${name}`);
  const slots = contents['flows.json']?.flows.flatMap((flow) => flow.slots.map(({ id }) => `slot.${id}`));

  const check = (text: string, file: FileName, path: Path, own: readonly string[]) => {
    for (const name of variablesIn(text)) {
      if (name.startsWith('policy.') && !policies) continue;
      if (name.startsWith('slot.') && !slots) continue;
      const known = [...own, ...sharedVariables, ...(slots ?? []), ...(policies ?? [])];
      // The order system names its fields as it likes: any may be quoted once a flow has looked an order up.
      const ofOrder = own.includes('order.…') && /^order\.\S/u.test(name);
      if (!known.includes(name) && !ofOrder)
        findings.add('variable_unknown', file, path, name, findings.near(name, known), known);
    }
  };
  const checkText = (
    text: Readonly<Record<string, string>> | undefined,
    file: FileName,
    path: Path,
    own: readonly string[] = [],
  ) => {
    for (const [language, words] of Object.entries(text ?? {})) check(words, file, [...path, language], own);
  };

  for (const { faq, at } of entries ?? [])
    for (const [index, { text }] of faq.answers.entries())
      checkText(text, 'faq.json', ['entries', at, 'answers', index, 'text'], ['product']);
  for (const [at, rule] of contents['keywords.json']?.rules.entries() ?? [])
    checkText(rule.answer, 'keywords.json', ['rules', at, 'answer'], ['product']);
  for (const [at, policy] of Object.entries(contents['policies.json']?.policies ?? {}))
    if ('text' in policy) checkText(policy.text, 'policies.json', ['policies', at, 'text']);
  checkText(contents['shop.json']?.welcome?.text, 'shop.json', ['welcome', 'text']);
  for (const [at, flow] of contents['flows.json']?.flows.entries() ?? []) {
    const looksUp = flow.steps.some((step) => step.do === 'look_up');
    const own = ['product', ...flow.slots.map(({ id }) => id), ...(looksUp ? ['order', 'order.…'] : [])];
    for (const [index, slot] of flow.slots.entries())
      for (const key of ['ask', 'invalid'] as const)
        checkText(slot[key], 'flows.json', ['flows', at, 'slots', index, key], own);
    for (const [index, step] of flow.steps.entries())
      if (step.do === 'say' || step.do === 'hand_off')
        checkText(step.text, 'flows.json', ['flows', at, 'steps', index, 'text'], own);
  }
  for (const [key, phrase] of Object.entries(contents['phrases.json']?.phrases ?? {})) {
    if (!phrase) continue;
    const own = phraseVariables[key as keyof typeof phraseVariables];
    for (const [language, wordings] of Object.entries(phrase.text))
      for (const [index, text] of (typeof wordings === 'string' ? [wordings] : wordings).entries())
        check(
          text,
          'phrases.json',
          ['phrases', key, 'text', language, ...(typeof wordings === 'string' ? [] : [index])],
          own,
        );
    for (const [mood, texts] of Object.entries(phrase.byMood ?? {}))
      checkText(texts, 'phrases.json', ['phrases', key, 'byMood', mood], own);
  }
}
