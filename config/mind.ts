// The shop's mind: the book on the shelf and the engine compiled from it, swapped together by one assignment.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Clock,
  type Engine,
  errorsIn,
  type HubEvents,
  type KnowledgeBook,
  type Log,
  lessonOfBook,
  type MediaShelf,
  type Mind,
  type ModelShelf,
  openBookshelf,
  openEngine,
  type Part,
  type ShopId,
  type StoredMedia,
  type Thought,
} from '../core/index.ts';
import type { SecondScorer } from './second-scorer.ts';
import type { Trainer } from './trainer.ts';

export type ShopMind = Mind & { close(): void };

export type MindOptions = {
  /** The knowledge folder: `shops/<shop>/*.json` below it. */
  readonly folder: string;
  readonly shop: ShopId;
  readonly shelf: MediaShelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: HubEvents;
  /** Where trained models are kept between runs. */
  readonly models?: ModelShelf;
  /** Trains beside the hub; without one the mind trains while it opens. */
  readonly trainer?: Trainer;
  /** Asked before a turn is decided, where the settings name one. */
  readonly scorer?: SecondScorer;
};

/**
 * Opens the shop's knowledge and keeps an engine of its last good state.
 *
 * @throws Refusal `knowledge_broken` with the whole report
 */
export async function openMind({
  folder,
  shop,
  shelf,
  clock,
  log,
  events,
  models,
  trainer,
  scorer,
}: MindOptions): Promise<ShopMind> {
  // A book is compiled once for its examples and once to serve: the same engine does both.
  let latest: { readonly version: string; readonly engine: Engine } | undefined;
  const engineOf = (book: KnowledgeBook): Engine => {
    if (latest?.version !== book.version)
      latest = {
        version: book.version,
        engine: lazily(book, () => openEngine(book, models, trainer ? 'later' : 'now')),
      };
    return latest.engine;
  };
  const closing = new AbortController();
  let prepared = 0;
  /** The first book serves before anyone has looked whether its model is there: that is a sixth of a start. */
  async function prepare(book: KnowledgeBook): Promise<{ later?: Promise<unknown> }> {
    prepared++;
    return prepared === 1 && trainer ? { later: afterStart(book) } : learnt(book);
  }
  async function learnt(book: KnowledgeBook): Promise<{ later?: Promise<unknown> }> {
    const { later } = (await trainer?.ready(lessonOfBook(book))) ?? {};
    // Whatever was opened before the model came must be opened anew.
    const reopen = () => {
      latest = undefined;
    };
    return later ? { later: later.then(reopen) } : {};
  }
  /** Resolves when a model had to be trained and is there; never, if it was there or a newer book came. */
  async function afterStart(book: KnowledgeBook): Promise<unknown> {
    await clock.sleep(warmAfter, closing.signal);
    const { later } = closing.signal.aborted || prepared > 1 ? {} : await learnt(book);
    return later ?? new Promise(() => {});
  }
  const pictures = new Map<string, StoredMedia>();
  const loadPictures = () => shelvePictures(join(folder, 'shops', shop, 'media'), shelf, pictures, log);
  let current: Engine | undefined;

  const bookshelf = await openBookshelf({
    folder,
    shop,
    compileWith: { ask: (book) => (text) => engineOf(book).suggest(text)[0]?.entry },
    prepare,
    onSwap(book) {
      const engine = engineOf(book);
      warm(engine);
      current = showing(engine, pictures);
      scorer?.learn(book);
      void loadPictures();
    },
    onProblems: (problems) =>
      events.emit({
        kind: 'knowledge',
        version: current?.book.version ?? '',
        problems: errorsIn(problems).length,
        at: clock.now(),
      }),
    clock,
    log,
  });
  await loadPictures();
  const first = engineOf(bookshelf.current());
  current ??= showing(first, pictures);
  scorer?.learn(bookshelf.current());
  void clock.sleep(warmAfter, closing.signal).then(() => closing.signal.aborted || warm(first));
  return {
    current: () => current!,
    ...(scorer && { consider: scorer.consider }),
    close() {
      closing.abort();
      scorer?.close();
      trainer?.close();
      bookshelf.close();
    },
  };
}

/** How long after the start the engine is opened if nobody has asked it anything yet (ms). */
const warmAfter = 500;

/** Opening an engine on a large pack takes longer than all else of a start; messages can be taken in meanwhile. */
function lazily(book: KnowledgeBook, open: () => Engine): Engine {
  let opened: Engine | undefined;
  const engine = () => {
    opened ??= open();
    return opened;
  };
  return {
    book,
    decide: (snapshot, circumstances) => engine().decide(snapshot, circumstances),
    suggest: (text, language) => engine().suggest(text, language),
    phrase: (key, language, seed, values) => engine().phrase(key, language, seed, values),
  };
}

const warm = (engine: Engine): void => void engine.suggest('');

/** Puts the shop's pictures on the media shelf, where customers' channels find them. */
async function shelvePictures(
  folder: string,
  shelf: MediaShelf,
  pictures: Map<string, StoredMedia>,
  log: Log,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (name.startsWith('.')) continue;
    try {
      pictures.set(name, await shelf.put(await readFile(join(folder, name)), { name }));
    } catch (error) {
      log.warn(
        { file: name, error: String(error) },
        'A picture of the shop could not be taken; answers go out without it.',
      );
    }
  }
}

/** The engine names a shop's picture by its file; what leaves it names the media on the shelf. */
function showing(engine: Engine, pictures: ReadonlyMap<string, StoredMedia>): Engine {
  return {
    ...engine,
    decide(snapshot, circumstances) {
      const thought = engine.decide(snapshot, circumstances);
      return thought.say ? withPictures(thought, thought.say, pictures) : thought;
    },
  };
}

function withPictures(
  thought: Thought,
  say: NonNullable<Thought['say']>,
  pictures: ReadonlyMap<string, StoredMedia>,
): Thought {
  if (!say.parts.some((part) => part.kind === 'media' && part.platform?.startsWith('shop:'))) return thought;
  const parts = say.parts.flatMap((part): Part[] => {
    if (part.kind !== 'media' || !part.platform?.startsWith('shop:')) return [part];
    const stored = pictures.get(part.platform.slice('shop:'.length));
    return stored ? [{ kind: 'media', ...stored }] : [];
  });
  return { ...thought, say: { ...say, parts } };
}
