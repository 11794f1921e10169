// The shop's words in Discord's dialect, and everybody else's words so that no mark in them means anything. Pure.

/** Longest message a bot may send (discord.com/developers/docs/resources/message#create-message), UTF-16 to be safe. */
export const textLimit = 2000;

/** Marks that mean something anywhere in a line. Of `@` none is left, though `allowed_mentions` alone stops the ping. */
const marks = /[\\`*_~|<>@[\]]/g;
/** Marks that mean something only where a line begins: headings, small print, lists. */
const lineStart = /^(\s*)(#{1,3}(?=\s)|-#(?=\s)|[-+](?=\s)|\d{1,9}(?=\.\s))/gm;
/** A word between colons would become a picture. */
const emojiWord = /:(?=[A-Za-z0-9_+-]{1,64}:)/g;
/** A link is taken whole by Discord, up to a blank or `<`: nothing in it may be touched, and nothing in it means more. */
const link = /(?<![\p{L}\p{N}_])https?:\/\/[^\s<]+/gu;

/** Text as it is, whatever its writer put in. */
export function escapeText(raw: string): string {
  const text = raw.toWellFormed();
  let out = '';
  let at = 0;
  for (const match of text.matchAll(link)) {
    out += escapePlain(text.slice(at, match.index)) + harmless(match[0]);
    at = match.index + match[0].length;
    // The sign that would keep `<` from meaning anything would become a part of the link.
    if (text[at] === '<') out += ' ';
  }
  return asLines(out + escapePlain(text.slice(at)));
}

/** The same place, written so that nobody is called by it. */
function harmless(url: string): string {
  return url.replace(/@(?=everyone|here)/g, '%40');
}

function escapePlain(text: string): string {
  return text.replace(marks, '\\$&').replace(emojiWord, '\\:');
}

function asLines(text: string): string {
  return text.replace(lineStart, (_whole, blanks: string, mark: string) =>
    /^\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
  );
}

/** One alternative a mark, longest first. A lone `*` or `_` counts only at a word's edge: 2*3*4 and a_b_c stay whole. */
const inline =
  /`([^`\n]+)`|\*\*([^\n]+?)\*\*|__([^\n]+?)__|~~([^\n]+?)~~|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|tel:[^\s)]+|mailto:[^\s)]+)\)|(?<![\w*])\*([^\s*][^*\n]*?)\*(?![\w*])|(?<![\w])_([^\s_][^_\n]*?)_(?![\w])/g;

/** Bold, italic, struck, code, links, headings and lists in Discord's marks; anything else stays as it was written. */
export function markdownToDiscord(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((piece) => {
      const fence = /^```(?:[\w+-]*\n)?([\s\S]*?)\n?```$/.exec(piece);
      return fence ? codeBlock(fence[1]!) : piece.split('\n').map(lineOf).join('\n');
    })
    .join('');
}

function codeBlock(code: string): string {
  // Three backquotes inside would end the block early: a blank of no width between them keeps it whole.
  return `\`\`\`\n${code.replaceAll('```', '`\u200b``')}\n\`\`\``;
}

function lineOf(line: string): string {
  const heading = /^#{1,6}\s+(.+)$/.exec(line);
  if (heading) return `**${escapeText(plainOf(heading[1]!))}**`;
  const item = /^(\s*)[-*+]\s+(.*)$/.exec(line);
  if (item) return `${item[1]}• ${inlineOf(item[2]!)}`;
  return inlineOf(line);
}

function inlineOf(line: string): string {
  let out = '';
  let at = 0;
  for (const match of line.matchAll(inline)) {
    out += escapeText(line.slice(at, match.index));
    at = match.index + match[0].length;
    const [, code, strong, strong2, struck, words, url, soft, soft2] = match;
    if (code !== undefined) out += `\`\`${code.replaceAll('`', '')}\`\``;
    else if (strong !== undefined || strong2 !== undefined) out += `**${inlineOf(strong ?? strong2!)}**`;
    else if (struck !== undefined) out += `~~${inlineOf(struck)}~~`;
    else if (words !== undefined) out += linkOf(words, url!);
    else out += `*${inlineOf(soft ?? soft2!)}*`;
  }
  return out + escapeText(line.slice(at));
}

/** Discord shows a link under words only for http, and not where the words look like a link themselves. */
function linkOf(words: string, url: string): string {
  const shown = escapeText(words);
  if (!/^https?:/.test(url)) return `${shown} (${escapeText(url.replace(/^(tel|mailto):/, ''))})`;
  if (/https?:|www\.|\w\.\w/i.test(words))
    return url.includes(words.replace(/^https?:\/\//, '')) ? url : `${shown} (${url})`;
  return `[${shown}](${url})`;
}

function plainOf(text: string): string {
  return text.replace(/\*\*|__|~~|`/g, '');
}

/** Cuts text so that each piece fits once it is written in the dialect; at a line or a space where one is near. */
export function piecesOf(text: string, write: (text: string) => string, limit: number = textLimit): string[] {
  const whole = write(text);
  // What shows nothing Discord refuses as empty.
  if (whole.length <= limit) return text.trim() === '' ? [] : [hasShape(text) ? whole : '…'];
  if (text.length < 2) return [whole.slice(0, limit)];
  // Marks make it longer by the same share, more or less, on both sides of the cut.
  const goal = Math.max(1, Math.min(text.length - 1, Math.floor((text.length * limit * 0.95) / whole.length)));
  const at = cutAt(text, goal);
  return [...piecesOf(text.slice(0, at), write, limit), ...piecesOf(text.slice(at), write, limit)];
}

function hasShape(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/u.test(text);
}

function cutAt(text: string, goal: number): number {
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, goal - 1) + 1;
    if (at > goal / 2) return at;
  }
  const code = text.charCodeAt(goal - 1);
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  return isHigh ? (goal > 1 ? goal - 1 : goal + 1) : goal;
}

/** At most so many UTF-16 units, never half a letter, and a sign that something is missing. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\\$/, '')}…`;
}
