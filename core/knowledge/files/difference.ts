// What two versions of a file say differently, so that the second saver can decide instead of losing his edit.

import { Refusal } from '../../model/index.ts';
import { type Path, writePath } from '../report.ts';

/** One field in both versions; a side that lacks it is absent. Items of a list are matched by `id` where they have one. */
export type Difference = { readonly path: string; readonly theirs?: unknown; readonly yours?: unknown };

const most = 50;

/** Someone saved the same file first. Nothing was written. */
export class KnowledgeConflict extends Refusal {
  readonly file: string;
  /** Hash of what stands in the file now; undefined if it is gone. */
  readonly currentHash: string | undefined;
  /** At most 50 differing fields. */
  readonly difference: readonly Difference[];

  constructor(file: string, currentHash: string | undefined, difference: readonly Difference[]) {
    const fields = difference.slice(0, 5).map(({ path }) => path || file);
    super(
      'knowledge_conflict',
      `${file} was changed by someone else; your change was not saved.${fields.length ? ` Different: ${fields.join(', ')}.` : ''} / ${file} 已被别人修改，您的修改没有保存。`,
      {
        status: 409,
        remedy: 'Look at the difference, read the file again and repeat the change. / 对比差异，重新打开后再改。',
      },
    );
    this.file = file;
    this.currentHash = currentHash;
    this.difference = difference;
  }
}

/** The fields in which two JSON values differ, in the order of theirs. */
export function differences(theirs: unknown, yours: unknown): Difference[] {
  const found: Difference[] = [];
  compare(theirs, yours, [], found);
  return found;
}

function compare(theirs: unknown, yours: unknown, path: Path, found: Difference[]): void {
  if (found.length >= most || Object.is(theirs, yours)) return;
  const [left, right] = [fieldsOf(theirs), fieldsOf(yours)];
  if (left && right && Array.isArray(theirs) === Array.isArray(yours)) {
    for (const key of new Set([...left.keys(), ...right.keys()]))
      compare(left.get(key), right.get(key), [...path, key], found);
    return;
  }
  found.push({
    path: writePath(path),
    ...(theirs === undefined ? {} : { theirs }),
    ...(yours === undefined ? {} : { yours }),
  });
}

function fieldsOf(value: unknown): Map<string | number, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(
    value.map((item: unknown, index) => {
      const id = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
      return [typeof id === 'string' ? `id=${id}` : index, item];
    }),
  );
}
