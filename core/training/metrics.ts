// The figures of classification, each by its textbook definition. Pure arithmetic.

/** What the classifier said about a sentence whose right answer is known. `got` undefined: it knew nothing to say. */
export type Outcome = {
  readonly text: string;
  readonly gold: string;
  readonly got: string | undefined;
  readonly right: boolean;
  readonly score: number;
  /** How likely the sentence belongs to any label. */
  readonly scope: number;
  /** How sure the model was of the label itself; calibration is judged by it. */
  readonly confidence: number;
  /** 1-based rank of the first right label among the first five; 0: not there. */
  readonly rank: number;
};

export type Scores = { readonly precision: number; readonly recall: number; readonly f1: number };
export type LabelScores = Scores & { readonly label: string; readonly rows: number };

/** Per label, over labels that were asked for or answered, as scikit-learn's `classification_report` counts them. */
export function labelScores(outcomes: readonly Outcome[]): LabelScores[] {
  const counts = new Map<string, { hits: number; gold: number; got: number }>();
  const of = (label: string) => {
    const found = counts.get(label) ?? { hits: 0, gold: 0, got: 0 };
    counts.set(label, found);
    return found;
  };
  for (const { gold, got, right } of outcomes) {
    // A further right answer (`also`) is counted as if it had been the label.
    const asked = right && got !== undefined ? got : gold;
    of(asked).gold++;
    if (got === undefined) continue;
    of(got).got++;
    if (right) of(got).hits++;
  }
  return [...counts].map(([label, { hits, gold, got }]) => ({ label, rows: gold, ...scoresOf(hits, got, gold) }));
}

export function scoresOf(hits: number, answered: number, asked: number): Scores {
  return {
    precision: share(hits, answered),
    recall: share(hits, asked),
    f1: share(2 * hits, answered + asked),
  };
}

/** The unweighted mean over labels. */
export function macro(scores: readonly Scores[]): Scores {
  return {
    precision: mean(scores.map(({ precision }) => precision)),
    recall: mean(scores.map(({ recall }) => recall)),
    f1: mean(scores.map(({ f1 }) => f1)),
  };
}

/** Over all rows at once; precision counts only those that were answered. */
export function micro(outcomes: readonly Outcome[]): Scores {
  const hits = outcomes.filter(({ right }) => right).length;
  return scoresOf(hits, outcomes.filter(({ got }) => got !== undefined).length, outcomes.length);
}

export function topShare(outcomes: readonly Outcome[], most: number): number {
  return share(outcomes.filter(({ rank }) => rank > 0 && rank <= most).length, outcomes.length);
}

/** Mean reciprocal rank, cut at five. */
export function mrr(outcomes: readonly Outcome[]): number {
  return mean(outcomes.map(({ rank }) => (rank > 0 && rank <= 5 ? 1 / rank : 0)));
}

/**
 * Expected calibration error in 15 bins of equal width (Guo et al. 2017): how far confidence and accuracy lie apart, on
 * average over the sentences.
 */
export function calibrationError(outcomes: readonly Pick<Outcome, 'confidence' | 'right'>[], bins = 15): number {
  const sums = Array.from({ length: bins }, () => ({ rows: 0, right: 0, score: 0 }));
  for (const { confidence, right } of outcomes) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))]!;
    bin.rows++;
    bin.score += confidence;
    if (right) bin.right++;
  }
  return share(
    sums.reduce((total, { right, score }) => total + Math.abs(right - score), 0),
    outcomes.length,
  );
}

/** The chance that a positive scores above a negative; ties count half (Mann–Whitney). */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined;
  const sorted = Float64Array.from(negatives).sort();
  let wins = 0;
  for (const score of positives) wins += (below(sorted, score) + belowOrAt(sorted, score)) / 2;
  return wins / (positives.length * negatives.length);
}

/** Share of negatives accepted at the highest threshold that still accepts 95 % of the positives. */
export function falsePositivesAt95(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined;
  const threshold = Float64Array.from(positives).sort().reverse()[Math.ceil(0.95 * positives.length) - 1]!;
  return share(negatives.filter((score) => score >= threshold).length, negatives.length);
}

/** The lowest threshold at which no more than `accepted` of the negatives pass, if only scores strictly above it pass. */
export function thresholdFor(negatives: readonly number[], accepted: number): number {
  if (negatives.length === 0) return 0;
  return Float64Array.from(negatives).sort().reverse()[
    Math.min(negatives.length - 1, Math.floor(accepted * negatives.length + 1e-9))
  ]!;
}

/** Share of positives strictly above a threshold. */
export function shareAbove(scores: readonly number[], threshold: number): number {
  return share(scores.filter((score) => score > threshold).length, scores.length);
}

export type CurvePoint = { readonly threshold: number; readonly coverage: number; readonly precision: number };

/** For each threshold: the share of sentences answered, and the share of these answered rightly (1 where none is). */
export function coverageCurve(
  outcomes: readonly Pick<Outcome, 'score' | 'right'>[],
  thresholds: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) / 20),
): CurvePoint[] {
  return thresholds.map((threshold) => {
    const answered = outcomes.filter(({ score }) => score >= threshold);
    const right = answered.filter((each) => each.right).length;
    return {
      threshold,
      coverage: share(answered.length, outcomes.length),
      precision: answered.length === 0 ? 1 : right / answered.length,
    };
  });
}

export type Confusion = {
  readonly gold: string;
  readonly got: string | undefined;
  readonly count: number;
  readonly texts: readonly string[];
};

/** Pairs that are mistaken for each other, the most frequent first, with their sentences. */
export function confusions(outcomes: readonly Outcome[]): Confusion[] {
  const pairs = new Map<string, { gold: string; got: string | undefined; texts: string[] }>();
  for (const { gold, got, right, text } of outcomes) {
    if (right) continue;
    const key = JSON.stringify([gold, got ?? null]);
    const pair = pairs.get(key);
    if (pair) pair.texts.push(text);
    else pairs.set(key, { gold, got, texts: [text] });
  }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, count: pair.texts.length }))
    .sort((a, b) => b.count - a.count || (a.gold < b.gold ? -1 : 1));
}

/** The value a share of the sorted values lies at or below (nearest rank). */
export function percentile(values: readonly number[], at: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(at * sorted.length) - 1))]!;
}

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

function below(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function belowOrAt(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
