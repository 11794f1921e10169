// Reads config/hub.json: positions in its errors, secrets from their homes, one clear refusal for the first thing wrong.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { adapterNames, adapters } from '../adapters/registry.ts';
import { nearest, Refusal } from '../core/index.ts';
import { HubSettingsFile } from './schema.ts';

export type LoadedAdapter = { readonly adapter: string; readonly settings: unknown; readonly path: string };
export type Settings = Omit<HubSettingsFile, 'channels' | 'desks'> & {
  readonly channels: readonly LoadedAdapter[];
  readonly desks: readonly LoadedAdapter[];
  /** Every secret's value, for the log's scrubber. */
  readonly secrets: readonly string[];
  /** Where the settings came from, or undefined when no file exists and the demo runs. */
  readonly file?: string;
};

/** Where things are, from the environment (HOUSE: Settings). Relative paths start at the program's folder. */
export type Places = {
  readonly root: string;
  readonly config: string;
  readonly data: string;
  /** Trained models: they may be deleted, and are then trained again. */
  readonly models: string;
  readonly knowledge: string;
  readonly host: string;
  readonly port: number;
};

export function placesOf(env: NodeJS.ProcessEnv, root: string): Places {
  const at = (path: string) => (isAbsolute(path) ? path : resolve(root, path));
  const rawPort = env['PORT'] ?? '3000';
  const port = Number(rawPort);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal('config_invalid', `PORT is "${rawPort}", which is no port.`, {
      remedy: 'Set PORT to a number from 0 to 65535, or leave it out for 3000.',
    });
  return {
    root,
    config: at(env['HUOJI_CONFIG'] ?? 'config/hub.json'),
    data: at(env['HUOJI_DATA'] ?? '.data'),
    models: at(env['HUOJI_MODELS'] ?? join(env['HUOJI_DATA'] ?? '.data', 'models')),
    knowledge: at(env['HUOJI_KNOWLEDGE'] ?? 'knowledge'),
    host: env['HOST'] ?? '127.0.0.1',
    port,
  };
}

/** Secrets stand in the environment or in a file of their own; a literal one in hub.json is refused. */
const secretKeys = new Set(['token', 'secret', 'password', 'appPassword', 'key']);

type Source = { readonly text: string; readonly tree: Node | undefined; readonly file: string };

/**
 * The settings, complete and checked.
 *
 * @throws Refusal `config_missing`, `config_not_json`, `config_unknown_key`, `config_invalid`, `config_unknown_adapter`,
 * `config_missing_secret`, `config_secret_in_file`
 */
export async function loadSettings(places: Places, env: NodeJS.ProcessEnv): Promise<Settings> {
  const source = readSource(places, env);
  const raw: unknown = source ? plainValue(source.tree!) : {};
  const secrets: string[] = [];
  const filled = fillSecrets(raw, [], { env, source, secrets, folder: dirname(places.config) });
  const parsed = check(HubSettingsFile, filled, [], source);
  const [channels, desks] = [
    await loadAdapters('channel', parsed.channels, source),
    await loadAdapters('desk', parsed.desks, source),
  ];
  return { ...parsed, channels, desks, secrets, ...(source ? { file: source.file } : {}) };
}

function readSource(places: Places, env: NodeJS.ProcessEnv): Source | undefined {
  const file = places.config;
  if (!existsSync(file)) {
    if (env['HUOJI_CONFIG'] === undefined) return undefined;
    throw new Refusal('config_missing', `HUOJI_CONFIG names ${file}, and there is no such file.`, {
      remedy: 'Correct HUOJI_CONFIG, or copy config/hub.example.json there.',
    });
  }
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const first = errors[0];
  if (first || tree?.type !== 'object') {
    const offset = first?.offset ?? 0;
    throw new Refusal(
      'config_not_json',
      `${file}:${lineOf(text, offset)}: this is not JSON (${first ? printParseErrorCode(first.error) : 'an object is expected'}).`,
      {
        remedy: 'Mend the line named; config/hub.example.json shows the form.',
      },
    );
  }
  return { text, tree, file };
}

function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && value && key.value !== '__proto__') object[key.value as string] = plainValue(value);
  }
  return object;
}

type Filling = {
  readonly env: NodeJS.ProcessEnv;
  readonly source: Source | undefined;
  readonly secrets: string[];
  readonly folder: string;
};

