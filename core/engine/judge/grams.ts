// What a learnt judge reads in a sentence: runs of Chinese characters, English words, marks, and where they stand.

/** Pieces of a plain text (see `normalise`), each with the share of the whole that it is. `Ⓐ…Ⓩ` may stand for words. */
export function gramsOf(plain: string, share: number): Map<string, number> {
  const grams = new Map<string, number>();
  for (const clause of plain.split(/[,，。;；\n]+/)) {
    const tokens = clause.match(/[\u3400-\u9fffⒶ-Ⓩ]|[a-z]+(?:'[a-z]+)?|\d+|[?!~]+/g);
    if (tokens) addRuns(['^', ...tokens.map(nameOf), '$'], grams);
  }
  const weight = share / Math.sqrt(Math.max(1, grams.size));
  for (const gram of grams.keys()) grams.set(gram, weight);
  return grams;
}

/** Digits are alike, and so are long rows of marks. */
function nameOf(token: string): string {
  if (/^\d/.test(token)) return '0';
  return /^[?!]{2,}/.test(token) ? '!!' : token;
}

/** Runs of one, two and three tokens; between Latin words stands a space, so that they read as written. */
function addRuns(tokens: readonly string[], into: Map<string, number>): void {
  for (let from = 0; from < tokens.length; from++) {
    let run = '';
    for (let to = from; to < Math.min(tokens.length, from + 3); to++) {
      const token = tokens[to]!;
      run += run !== '' && /[a-z0-9]$/.test(run) && /^[a-z0-9]/.test(token) ? ` ${token}` : token;
      if (run !== '^' && run !== '$') into.set(run, 0);
    }
  }
}
