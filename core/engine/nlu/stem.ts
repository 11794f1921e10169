// English words reduced to a common stem, by rule.

/** `shipping`, `shipped` and `ships` become `ship`; words under four letters stay. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  let s = word;
  if (s.endsWith('ies') && s.length > 4) s = `${s.slice(0, -3)}y`;
  else if (s.endsWith('sses')) s = s.slice(0, -2);
  else if (s.endsWith('s') && !/(?:ss|us|is)$/.test(s)) s = s.slice(0, -1);
  const bare = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(s)?.[1];
  if (bare !== undefined && bare.length >= 2) s = /([^aeioulsz])\1$/.test(bare) ? bare.slice(0, -1) : bare;
  else if (s.length > 5 && s.endsWith('ment')) s = s.slice(0, -4);
  else if (s.length > 4 && s.endsWith('ly')) s = s.slice(0, -2);
  if (s.length > 4 && s.endsWith('e')) s = s.slice(0, -1);
  return s.endsWith('y') && s.length > 3 ? `${s.slice(0, -1)}i` : s;
}

/** Words that carry no topic; they make no pairs and do not count as unknown. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the i me my mine you your we us our it its this that these those he she they them is are was were be been am ' +
    'do does did have has had will would can could should may might must shall to of in on at for from by with and or ' +
    'but if so as not no yes please just very too also there here what which who how when where why s m re ve ll d get ' +
    'got any some all one than then about into out up down over'
  ).split(' '),
);
