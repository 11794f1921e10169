// Why a model chose what it chose: the contribution of each word, read off the linear weights.

import { weightOf } from './class-weights.ts';
import { Kind, type Reading } from './features.ts';
import type { Evidence, Parts } from './model.ts';
import type { Sparse } from './space.ts';

const kindOf: Readonly<Record<number, Evidence['kind']>> = {
  [Kind.word]: 'word',
  [Kind.stem]: 'word',
  [Kind.stemPair]: 'phrase',
  [Kind.concept]: 'concept',
  [Kind.conceptPair]: 'concept',
  [Kind.letters]: 'characters',
  [Kind.character]: 'characters',
  [Kind.bigram]: 'characters',
  [Kind.trigram]: 'characters',
  [Kind.syllable]: 'sound',
  [Kind.syllables]: 'sound',
  [Kind.number]: 'word',
  [Kind.lightConcept]: 'concept',
  [Kind.learned]: 'concept',
  [Kind.neighbours]: 'characters',
};

/** The stretches of the text that spoke for `best` against `second`, strongest first; letters count for their word. */
export function evidence(
  text: string,
  reading: Reading,
  { ids, values, size }: Sparse,
  { space, weights }: Parts,
  best: number,
  second: number | undefined,
): Evidence[] {
  const worth = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const id = ids[i]!;
    const against = second === undefined ? 0 : weightOf(weights, id, second);
    worth.set(space.hashes[id]!, values[i]! * weights.scales[id]! * (weightOf(weights, id, best) - against));
  }
  const found = new Map<string, Evidence>();
  for (let i = 0; i < reading.size; i++) {
    const value = worth.get(reading.hashes[i]!);
    if (value === undefined) continue;
    worth.delete(reading.hashes[i]!);
    const term = text.slice(reading.from[i]!, reading.to[i]!).trim();
    const kind = kindOf[reading.kinds[i]!]!;
    const name = reading.kinds[i] === Kind.letters ? `word ${term}` : `${kind} ${term}`;
    const before = found.get(name);
    found.set(name, {
      term,
      kind: reading.kinds[i] === Kind.letters ? 'word' : kind,
      weight: (before?.weight ?? 0) + value,
    });
  }
  return [...found.values()]
    .filter(({ weight, term }) => weight > 0.01 && term !== '')
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 8)
    .map((one) => ({ ...one, weight: Math.round(one.weight * 1000) / 1000 }));
}
