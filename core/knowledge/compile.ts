// Makes the book: every file checked by itself and against the others; the first error keeps all of it out.

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ShopId, Timestamp } from '../model/index.ts';
import type { CompiledRule, KnowledgeBook, Phrases } from './book.ts';
import { checkEntries } from './checks/entries.ts';
import { awake, type Contents, Findings, type Looked } from './checks/findings.ts';
import { checkFlows } from './checks/flows.ts';
import { mergePacks, type Packs } from './checks/packs.ts';
import { checkRules } from './checks/rules.ts';
import { checkProducts, checkRouting, checkShop } from './checks/shop.ts';
import { checkVariables } from './checks/variables.ts';
import { defaultPhrases } from './default-phrases.ts';
import type { ShopSources } from './files/index.ts';
import { errorsIn, inOrder, type Problem } from './report.ts';
import {
  type Faq,
  type FileName,
  files,
  type Pack,
  PackFile,
  type PhraseFile,
  type PhraseKey,
  type Shop,
} from './schema.ts';
import { readShape } from './shape.ts';

export type CompileOptions = {
  /** Entries past their date on this day, in the shop's time zone, are left out. */
  readonly now: Timestamp;
  /**
   * Which entry a text reaches in this book, for the entries' own examples. Given by whoever sees the engine, so that
   * knowledge need not; without it those examples are not tried.
   */
  readonly ask?: (book: KnowledgeBook) => (text: string) => string | undefined;
};

/** A book, with warnings only; or no book, with everything that is wrong. Problems stand in file order. */
export type Compiled =
  | {
      readonly book: KnowledgeBook;
      readonly problems: readonly Problem[];
      /**
       * The same, once the entries' examples are tried too: for whoever needs the book to answer them. Once only.
       *
       * @param failing what one that fails does: `refuse` the book (an error), or only be told (a warning)
       */
      readonly withExamples: (ask: NonNullable<CompileOptions['ask']>, failing?: 'refuse' | 'tell') => Compiled;
    }
  | { readonly book?: undefined; readonly problems: readonly Problem[] };

/**
 * Compiles a shop's files into its book. Pure and synchronous.
 *
 * @example const { book, problems } = compileBook(shopId('demo'), await files.read(), { now: clock.now() })
 */
export function compileBook(shop: ShopId, sources: ShopSources, { now, ask }: CompileOptions): Compiled {
  const findings = new Findings(sources);
  findings.take(sources.problems);
  const contents = readContents(sources, findings);
  const packs = readPacks(sources, findings);
  const drafts = contents['faq.json']?.entries;
  const { media } = sources;
  const merged = drafts && mergePacks(drafts, { packs, contents, media, findings });
  const lent = merged?.lent ?? [];
  const looked: Looked = {
    contents,
    ...(merged && { entries: merged.entries }),
    ...(merged?.complete && { entryIds: new Set([...drafts!, ...lent].map(({ id }) => id)) }),
    lent,
    byId: new Map([...(merged?.entries.map(({ faq }) => faq) ?? []), ...lent].map((faq) => [faq.id, faq])),
    media,
    today: dayIn(contents['shop.json']?.timezone, now),
    findings,
  };
  checkShop(looked);
  checkEntries(looked);
  const rules = checkRules(looked);
  checkProducts(looked);
  checkFlows(looked);
  checkRouting(looked);
  checkVariables(looked);
  if (errorsIn(findings.problems).length > 0 || !isWhole(contents)) return { problems: inOrder(findings.problems) };

  const book = bind(shop, sources, contents, looked, rules);
  const found = (): Compiled => {
    const problems = inOrder(findings.problems);
    return errorsIn(problems).length > 0 ? { problems } : { book, problems, withExamples };
  };
  const withExamples = (answer: NonNullable<CompileOptions['ask']>, failing = 'refuse'): Compiled => {
    const failed = new Findings(sources);
    tryExamples({ ...looked, findings: failed }, answer, book);
    findings.take(failed.problems.map((one) => (failing === 'tell' ? { ...one, severity: 'warning' } : one)));
    return found();
  };
  return ask ? withExamples(ask) : found();
}

/** The day it is in the shop, YYYY-MM-DD; UTC's if the zone is not known. */
export function dayIn(zone: string | undefined, now: Timestamp): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'UTC' }).format(now);
  } catch {
    return new Date(now).toISOString().slice(0, 10);
  }
}

/** What a missing file means. shop.json and faq.json must be there; their absence is already told. */
const emptyFiles: Partial<Record<FileName, unknown>> = {
  'keywords.json': { rules: [] },
  'products.json': { products: [] },
  'policies.json': { policies: {} },
  'flows.json': { flows: [] },
  'phrases.json': { phrases: {} },
  'routing.json': {},
};

function readContents(sources: ShopSources, findings: Findings): Contents {
  const contents: Record<string, unknown> = {};
  for (const name of Object.keys(files) as FileName[]) {
    const source = sources.files.get(name);
    if (!source) {
      const empty = emptyFiles[name];
      if (empty !== undefined) contents[name] = files[name].parse(empty);
      continue;
    }
    const shape = readShape(files[name], source);
    if ('data' in shape) contents[name] = shape.data;
    else findings.take(shape.problems);
  }
  return contents as Contents;
}

