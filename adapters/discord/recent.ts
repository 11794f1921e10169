// Who wrote which message lately, and the last one of each conversation: Discord says that a message was deleted, not whose
// it was, and an answer in a channel where others talk is shown under what it answers.

export type Author = { readonly id: string; readonly name?: string };
export type Recent = {
  wrote(message: string, author: Author, peer: string): void;
  authorOf(message: string): Author | undefined;
  lastOf(peer: string): string | undefined;
};

export function openRecent(most = 2000): Recent {
  const authors = new Map<string, Author>();
  const latest = new Map<string, string>();
  return {
    wrote(message, author, peer) {
      authors.set(message, author);
      if (authors.size > most) authors.delete(authors.keys().next().value!);
      latest.delete(peer);
      latest.set(peer, message);
      if (latest.size > most) latest.delete(latest.keys().next().value!);
    },
    authorOf: (message) => authors.get(message),
    lastOf: (peer) => latest.get(peer),
  };
}
