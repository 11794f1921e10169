// Whose case a line in the team's room is about: only what begins with its number leaves the room. Pure.

export type RoomLine =
  /** `#12 …`: the words behind the number, as they were typed. */
  | { readonly kind: 'case'; readonly number: number; readonly rest: string }
  /** `#relink 3 yes`. */
  | { readonly kind: 'relink'; readonly number: number; readonly isSame: boolean }
  /** Talk among colleagues. */
  | { readonly kind: 'talk' };

/** A mention of the shop's account may stand before it; WeChat puts U+2005 behind one. */
const mention = /^(?:@[^\s\u2005#＃]{1,64}[\s\u2005]+)*/u;
const caseLine = /^[#＃][ \t]*([\d０-９]{1,9})(?=$|[\s\u3000:：,，/／、])[ \t\u3000]*[:：,，]?[ \t\u3000]*/u;
const relinkLine = /^[#＃]relink[ \t]+(\d{1,9})[ \t]+(yes|no|是|否|不是)\s*$/iu;

/**
 * Reads a line of the room. Anything that does not begin with a number is for colleagues, and stays where it is.
 *
 * @example readRoomLine('#12 we ship today') // case 12, "we ship today"
 * @example readRoomLine('about #12: be careful') // talk
 */
export function readRoomLine(text: string): RoomLine {
  const line = text.replace(/^[\s\p{Cf}]+/u, '').replace(mention, '');
  const relink = relinkLine.exec(line);
  if (relink) return { kind: 'relink', number: Number(relink[1]), isSame: /^(yes|是)$/i.test(relink[2]!) };
  const found = caseLine.exec(line);
  if (!found) return { kind: 'talk' };
  return { kind: 'case', number: Number(found[1]!.normalize('NFKC')), rest: line.slice(found[0].length) };
}

export const threadOf = (number: number): string => `#${number}`;
