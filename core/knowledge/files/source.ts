// One knowledge file's bytes made trustworthy: decoded, parsed, bounded, with a line and column for every field.

import { createHash } from 'node:crypto';
import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import { type Path, type Problem, problem } from '../report.ts';
import { type SyntaxErrorName, syntaxWords } from './syntax.ts';

/** Bounds of a knowledge file (SECURITY B5): what a merchant writes stays far below, what would stall the hub lies above. */
export const limits = { bytes: 5 * 1024 * 1024, depth: 32, values: 500_000 } as const;

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type Source = {
  /** As a merchant sees it: `faq.json`, `packs/general.json`. */
  readonly file: string;
  /** SHA-256 of the bytes, hex: what an edit must name to be accepted. */
  readonly hash: string;
  readonly text: string;
  /** The JSON value; undefined when `problems` is not empty. */
  readonly value: unknown;
  /** Encoding, syntax, size, depth, keys. Nothing below looks at a source that has any. */
  readonly problems: readonly Problem[];
  /** Line and column of the field at `path`, or of the nearest thing around it that exists. */
  place(path: Path, onKey?: boolean): { readonly line: number; readonly column: number };
};

/** Reads bytes as one knowledge file (`known` is answered again if it has the same bytes). Never throws: what is wrong stands in `problems`. */
export function readSource(file: string, bytes: Uint8Array, known?: Source): Source {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (known?.hash === hash && known.file === file) return known;
  const refuse = (...problems: Problem[]): Source => ({
    file,
    hash,
    text: '',
    value: undefined,
    problems,
    place: () => ({ line: 1, column: 1 }),
  });
  if (bytes.length > limits.bytes) return refuse(problem('file_too_large', { file }, '5 MB'));
  const text = decode(bytes);
  if (text === undefined) return refuse(problem('file_not_utf8', { file }, looksLike(bytes)));
  if (text.trim() === '') return refuse(problem('file_empty', { file }));

  const place = placer(text);
  const at = (found: Problem, offset: number): Problem => ({ ...found, ...place.ofOffset(offset) });
  const tooMuch = outOfBounds(text);
  if (tooMuch)
    return refuse(
      at(
        tooMuch.what === 'depth'
          ? problem('json_too_deep', { file }, limits.depth)
          : problem('file_too_large', { file }, `${limits.values} values`),
        tooMuch.offset,
      ),
    );
  const problems = inspect(text, place).map(({ found, offset }) => at(found(file), offset));
  let value: unknown;
  if (problems.length === 0) value = JSON.parse(text);
  return { file, hash, text, value, problems, place: place.ofPath };
}

/** A byte order mark is fine; bytes that are not UTF-8 are never guessed at, since a guess would reach customers. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function looksLike(bytes: Uint8Array): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16';
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gbk', { fatal: true }).decode(bytes)) ? 'GBK' : undefined;
  } catch {
    return undefined;
  }
}

/** One pass before any parser, because parsers recurse and a tree of a million values takes the memory of the hub. */
function outOfBounds(text: string): { what: 'depth' | 'values'; offset: number } | undefined {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22 || code === 0x0a) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > limits.depth) return { what: 'depth', offset: index };
    } else if (code === 0x5d || code === 0x7d) depth--;
    else if (code === 0x2c && ++values > limits.values) return { what: 'values', offset: index };
  }
  return undefined;
}

type Finding = { readonly found: (file: string) => Problem; readonly offset: number };

/** After these the rest of a file can still be read, so that later mistakes are told too. */
const recoverable = new Set<SyntaxErrorName>([
  'CommaExpected',
  'PropertyNameExpected',
  'ValueExpected',
  'InvalidCommentToken',
  'InvalidEscapeCharacter',
  'InvalidUnicode',
]);

function inspect(text: string, place: Placer): Finding[] {
  const syntax: Finding[] = [];
  const keys: Finding[] = [];
  const open: Map<string, number>[] = [];
  const lines = new Set<number>();
  let lost = false;
  const soundText = (value: unknown, offset: number) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
      keys.push({ offset, found: (file) => problem('text_unprintable', { file }) });
  };
  visit(
    text,
    {
      onError(code, offset) {
        const error = printParseErrorCode(code);
        const { line } = place.ofOffset(offset);
        if (lost || lines.has(line)) return;
        lines.add(line);
        lost = !recoverable.has(error);
        syntax.push({ offset, found: (file) => problem('json_syntax', { file }, ...syntaxWords(error, text, offset)) });
      },
      onObjectBegin: () => void open.push(new Map()),
      onObjectEnd: () => void open.pop(),
      onObjectProperty(key, offset) {
        const first = open.at(-1)?.get(key);
        if (forbiddenKeys.has(key)) keys.push({ offset, found: (file) => problem('key_forbidden', { file }, key) });
        else if (first !== undefined)
          keys.push({ offset, found: (file) => problem('key_twice', { file }, key, place.ofOffset(first).line) });
        else open.at(-1)?.set(key, offset);
        soundText(key, offset);
      },
      onLiteralValue: soundText,
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (syntax.length === 0 && !isJson(text))
    syntax.push({ offset: 0, found: (file) => problem('json_syntax', { file }, ...syntaxWords('NotJson', text, 0)) });
  return [...syntax, ...keys];
}

/** The tolerant parser lets a few things pass that JSON does not know; the strict one has the last word. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Position = { readonly line: number; readonly column: number };
type Placer = { ofOffset(offset: number): Position; ofPath(path: Path, onKey?: boolean): Position };

function placer(text: string): Placer {
  let starts: number[] | undefined;
  let tree: Node | undefined;
  const ofOffset = (offset: number): Position => {
    if (!starts) {
      starts = [0];
      for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
    }
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  const ofPath = (path: Path, onKey = false): Position => {
    tree ??= parseTree(text);
    for (let length = path.length; tree && length >= 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (!node) continue;
      const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
      return ofOffset((onKey && length === path.length ? (key ?? node) : node).offset);
    }
    return { line: 1, column: 1 };
  };
  return { ofOffset, ofPath };
}
