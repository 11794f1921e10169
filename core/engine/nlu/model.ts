// A trained model: learns which intent a text has from examples, and reads new texts with what it learned.

import { normalisePhrase } from '../normalise.ts';
import { background } from './background.ts';
import { toBinary } from './binary.ts';
import { calibrate, signalsOf } from './calibrate.ts';
import { openChineseSpeller, seenTogether } from './chinese-speller.ts';
import { type ClassWeights, inBytes, marginsIn } from './class-weights.ts';
import { type Concepts, conceptsWith } from './concepts.ts';
import { type Confidence, inScope, softmax } from './confidence.ts';
import { evidence } from './evidence.ts';
import { Kind, openReader } from './features.ts';
import { openGlance } from './glance.ts';
import { learnSpace, readAll, rowsOf, type Space, type Sparse, type Weights } from './space.ts';
import { openSpeller } from './speller.ts';
import { trainSvm } from './svm.ts';

export type Example = { readonly text: string; readonly intent: string };
/** What an intent is called and about, in any languages: each counts as an example of double weight. */
export type Label = { readonly names?: readonly string[]; readonly descriptions?: readonly string[] };

export type TrainOptions = {
  readonly labels?: Readonly<Record<string, Label>>;
  /** A shop's own words that mean one thing, one list each. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly seed?: number;
  readonly tune?: Partial<Tune>;
};
export type Tune = {
  cost: number;
  positive: number;
  epochs: number;
  least: number;
  shortestGram: 2 | 3;
  blocks: number[];
  kinds: number[];
  labels: number;
};

/** What a model makes of a text. */
export type Classified = {
  /** The most likely intent; null if nothing of the text is known. */
  readonly intent: string | null;
  /** Probability in 0..1 that `intent` is meant, given that one of the intents is. */
  readonly confidence: number;
  /** Probability in 0..1 that any of the intents is meant. */
  readonly inScope: number;
  /** By how much the best intent's margin exceeds the second's. */
  readonly margin: number;
  /** Best first. */
  readonly topK: readonly { readonly intent: string; readonly confidence: number }[];
  /** Filled on request (`explain`): the words that spoke for the best intent against the second. */
  readonly matched: readonly Evidence[];
};
export type Evidence = {
  readonly term: string;
  readonly kind: 'word' | 'phrase' | 'concept' | 'characters' | 'sound';
  readonly weight: number;
};
export type ClassifyOptions = { readonly topK?: number; readonly explain?: boolean };

export type Model = {
  readonly intents: readonly string[];
  classify(text: string, options?: ClassifyOptions): Classified;
  /** The same for a text that `normalisePhrase` has been through already. */
  classifyNormalised(text: string, options?: ClassifyOptions): Classified;
  /** The whole model for a file; `openModel` reads it. */
  toBinary(): Uint8Array;
};

/** All that a model consists of; everything else is made from it. */
export type Parts = {
  readonly intents: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  readonly chinese: boolean;
  readonly tune: Tune;
  readonly temperature: number;
  readonly near: Confidence['near'];
  readonly far: Confidence['far'];
  readonly strangeness: number;
  readonly words: ReadonlyMap<string, number>;
  readonly space: Space;
  readonly weights: ClassWeights;
  readonly detector: Space;
  readonly other: Float32Array;
};

/** From this many examples on there is enough to go by: fewer features are kept and single examples trusted more. */
const MANY = 3000;
/** From here on a feature seen once is not worth its memory. */
const VERY_MANY = 12_000;
/** Weights in training, at most (numbers of 4 bytes). Very large shops keep their most frequent features only. */
const MOST_WEIGHTS = 24_000_000;

/**
 * Learns from examples. The same examples, options and seed give the same model to the last bit.
 *
 * @example train([{ text: '什么时候发货', intent: 'ship_time' }, …]).classify('几天能发')
 */
export function train(examples: readonly Example[], options: TrainOptions = {}): Model {
  return modelOf(learn(examples, options));
}

export function learn(examples: readonly Example[], options: TrainOptions = {}): Parts {
  const intents = [...new Set(examples.map(({ intent }) => intent))];
  const index = new Map(intents.map((intent, i) => [intent, i]));
  const texts = examples.map(({ text }) => normalisePhrase(text));
  const labels = examples.map(({ intent }) => index.get(intent)!);
  const weights = examples.map(() => 1);
  const tune = { ...tuneFor(examples.length), ...options.tune };
  const training = { ...tune, seed: options.seed ?? 20261121 };
  if (tune.labels > 0)
    for (const intent of intents)
      for (const text of namesOf(intent, options.labels?.[intent])) {
        texts.push(normalisePhrase(text));
        labels.push(index.get(intent)!);
        weights.push(tune.labels);
      }
  const classes = intents.length;
  const synonyms = options.synonyms ?? [];
  const chinese = texts.some((text) => /[\u3400-\u9fff]/.test(text));
  const concepts = conceptsWith(synonyms);
  const learning = openReader({ concepts, shortestGram: tune.shortestGram, chinese });
  const strangers = backgroundTexts();
  const corpus = readAll([...texts, ...strangers], learning);
  const [own, all] = [texts.length, corpus.size];
  const space = learnSpace(corpus, tune, tune.least, Math.floor(MOST_WEIGHTS / Math.max(1, classes)) - 1, own);
  const rows = rowsOf(corpus, space, 0, own);
  const svm = trainSvm(rows, labels, weights, space.size, classes, training);
  const detector = learnSpace(corpus, detectorWeights(tune), 1, MOST_WEIGHTS);
  const { other, ...confidence } = calibrate(
    {
      rows,
      labels,
      weights,
      examples: examples.length,
      classes,
      background: rowsOf(corpus, space, own, all),
      space,
      detector: {
        rows: rowsOf(corpus, detector, 0, own),
        background: rowsOf(corpus, detector, own, all),
        size: detector.size,
      },
    },
    training,
  );
  return {
    intents,
    synonyms,
    chinese,
    tune,
    ...confidence,
    strangeness: space.strangeness,
    words: wordsOf(texts),
    space,
    weights: inBytes(svm, classes),
    detector,
    other,
  };
}

export function modelOf(parts: Parts): Model {
  const { intents, space, detector, other, weights, temperature, tune, chinese } = parts;
  const concepts = conceptsWith(parts.synonyms);
  const reader = openReader({
    concepts,
    shortestGram: tune.shortestGram,
    chinese,
    speller: openSpeller(withThesaurus(parts.words, concepts)),
    ...(chinese ? { chineseSpeller: openChineseSpeller(seenTogether(space)) } : {}),
  });
  const classes = intents.length;
  const scores = new Float64Array(classes);
  const chances = new Float64Array(classes);
  const glance = openGlance(space, detector);

  function classifyNormalised(text: string, { topK = 3, explain = false }: ClassifyOptions = {}): Classified {
    const reading = reader.read(text);
    const { own: one, other: strange } = glance(reading);
    if (one.size === 0 || classes === 0) return nothing;
    marginsIn(weights, one, scores);
    const seen = signalsOf(scores, one.size, one.mass > 0 ? one.known / one.mass : 0, lineOf(other, strange));
    softmax(scores, temperature, chances);
    const best = top(scores, Math.max(2, topK));
    return {
      intent: intents[best[0]!]!,
      confidence: chances[best[0]!]!,
      inScope: inScope(parts, seen),
      margin: seen[1]!,
      topK: best.slice(0, topK).map((k) => ({ intent: intents[k]!, confidence: chances[k]! })),
      matched: explain ? evidence(text, reading, one, parts, best[0]!, best[1]) : [],
    };
  }

  return {
    intents,
    classify: (text, options) => classifyNormalised(normalisePhrase(text), options),
    classifyNormalised,
    toBinary: () => toBinary(parts),
  };
}

const nothing: Classified = { intent: null, confidence: 0, inScope: 0, margin: 0, topK: [], matched: [] };

function tuneFor(rows: number): Tune {
  const kinds = [0.7, 1, 1, 1.5, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 1.2, 1];
  return rows > MANY
    ? {
        cost: 2,
        positive: 2,
        epochs: 10,
        least: rows > VERY_MANY ? 2 : 1,
        shortestGram: 3,
        blocks: [1, 0.9, 1, 0.5],
        kinds,
        labels: 2,
      }
    : { cost: 1, positive: 4, epochs: 10, least: 1, shortestGram: 2, blocks: [1, 0.6, 1, 0.5], kinds, labels: 2 };
}

/** The detector looks at words, characters and concepts only. */
function detectorWeights({ blocks, kinds }: Tune): Weights {
  const left: readonly Kind[] = [Kind.letters, Kind.trigram, Kind.syllables, Kind.conceptPair, Kind.word, Kind.learned];
  return { blocks, kinds: kinds.map((weight, kind) => (left.includes(kind as Kind) ? 0 : weight)) };
}

function namesOf(intent: string, label: Label | undefined): string[] {
  const name = intent.replace(/[_.\-/:]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return [name, ...(label?.names ?? []), ...(label?.descriptions ?? [])].filter((text) => text.trim() !== '');
}

function wordsOf(texts: readonly string[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{Script=Latin}+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function withThesaurus(words: ReadonlyMap<string, number>, { latinWords }: Concepts): Map<string, number> {
  const all = new Map(words);
  for (const word of latinWords) if (!all.has(word)) all.set(word, 0.5);
  return all;
}

let backgroundForms: readonly string[] | undefined;
function backgroundTexts(): readonly string[] {
  backgroundForms ??= background.map(normalisePhrase);
  return backgroundForms;
}

function lineOf(weights: Float32Array, { ids, values, size }: Sparse): number {
  let margin = weights[weights.length - 1]!;
  for (let f = 0; f < size; f++) margin += values[f]! * weights[ids[f]!]!;
  return margin;
}

function top(scores: Float64Array, most: number): number[] {
  const best: number[] = [];
  for (let k = 0; k < scores.length; k++) {
    let at = best.length;
    while (at > 0 && scores[k]! > scores[best[at - 1]!]!) at--;
    if (at < most) {
      best.splice(at, 0, k);
      if (best.length > most) best.pop();
    }
  }
  return best;
}
