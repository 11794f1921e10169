// One shelf of trained models for all tests: training the demo shop takes longer than most stories told with it.

import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/.cache/huoji/models');

/** Beside the environment of every hub a test starts. Models are named by what they were trained on: none is ever stale. */
export const keptModels: Readonly<Record<string, string>> = { HUOJI_MODELS: folder };

/** The environment of a command a test starts as a process: what it loads is compiled once for all of them. */
export const commandEnv: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/huoji'),
  ...keptModels,
};
