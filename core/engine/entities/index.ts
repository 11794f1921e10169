// The values a customer writes: order numbers, phones, sizes, money, dates … each with where it stands in his own words.

import type { Entity } from '../../model/index.ts';
import type { Normalised } from '../normalise.ts';
import type { Prepared } from '../prepared.ts';

export function findEntities(_said: Normalised, _prepared: Prepared): readonly Entity[] {
  return [];
}
