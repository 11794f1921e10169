// How sure a ranking is, and whether the text belongs to any intent at all: fitted on what the examples themselves show.

/** What is looked at to tell a text inside the model's scope from one outside. */
export const signals = ['margin', 'gap', 'spread', 'known', 'length', 'background'] as const;
export type Signals = Float64Array;

/** A logistic regression over standardised signals. */
export type Scope = { readonly weights: readonly number[]; readonly bias: number };
export type Confidence = {
  readonly temperature: number;
  /** Tells the model's intents from intents it was not taught, which sound alike. */
  readonly near: Scope;
  /** Tells the model's intents from talk about other things. */
  readonly far: Scope;
};

/** A text is in scope if neither finds it strange. */
export function inScope({ near, far }: Pick<Confidence, 'near' | 'far'>, seen: Signals): number {
  return Math.sqrt(inside(near, seen) * inside(far, seen));
}

function inside({ weights, bias }: Scope, seen: Signals): number {
  let z = bias;
  for (let i = 0; i < weights.length; i++) z += weights[i]! * seen[i]!;
  return 1 / (1 + Math.exp(-z));
}

/** Probabilities of the classes from their margins. */
export function softmax(margins: Float64Array, temperature: number, into: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const margin of margins) most = Math.max(most, margin);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    into[k] = Math.exp(temperature * (margins[k]! - most));
    sum += into[k]!;
  }
  for (let k = 0; k < margins.length; k++) into[k] = into[k]! / sum;
  return into;
}

/** The temperature under which held-out examples were least surprising: golden section over its logarithm. */
export function fitTemperature(held: readonly { readonly margins: Float64Array; readonly label: number }[]): number {
  if (held.length === 0) return 5;
  const surprise = (log: number): number => {
    const temperature = Math.exp(log);
    let sum = 0;
    for (const { margins, label } of held) {
      let total = 0;
      for (const margin of margins) total += Math.exp(temperature * (margin - margins[label]!));
      sum += Math.log(total);
    }
    return sum;
  };
  let [low, high] = [Math.log(0.5), Math.log(30)];
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 18; i++) {
    const [a, b] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (surprise(a) < surprise(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** Fits the scope by iteratively reweighted least squares; `weight` balances the sides. */
export function fitScope(
  cases: readonly { readonly seen: Signals; readonly inside: boolean; readonly weight: number }[],
): Scope {
  const n = signals.length;
  const mean = new Float64Array(n);
  const spread = new Float64Array(n);
  let total = 0;
  for (const { seen, weight } of cases) {
    total += weight;
    for (let i = 0; i < n; i++) mean[i] = mean[i]! + weight * seen[i]!;
  }
  for (let i = 0; i < n; i++) mean[i] = mean[i]! / total;
  for (const { seen, weight } of cases)
    for (let i = 0; i < n; i++) spread[i] = spread[i]! + weight * (seen[i]! - mean[i]!) ** 2;
  for (let i = 0; i < n; i++) spread[i] = Math.sqrt(spread[i]! / total) || 1;
  // Newton's steps with a ridge; the last weight is the bias.
  const weights = new Float64Array(n + 1);
  const ridge = 0.02 * total;
  for (let round = 0; round < 12; round++) {
    const matrix = Array.from({ length: n + 1 }, () => new Float64Array(n + 2));
    for (let i = 0; i < n; i++) {
      matrix[i]![i] = ridge;
      matrix[i]![n + 1] = -ridge * weights[i]!;
    }
    matrix[n]![n] = 1e-6 * total;
    const row = new Float64Array(n + 1);
    for (const { seen, inside, weight } of cases) {
      let z = weights[n]!;
      for (let i = 0; i < n; i++) {
        row[i] = (seen[i]! - mean[i]!) / spread[i]!;
        z += weights[i]! * row[i]!;
      }
      row[n] = 1;
      const p = 1 / (1 + Math.exp(-z));
      const curve = weight * Math.max(p * (1 - p), 1e-4);
      const pull = weight * ((inside ? 1 : 0) - p);
      for (let i = 0; i <= n; i++) {
        for (let j = 0; j <= n; j++) matrix[i]![j] = matrix[i]![j]! + curve * row[i]! * row[j]!;
        matrix[i]![n + 1] = matrix[i]![n + 1]! + pull * row[i]!;
      }
    }
    const change = solve(matrix);
    for (let i = 0; i <= n; i++) weights[i] = weights[i]! + change[i]!;
  }
  let bias = weights[n]!;
  const raw: number[] = [];
  for (let i = 0; i < n; i++) {
    raw.push(weights[i]! / spread[i]!);
    bias -= (weights[i]! * mean[i]!) / spread[i]!;
  }
  return { weights: raw, bias };
}

/** Gaussian elimination; the last column is the right-hand side. */
function solve(matrix: Float64Array[]): number[] {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(matrix[r]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = r;
    const swapped = matrix[i]!;
    matrix[i] = matrix[pivot]!;
    matrix[pivot] = swapped;
    const head = matrix[i]![i]! || 1e-12;
    for (let r = i + 1; r < n; r++) {
      const factor = matrix[r]![i]! / head;
      for (let c = i; c <= n; c++) matrix[r]![c] = matrix[r]![c]! - factor * matrix[i]![c]!;
    }
  }
  const found = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let value = matrix[i]![n]!;
    for (let c = i + 1; c < n; c++) value -= matrix[i]![c]! * found[c]!;
    found[i] = value / (matrix[i]![i]! || 1e-12);
  }
  return found;
}
