// Between our words and the HTML that Teams speaks: escaping outward, plain words inward. Pure.

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words a reader of this HTML sees; what a reply quotes is left out. Every step is linear in the length. */
export function plainOfHtml(html: string): string {
  return withoutQuotes(html)
    .replace(/<img\b[^<>]{0,2000}?\balt="([^"<>]{0,200})"[^<>]{0,2000}>/g, '$1')
    .replace(/[\r\n]/g, ' ')
    .replace(/<br\s?\/?>|<\/(?:p|div|li|h\d)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

const quoteEnd = '</blockquote>';
function withoutQuotes(html: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<blockquote', from);
    const headEnd = start === -1 ? -1 : html.indexOf('>', start);
    const end = headEnd === -1 ? -1 : html.indexOf(quoteEnd, headEnd);
    if (end === -1) return kept + html.slice(from);
    const isReply = html.slice(start, headEnd).includes('schema.skype.com/Reply');
    kept += html.slice(from, isReply ? start : end);
    from = isReply ? end + quoteEnd.length : end;
  }
}

/** Words as they are, inside HTML: no tag, and so no mention, can be made of them. */
export function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '<br/>');
}

/** Longest first. A lone `*` or `_` counts only at a word's edge: 2*3*4 and a_b_c stay whole. */
const marks =
  /`([^`\n]+)`|\*\*([^\n]+?)\*\*|__([^\n]+?)__|~~([^\n]+?)~~|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|tel:[^\s)]+|mailto:[^\s)]+)\)|(?<![\w*])\*([^\s*][^*\n]*?)\*(?![\w*])|(?<![\w])_([^\s_][^_\n]*?)_(?![\w])/g;

/** The shop's markdown as the HTML Teams shows: bold, italic, struck, code, links, headings and list marks. */
export function htmlOfMarkdown(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((piece) => {
      const fence = /^```(?:[\w+-]*\n)?([\s\S]*?)\n?```$/.exec(piece);
      return fence ? `<pre>${escaped(fence[1]!)}</pre>` : piece.split('\n').map(lineOf).join('<br/>');
    })
    .join('');
}

function lineOf(line: string): string {
  const heading = /^#{1,6}\s+(.+)$/.exec(line);
  if (heading) return `<strong>${inlineOf(heading[1]!)}</strong>`;
  return inlineOf(line.replace(/^(\s*)[-*+]\s+/, '$1• '));
}

function inlineOf(line: string): string {
  let html = '';
  let at = 0;
  for (const match of line.matchAll(marks)) {
    html += escaped(line.slice(at, match.index));
    at = match.index + match[0].length;
    const [, code, strong, strong2, struck, words, url, soft, soft2] = match;
    if (code !== undefined) html += `<code>${escaped(code)}</code>`;
    else if (strong !== undefined || strong2 !== undefined) html += `<strong>${inlineOf(strong ?? strong2!)}</strong>`;
    else if (struck !== undefined) html += `<strike>${inlineOf(struck)}</strike>`;
    else if (words !== undefined) html += `<a href="${escaped(url!)}">${escaped(words)}</a>`;
    else html += `<em>${inlineOf(soft ?? soft2!)}</em>`;
  }
  return html + escaped(line.slice(at));
}