function readPacks(sources: ShopSources, findings: Findings): Packs {
  const packs = new Map<string, Pack | undefined>();
  for (const [name, source] of sources.packs) {
    const shape = readShape(PackFile, source);
    packs.set(name, 'data' in shape ? shape.data : undefined);
    if ('problems' in shape) findings.take(shape.problems);
  }
  return packs;
}

function isWhole(contents: Contents): contents is Required<Contents> {
  return (Object.keys(files) as FileName[]).every((name) => contents[name] !== undefined);
}

function bind(
  shop: ShopId,
  sources: ShopSources,
  contents: Required<Contents>,
  { entries = [], lent, today }: Looked,
  rules: readonly CompiledRule[],
): KnowledgeBook {
  const all = [...entries.map(({ faq: own }) => own), ...lent].filter((one) => awake(one, today));
  const awakeIds = new Set(all.map(({ id }) => id));
  const faq = all.map(
    (one): Faq => ({ ...one, related: one.related.filter((id) => id !== one.id && awakeIds.has(id)) }),
  );
  const products = contents['products.json'].products.filter(({ active }) => active);
  const productIds = new Set(products.map(({ id }) => id));
  const flows = contents['flows.json'].flows.map((flow) => ({
    ...flow,
    start: { ...flow.start, entries: flow.start.entries.filter((id) => awakeIds.has(id)) },
  }));
  const kept = products.map((one) => ({
    ...one,
    goesWith: one.goesWith.filter((id) => id !== one.id && productIds.has(id)),
  }));
  return frozen({
    shop,
    version: versionOf(sources),
    about: withoutAsleepCards(contents['shop.json'], awakeIds),
    faq,
    faqById: new Map(faq.map((entry) => [entry.id, entry])),
    rules: rules.filter(({ entry }) => entry === undefined || awakeIds.has(entry)),
    products: kept,
    productById: new Map(kept.map((product) => [product.id, product])),
    attributes: contents['products.json'].attributes,
    measures: contents['products.json'].measures,
    policies: contents['policies.json'].policies,
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    phrases: overDefaults(contents['phrases.json'].phrases),
    routing: contents['routing.json'],
  });
}

function withoutAsleepCards(about: Shop, awakeIds: ReadonlySet<string>): Shop {
  if (!about.welcome) return about;
  return {
    ...about,
    welcome: { ...about.welcome, cards: about.welcome.cards.filter(({ entry }) => awakeIds.has(entry)) },
  };
}

/** The shop's wordings replace the house's language by language; the house's words by mood go where the shop wrote its own. */
function overDefaults(own: z.infer<typeof PhraseFile>['phrases']): Phrases {
  return Object.fromEntries(
    (Object.entries(defaultPhrases) as [PhraseKey, Phrases[PhraseKey]][]).map(([key, house]) => {
      const shops = own[key];
      if (!house || !shops) return [key, house];
      const byMood = shops.byMood ?? withoutLanguages(house.byMood, Object.keys(shops.text));
      return [key, { text: { ...house.text, ...shops.text }, ...(byMood ? { byMood } : {}) }];
    }),
  ) as Phrases;
}

function withoutLanguages<Moods extends Partial<Record<string, Record<string, string>>>>(
  byMood: Moods | undefined,
  languages: readonly string[],
): Moods | undefined {
  if (!byMood) return undefined;
  const rest = Object.entries(byMood).map(([mood, texts]) => [
    mood,
    Object.fromEntries(Object.entries(texts ?? {}).filter(([language]) => !languages.includes(language))),
  ]);
  return Object.fromEntries(rest) as Moods;
}

/** The same bytes give the same version, in whatever order they were read. */
function versionOf({ files: shopFiles, packs }: ShopSources): string {
  const hash = createHash('sha256');
  for (const { file, hash: content } of [...shopFiles.values(), ...packs.values()].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  ))
    hash.update(`${file} ${content}\n`);
  return hash.digest('hex').slice(0, 16);
}

function tryExamples(
  { entries = [], today, findings }: Looked,
  ask: NonNullable<CompileOptions['ask']>,
  book: KnowledgeBook,
): void {
  const tried = entries.filter(({ faq }) => faq.examples && awake(faq, today));
  if (tried.length === 0) return;
  const answer = ask(book);
  for (const { faq, at } of tried) {
    const path = ['entries', at, 'examples'];
    for (const [index, text] of faq.examples!.must.entries()) {
      const got = answer(text);
      if (got !== faq.id) findings.add('example_failed', 'faq.json', [...path, 'must', index], text, got);
    }
    for (const [index, text] of faq.examples!.mustNot.entries())
      if (answer(text) === faq.id) findings.add('counterexample_failed', 'faq.json', [...path, 'mustNot', index], text);
  }
}

/** Nobody can change a book, so that a turn sees one state of the shop from beginning to end. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const item of value.values()) frozen(item);
    const refuse = () => {
      throw new TypeError('A knowledge book cannot be changed.');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  } else for (const item of Object.values(value)) frozen(item);
  return Object.freeze(value);
}
