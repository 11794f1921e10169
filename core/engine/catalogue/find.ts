// Which of the shop's products a text names: by a whole name, or by the noun several names end with.

import type { KnowledgeBook } from '../../knowledge/book.ts';
import type { Product } from '../../knowledge/schema.ts';
import { normaliseWord } from '../normalise.ts';

export type ProductMention = {
  /** One if the text says which; several if it only says what kind (连衣裙). */
  readonly candidates: readonly Product[];
  /** The name as found in the normalised text. */
  readonly name: string;
};

export type ProductFinder = {
  /** The products named in normalised words, the longest name first; two are a comparison. */
  find(words: string): readonly ProductMention[];
};

type Name = {
  readonly text: string;
  readonly latin: boolean;
  readonly products: readonly Product[];
  readonly whole: boolean;
};

export function openProducts(book: KnowledgeBook): ProductFinder {
  const names = namesOf(book.products.filter(({ active }) => active));
  return {
    find(words) {
      const mentions: ProductMention[] = [];
      let rest = words;
      for (const name of names) {
        if (name.text.length > rest.length || !stands(name, rest)) continue;
        rest = rest.replace(name.text, '\u0001');
        mentions.push({ candidates: name.products, name: name.text });
        if (mentions.length === 3) break;
      }
      return mentions;
    },
  };
}

/** Whole names first, longest first; then shared endings (连衣裙 of 碎花连衣裙, dress of knit dress). */
function namesOf(products: readonly Product[]): Name[] {
  const whole = new Map<string, Set<Product>>();
  const endings = new Map<string, Set<Product>>();
  const put = (into: Map<string, Set<Product>>, text: string, product: Product) => {
    const set = into.get(text) ?? new Set();
    into.set(text, set.add(product));
  };
  for (const product of products)
    for (const raw of [...product.names, ...(product.sku ? [product.sku] : [])]) {
      const name = normaliseWord(raw);
      if (name === '') continue;
      put(whole, name, product);
      for (const ending of endingsOf(name)) put(endings, ending, product);
    }
  const named = [...whole].map(([text, set]) => nameOf(text, set, true));
  const kinds = [...endings].filter(([text]) => !whole.has(text)).map(([text, set]) => nameOf(text, set, false));
  const longest = (a: Name, b: Name) => b.text.length - a.text.length;
  return [...named.sort(longest), ...kinds.sort(longest)];
}

function nameOf(text: string, products: ReadonlySet<Product>, whole: boolean): Name {
  return { text, latin: /^[\p{ASCII}]+$/u.test(text), products: [...products], whole };
}

function endingsOf(name: string): string[] {
  if (/[\u3400-\u9fff]/.test(name)) {
    const last = /[\u3400-\u9fff]+$/.exec(name)?.[0] ?? '';
    return [2, 3, 4].filter((n) => n < name.length && n <= last.length).map((n) => last.slice(-n));
  }
  const words = name.split(' ');
  return words.length > 1 && words.at(-1)!.length > 2 ? [words.at(-1)!] : [];
}

function stands({ text, latin }: Name, words: string): boolean {
  const at = words.indexOf(text);
  if (at < 0) return false;
  if (!latin) return true;
  const before = words[at - 1] ?? ' ';
  const after = words.slice(at + text.length).replace(/^(?:e?s)(?![a-z])/, '');
  return !/[a-z0-9]/.test(before) && !/^[a-z0-9]/.test(after);
}
