// The scorer by embeddings: learns where a book's phrasings lie, beside the hub, and says what a customer's words lie near to.

import { type Opinion, unreadContent } from '../core/engine/index.ts';
import { type Meanings, openMeanings, phrasingsToPlace, strangersToPlace } from '../core/engine/nlu/meanings.ts';
import { normalise } from '../core/engine/normalise.ts';
import {
  type Clock,
  type Embeddings,
  type KnowledgeBook,
  type Log,
  lessonOfBook,
  type Mind,
  type Snapshot,
  wordsOf,
} from '../core/index.ts';
import type { VectorFile } from './vector-file.ts';

export type SecondScorer = {
  /** Learns a book's phrasings in the background; until then, and while the service is away, there is no opinion. */
  learn(book: KnowledgeBook): void;
  consider: NonNullable<Mind['consider']>;
  close(): void;
};

export type SecondScorerParts = {
  readonly embeddings: Embeddings;
  readonly vectors: VectorFile;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly weight: number;
  readonly limitMs: number;
  readonly batch: number;
};

/** Learning is in no hurry. */
const learningLimitMs = 30_000;
const learnAgainMs = 5000;
/** What is longer says more than a sentence's vector holds, and costs the service more. */
const longest = 300;
/** Questions of customers whose vectors are remembered, in memory only. */
const remembered = 500;

type Learnt = { readonly meanings: Meanings; readonly exact: ReadonlySet<string> };

export function openSecondScorer(parts: SecondScorerParts): SecondScorer {
  const { embeddings, vectors, clock, log, weight, limitMs } = parts;
  const closing = new AbortController();
  let learning = new AbortController();
  let learnt: Learnt | undefined;
  const recent = new Map<string, Float32Array>();

  async function learn(book: KnowledgeBook, signal: AbortSignal): Promise<void> {
    const { examples } = lessonOfBook(book);
    const chosen = phrasingsToPlace(examples.filter(({ text }) => text.length <= longest));
    const texts = [...new Set([...chosen.map(({ text }) => text), ...strangersToPlace].map(sentOf))];
    if (!(await fetchAll(texts, signal))) return;
    const placed = chosen.map(({ intent, text }) => ({ entry: intent, text, vector: vectors.get(sentOf(text))! }));
    const strangers = strangersToPlace.map((text) => vectors.get(sentOf(text))!);
    const meanings = await openMeanings(placed, strangers, () => clock.sleep(0, signal));
    if (signal.aborted) return;
    learnt = { meanings, exact: new Set(examples.map(({ text }) => text)) };
    vectors.keepOnly(texts);
    log.info({ phrasings: placed.length }, 'The embeddings of the shop’s phrasings are in use.');
  }

  /** In batches, as often as it takes; what came is kept. Answers false when it was called off. */
  async function fetchAll(texts: readonly string[], signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const missing = texts.filter((text) => !vectors.get(text)).slice(0, parts.batch);
      if (signal.aborted) return false;
      if (missing.length === 0) return true;
      try {
        vectors.add(missing, await embeddings.embed(missing, { limitMs: learningLimitMs, signal }));
      } catch {
        // The client counts and says what is wrong.
        await clock.sleep(learnAgainMs, signal);
      }
    }
  }

  async function vectorOf(text: string, signal: AbortSignal): Promise<Float32Array | undefined> {
    const known = vectors.get(text) ?? recent.get(text);
    if (known) return known;
    const [vector] = await embeddings.embed([text], { limitMs, signal });
    if (!vector) return undefined;
    recent.set(text, vector);
    if (recent.size > remembered) recent.delete(recent.keys().next().value!);
    return vector;
  }

  return {
    learn(book) {
      learning.abort();
      learning = new AbortController();
      learn(book, AbortSignal.any([learning.signal, closing.signal])).catch((error: unknown) =>
        log.warn(
          { err: error },
          'The phrasings’ embeddings could not be learnt; questions are understood without them.',
        ),
      );
    },
    async consider(snapshot, signal): Promise<Opinion | undefined> {
      const text = asked(snapshot);
      if (!learnt || text.length < 2 || text.length > longest || learnt.exact.has(text)) return undefined;
      const { meanings } = learnt;
      try {
        const vector = await vectorOf(sentOf(text), AbortSignal.any([signal, closing.signal]));
        return vector && { text, weight, ...meanings.weigh(vector) };
      } catch {
        return undefined;
      }
    },
    close: () => closing.abort(),
  };
}

/** The words as the engine will compare them. */
function asked(snapshot: Snapshot): string {
  return normalise(wordsOf(unreadContent(snapshot))).core;
}

/** Phone, order and card numbers say nothing about the meaning, and stay in the house. */
const sentOf = (text: string): string => text.replace(/\d{5,}/g, '0');
