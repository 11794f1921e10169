// A problem people understand: which file, line and field, what is wrong, and what to do, in Chinese and English.

import type { Source } from './files/source.ts';
import { type Bilingual, type ProblemCode, warningCodes, words } from './words.ts';

export type { Bilingual, ProblemCode } from './words.ts';

/** One thing wrong with a shop's knowledge. Plain data: pages and `--json` show it as it is. */
export type Problem = {
  readonly code: ProblemCode;
  /** An error keeps the book from going live; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** As a merchant sees it: `faq.json`, `packs/general.json`. */
  readonly file: string;
  /** 1-based; absent when the problem is the file itself. */
  readonly line?: number;
  /** 1-based, in UTF-16 units as editors count. */
  readonly column?: number;
  /** `entries[3].answers[0].text.zh`; empty for the file itself. */
  readonly path: string;
  /** The id of the entry, rule, product or flow it is in. */
  readonly entry?: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
};

export type Path = readonly (string | number)[];

/** Where a problem is. Positions come from the source; `onKey` points at the field's name rather than its value. */
export type Place = {
  readonly file: string;
  readonly source?: Source | undefined;
  readonly path?: Path;
  readonly onKey?: boolean;
};

/**
 * Makes a problem.
 *
 * @example problem('entry_unknown', { file: 'faq.json', source, path: ['entries', 0, 'related', 1] }, 'refnud', 'refund')
 */
export function problem<Code extends ProblemCode>(
  code: Code,
  place: Place,
  ...about: Parameters<(typeof words)[Code]>
): Problem {
  const say = words[code] as (...args: Parameters<(typeof words)[Code]>) => { message: Bilingual; remedy: Bilingual };
  const path = place.path ?? [];
  const at = place.path && place.source?.place(path, place.onKey);
  const entry = place.source && idAlong(place.source.value, path);
  return {
    code,
    severity: warningCodes.has(code) ? 'warning' : 'error',
    file: place.file,
    ...(at ?? {}),
    path: writePath(path),
    ...(entry === undefined ? {} : { entry }),
    ...say(...about),
  };
}

/** `['entries', 3, 'text', 'zh']` as people write it: `entries[3].text.zh`. */
export function writePath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w$-]+$/.test(step) ? `.${step}` : `["${step}"]`))
    .join('')
    .replace(/^\./, '');
}

/** The id of the outermost thing on the way that has one. */
function idAlong(value: unknown, path: Path): string | undefined {
  let at: unknown = value;
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
    const id = typeof at === 'object' && at !== null ? (at as { id?: unknown }).id : undefined;
    if (typeof id === 'string') return id.slice(0, 64);
  }
  return undefined;
}

/** Errors first within each file, files by name, then from top to bottom. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      a.code.localeCompare(b.code, 'en'),
  );
}

export const errorsIn = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ severity }) => severity === 'error');

/**
 * For a terminal or a log: each problem with its place, its sentence and its remedy, in one language or in both; with
 * `most`, so many of them and how many more there are.
 */
export function formatReport(
  problems: readonly Problem[],
  language: 'zh' | 'en' | 'both' = 'both',
  most = Number.POSITIVE_INFINITY,
): string {
  const more = problems.length - most;
  const rest = {
    zh: `…… 还有 ${more} 个问题。`,
    en: `… and ${more} more problems.`,
    both: `…… 还有 ${more} 个 / and ${more} more.`,
  };
  const languages = language === 'both' ? (['zh', 'en'] as const) : [language];
  return inOrder(problems)
    .slice(0, most)
    .map((one) => {
      const place = [one.file, one.line, one.column].filter((part) => part !== undefined).join(':');
      const mark = { error: { zh: '错误', en: 'error' }, warning: { zh: '提醒', en: 'warning' } }[one.severity];
      const field = [one.path, one.entry && `(${one.entry})`].filter(Boolean).join(' ');
      const lines = languages.flatMap((tongue) => [
        `  ${mark[tongue]}: ${one.message[tongue]}`,
        `  → ${one.remedy[tongue]}`,
      ]);
      return [`${place}${field ? `  ${field}` : ''}  [${one.code}]`, ...lines].join('\n');
    })
    .concat(more > 0 ? [rest[language]] : [])
    .join('\n\n');
}

/** The known word a misspelt one most likely meant: at most two edits away, and fewer for short words. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const reach = word.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let least = reach + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const edits = distance(word.toLowerCase(), other.toLowerCase());
    if (edits < least) [best, least] = [other, edits];
  }
  return best;
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    above = row;
  }
  return above[b.length]!;
}
