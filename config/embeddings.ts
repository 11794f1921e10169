// A service that turns sentences into vectors, asked over the wire that OpenAI's has made common. It may fail: nobody waits.

import { z } from 'zod';
import type { Outbound } from '../adapters/context.ts';
import { backoff, type Clock, type Embeddings, type IdSource, type Log, type Metrics, Refusal } from '../core/index.ts';

export const EmbeddingSettings = z.strictObject({
  /** The service's root, e.g. `https://api.openai.com/v1`; `/embeddings` is added. It may be a private address. */
  endpoint: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1),
  /** Sent as a bearer token. */
  key: z.string().min(1).optional(),
  /** Its share in what an entry scores; the recogniser has the rest. */
  weight: z.number().min(0).max(1).default(0.5),
  /** A turn waits no longer for it, ms. */
  limitMs: z.int().min(20).max(5000).default(400),
  /** Sentences a call, when the shop's phrasings are learnt. */
  batch: z.int().min(1).max(2048).default(64),
  /** Asked for where the model offers several lengths. */
  dimensions: z.int().min(8).max(8192).optional(),
});
export type EmbeddingSettings = z.infer<typeof EmbeddingSettings>;

/** What the service must answer. Only what is used. */
const Answer = z.object({
  data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: z.array(z.number()).min(2) })),
});

/** So many failures in a row and it is left alone for a while. */
const patience = 3;
const rest = { floorMs: 5000, baseMs: 10_000, capMs: 5 * 60_000 };
const largestAnswer = 64 * 1024 * 1024;

type Outcome = 'ok' | 'late' | 'failed' | 'malformed';

export type EmbeddingParts = {
  readonly outbound: Outbound;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly metrics: Metrics;
};

/**
 * Opens the client. After three failures in a row (late answers are failures) nothing is asked for 5 seconds to 5 minutes,
 * then one call tries; a refused key or model is left alone at once. The log says once that it stopped, and once that it
 * works again; `embeddings_calls_total{outcome}`, `embeddings_seconds` and `embeddings_resting` tell the rest.
 *
 * @param dimension of the vectors kept from earlier runs: others would mean nothing beside them
 */
export function openEmbeddings(settings: EmbeddingSettings, parts: EmbeddingParts, dimension?: number): Embeddings {
  const { outbound, clock, ids, log, metrics } = parts;
  const url = `${settings.endpoint.replace(/\/+$/, '')}/embeddings`;
  const allowOrigins = [new URL(url).origin];
  let failures = 0;
  let restsUntil = 0;
  let expected = settings.dimensions ?? dimension;

  /** @throws Refusal `embeddings_failed` · `embeddings_malformed` */
  async function call(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const { status, body } = await outbound.request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(settings.key === undefined ? {} : { authorization: `Bearer ${settings.key}` }),
      },
      body: JSON.stringify({
        model: settings.model,
        input: texts,
        ...(settings.dimensions === undefined ? {} : { dimensions: settings.dimensions }),
      }),
      signal,
      limit: largestAnswer,
      allowOrigins,
    });
    if (status !== 200)
      throw new Refusal('embeddings_failed', `The embedding service answered ${status}.`, {
        status: status >= 400 && status < 500 && status !== 408 && status !== 429 ? 400 : 502,
        remedy: 'Look at understanding.embeddings in the settings: endpoint, model and key.',
      });
    const vectors = vectorsOf(body, texts.length, expected);
    expected ??= vectors[0]?.length;
    return vectors;
  }

  function settle(outcome: Outcome, isTrial: boolean, error?: unknown): void {
    metrics.count('embeddings_calls_total', { outcome });
    if (outcome === 'ok') {
      if (failures >= patience) log.info({ endpoint: settings.endpoint }, 'The embedding service answers again.');
      failures = 0;
      restsUntil = 0;
      metrics.gauge('embeddings_resting', 0);
      return;
    }
    const stood = failures >= patience;
    // Of many calls that fail together, those that end during the rest say nothing new.
    if (stood && !isTrial) return;
    // A refused key does not heal by itself.
    failures = error instanceof Refusal && error.status === 400 ? Math.max(failures + 1, patience) : failures + 1;
    if (failures < patience) return;
    restsUntil = clock.now() + backoff(rest, failures - patience + 1, ids);
    metrics.gauge('embeddings_resting', 1);
    if (!stood)
      log.warn(
        { endpoint: settings.endpoint, model: settings.model, outcome, err: error },
        'The embedding service is left alone for a while; questions are understood without it.',
      );
  }

  return {
    async embed(texts, { limitMs, signal }) {
      if (texts.length === 0) return [];
      if (clock.now() < restsUntil) {
        metrics.count('embeddings_skipped_total');
        throw new Refusal('embeddings_resting', 'The embedding service is left alone for a while.', { status: 503 });
      }
      // While one call tries whether it heals, no other goes out.
      const isTrial = failures >= patience;
      if (isTrial) restsUntil = clock.now() + limitMs;
      const over = new AbortController();
      const from = clock.now();
      const called = call(texts, over.signal);
      const late = clock.sleep(limitMs, over.signal).then(() => 'late' as const);
      const given = new Promise<'given up'>((resolve) => {
        if (signal?.aborted) resolve('given up');
        signal?.addEventListener('abort', () => resolve('given up'), { once: true, signal: over.signal });
      });
      try {
        const found = await Promise.race([called, late, given]);
        // Whoever asked has gone: that says nothing about the service.
        if (found === 'given up') throw new Refusal('embeddings_given_up', 'Nobody waits any more.', { status: 503 });
        if (found === 'late')
          throw new Refusal('embeddings_late', `The embedding service took more than ${limitMs} ms.`, { status: 504 });
        settle('ok', isTrial);
        metrics.observe('embeddings_seconds', (clock.now() - from) / 1000);
        return found;
      } catch (error) {
        const code = error instanceof Refusal ? error.code : '';
        if (code !== 'embeddings_given_up')
          settle(
            code === 'embeddings_late' ? 'late' : code === 'embeddings_malformed' ? 'malformed' : 'failed',
            isTrial,
            error,
          );
        throw error;
      } finally {
        over.abort();
        called.catch(() => undefined);
      }
    },
  };
}

/** @throws Refusal `embeddings_malformed` */
function vectorsOf(body: Uint8Array, wanted: number, dimension: number | undefined): Float32Array[] {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw malformed('no JSON');
  }
  const parsed = Answer.safeParse(json);
  if (!parsed.success) throw malformed('JSON without data[].embedding');
  const { data } = parsed.data;
  if (data.length !== wanted) throw malformed(`${data.length} vectors for ${wanted} sentences`);
  const vectors: (Float32Array | undefined)[] = Array.from({ length: wanted });
  for (const [i, { index = i, embedding }] of data.entries()) {
    if (index >= wanted || vectors[index]) throw malformed(`an index of ${index}`);
    const expected = dimension ?? data[0]!.embedding.length;
    if (embedding.length !== expected)
      throw malformed(`a vector of ${embedding.length} numbers where ${expected} are expected`);
    vectors[index] = unit(embedding);
  }
  return vectors as Float32Array[];
}

function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!(length > 0) || !Number.isFinite(length)) throw malformed('a vector without direction');
  return Float32Array.from(numbers, (each) => each / length);
}

const malformed = (what: string): Refusal =>
  new Refusal('embeddings_malformed', `The embedding service answered nonsense: ${what}.`, { status: 502 });
