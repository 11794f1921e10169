// The recogniser: which entry a text asks for, how sure that is, and why. Pure once its model is there.

import { background } from './background.ts';
import { openModel, VERSION } from './binary.ts';
import { hashOf, step } from './hash.ts';
import { type Example, type Model, type TrainOptions, train } from './model.ts';
import { openNearest } from './nearest.ts';
import { shopTalk } from './thesaurus.ts';
import { everyday } from './thesaurus-everyday.ts';
import { learned } from './thesaurus-learned.ts';

export { openModel } from './binary.ts';
export {
  type Classified,
  type ClassifyOptions,
  type Evidence,
  type Example,
  type Label,
  type Model,
  type TrainOptions,
  train,
} from './model.ts';

/** One way of asking for an entry. `text` is normalised (`normalisePhrase`). */
export type Phrasing = { readonly entry: string; readonly text: string; readonly raw: string };

export type Recognised = {
  readonly entry: string;
  /** Probability in 0..1 that this entry answers the text. */
  readonly score: number;
  /** `exact` when a stored phrasing equals the text, else `model`, or `similar` where only the nearest phrasing spoke. */
  readonly via: 'exact' | 'similar' | 'model';
  readonly matched: readonly string[];
  readonly nearest: string;
};

export interface Recogniser {
  /** Ranked entries, best first, at most `most`. Empty: nothing known in the text. */
  recognise(text: string, most?: number): readonly Recognised[];
  /**
   * The same in the model's own terms: how likely each entry is if one of them is meant, and whether one is. For
   * measuring; `recognise` multiplies the two.
   */
  weigh(
    text: string,
    most?: number,
  ): { readonly ranked: readonly { readonly entry: string; readonly confidence: number }[]; readonly inScope: number };
  /** False while the model of these phrasings is still to come: exact and near phrasings answer, or an older model. */
  readonly trained: boolean;
}

/** Where trained models are kept between runs, so that a restart need not train. */
export interface ModelShelf {
  recall(name: string): Uint8Array | undefined;
  keep(name: string, model: Uint8Array): void;
}

/** All that a recogniser's model is trained on. Plain data: it may cross to a worker thread. */
export type Lesson = {
  readonly examples: readonly Example[];
  readonly options: TrainOptions;
};

export function lessonOf(phrasings: readonly Phrasing[], options: TrainOptions = {}): Lesson {
  return { examples: phrasings.map(({ text, entry }) => ({ text, intent: entry })), options };
}

/** Names the model that this lesson gives: the same name, the same model. */
export function nameOfLesson({ examples, options }: Lesson): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  const take = (text: string): void => {
    const hash = hashOf(text);
    high = Math.imul(high ^ hash, 0x01000193);
    low = Math.imul((low ^ step(hash, text.length)) + 0x9e3779b9, 0x85ebca6b);
  };
  for (const { text, intent } of examples) {
    take(intent);
    take(text);
  }
  take(JSON.stringify(options));
  take(`${shipped()}`);
  const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0');
  return `model${VERSION}-${examples.length}-${hex(high)}${hex(low)}`;
}

let shippedHash: number | undefined;
/** What we ship that a model depends on: a release that changes it makes kept models strangers. */
function shipped(): number {
  shippedHash ??= hashOf([shopTalk, everyday, learned, ...background].join(' '));
  return shippedHash;
}

/** Trains a lesson's model, as bytes for the shelf. Takes CPU seconds for a large book: run it beside the hub. */
export function trainLesson({ examples, options }: Lesson): Uint8Array {
  return train(examples, options).toBinary();
}

/** The kept model of this lesson, or a new one, which is then kept. */
export function modelFor(lesson: Lesson, models?: ModelShelf): Model {
  return recallModel(lesson, models) ?? keepModel(lesson, train(lesson.examples, lesson.options), models);
}

export function recallModel(lesson: Lesson, models: ModelShelf | undefined): Model | undefined {
  const bytes = models?.recall(nameOfLesson(lesson));
  return bytes && openModel(bytes);
}

function keepModel(lesson: Lesson, model: Model, models: ModelShelf | undefined): Model {
  models?.keep(nameOfLesson(lesson), model.toBinary());
  return model;
}

/** Opens a recogniser on phrasings; trains at once unless the model is on the shelf. */
export function openRecogniser(phrasings: readonly Phrasing[], models?: ModelShelf): Recogniser {
  return recogniserOf(phrasings, modelFor(lessonOf(phrasings), models));
}

