// The shop's markdown as Telegram entities: no escaping to get wrong, and the limit counts only what is seen. Pure.

export type MessageEntity = {
  readonly type:
    | 'bold'
    | 'italic'
    | 'strikethrough'
    | 'code'
    | 'pre'
    | 'text_link'
    | 'blockquote'
    | 'expandable_blockquote';
  /** UTF-16 code units, as Telegram counts them. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
};
export type Marked = { readonly text: string; readonly entities: readonly MessageEntity[] };

/** Bold, italic, struck, code, links, headings and list marks; anything else stays as it was written. */
export function markdownToEntities(markdown: string): Marked {
  const out = openMarked();
  const pieces = markdown.split(/(```[\s\S]*?```)/);
  for (const piece of pieces) {
    const fence = /^```(?:[\w+-]*\n)?([\s\S]*?)\n?```$/.exec(piece);
    if (fence) out.add(fence[1]!, 'pre');
    else addLines(out, piece);
  }
  return out.done();
}

function addLines(out: Builder, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) out.add('\n');
    const heading = /^#{1,6}\s+(.+)$/.exec(line);
    if (heading) out.within('bold', () => addInline(out, heading[1]!));
    else addInline(out, line.replace(/^(\s*)[-*+]\s+/, '$1• '));
  }
}

/** One alternative a mark, longest first. A lone `*` or `_` counts only at a word's edge: 2*3*4 and a_b_c stay whole. */
const inline =
  /`([^`\n]+)`|\*\*([^\n]+?)\*\*|__([^\n]+?)__|~~([^\n]+?)~~|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|tel:[^\s)]+|mailto:[^\s)]+)\)|(?<![\w*])\*([^\s*][^*\n]*?)\*(?![\w*])|(?<![\w])_([^\s_][^_\n]*?)_(?![\w])/g;

function addInline(out: Builder, line: string): void {
  let at = 0;
  for (const match of line.matchAll(inline)) {
    out.add(line.slice(at, match.index));
    at = match.index + match[0].length;
    const [, code, strong, strong2, struck, words, url, soft, soft2] = match;
    if (code !== undefined) out.add(code, 'code');
    else if (strong !== undefined || strong2 !== undefined)
      out.within('bold', () => addInline(out, strong ?? strong2!));
    else if (struck !== undefined) out.within('strikethrough', () => addInline(out, struck));
    else if (words !== undefined) out.add(words, 'text_link', url);
    else out.within('italic', () => addInline(out, soft ?? soft2!));
  }
  out.add(line.slice(at));
}

export type Builder = {
  /** Appends text, marked if a type is given. */
  add(text: string, type?: MessageEntity['type'], url?: string): void;
  /** Marks whatever `fill` appends. */
  within(type: MessageEntity['type'], fill: () => void): void;
  append(marked: Marked): void;
  readonly length: number;
  done(): Marked;
};

/** Builds text and entities side by side, so that offsets cannot go wrong. */
export function openMarked(): Builder {
  let text = '';
  const entities: MessageEntity[] = [];
  const mark = (type: MessageEntity['type'], offset: number, url?: string) => {
    // Telegram refuses an entity of no length.
    const length = text.length - offset;
    if (length > 0) entities.push({ type, offset, length, ...(url === undefined ? {} : { url }) });
  };
  return {
    add(more, type, url) {
      const offset = text.length;
      text += more;
      if (type) mark(type, offset, url);
    },
    within(type, fill) {
      const offset = text.length;
      fill();
      mark(type, offset);
    },
    append(marked) {
      const offset = text.length;
      text += marked.text;
      for (const entity of marked.entities) entities.push({ ...entity, offset: entity.offset + offset });
    },
    get length() {
      return text.length;
    },
    done: () => ({ text, entities: [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length) }),
  };
}

/** Telegram's limit for one message, UTF-16 code units after formatting. */
export const textLimit = 4096;
export const captionLimit = 1024;

/** Cuts marked text into pieces that each fit, at a line or a space where one is near, never inside a surrogate pair. */
export function piecesOf(marked: Marked, limit: number = textLimit): Marked[] {
  const pieces: Marked[] = [];
  let from = 0;
  while (marked.text.length - from > limit) {
    const to = from + cutOf(marked.text.slice(from, from + limit));
    pieces.push(sliceOf(marked, from, to));
    from = to;
  }
  pieces.push(sliceOf(marked, from, marked.text.length));
  return pieces.filter(({ text }) => text.trim() !== '');
}

function cutOf(window: string): number {
  const half = window.length / 2;
  for (const mark of ['\n', ' ']) {
    const at = window.lastIndexOf(mark) + 1;
    if (at > half) return at;
  }
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? window.length - 1 : window.length;
}

function sliceOf({ text, entities }: Marked, from: number, to: number): Marked {
  return {
    text: text.slice(from, to),
    entities: entities.flatMap((entity) => {
      const offset = Math.max(entity.offset, from);
      const length = Math.min(entity.offset + entity.length, to) - offset;
      return length > 0 ? [{ ...entity, offset: offset - from, length }] : [];
    }),
  };
}
