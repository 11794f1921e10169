// Brings a database to this program's shape: numbered files, all in one transaction with the version they reach.

import { readdirSync, readFileSync } from 'node:fs';
import { Refusal } from '../../model/index.ts';
import { asRefusal, type Database } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);

type Migration = { readonly version: number; readonly sql: string };

/** Throws Refusal `store_newer` when a newer program wrote this file: guessing at its shape would lose data. */
export function migrate(db: Database): void {
  const steps = migrations();
  const newest = steps.at(-1)?.version ?? 0;
  const found = schemaVersion(db);
  if (found > newest)
    throw new Refusal('store_newer', `The store has shape ${found}, this program knows ${newest}.`, {
      remedy: 'Start the newer program, or restore a backup made by this one.',
      status: 503,
    });
  if (found === newest) return;
  db.exec('begin immediate');
  try {
    db.exec('create table if not exists schema_version (version integer not null) strict');
    for (const step of steps) if (step.version > found) db.exec(step.sql);
    db.exec(`delete from schema_version; insert into schema_version values (${newest})`);
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw asRefusal(error);
  }
}

function schemaVersion(db: Database): number {
  const table = db.one("select 1 from sqlite_schema where type = 'table' and name = 'schema_version'");
  return table ? (db.one<{ version: number }>('select version from schema_version')?.version ?? 0) : 0;
}

function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 3)),
      sql: readFileSync(new URL(name, folder), 'utf8'),
    }));
}

/** Files up to this size are checked whole at every start; of larger ones the tables every message needs. */
const wholeCheckBytes = 64 * 1024 * 1024;
const vitalTables = ['conversation', 'handoff', 'thread', 'counter', 'drawer'] as const;

/** Throws Refusal `store_damaged`. Bounded: well under a second, however many turns there are. */
export function checkSound(db: Database, wholeUpTo = wholeCheckBytes): void {
  const { bytes } = db.one<{ bytes: number }>(
    'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
  ) ?? { bytes: 0 };
  const checks =
    bytes <= wholeUpTo ? ['pragma quick_check(1)'] : vitalTables.map((table) => `pragma quick_check(${table})`);
  for (const check of checks) {
    let found: string;
    try {
      found = db.one<{ quick_check: string }>(check)?.quick_check ?? 'no answer';
    } catch (error) {
      throw asRefusal(error);
    }
    if (found !== 'ok')
      throw new Refusal('store_damaged', `The store fails its check: ${found}.`, {
        remedy: 'Keep the file, restore the last backup, and run `npm run doctor`.',
        status: 503,
      });
  }
}
