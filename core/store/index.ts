// What the rest of the house may use of this room.
export { openShelf, type ShelfLimits, type ShelfOptions } from './media/shelf.ts';
export { openMemory } from './memory.ts';
export type { SqliteOptions } from './sqlite/options.ts';
export { openSqlite } from './sqlite/port.ts';
