// The shelf keeps the shop's current book: swapped at once by a good edit, untouched by a bad one (promise 8).

import { join } from 'node:path';
import { Refusal, type ShopId } from '../model/index.ts';
import type { Clock, Log } from '../ports/index.ts';
import type { KnowledgeBook } from './book.ts';
import { type Compiled, type CompileOptions, compileBook, dayIn } from './compile.ts';
import { openShopFiles, type ShopSources } from './files/index.ts';
import { errorsIn, formatReport, type Problem } from './report.ts';
import type { FileName } from './schema.ts';

export type BookshelfOptions = {
  /** The knowledge folder, which holds `shops/` and `packs/`. */
  readonly folder: string;
  readonly shop: ShopId;
  /** Lets the entries' and rules' examples be tried by the engine. */
  readonly compileWith?: Omit<CompileOptions, 'now'>;
  /**
   * Makes ready whatever `compileWith.ask` and `onSwap` need for a book, such as a trained model. Where that takes long
   * it answers `later`: the book goes live without its examples being tried, and is taken once more when `later` ends.
   */
  readonly prepare?: (book: KnowledgeBook) => Promise<{ readonly later?: Promise<unknown> }>;
  /**
   * Called with each later book just before it becomes current (not with the first), and with the current one again when
   * what it was prepared for has come. If it throws, the old one stays.
   */
  readonly onSwap?: (book: KnowledgeBook) => void;
  /** Called after every look at changed files, with all problems: none means that all is well again. */
  readonly onProblems?: (problems: readonly Problem[]) => void;
  readonly clock: Clock;
  readonly log: Log;
};

export interface Bookshelf {
  /** The last good book. Ask once a turn and pass it on. */
  current(): KnowledgeBook;
  /** What is wrong with the files as they stand, warnings included. Errors mean that an older book is serving. */
  problems(): readonly Problem[];
  /** The files as they stand, for an editor: their content, and the hash that an edit must name. */
  sources(): ShopSources;
  /**
   * Changes one file, if the whole shop holds with the change; the new book serves when this resolves.
   *
   * @throws KnowledgeConflict `knowledge_conflict` (409), Refusal `knowledge_broken` (422), `knowledge_unwritable` (409)
   */
  edit(file: FileName, update: (draft: unknown) => void, expectedHash: string | undefined): Promise<KnowledgeBook>;
  close(): void;
}

/** Problems that one line of the log, or a refusal, tells in full; check-knowledge tells all. */
const mostTold = 50;
/** How often it is asked whether a new day has begun, on which entries may expire (ms). */
const calendarEvery = 60_000;
/** How long after the start the first book's examples are tried (ms): a start waits for no engine. */
const examplesAfter = 2000;

/**
 * Opens a shop's knowledge and keeps it current.
 *
 * @throws Refusal `knowledge_broken` with the whole report, if the shop does not hold at the start
 */
