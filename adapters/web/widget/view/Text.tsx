// Text as data: text nodes and http(s) links, nothing else, whatever was written.

import { useState } from 'preact/hooks';
import type { Words } from '../words.ts';

/** A link ends at white space, quotes, CJK punctuation and the invisible marks that turn the reading direction. */
const link = /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》「」『』“”‘’\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const trailing = /[.,;:!?)\]}]+$/;
/** Longer texts are folded: one message must not bury the conversation. */
const shownAtOnce = 1_500;

export function Text({ text, words }: { text: string; words: Words }) {
  const [isWhole, setWhole] = useState(false);
  const isFolded = !isWhole && text.length > shownAtOnce * 1.5;
  return (
    <>
      <p class="text" dir="auto">
        {linked(isFolded ? `${text.slice(0, shownAtOnce).replace(/[\ud800-\udbff]$/, '')}…` : text)}
      </p>
      {isFolded && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {words.showAll}
        </button>
      )}
    </>
  );
}

function linked(text: string) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const url = match[0].replace(trailing, '');
    if (!webAddress(url)) continue;
    pieces.push(text.slice(end, match.index), <WebLink url={url}>{url}</WebLink>);
    end = match.index + url.length;
  }
  return [...pieces, text.slice(end)];
}

export function WebLink({ url, children }: { url: string; children: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
      {children}
    </a>
  );
}

/** Only http and https lead anywhere; `javascript:`, `data:` and the rest stay words. */
export function webAddress(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}
