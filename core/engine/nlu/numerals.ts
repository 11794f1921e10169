// Characters by class, and where Chinese numerals write a number.

/** What a reader does with a UTF-16 unit. */
export const Unit = { other: 0, chinese: 1, letter: 2, figure: 3, sign: 4 } as const;

const classes = new Uint8Array(1 << 16);
const UNASKED = 0;

/** The unit's class, one of `Unit`; each is looked into once a process. */
export function classOf(unit: number): number {
  const known = classes[unit]!;
  if (known !== UNASKED) return known - 1;
  const found = look(unit);
  classes[unit] = found + 1;
  return found;
}

function look(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return Unit.letter;
    if (unit >= 0x30 && unit <= 0x39) return Unit.figure;
    return unit === 0x24 || unit === 0x25 || unit === 0x3f ? Unit.sign : Unit.other;
  }
  if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x3040 && unit <= 0x30ff)) return Unit.chinese;
  if (unit === 0x20ac || unit === 0xa3 || unit === 0xa5) return Unit.sign;
  return /\p{L}/u.test(String.fromCharCode(unit)) ? Unit.letter : Unit.other;
}

const unitsOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));

const numerals = unitsOf('零〇一二两三四五六七八九十百千万亿');
/** What a single numeral counts; elsewhere (一样, 一直, 一起) it is part of a word. */
const counted = unitsOf('天日号月年周点分块元毛角斤克米寸件个只条双套瓶盒包箱袋支次遍折楼岁码位张台部小');

/** How many units from here on write a number: 一百六, 三天 (one), none in 一样 or 万一. */
export function numeralLength(text: string, from: number): number {
  if (!numerals.has(text.charCodeAt(from))) return 0;
  let to = from + 1;
  while (to < text.length && numerals.has(text.charCodeAt(to))) to++;
  if (to - from === 1) return to < text.length && counted.has(text.charCodeAt(to)) ? 1 : 0;
  return /^(?:万一|千万|一一)/.test(text.slice(from, to)) ? 0 : to - from;
}
