// `npm run check-knowledge [-- <shop or folder>] [--json] [--lang zh|en]`: everything wrong with a shop's knowledge, with
// file, line, field and remedy. Ends with 1 if anything keeps it from going live, with 0 and a summary otherwise.

import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock as clock } from '../config/runtime.ts';
import { openEngine } from '../core/engine/index.ts';
import {
  type Compiled,
  compileBook,
  errorsIn,
  formatReport,
  type KnowledgeBook,
  openShopFiles,
} from '../core/knowledge/index.ts';
import { shopId } from '../core/model/index.ts';
import { models, places } from './place.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'both' } },
});
const language = values.lang === 'zh' || values.lang === 'en' ? values.lang : 'both';
const { knowledge } = places();

const folders = foldersToCheck(positionals[0]);
if (folders.length === 0) {
  console.error(`没有找到店铺 / No shop found: ${positionals[0] ?? join(knowledge, 'shops')}`);
  process.exit(1);
}
const results: { readonly shop: string; readonly compiled: Compiled }[] = [];
for (const folder of folders) results.push({ shop: basename(folder), compiled: await check(folder) });
if (values.json) printJson();
else for (const { shop, compiled } of results) print(shop, compiled);
process.exit(results.some(({ compiled }) => !compiled.book) ? 1 : 0);

/** A folder, a shop's name, or nothing: then every shop. */
function foldersToCheck(named: string | undefined): string[] {
  if (named !== undefined)
    return [resolve(named), join(knowledge, 'shops', named)].filter((path) => existsSync(path)).slice(0, 1);
  const shops = join(knowledge, 'shops');
  if (!existsSync(shops)) return [];
  return readdirSync(shops, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(shops, name));
}

async function check(folder: string): Promise<Compiled> {
  const files = openShopFiles({ folder, clock });
  return compileBook(shopId(basename(folder)), await files.read(), { now: clock.now(), ask });
}

/** The engine answers the entries' own examples, as it would answer customers. */
function ask(book: KnowledgeBook): (text: string) => string | undefined {
  const engine = openEngine(book, models());
  return (text) => engine.suggest(text)[0]?.entry;
}

function print(shop: string, { book, problems }: Compiled): void {
  if (problems.length > 0) console.log(`${formatReport(problems, language)}\n`);
  const [errors, warnings] = [errorsIn(problems).length, problems.length - errorsIn(problems).length];
  if (!book) {
    const zh = `${shop}：有 ${errors} 个错误、${warnings} 个提醒，改好之前旧内容继续使用。`;
    const en = `${shop}: ${errors} errors, ${warnings} warnings; until they are mended the last good content stays live.`;
    console.log({ zh, en, both: `${zh}\n${en}` }[language]);
    return;
  }
  const zh = `${shop}：没有错误，${warnings} 个提醒。`;
  const en = `${shop}: no errors, ${warnings} warnings.`;
  console.log({ zh, en, both: `${zh} / ${en}` }[language]);
  for (const [name, count] of Object.entries(summary(book))) console.log(`  ${name}: ${count}`);
}

function printJson(): void {
  const shops = results.map(({ shop, compiled: { book, problems } }) => ({
    shop,
    ok: book !== undefined,
    problems,
    ...(book ? { version: book.version, summary: summary(book) } : {}),
  }));
  console.log(JSON.stringify({ shops }, null, 2));
}

function summary(book: KnowledgeBook) {
  const phrasings = (faq: KnowledgeBook['faq'][number]) =>
    Object.keys(faq.question).length + Object.values(faq.variants).reduce((sum, list) => sum + list.length, 0);
  return {
    version: book.version,
    entries: book.faq.length,
    phrasings: book.faq.reduce((sum, faq) => sum + phrasings(faq), 0),
    rules: book.rules.length,
    products: book.products.length,
    policies: Object.keys(book.policies).length,
    flows: book.flows.size,
    skills: book.routing.skills.length,
  };
}
