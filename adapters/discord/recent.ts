// Who wrote which message lately: Discord says that one was deleted, not whose it was.

export type Author = { readonly id: string; readonly name?: string };
export type Recent = { wrote(message: string, author: Author): void; authorOf(message: string): Author | undefined };

export function openRecent(most = 2000): Recent {
  const authors = new Map<string, Author>();
  return {
    wrote(message, author) {
      authors.set(message, author);
      if (authors.size > most) authors.delete(authors.keys().next().value!);
    },
    authorOf: (message) => authors.get(message),
  };
}
