// Reads row files, for `npm run evaluate` and the trainer: every doubt is told, nothing is counted that could not be read.

import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../core/index.ts';
import { type EntityRow, type Read, type Row, readEntityRows, readRows } from '../core/training/index.ts';

export type Files = {
  rows(files: readonly string[], labelled?: boolean): Row[];
  entities(files: readonly string[]): EntityRow[];
};

/** A V8 string holds no more. */
const LARGEST = 400 * 1024 * 1024;
/** Above this share of broken rows a figure would not be about the file any more. */
const MOST_BROKEN = 0.05;

/** `warn` is told what was odd; with `strict` any broken row is refused. */
export function openFiles(warn: (sentence: string) => void, strict: boolean): Files {
  return {
    rows: (files, labelled = true) => files.flatMap((file) => take(file, (bytes) => readRows(bytes, labelled))),
    entities: (files) => files.flatMap((file) => take(file, readEntityRows)),
  };

  function take<Kind>(file: string, read: (bytes: Uint8Array) => Read<Kind> | undefined): readonly Kind[] {
    const found = read(bytesOf(file));
    if (!found)
      throw new Refusal('file_unreadable', `${file} is neither UTF-8, UTF-16 nor GBK text.`, {
        remedy: 'Save it as UTF-8, one JSON object a line.',
      });
    const { rows, faults, encoding } = found;
    if (encoding !== 'utf-8') warn(`${file}: read as ${encoding.toUpperCase()} / 按 ${encoding.toUpperCase()} 读取`);
    if (faults.length > 0) {
      const named = faults.slice(0, 5).map(({ line, why }) => `${file}:${line}: ${why}`);
      if (faults.length > 5) named.push(`… ${faults.length - 5} more`);
      const tooMany = faults.length > 20 && faults.length > MOST_BROKEN * (rows.length + faults.length);
      if (strict || tooMany || rows.length === 0)
        throw new Refusal(
          'rows_broken',
          `${faults.length} of ${rows.length + faults.length} rows are broken.\n${named.join('\n')}`,
          {
            remedy: 'Mend the lines named; each is {"text": "…", "intent": "…"}.',
          },
        );
      warn(
        `${file}: ${faults.length} broken rows left out, ${rows.length} used / 跳过 ${faults.length} 个坏行\n  ${named.join('\n  ')}`,
      );
    }
    if (rows.length === 0)
      throw new Refusal('file_empty', `${file} holds no rows.`, { remedy: 'Give a file with one JSON object a line.' });
    return rows;
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > LARGEST)
      throw new Refusal('file_too_large', `${file} has ${Math.round(size / 1048576)} MB; 400 are the most.`, {
        remedy: 'Split it, or take a sample.',
      });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
    throw new Refusal('file_missing', `${file} ${why}.`, { remedy: 'Correct the path.' });
  }
}
