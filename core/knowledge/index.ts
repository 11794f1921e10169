// What the other rooms see of knowledge.

export {
  bare,
  type CompiledRule,
  folded,
  isAnswered,
  type KnowledgeBook,
  type Phrases,
  ruleMatcher,
  textIn,
} from './book.ts';
export { type Compiled, type CompileOptions, compileBook, dayIn } from './compile.ts';
export { defaultPhrases } from './default-phrases.ts';
export { type Difference, KnowledgeConflict } from './files/difference.ts';
export { type EditOptions, openShopFiles, type ShopFiles, type ShopSources } from './files/index.ts';
export { type Notebook, openNotebook } from './files/notebook.ts';
export { sourcesAs, sourcesWith } from './files/preview.ts';
export type { Source } from './files/source.ts';
export { type Bilingual, errorsIn, formatReport, nearest, type Problem, type ProblemCode } from './report.ts';
export * from './schema.ts';
export { type Bookshelf, type BookshelfOptions, openBookshelf } from './shelf.ts';
