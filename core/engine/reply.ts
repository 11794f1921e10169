// Step four: a plan in words, pictures and choices, in the customer's language and to his mood.

import type { Choice, Part } from '../model/index.ts';
import type { Say } from './face.ts';
import { picture } from './picture.ts';
import type { Plan, Saying, Scene } from './plan.ts';
import { phraseText, say, type Values } from './wording.ts';

export function reply(plan: Plan, scene: Scene): Say | undefined {
  const choices = plan.choices ?? [];
  if (plan.sayings.length === 0) return undefined;
  const parts: Part[] = [];
  if (owesApology(plan, scene)) parts.push({ kind: 'text', text: spoken({ kind: 'phrase', key: 'apology' }, scene) });
  for (const saying of plan.sayings) {
    if (saying.kind === 'part') parts.push(saying.part);
    else parts.push({ kind: 'text', text: spoken(saying, scene) });
    if (saying.kind === 'entry') parts.push(...saying.answer.media.map(picture));
  }
  const said = joined(parts.filter((part) => part.kind !== 'text' || part.text !== ''));
  if (said.length === 0) return undefined;
  return { parts: said, choices, ...menuTitleOf(choices, plan, scene) };
}

function spoken(saying: Exclude<Saying, { kind: 'part' }>, scene: Scene): string {
  const { book, language, circumstances, reading } = scene;
  switch (saying.kind) {
    case 'entry':
      return say(saying.answer.text, language, book, valuesOf(scene));
    case 'text':
      return say(saying.text, language, book, { ...valuesOf(scene), ...saying.values });
    case 'phrase':
      return phraseText(book, saying.key, {
        language,
        seed: circumstances.seed,
        values: { ...valuesOf(scene), ...saying.values },
        mood: reading.mood.name,
      });
    default:
      return saying satisfies never;
  }
}

/** What every text may quote about this customer and talk. */
function valuesOf({ snapshot, dialogue, language, book }: Scene): Values {
  const product = dialogue.product === undefined ? undefined : book.productById.get(dialogue.product);
  const values: Record<string, string> = {
    'customer.name': snapshot.customer.displayName ?? (language.startsWith('zh') ? '亲' : 'there'),
  };
  if (product) values['product'] = product.names[0]!;
  for (const [slot, value] of Object.entries(dialogue.slots)) values[`slot.${slot}`] = value;
  return values;
}

/** Someone annoyed or angry hears that we are sorry before he hears facts. */
function owesApology({ act, sayings }: Plan, { reading }: Scene): boolean {
  if (reading.mood.byTone) return false;
  if (reading.mood.name !== 'angry' && reading.mood.name !== 'annoyed') return false;
  if (act.kind !== 'answer' && !(act.kind === 'hand_off' && act.reason === 'entry')) return false;
  return !sayings.some((saying) => saying.kind === 'phrase' && saying.key === 'apology');
}

/** Related questions need a line above them once they are a list; menus that are questions themselves need none. */
function menuTitleOf(choices: readonly Choice[], { act }: Plan, scene: Scene): Pick<Say, 'menuTitle'> {
  if (act.kind !== 'answer' || choices.length === 0 || !choices.every(({ value }) => value.startsWith('entry:')))
    return {};
  const menuTitle = spoken({ kind: 'phrase', key: 'related' }, scene);
  return menuTitle === '' ? {} : { menuTitle };
}

/** Texts that follow each other become one message. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      result[result.length - 1] = { kind: 'text', text: `${last.text}\n${part.text}` };
    else result.push(part);
  }
  return result;
}
