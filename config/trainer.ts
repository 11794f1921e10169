// Trains the recogniser's models in a thread of their own, so that customers are answered meanwhile.

import { Worker } from 'node:worker_threads';
import { type Clock, type Lesson, type Log, type ModelShelf, nameOfLesson, trainLesson } from '../core/index.ts';

export interface Trainer {
  /**
   * Sees to it that the shelf holds this lesson's model. Resolves without `later` when it does; a book that takes longer
   * than a moment is trained on, and `later` resolves when its model is there. A newer lesson ends an older one's
   * training, whose `later` then never resolves.
   */
  ready(lesson: Lesson): Promise<{ readonly later?: Promise<void> }>;
  close(): void;
}

export type TrainerOptions = {
  readonly models: ModelShelf;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** How long a change of knowledge waits for its model before it goes live with the older one (ms). */
  readonly patience?: number;
};

/** Phrasings; more are not learnt while a change of knowledge waits. */
const momentary = 3_000;

export function openTrainer({ models, clock, log, patience = 800 }: TrainerOptions): Trainer {
  let running: { readonly name: string; readonly worker: Worker; readonly done: Promise<void> } | undefined;

  function begin(name: string, lesson: Lesson): Promise<void> {
    const from = clock.now();
    const worker = new Worker(new URL('./trainer-thread.ts', import.meta.url), { workerData: lesson });
    // A hub that stops does not wait for a training.
    worker.unref();
    const done = new Promise<void>((resolve) => {
      const finish = (model: Uint8Array): void => {
        models.keep(name, model);
        log.info(
          { entries: new Set(lesson.examples.map(({ intent }) => intent)).size, ms: clock.now() - from },
          'The recogniser has learned the new phrasings.',
        );
        resolve();
      };
      worker.once('message', (model: Uint8Array) => {
        if (running?.worker === worker) running = undefined;
        finish(model);
      });
      worker.once('error', (error) => {
        if (running?.worker !== worker) return;
        running = undefined;
        log.warn({ err: error }, 'Training in the background failed; training in the hub itself.');
        finish(trainLesson(lesson));
      });
    });
    running = { name, worker, done };
    return done;
  }

  return {
    async ready(lesson) {
      const name = nameOfLesson(lesson);
      if (models.recall(name)) return {};
      if (running && running.name !== name) {
        void running.worker.terminate();
        running = undefined;
      }
      const later = running?.done ?? begin(name, lesson);
      // A large lesson is not learnt in a moment, so the change goes live at once, with the older model.
      if (lesson.examples.length > momentary) return { later };
      const waiting = new AbortController();
      const first = await Promise.race([
        later.then(() => 'done' as const),
        clock.sleep(patience, waiting.signal).then(() => 'late' as const),
      ]);
      waiting.abort();
      return first === 'done' ? {} : { later };
    },
    close() {
      void running?.worker.terminate();
      running = undefined;
    },
  };
}
