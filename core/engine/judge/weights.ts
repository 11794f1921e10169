// What a judge has learnt: how much each trait speaks for yes. Judging by it, writing it to a file, reading it again.

/** What speaks for or against in one text: a name and how much of it there is. */
export type Traits = ReadonlyMap<string, number>;
export type Weights = { readonly bias: number; readonly of: ReadonlyMap<string, number> };
/** The probability of yes, and the traits that counted for it, the weightiest first. */
export type Judgement = { readonly probability: number; readonly because: readonly string[] };

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export function judgeBy({ bias, of }: Weights, traits: Traits): Judgement {
  let sum = bias;
  const spoke: [name: string, weight: number][] = [];
  for (const [name, value] of traits) {
    const weight = of.get(name);
    if (weight === undefined) continue;
    sum += weight * value;
    if (weight * value > 0.15) spoke.push([name, weight * value]);
  }
  return {
    probability: logistic(sum),
    because: spoke.sort((a, b) => b[1] - a[1]).map(([name]) => name),
  };
}

/**
 * The weights as lines `weight trait|trait|…`, what speaks most for yes first and the bias alone on top; to two
 * decimals, and without what they make zero.
 */
export function write({ bias, of }: Weights): string {
  const alike = Map.groupBy(
    [...of].map(([name, weight]) => ({ name, weight: weight.toFixed(2).replace(/^-(?=0\.00$)/, '') })),
    ({ weight }) => weight,
  );
  alike.delete('0.00');
  const lines = [...alike]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([weight, traits]) => `${weight} ${traits.map(({ name }) => name).join('|')}`);
  return [bias.toFixed(2), ...lines].join('\n');
}

export function read(written: string): Weights {
  const [bias, ...lines] = written.trim().split('\n');
  const of = new Map<string, number>();
  for (const line of lines) {
    const space = line.indexOf(' ');
    const weight = Number(line.slice(0, space));
    for (const name of line.slice(space + 1).split('|')) of.set(name, weight);
  }
  return { bias: Number(bias), of };
}
