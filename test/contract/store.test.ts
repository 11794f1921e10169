// Both stores keep the same promises.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openMemory, openSqlite } from '../../core/store/index.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let opened = 0;

storeContract({ name: 'memory', open: async () => openMemory() });
storeContract({ name: 'sqlite', open: () => openSqlite({ file: join(folder, `${++opened}.db`) }) });
