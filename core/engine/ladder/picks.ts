// The rung for choices: a button that was pressed, or a menu's number or label that was typed.

import type { Match } from '../../model/index.ts';
import { answerWith } from '../entries.ts';
import { chosenValue } from '../menu.ts';
import type { Plan, Rung, Scene } from '../plan.ts';
import { miss } from './answers.ts';
import { productOverview, productPicked } from './products.ts';

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

function split(value: string): [string, string?] {
  const at = value.indexOf(':');
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}
