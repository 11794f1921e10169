// One SQLite connection: the only file that imports node:sqlite (its class names are being renamed upstream).

import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { Refusal } from '../../model/index.ts';

/** SQLite's primary result codes this room reacts to: https://sqlite.org/rescode.html */
const BUSY = 5;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

export class Database {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #tupleStatements = new Map<string, StatementSync>();

  /** `:memory:` or a file, which is then ours alone. Throws Refusal `data_folder_in_use` or `store_damaged`. */
  constructor(file: string) {
    const inMemory = file === ':memory:';
    if (!inMemory) makePrivate(file);
    this.#db = refusing(file, () => new DatabaseSync(file));
    if (inMemory) return;
    try {
      refusing(file, () => {
        // FULL: each commit is on disk before it is answered. EXCLUSIVE: a second process is refused, and no -shm file.
        this.#db.exec(`pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;
          pragma cache_size = -16000; pragma wal_autocheckpoint = 2000; pragma journal_size_limit = 16777216; begin immediate; commit`);
      });
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  /** Rows as plain arrays, for the one read every message pays for. */
  tuples<Row extends readonly SQLOutputValue[]>(sql: string, ...values: SQLInputValue[]): Row[] {
    let statement = this.#tupleStatements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      statement.setReturnArrays(true);
      this.#tupleStatements.set(sql, statement);
    }
    return statement.all(...values) as unknown as Row[];
  }

  /** Answers how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Statements without values: schema, pragmas, transactions. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  close(): void {
    this.#db.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** A new file is for its owner's eyes only, and so is its log, which takes after it. SQLite alone would ask the umask. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    // SQLite will say what is wrong with it.
  }
}

function refusing<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw asRefusal(error, file);
  }
}

/** SQLite's failures in words an operator can act on; anything else passes as it is. */
export function asRefusal(error: unknown, file = 'the store'): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const refusal = (name: string, message: string, remedy: string) =>
    new Refusal(name, message, { remedy, status: 503, cause: error });
  switch (code) {
    case FULL:
      return refusal(
        'disk_full',
        'The disk is full: nothing more can be stored.',
        'Free space; the hub heals by itself.',
      );
    case BUSY:
      return refusal(
        'data_folder_in_use',
        `${file} is open in another process.`,
        'Stop the other hub, or give this one its own folder with HUOJI_DATA.',
      );
    case CORRUPT:
    case NOTADB:
      return refusal(
        'store_damaged',
        `${file} is not a sound database: ${(error as Error).message}.`,
        'Keep the file, restore the last backup, and run `npm run doctor`.',
      );
    case IOERR:
    case CANTOPEN:
      return refusal(
        'store_unreachable',
        `${file} cannot be read or written: ${(error as Error).message}.`,
        'Look at the disk and at the rights of the data folder.',
      );
    default:
      return error;
  }
}

/** The primary result code of an error SQLite raised. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}
