// Cutting a long text where a reader would: paragraph, line, sentence, word; never inside a letter or a link. Pure.

export type TextLimit = { readonly limit: number; readonly unit: 'utf16' | 'utf8' };

export function measure(text: string, unit: TextLimit['unit']): number {
  return unit === 'utf16' ? text.length : utf8Length(text);
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(index + 1))) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/**
 * Pieces that each fit, in order; joined they are the text again, but for pieces of nothing but blanks, which
 * platforms refuse.
 *
 * @param limit at least 4, so that any letter fits
 */
export function splitText(text: string, { limit, unit }: TextLimit): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (measure(rest, unit) > limit) {
    const end = breakBefore(rest, furthest(rest, limit, unit));
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  pieces.push(rest);
  return pieces.filter((piece) => /\S/u.test(piece));
}

/** The longest prefix that fits and does not cut a surrogate pair. */
function furthest(text: string, limit: number, unit: TextLimit['unit']): number {
  let used = 0;
  let index = 0;
  while (index < text.length) {
    const size = text.codePointAt(index)! > 0xffff ? 2 : 1;
    const cost = unit === 'utf16' ? size : utf8Length(text.slice(index, index + size));
    if (used + cost > limit) break;
    used += cost;
    index += size;
  }
  return Math.max(index, 1);
}

/** The best kinds of break first. A break is taken in the last part of the piece only, so that none is tiny. */
const breaks: readonly { readonly pattern: RegExp; readonly from: number }[] = [
  { pattern: /\n[ \t]*\n/gu, from: 0.3 },
  { pattern: /\n/gu, from: 0.3 },
  { pattern: /[。！？!?…；;]["'”’」』）)]*\s*|\.["'”’)]*\s+/gu, from: 0.4 },
  { pattern: /[\s，、,]+/gu, from: 0.5 },
];

function breakBefore(text: string, hard: number): number {
  const links = linksAround(text, hard);
  const window = text.slice(0, hard);
  for (const { pattern, from } of breaks) {
    const earliest = Math.floor(hard * from);
    let best = 0;
    for (const match of window.slice(earliest).matchAll(pattern)) {
      const end = earliest + match.index + match[0].length;
      if (!links.some(({ start, stop }) => start < end && end < stop)) best = end;
    }
    if (best > 0) return best;
  }
  const link = links.find(({ start, stop }) => start < hard && hard < stop);
  if (link && link.start > 0) return link.start;
  return letterBoundary(text, hard);
}

/** A link ends at a blank or at the CJK letters and marks that Chinese writers put right behind it. */
const link = /\b(?:https?:\/\/|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef<>"]+/giu;

function linksAround(text: string, hard: number): { start: number; stop: number }[] {
  // A link may go on far beyond the cut; only its beginning must lie before it.
  return [...text.slice(0, hard + 4096).matchAll(link)].map(({ index, 0: { length } }) => ({
    start: index,
    stop: index + length,
  }));
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Longer than any written letter; a longer heap of marks may be cut between two of them. */
const longestLetter = 64;

/** The last boundary between letters at or before `hard`; 👨‍👩‍👧 is one letter. */
function letterBoundary(text: string, hard: number): number {
  let start = Math.max(0, hard - 4 * longestLetter);
  if (start > 0 && isLow(text.charCodeAt(start))) start--;
  let best = 0;
  for (const { index } of letters.segment(text.slice(start, hard + longestLetter))) {
    if (start + index > hard) break;
    best = start + index;
  }
  return best > 0 && hard - best <= longestLetter ? best : hard;
}