export async function openBookshelf({
  folder,
  shop,
  compileWith: { ask, ...compileWith } = {},
  prepare,
  onSwap,
  onProblems,
  clock,
  log,
}: BookshelfOptions): Promise<Bookshelf> {
  const home = join(folder, 'shops', shop);
  const files = openShopFiles({ folder: home, packs: join(folder, 'packs'), clock });
  /**
   * Compiles, prepares the book, and tries its examples if they can be tried by now. One that fails keeps a changed book
   * out; what serves already is not refused for what its model has learnt. At the start nothing better is there, and
   * nobody waits for them: see `tryLater`.
   */
  async function compile(
    found: ShopSources,
    serving?: KnowledgeBook,
    patient = false,
  ): Promise<{ compiled: Compiled; later?: Promise<unknown> }> {
    const compiled = compileBook(shop, found, { ...compileWith, now: clock.now() });
    if (!compiled.book) return { compiled };
    const { later } = (await prepare?.(compiled.book)) ?? {};
    if (later && !patient) return { compiled, later };
    await later;
    const tried = ask && compiled.book.faq.some(({ examples }) => examples);
    if (!tried || !serving) return { compiled };
    const changed = serving.version !== compiled.book.version;
    return { compiled: compiled.withExamples(ask, changed ? 'refuse' : 'tell') };
  }

  const closing = new AbortController();
  let sources = await files.read();
  const { compiled: first, later: firstLater } = await compile(sources);
  if (!first.book)
    throw new Refusal('knowledge_broken', `${home}\n\n${formatReport(first.problems, 'both', mostTold)}`, {
      remedy: 'Mend what is named, then start again; `npm run check-knowledge` shows it at any time.',
    });
  let book: KnowledgeBook = first.book;
  let problems = first.problems;
  let day = dayIn(book.about.timezone, clock.now());
  if (problems.length > 0) log.warn({ shop, problems: problems.length }, formatReport(problems, 'both', mostTold));

  /** Compiles, and puts the new book in the old one's place if it holds. Of two takes at once the later one counts. */
  async function take(found: ShopSources, again = false): Promise<void> {
    sources = found;
    const made = await tryCompile(found);
    if (!made || sources !== found || closing.signal.aborted) return;
    const { compiled, later } = made;
    problems = compiled.problems;
    if (compiled.book) swap(compiled.book, again);
    else
      log.warn(
        { shop, version: book.version, problems: errorsIn(problems).length },
        `Knowledge was changed and does not hold; the last good content stays live.\n${formatReport(problems, 'both', mostTold)}`,
      );
    onProblems?.(problems);
    takeAgain(found, later);
  }

  function takeAgain(found: ShopSources, later: Promise<unknown> | undefined): void {
    void later?.then(() => (sources === found && !closing.signal.aborted ? take(found, true) : undefined));
  }

  /** A fault of ours (in the engine that tries the examples, say) must not pass for a merchant's silence. */
  async function tryCompile(found: ShopSources): Promise<Awaited<ReturnType<typeof compile>> | undefined> {
    try {
      return await compile(found, book);
    } catch (error) {
      log.error({ shop, version: book.version, error: String(error) }, 'Changed knowledge could not be compiled.');
      return undefined;
    }
  }

  function swap(next: KnowledgeBook, again: boolean): void {
    const today = dayIn(next.about.timezone, clock.now());
    if (next.version === book.version && today === day && !again) return;
    try {
      onSwap?.(next);
    } catch (error) {
      log.error(
        { shop, version: next.version, error: String(error) },
        'The new knowledge could not be taken into use.',
      );
      return;
    }
    book = next;
    day = today;
    log.info({ shop, version: next.version, entries: next.faq.length }, 'New knowledge is live.');
  }

  async function turnPages(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.sleep(calendarEvery, closing.signal);
      if (!closing.signal.aborted && dayIn(book.about.timezone, clock.now()) !== day) await take(sources);
    }
  }
  void turnPages();

  /** The first book's examples, once the hub serves: they only tell. */
  async function tryLater({ withExamples }: Extract<Compiled, { book: KnowledgeBook }>): Promise<void> {
    await clock.sleep(examplesAfter, closing.signal);
    if (!ask || closing.signal.aborted || book !== first.book) return;
    const before = problems.length;
    problems = withExamples(ask, 'tell').problems;
    if (problems.length === before) return;
    log.warn({ shop, problems: problems.length }, formatReport(problems, 'both', mostTold));
    onProblems?.(problems);
  }
  if (!firstLater) void tryLater(first);
  files.watch((found) => void take(found), sources);
  takeAgain(sources, firstLater);

  return {
    current: () => book,
    problems: () => problems,
    sources: () => sources,
    async edit(file, update, expectedHash) {
      await files.edit(file, update, expectedHash, {
        verify: async (found) => (await compile(found, book, true)).compiled.problems,
      });
      await take(await files.read());
      return book;
    },
    close() {
      closing.abort();
      files.close();
    },
  };
}