/** A recogniser of these phrasings with a model of them, or an older one, or none yet. */
export function recogniserOf(phrasings: readonly Phrasing[], model: Model | undefined, trained = true): Recogniser {
  const entries = new Set(phrasings.map(({ entry }) => entry));
  const exact = exactTable(phrasings);
  const nearest = openNearest(phrasings);
  const lately: { readonly text: string; readonly most: number; readonly ranked: readonly Recognised[] }[] = [];

  function likely(text: string, most: number): readonly { entry: string; score: number }[] {
    if (!model)
      return nearest
        .all(text)
        .map(({ phrasing, similarity }) => ({ entry: phrasing.entry, score: nearIsRight * similarity }));
    const { topK, inScope } = model.classifyNormalised(text, { topK: most });
    return topK.flatMap(({ intent, confidence }) =>
      entries.has(intent) ? [{ entry: intent, score: confidence * inScope }] : [],
    );
  }

  return {
    trained: trained && model !== undefined,
    weigh(text, most = 5) {
      const said = exact.get(text) ?? [];
      const ranked = said.map(({ entry }) => ({ entry, confidence: 1 / said.length }));
      const { topK, inScope } = model?.classifyNormalised(text, { topK: most }) ?? { topK: [], inScope: 0 };
      for (const { intent, confidence } of topK)
        if (ranked.length < most && !said.some(({ entry }) => entry === intent))
          ranked.push({ entry: intent, confidence: said.length > 0 ? 0 : confidence });
      return { ranked, inScope: said.length > 0 ? 1 : inScope };
    },
    recognise(text, most = 5) {
      const before = lately.find((each) => each.text === text && each.most === most);
      if (before) return before.ranked;
      const ranked = rank(text, most);
      if (lately.push({ text, most, ranked }) > LATELY) lately.shift();
      return ranked;
    },
  };

  function rank(text: string, most: number): readonly Recognised[] {
    const said = exact.get(text) ?? [];
    const ranked: Recognised[] = said.map(({ entry, raw }) => ({
      entry,
      score: said.length === 1 ? 1 : 0.6,
      via: 'exact',
      matched: [raw],
      nearest: raw,
    }));
    for (const { entry, score } of likely(text, most + said.length)) {
      if (said.some((phrasing) => phrasing.entry === entry)) continue;
      // The runner-up stays however unlikely: an explanation names it.
      if (ranked.length >= most || (score < 0.02 && ranked.length >= 2)) break;
      const like = ranked.length < 2 ? nearest.of(entry, text)?.phrasing : undefined;
      ranked.push({
        entry,
        score: said.length > 0 ? Math.min(score, 0.5) : score,
        via: model ? 'model' : 'similar',
        // Only the best and the runner-up are ever explained.
        matched: like ? sharedWords(text, like.text) : [],
        nearest: like?.raw ?? '',
      });
    }
    return ranked;
  }
}

/** A turn asks about the same words again: the whole, then its questions. So many answers are kept for it. */
const LATELY = 4;

/**
 * What being near says before a model is there: of phrasings held out of the general pack, four in five of those as near as
 * .8 were meant so, half of those at .5. Only what is all but the same is answered; the rest is asked.
 */
const nearIsRight = 0.65;

function exactTable(phrasings: readonly Phrasing[]): ReadonlyMap<string, readonly Phrasing[]> {
  const table = new Map<string, Phrasing[]>();
  for (const phrasing of phrasings) {
    const same = table.get(phrasing.text);
    if (!same) table.set(phrasing.text, [phrasing]);
    else if (!same.some(({ entry }) => entry === phrasing.entry)) same.push(phrasing);
  }
  return table;
}

/** What text and phrasing have in common, longest pieces first: the words that spoke for the match. */
function sharedWords(text: string, phrasing: string): string[] {
  const pieces: string[] = [];
  const words = new Set(phrasing.match(/[a-z0-9]+/g) ?? []);
  for (const word of text.match(/[a-z0-9]+/g) ?? []) if (words.has(word) && !pieces.includes(word)) pieces.push(word);
  for (const run of text.match(/[\u3040-\u30ff\u3400-\u9fff]+/g) ?? [])
    for (let i = 0; i < run.length; ) {
      let end = i;
      while (end < run.length && phrasing.includes(run.slice(i, end + 1))) end++;
      if (end - i >= 2) pieces.push(run.slice(i, end));
      i = Math.max(end, i + 1);
    }
  return pieces.sort((a, b) => b.length - a.length).slice(0, 5);
}
