// Where the checks write what they find, and what they look at: the files' content, as far as each could be read.

import type { z } from 'zod';
import type { ShopSources } from '../files/index.ts';
import type { Source } from '../files/source.ts';
import { nearest, type Path, type Problem, type ProblemCode, problem } from '../report.ts';
import type { Faq, FileName, files } from '../schema.ts';
import type { words } from '../words.ts';

/** Content per file. A file that is missing has its empty form; one that is broken is absent, and nobody refers to it. */
export type Contents = { readonly [Name in FileName]?: z.infer<(typeof files)[Name]> };

/** An entry with its pack's questions merged in, and where it stands in faq.json. */
export type PlacedFaq = { readonly faq: Faq; readonly at: number };

export type Looked = {
  readonly contents: Contents;
  /** Absent if faq.json is broken. */
  readonly entries?: readonly PlacedFaq[];
  /** Entries of subscribed packs that faq.json does not take up. */
  readonly lent: readonly Faq[];
  /** The same by id. An id of faq.json that is not in it could not be read to the end; nobody doubts it. */
  readonly byId: ReadonlyMap<string, Faq>;
  /** Every id of faq.json and of subscribed packs; absent if one of them could not be read. */
  readonly entryIds?: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  /** Today in the shop's time zone, YYYY-MM-DD. */
  readonly today: string;
  readonly findings: Findings;
};

/** Guesses at what was meant cost a look at every name there is: after this many nobody reads them any more. */
const mostGuesses = 100;

/** Collects problems and knows where everything stands. */
export class Findings {
  readonly #sources: ShopSources;
  #guesses = 0;
  readonly #problems: Problem[] = [];

  constructor(sources: ShopSources) {
    this.#sources = sources;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Notes a problem with the field at `path` of a file. */
  add<Code extends ProblemCode>(
    code: Code,
    file: FileName,
    path: Path,
    ...about: Parameters<(typeof words)[Code]>
  ): void {
    this.#problems.push(problem(code, { file, source: this.source(file), path }, ...about));
  }

  /** The name a wrong one most likely meant. */
  near(word: string, known: Iterable<string>): string | undefined {
    return ++this.#guesses > mostGuesses ? undefined : nearest(word, known);
  }

  take(problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  source(file: FileName): Source | undefined {
    return this.#sources.files.get(file);
  }

  /** `faq.json:12`, for a problem that names a second place. */
  placeOf(file: FileName, path: Path): string {
    const line = this.source(file)?.place(path).line;
    return line === undefined ? file : `${file}:${line}`;
  }
}

/** Notes every id that stands twice in a list, naming both places. */
export function uniqueIds(
  findings: Findings,
  file: FileName,
  base: Path,
  items: readonly { readonly id: string }[],
): void {
  const first = new Map<string, number>();
  for (const [index, { id }] of items.entries()) {
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    else findings.add('id_twice', file, [...base, index, 'id'], id, findings.placeOf(file, [...base, before, 'id']));
  }
}

/** Active and not past its date. */
export function awake(faq: Faq, today: string): boolean {
  return faq.active && (faq.until === undefined || faq.until >= today);
}

/** Checks a reference to an entry: it must be there, and it ought to be awake. */
export function checkEntryReference(
  { entryIds, byId, today, findings }: Looked,
  file: FileName,
  path: Path,
  id: string,
): void {
  if (!entryIds) return;
  const entry = byId.get(id);
  if (!entryIds.has(id)) findings.add('entry_unknown', file, path, id, findings.near(id, entryIds));
  else if (entry && !awake(entry, today)) findings.add('entry_asleep', file, path, id);
}

/** Checks a reference to a skill of routing.json. */
export function checkSkill({ contents, findings }: Looked, file: FileName, path: Path, id: string | undefined): void {
  const skills = contents['routing.json']?.skills.map((skill) => skill.id);
  if (id !== undefined && skills && !skills.includes(id))
    findings.add('skill_unknown', file, path, id, findings.near(id, skills));
}
