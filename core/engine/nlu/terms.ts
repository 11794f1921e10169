// Terms of Chinese characters or of syllables, found in running text without making anything: a tree in flat arrays.

export type Term = { readonly length: number; readonly concepts: readonly number[] };

const ROOT = 0;

/** A tree by unit. A child is found in one table by its parent and unit, whatever the depth. */
export class Terms {
  private parents = new Int32Array(1024).fill(-1);
  private units = new Uint16Array(1024);
  private children = new Int32Array(1024);
  private mask = 1023;
  private size = 1;
  private readonly ends: ({ length: number; concepts: number[] } | undefined)[] = [undefined];

  add(units: readonly number[], concept: number): void {
    let node = ROOT;
    for (const unit of units) node = this.grow(node, unit);
    const term = this.ends[node];
    if (!term) this.ends[node] = { length: units.length, concepts: [concept] };
    else if (!term.concepts.includes(concept)) term.concepts.push(concept);
  }

  /** The longest term that begins at `from` and ends before `end`. */
  longest(units: ArrayLike<number>, from: number, end: number): Term | undefined {
    let node = ROOT;
    let found: Term | undefined;
    for (let i = from; i < end; i++) {
      node = this.child(node, units[i]!);
      if (node < 0) break;
      found = this.ends[node] ?? found;
    }
    return found;
  }

  /** The term of just these two. */
  pair(first: number, second: number): Term | undefined {
    const node = this.child(ROOT, first);
    const last = node < 0 ? -1 : this.child(node, second);
    return last < 0 ? undefined : this.ends[last];
  }

  private child(node: number, unit: number): number {
    for (let at = placeOf(node, unit) & this.mask; ; at = (at + 1) & this.mask) {
      const parent = this.parents[at]!;
      if (parent < 0) return -1;
      if (parent === node && this.units[at] === unit) return this.children[at]!;
    }
  }

  private grow(node: number, unit: number): number {
    const there = this.child(node, unit);
    if (there >= 0) return there;
    if (this.size * 3 > this.parents.length) this.widen();
    this.ends.push(undefined);
    this.put(node, unit, this.size);
    return this.size++;
  }

  private put(node: number, unit: number, child: number): void {
    let at = placeOf(node, unit) & this.mask;
    while (this.parents[at]! >= 0) at = (at + 1) & this.mask;
    this.parents[at] = node;
    this.units[at] = unit;
    this.children[at] = child;
  }

  private widen(): void {
    const { parents, units, children } = this;
    const room = parents.length * 2;
    this.parents = new Int32Array(room).fill(-1);
    this.units = new Uint16Array(room);
    this.children = new Int32Array(room);
    this.mask = room - 1;
    for (let at = 0; at < parents.length; at++)
      if (parents[at]! >= 0) this.put(parents[at]!, units[at]!, children[at]!);
  }
}

function placeOf(node: number, unit: number): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
