// One file against its schema: zod's issues told in the words of the report, each at its line.

import type { z } from 'zod';
import type { Source } from './files/source.ts';
import { type Bilingual, nearest, type Path, type Problem, problem } from './report.ts';

type Issue = z.core.$ZodIssue;

/** The file's content as its schema has it, or every problem in it. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  source: Source,
): { readonly data: z.infer<Schema> } | { readonly problems: readonly Problem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const result = schema.safeParse(source.value);
  if (result.success) return { data: result.data };
  return { problems: result.error.issues.flatMap((issue) => told(issue, [], schema, source)) };
}

function told(issue: Issue, base: Path, schema: z.ZodType, source: Source): Problem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const place = { file: source.file, source, path };
  const value = valueAt(source.value, path);
  const help = helpOf(schema, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schema, path);
      return issue.keys.map((key) =>
        problem('field_unknown', { ...place, path: [...path, key], onKey: true }, key, nearest(key, known), known),
      );
    }
    case 'invalid_type':
      if (value === undefined)
        return [problem('field_missing', { ...place, path, onKey: true }, String(path.at(-1) ?? ''), help)];
      return [problem('wrong_type', place, typeName(issue.expected), typeOf(value), help)];
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined) return [problem('field_missing', place, String(path.at(-1) ?? ''), help)];
      return [problem('wrong_value', place, brief(value), nearest(brief(value), known), known)];
    }
    case 'invalid_format':
      return [problem('wrong_form', place, brief(value), issue.format === 'url' ? webLinkHelp : help)];
    case 'invalid_key':
      if (issue.origin === 'record' && isLanguageKey(issue))
        return [problem('language_key', { ...place, onKey: true }, brief(path.at(-1)))];
      return [problem('wrong_form', { ...place, onKey: true }, brief(path.at(-1)), help)];
    case 'too_small':
      if (value === undefined) return [problem('field_missing', place, String(path.at(-1) ?? ''), help)];
      return [problem('too_few', place, String(issue.minimum), unitOf(issue.origin))];
    case 'too_big':
      return [problem('too_many', place, String(issue.maximum), unitOf(issue.origin))];
    case 'invalid_union':
      return toldUnion(issue, path, schema, source);
    case 'custom':
      return [problem('text_empty', place)];
    case 'invalid_element':
    case 'not_multiple_of':
      return [problem('wrong_form', place, brief(value), help)];
    default:
      return issue satisfies never;
  }
}

/** Of a union's branches the one that the merchant most likely meant speaks: the one with the fewest complaints. */
function toldUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, schema: z.ZodType, source: Source) {
  const place = { file: source.file, source, path };
  const value = valueAt(source.value, path);
  const help = helpOf(schema, path);
  if (issue.errors.length === 0) {
    const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    if (value === undefined) return [problem('field_missing', place, String(path.at(-1) ?? ''), help)];
    return [problem('wrong_value', place, brief(value), nearest(brief(value), known), known)];
  }
  const inside = issue.errors.filter(
    (branch) => !branch.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0),
  );
  const [closest] = [...inside].sort((a, b) => a.length - b.length);
  if (closest) return closest.flatMap((one) => told(one, path, schema, source));
  if (value === undefined) return [problem('field_missing', place, String(path.at(-1) ?? ''), help)];
  const expected = [
    ...new Set(issue.errors.flat().flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : []))),
  ];
  return [
    problem(
      'wrong_type',
      place,
      {
        zh: expected.map((name) => typeName(name).zh).join('或'),
        en: expected.map((name) => typeName(name).en).join(' or '),
      },
      typeOf(value),
      help,
    ),
  ];
}

const webLinkHelp: Bilingual = {
  zh: '写完整的网址，以 https:// 或 http:// 开头。',
  en: 'Write the whole address, starting with https:// or http://.',
};

function isLanguageKey(issue: Extract<Issue, { code: 'invalid_key' }>): boolean {
  return issue.issues.some((one) => 'pattern' in one && String(one.pattern).includes('[a-z]{2,3}'));
}

const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字（加英文双引号）', en: 'a text in double quotes' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false（不加引号）', en: 'true or false (no quotes)' },
  array: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  tuple: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  object: { zh: '对象 { … }', en: 'an object { … }' },
  record: { zh: '对象 { … }', en: 'an object { … }' },
  null: { zh: ' null', en: 'null' },
};
const typeName = (name: string): Bilingual => typeNames[name] ?? { zh: name, en: name };

function typeOf(value: unknown): Bilingual {
  if (value === null) return typeName('null');
  return typeName(Array.isArray(value) ? 'array' : typeof value);
}

function unitOf(origin: string): Bilingual {
  if (origin === 'string') return { zh: '个字', en: 'characters' };
  if (origin === 'array' || origin === 'set') return { zh: '项', en: 'items' };
  if (origin === 'number' || origin === 'int') return { zh: '（数值）', en: '(the number itself)' };
  return { zh: '', en: '' };
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined;
  return at;
}

/** What a zod schema is made of, as far as the way to a field leads through it. */
type Inner = {
  readonly description?: string;
  readonly shape?: Readonly<Record<string, Inner>>;
  readonly element?: Inner;
  readonly options?: readonly Inner[];
  readonly valueType?: Inner;
  readonly def?: { readonly innerType?: Inner; readonly items?: readonly Inner[] };
};

/** The schemas a path may lead to: several where it passes through a union. Outermost wrapper first. */
function schemasAt(schema: z.ZodType, path: Path): Inner[] {
  let here: Inner[] = [schema as unknown as Inner];
  for (const step of path)
    here = here.flatMap(unwrap).flatMap((one) => {
      const next = one.shape?.[String(step)] ?? one.element ?? one.valueType ?? one.def?.items?.[Number(step)];
      return next ? [next] : [];
    });
  return here;
}

function unwrap(schema: Inner): Inner[] {
  if (schema.def?.innerType) return unwrap(schema.def.innerType);
  return schema.options && !schema.shape ? schema.options.flatMap(unwrap) : [schema];
}

function knownKeys(schema: z.ZodType, path: Path): string[] {
  const keys = schemasAt(schema, path)
    .flatMap(unwrap)
    .flatMap((one) => Object.keys(one.shape ?? enumKeys(one)));
  return [...new Set(keys)].filter((key) => key !== '$schema');
}

/** A record with fixed keys (phrases.json, byMood). */
function enumKeys(schema: Inner): object {
  const keyType = (schema as { keyType?: { enum?: object } }).keyType;
  return keyType?.enum ?? {};
}

/** The description that the editor shows for this field, split into its two languages. */
function helpOf(schema: z.ZodType, path: Path): Bilingual {
  for (const one of schemasAt(schema, path)) {
    const text = one.description ?? unwrap(one).find(({ description }) => description)?.description;
    if (!text) continue;
    const [zh = '', en = ''] = text.split(/ \/ (?=[^/]*$)/);
    return { zh: `${zh}。`, en: `${en}.` };
  }
  return { zh: '', en: '' };
}
