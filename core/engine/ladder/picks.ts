// The rung for choices: a button that was pressed, or a menu's number or label that was typed.

import type { Choice, Match } from '../../model/index.ts';
import { answerWith } from '../entries.ts';
import type { Plan, Rung, Scene } from '../plan.ts';
import { productOverview, productPicked } from '../product-answers.ts';
import { miss } from './answers.ts';

export const picked: Rung = (scene) => {
  const value = chosenValue(scene);
  if (value === undefined) return undefined;
  const [kind, id = ''] = split(value);
  const why = { via: 'choice', score: 1, matched: [value] } as const;
  switch (kind) {
    case 'entry': {
      const entry = scene.book.faqById.get(id);
      const match: Match = { entry: id, score: 1, via: 'choice', matched: [value] };
      return entry ? answerWith(scene, [entry], match) : gone(scene, value);
    }
    case 'product': {
      const product = scene.book.productById.get(id);
      if (!product) return gone(scene, value);
      return productPicked(scene, product, why) ?? productOverview(scene, product, why);
    }
    case 'none':
      return miss(scene, 'none of the offered');
    default:
      return undefined;
  }
};

/** A button of an older menu whose entry the shop has taken away since. */
function gone(scene: Scene, value: string): Plan {
  return miss(scene, `${value} is no longer offered`);
}

/** The value behind a press, a number (`2`, `２`, `2.`) or a typed label; only the newest press counts. */
export function chosenValue({ content, dialogue, reading }: Scene): string | undefined {
  const pressed = content.findLast((part) => part.kind === 'choice');
  if (pressed?.kind === 'choice') return pressed.value;
  return dialogue.menu && typed(reading.said.plain, dialogue.menu);
}

function typed(plain: string, menu: readonly Choice[]): string | undefined {
  const said = plain.trim();
  const number = /^(?:第|选|选择|no\.? ?|#)?(\d{1,2})(?:个|项|号)?[.。,、)）!]?$/.exec(said)?.[1];
  if (number !== undefined) return menu[Number(number) - 1]?.value;
  const chinese = '一二三四五六七八九'.indexOf(/^第?([一二三四五六七八九])(?:个|项)?$/.exec(said)?.[1] ?? '无');
  if (chinese >= 0) return menu[chinese]?.value;
  return menu.find(({ label }) => fold(label) === said)?.value;
}

const fold = (label: string): string => label.normalize('NFKC').toLowerCase().trim();

function split(value: string): [string, string?] {
  const at = value.indexOf(':');
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}
