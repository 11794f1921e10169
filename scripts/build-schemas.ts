// `npm run build-schemas [-- --check]`: writes knowledge/schema/*.json from the zod nouns, so that any editor completes and
// underlines a merchant's files. With --check nothing is written and a stale file ends it with 1.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DialogueFile, files, PackFile } from '../core/knowledge/index.ts';

const folder = join(import.meta.dirname, '..', 'knowledge', 'schema');
const checking = process.argv.includes('--check');

const wanted = new Map(
  [...Object.entries(files), ['pack.json', PackFile] as const, ['dialogue.json', DialogueFile] as const].map(
    ([file, schema]) => {
      const name = file.replace(/\.json$/, '');
      return [`${name}.schema.json`, written(name, schema)];
    },
  ),
);

const stale = [...wanted].filter(([name, text]) => readOr(join(folder, name)) !== text).map(([name]) => name);
const strays = listed().filter((name) => !wanted.has(name));

if (checking) {
  if (stale.length + strays.length > 0) {
    console.error(`Stale / 需要更新: ${[...stale, ...strays].join(', ')}. Run npm run build-schemas.`);
    process.exit(1);
  }
  console.log(`${wanted.size} schemas are fresh / 结构文件都是最新的`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of strays) rmSync(join(folder, name));
  for (const [name, text] of wanted) writeFileSync(join(folder, name), text);
  console.log(`${wanted.size} schemas, ${stale.length} changed / 已生成 ${wanted.size} 个，更新 ${stale.length} 个`);
}

/** What is written may leave out whatever has a default: editors check the input form. */
function written(name: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ title: `Huoji knowledge: ${name}`, ...json }, null, 2)}\n`;
}

function listed(): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  } catch {
    return [];
  }
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
