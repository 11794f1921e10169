// Labelled sentences from JSON lines: `{text, intent}` or `{text, label}`, `also` for further right answers, entity rows.

import { decode, type Encoding } from './decoding.ts';

export type Row = {
  readonly text: string;
  /** Empty only where the caller asked for texts alone (out-of-scope files). */
  readonly label: string;
  /** Further labels that count as right. */
  readonly also: readonly string[];
  /** 1-based, in its file. */
  readonly line: number;
};

/** A value that must (or, `positive: false`, must not) be found in the text. */
export type EntityRow = {
  readonly type: string;
  readonly text: string;
  readonly value: string | undefined;
  readonly positive: boolean;
  readonly line: number;
};

/** A row that cannot be used, and why, in a sentence. */
export type Fault = { readonly line: number; readonly why: string };

export type Read<Kind> = {
  readonly rows: readonly Kind[];
  readonly faults: readonly Fault[];
  readonly encoding: Encoding;
};

/** Longer than any message the hub takes (4,000 characters) by far: such a line is a dump, not a sentence. */
const LONGEST = 20_000;

/**
 * Reads labelled rows. A row that is broken is a fault with its line; the others stand.
 *
 * @param labelled false for files whose rows need only `text`
 */
export function readRows(bytes: Uint8Array, labelled = true): Read<Row> | undefined {
  return readLines(bytes, (object, line) => {
    const text = textOf(object);
    if (text.why !== undefined) return text;
    const label = scalar(object['intent']) ?? scalar(object['label']);
    if (labelled && label === undefined) return { why: 'has neither "intent" nor "label"' };
    const also = object['also'];
    const others = (Array.isArray(also) ? also : [also]).flatMap((each) => scalar(each) ?? []);
    return { row: { text: text.said, label: label ?? '', also: others, line } };
  });
}

export function readEntityRows(bytes: Uint8Array): Read<EntityRow> | undefined {
  return readLines(bytes, (object, line) => {
    const text = textOf(object);
    if (text.why !== undefined) return text;
    const type = scalar(object['type']);
    if (type === undefined) return { why: 'has no "type"' };
    const value = scalar(object['value']);
    const positive = typeof object['positive'] === 'boolean' ? object['positive'] : value !== undefined;
    if (positive && value === undefined) return { why: 'is positive and has no "value"' };
    return { row: { type, text: text.said, value: positive ? value : undefined, positive, line } };
  });
}

type Taken<Kind> = { readonly row: Kind; readonly why?: undefined } | { readonly why: string };

function readLines<Kind>(
  bytes: Uint8Array,
  take: (object: Readonly<Record<string, unknown>>, line: number) => Taken<Kind>,
): Read<Kind> | undefined {
  const decoded = decode(bytes);
  if (!decoded) return undefined;
  const { text, encoding, damaged } = decoded;
  const rows: Kind[] = [];
  const faults: Fault[] = [];
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const raw = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
    line++;
    if (raw === '') continue;
    if (damaged && raw.includes('\ufffd')) {
      faults.push({ line, why: `has bytes that are no ${encoding.toUpperCase()}` });
      continue;
    }
    const taken = takeLine(raw, line, take);
    if (taken.why === undefined) rows.push(taken.row);
    else faults.push({ line, why: taken.why });
  }
  return { rows, faults, encoding };
}

function takeLine<Kind>(
  raw: string,
  line: number,
  take: (object: Readonly<Record<string, unknown>>, line: number) => Taken<Kind>,
): Taken<Kind> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    return { why: 'is not JSON' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { why: 'is not a JSON object' };
  return take(parsed as Record<string, unknown>, line);
}

type Said = { readonly said: string; readonly why?: undefined } | { readonly why: string };

function textOf(object: Readonly<Record<string, unknown>>): Said {
  const said = object['text'];
  if (typeof said !== 'string') return { why: 'has no "text"' };
  if (said.trim() === '') return { why: 'has an empty "text"' };
  if (said.length > LONGEST) return { why: `has a "text" of ${said.length} characters; ${LONGEST} are the most` };
  return { said };
}

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}