function fillSecrets(value: unknown, path: (string | number)[], filling: Filling): unknown {
  if (Array.isArray(value)) return value.map((item, index) => fillSecrets(item, [...path, index], filling));
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string' && secretKeys.has(String(path.at(-1))))
      throw new Refusal('config_secret_in_file', `${where(path, filling.source)} holds the secret itself.`, {
        remedy: `Put it into an environment variable and write {"env": "NAME"} here, or into a file of its own and write {"file": "path"}.`,
      });
    return value;
  }
  const keys = Object.keys(value);
  const record = value as Record<string, unknown>;
  if (keys.length === 1 && (keys[0] === 'env' || keys[0] === 'file') && typeof record[keys[0]] === 'string')
    return readSecret(keys[0], record[keys[0]] as string, path, filling);
  return Object.fromEntries(keys.map((key) => [key, fillSecrets(record[key], [...path, key], filling)]));
}

function readSecret(
  kind: 'env' | 'file',
  name: string,
  path: (string | number)[],
  { env, source, secrets, folder }: Filling,
): string {
  const value = kind === 'env' ? env[name] : readSecretFile(isAbsolute(name) ? name : join(folder, name));
  if (!value)
    throw new Refusal(
      'config_missing_secret',
      `${where(path, source)} asks for ${kind === 'env' ? `the environment variable ${name}` : `the file ${name}`}, which is ${value === '' ? 'empty' : 'not there'}.`,
      {
        remedy:
          kind === 'env'
            ? `Start with ${name}=… set (adapters/<name>/README.md says where the value comes from).`
            : 'Write the secret into that file, readable by this user only.',
      },
    );
  secrets.push(value);
  return value;
}

function readSecretFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

async function loadAdapters(
  kind: 'channel' | 'desk',
  list: readonly { adapter: string }[],
  source: Source | undefined,
): Promise<LoadedAdapter[]> {
  const loaded: LoadedAdapter[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of list.entries()) {
    const path = [`${kind}s`, index];
    const name = raw.adapter;
    const entry = adapters[name] ? (await adapters[name]())[kind] : undefined;
    if (!entry) {
      const close = nearest(name, adapterNames);
      throw new Refusal(
        'config_unknown_adapter',
        `${where([...path, 'adapter'], source)}: there is no ${kind} "${name}".`,
        {
          remedy: `${close ? `Did you mean "${close}"? ` : ''}Known: ${adapterNames.join(', ')}.`,
        },
      );
    }
    const settings = check(entry.settings, raw, path, source);
    const account = (settings as { account?: string }).account ?? 'main';
    if (seen.has(`${name}:${account}`))
      throw new Refusal(
        'config_invalid',
        `${where(path, source)}: ${kind} ${name} with account "${account}" stands here twice.`,
        { remedy: 'Give each its own "account".' },
      );
    seen.add(`${name}:${account}`);
    loaded.push({ adapter: name, settings, path: path.join('.') });
  }
  return loaded;
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  base: (string | number)[],
  source: Source | undefined,
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    const known = knownKeys(schema, issue.path);
    const close = nearest(key, known);
    throw new Refusal('config_unknown_key', `${where([...path, key], source)}: there is no setting "${key}" here.`, {
      remedy: `${close ? `Did you mean "${close}"? ` : ''}${known.length ? `Known here: ${known.join(', ')}.` : 'Take it out.'}`,
    });
  }
  throw new Refusal('config_invalid', `${where(path, source)}: ${issue.message}.`, {
    remedy: 'config/hub.example.json and config/README.md show what is expected.',
  });
}

/** The keys a strict object takes at a path, for "did you mean". */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const step of path) {
    at = inner(at);
    const shape = (at as { shape?: Record<string, unknown> }).shape;
    at = shape ? shape[String(step)] : (at as { element?: unknown }).element;
  }
  return Object.keys((inner(at) as { shape?: object } | undefined)?.shape ?? {}).filter((key) => key !== '$schema');
}

function inner(schema: unknown): unknown {
  let at = schema as { def?: { innerType?: unknown } } | undefined;
  while (at?.def?.innerType) at = at.def.innerType as typeof at;
  return at;
}

function where(path: (string | number)[], source: Source | undefined): string {
  const name = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  if (!source?.tree) return name;
  let node: Node | undefined;
  for (let length = path.length; length >= 0 && !node; length--)
    node = findNodeAtLocation(source.tree, path.slice(0, length));
  return `${source.file}:${lineOf(source.text, node?.offset ?? 0)}: ${name}`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
