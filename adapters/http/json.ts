// Reads JSON from outside: the size of its nesting and its keys is known before JSON.parse sees it, strings leave clean.

import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../core/index.ts';

/** Keys in one document; what an honest client sends has fewer than a hundred. */
const mostKeys = 1000;

/**
 * A value that is safe to hand on: no forbidden keys, only finite numbers, strings well-formed (a lone surrogate becomes
 * U+FFFD) and without NUL, which SQLite and PostgreSQL would each keep differently.
 *
 * @param depth how many arrays and objects may lie inside one another
 * @throws Refusal 400 `json_empty`, `json_not_utf8`, `json_too_deep`, `json_too_many_keys`, `json_invalid`,
 * `json_forbidden_key`, `json_bad_number`
 */
export function parseJson(bytes: Uint8Array, depth: number): unknown {
  if (bytes.length === 0) throw new Refusal('json_empty', 'The body is empty; JSON is expected.');
  if (!isUtf8(bytes)) throw new Refusal('json_not_utf8', 'The body is not valid UTF-8.');
  measure(bytes, depth);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw new Refusal('json_invalid', 'The body is not JSON.');
  }
  return clean(value);
}

const quote = 0x22;
const backslash = 0x5c;

/** Depth and keys by a scan of the bytes: in UTF-8 no part of a longer character looks like a bracket or a quote. */
function measure(bytes: Uint8Array, most: number): void {
  let depth = 0;
  let keys = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (quoted) {
      if (byte === backslash) at++;
      else if (byte === quote) quoted = false;
    } else if (byte === quote) quoted = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > most) throw new Refusal('json_too_deep', `The body nests deeper than ${most} levels.`);
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    else if (byte === 0x3a && ++keys > mostKeys)
      throw new Refusal('json_too_many_keys', `The body has more than ${mostKeys} keys.`);
  }
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Refusal('json_bad_number', 'The body holds a number too large to be kept.');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = clean(value[index]);
    return value;
  }
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    if (forbidden.has(key)) throw new Refusal('json_forbidden_key', `The body uses the forbidden key "${key}".`);
    if (cleanText(key) !== key) throw new Refusal('json_forbidden_key', 'The body has a key with broken characters.');
    object[key] = clean(object[key]);
  }
  return object;
}

/** Well-formed and without NUL; anything else a customer writes is his own. */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}
