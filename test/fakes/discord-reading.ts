// What a reader sees of a message's content, and whom it would call: Discord's marks read as its clients read them.

/** Marks taken away, escaped signs as they are. */
export function visible(content: string): string {
  let out = '';
  for (let at = 0; at < content.length; at++) {
    const rest = content.slice(at);
    const link = /^https?:\/\/[^\s<]+/.exec(rest);
    if (link && !/[\p{L}\p{N}_]$/u.test(content.slice(Math.max(0, at - 2), at))) {
      out += link[0];
      at += link[0].length - 1;
      continue;
    }
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest);
    if (escaped) {
      out += escaped[1];
      at += 1;
      continue;
    }
    const hidden = /^\[((?:\\.|[^\]\\\n])+)\]\((https?:\/\/[^\s)]+)\)/.exec(rest);
    if (hidden) {
      out += visible(hidden[1]!);
      at += hidden[0].length - 1;
      continue;
    }
    const mark = /^(\*\*|__|~~|\|\||``|\*|_|`)/.exec(rest);
    if (mark) {
      at += mark[0].length - 1;
      continue;
    }
    out += content[at];
  }
  return out;
}

/** Links hidden under other words. */
export function hiddenLinks(content: string): string[] {
  return [...content.matchAll(/(?<!\\)\[(?:\\.|[^\]\\\n])+\]\((https?:\/\/[^\s)]+)\)/g)].map((match) => match[1]!);
}

/** Whom the message would call, if `allowed_mentions` let it. */
export function calls(content: string): string[] {
  return [...content.matchAll(/(?<!\\)(@everyone|@here)|(?<!\\)<@[!&]?(\d+)>/g)].map((match) => match[0]);
}

/** Whom it does call. Without `allowed_mentions` everybody is called who is named. */
export function pinged(content: string, allowed: unknown): string[] {
  const named = [...content.matchAll(/@everyone|@here|<@[!&]?\d+>/g)].map((match) => match[0]);
  if (typeof allowed !== 'object' || allowed === null) return named;
  const { parse = [], users = [], roles = [] } = allowed as { parse?: string[]; users?: string[]; roles?: string[] };
  return named.filter((name) => {
    if (name.startsWith('@')) return parse.includes('everyone');
    const id = name.replace(/\D/g, '');
    return name.startsWith('<@&')
      ? parse.includes('roles') || roles.includes(id)
      : parse.includes('users') || users.includes(id);
  });
}
