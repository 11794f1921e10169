// Splits that repeat: stratified folds for cross-validation and growing shares for learning curves.

/** A small seeded generator (mulberry32): the same seed gives the same split on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seeded(seed);
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

function byLabel<Item extends { readonly label: string }>(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.label);
    if (group) group.push(item);
    else groups.set(item.label, [item]);
  }
  return [...groups.values()];
}

/** Stratified folds: each label's rows are dealt round, so that every fold sees nearly the same mixture. */
export function folds<Item extends { readonly label: string }>(
  items: readonly Item[],
  count: number,
  seed = 7,
): { readonly train: Item[]; readonly test: Item[] }[] {
  const fold = new Map<Item, number>();
  let dealt = 0;
  for (const group of byLabel(items)) for (const item of shuffled(group, seed)) fold.set(item, dealt++ % count);
  return Array.from({ length: count }, (_, k) => ({
    train: items.filter((item) => fold.get(item) !== k),
    test: items.filter((item) => fold.get(item) === k),
  }));
}

/** A share of every label's rows, at least one of each; a larger share holds the smaller one. */
export function portion<Item extends { readonly label: string }>(
  items: readonly Item[],
  part: number,
  seed = 7,
): Item[] {
  const kept = new Set<Item>();
  for (const group of byLabel(items))
    for (const item of shuffled(group, seed).slice(0, Math.max(1, Math.round(group.length * part)))) kept.add(item);
  return items.filter((item) => kept.has(item));
}
