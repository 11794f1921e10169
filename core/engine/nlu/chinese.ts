// Traditional characters to simplified ones, by OpenCC's table, character by character so that offsets stay true.

import { simplifications } from './table-simplified.ts';

const FIRST = 0x3400;
const LAST = 0x9fff;
let table: Uint16Array | undefined;

/** Simplifies a text, keeping its length: `身高體重` becomes `身高体重`. */
export function simplify(text: string): string {
  table ??= readTable();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= FIRST && unit <= LAST && table[unit - FIRST] !== unit) return changed(text, i, table);
  }
  return text;
}

/** `text` from `from` on, where the first character to be changed stands. */
function changed(text: string, from: number, simple: Uint16Array): string {
  let result = text.slice(0, from);
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    result += unit >= FIRST && unit <= LAST ? String.fromCharCode(simple[unit - FIRST]!) : text[i];
  }
  return result;
}

function readTable(): Uint16Array {
  const simple = new Uint16Array(LAST - FIRST + 1);
  for (let unit = FIRST; unit <= LAST; unit++) simple[unit - FIRST] = unit;
  const pairs = simplifications.replaceAll('\n', '');
  for (let i = 0; i < pairs.length; i += 2) simple[pairs.charCodeAt(i) - FIRST] = pairs.charCodeAt(i + 1);
  return simple;
}
