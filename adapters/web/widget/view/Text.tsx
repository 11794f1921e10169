// Text as data: text nodes and http(s) links, nothing else, whatever was written.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../words.ts';

/** A link ends at white space, quotes, CJK punctuation and the invisible marks that turn the reading direction. */
const link = /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》「」『』“”‘’\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const trailing = /[.,;:!?)\]}]+$/;
const longRun = /\S{100}(?=\S)/gu;
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
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const url = match[0].replace(trailing, '');
    if (!webAddress(url)) continue;
    pieces.push(...breakable(text.slice(end, match.index)), <WebLink url={url}>{url}</WebLink>);
    end = match.index + url.length;
  }
  return [...pieces, ...breakable(text.slice(end))];
}

/** Places to break within long words: without them a browser lays out a word of 100 kB for half a minute. */
function breakable(text: string): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const { index, 0: run } of text.matchAll(longRun)) {
    pieces.push(text.slice(end, index + run.length), <wbr />);
    end = index + run.length;
  }
  return [...pieces, text.slice(end)];
}

export function WebLink({ url, children }: { url: string; children: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
      {breakable(children)}
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
