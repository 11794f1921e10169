// `node scripts/learn-thesaurus.ts knowledge/packs/general.json`: reads from our own packs which words customers use for
// which question, and writes them as readable lines, core/engine/nlu/thesaurus-learned.ts. Run it when a pack has grown.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { background } from '../core/engine/nlu/background.ts';
import { stem, stopWords } from '../core/engine/nlu/stem.ts';
import { normalisePhrase } from '../core/engine/normalise.ts';
import { root, told } from './place.ts';

type Entry = { readonly id: string; readonly variants?: Readonly<Record<string, readonly string[]>> };
type Term = { readonly text: string; readonly counts: Map<string, number> };

/** A term must stand in so many phrasings, … */
const OFTEN = 2;
/** … and so much of its use must belong to one question. */
const OWN = 0.45;
/** What a term of Chinese neither begins nor ends with. */
const bound =
  /^[的了吗是我你他在不就都也还和个要会能可以这那啊呢吧把被给有]|[的了吗是我你他在就都也还和个这那啊呢吧把被给]$/;
/** Terms a question keeps in each script. */
const MOST = 300;

await told(async () => {
  const files = process.argv.slice(2);
  const packs = files.map((file) => packIn(JSON.parse(readFileSync(file, 'utf8'))));
  const entries = packs.flatMap((pack) => pack.entries);
  const terms = new Map<string, Term>();
  const sizes = new Map<string, number>();
  for (const { id, variants = {} } of entries)
    for (const phrasing of Object.values(variants).flat()) {
      sizes.set(id, (sizes.get(id) ?? 0) + 1);
      for (const text of termsOf(normalisePhrase(phrasing))) {
        const term = terms.get(text) ?? { text, counts: new Map() };
        terms.set(text, term);
        term.counts.set(id, (term.counts.get(id) ?? 0) + 1);
      }
    }
  // What people also say of other things is no shop talk.
  for (const other of background) for (const text of termsOf(normalisePhrase(other))) terms.delete(text);
  const lines = [...sizes.keys()].sort().map((id) => {
    const own = [...terms.values()].flatMap(({ text, counts }) => {
      const mine = counts.get(id) ?? 0;
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const worth = (mine / all) * Math.log(mine);
      return mine >= OFTEN && mine / all >= OWN ? [{ text, worth, mine }] : [];
    });
    own.sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1));
    const of = (chinese: boolean) => withoutParts(own.filter(({ text }) => /[\u3400-\u9fff]/.test(text) === chinese));
    return [`pack:${id}`, ...of(true), ...of(false)].join(' ');
  });
  const file = join(root, 'core/engine/nlu/thesaurus-learned.ts');
  writeFileSync(
    file,
    `// Made by scripts/learn-thesaurus.ts from our own packs: words that customers use for one question and hardly for\n` +
      `// another. One line a question, in the thesaurus' form (see thesaurus.ts).\n` +
      `// Learned from ${packs.map(sourceOf).join(', ')}; once those have grown by a tenth, learn again.\n\nexport const learned = \`\n${lines.join('\n')}\n\`;\n`,
  );
  console.log(`${lines.length} questions, ${lines.join(' ').split(' ').length - lines.length} terms → ${file}`);
});

type Pack = { readonly id?: string; readonly version?: number; readonly entries: readonly Entry[] };

function packIn(file: unknown): Pack {
  return Array.isArray(file) ? { entries: file } : (file as Pack);
}

/** `general@1 (29,508 phrasings)`: what the file was made of, so that one sees when it is stale. */
function sourceOf({ id = 'entries', version = 1, entries }: Pack): string {
  const count = entries.reduce((sum, { variants = {} }) => sum + Object.values(variants).flat().length, 0);
  return `${id}@${version} (${count.toLocaleString('en')} phrasings)`;
}

function termsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/[\u3400-\u9fff]+/g))
    for (let n = 2; n <= 4; n++)
      for (let i = 0; i + n <= run.length; i++) {
        const term = run.slice(i, i + n);
        if (n === 2 ? !(bound.test(term[0]!) || bound.test(term[1]!)) : !bound.test(term)) found.add(term);
      }
  const words = text.match(/[a-z]+/g) ?? [];
  for (let i = 0; i < words.length; i++) {
    if (!stopWords.has(words[i]!) && words[i]!.length > 2) found.add(stem(words[i]!));
    const next = words[i + 1];
    if (next && !(stopWords.has(words[i]!) && stopWords.has(next))) found.add(`${stem(words[i]!)}_${stem(next)}`);
  }
  return found;
}

/** Leaves out a term that a better one holds within itself, or that it holds without saying more. */
function withoutParts(terms: readonly { readonly text: string; readonly mine: number }[]): string[] {
  const kept: { text: string; mine: number }[] = [];
  for (const term of terms) {
    if (kept.some(({ text, mine }) => text.includes(term.text) && mine >= term.mine * 0.8)) continue;
    if (kept.some(({ text }) => term.text.includes(text))) continue;
    kept.push(term);
    if (kept.length === MOST) break;
  }
  return kept.map(({ text }) => text);
}
