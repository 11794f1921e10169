// What every script needs first: where things are, and how a refusal is told to a person.

import { join } from 'node:path';
import { type Places, placesOf } from '../config/load.ts';
import { openModels } from '../config/models.ts';
import { systemClock } from '../config/runtime.ts';
import { type ModelShelf, Refusal } from '../core/index.ts';

export const root = join(import.meta.dirname, '..');

export const places = (): Places => placesOf(process.env, root);

/** The shelf the hub keeps its trained models on: what one command has trained, the next need not. */
export const models = (): ModelShelf =>
  openModels(places().models, { clock: systemClock, log: { warn: (_fields, message) => console.error(message) } });

/** Runs a script's work: a Refusal becomes one clear sentence and its exit code, anything else a stack. */
export async function told(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.message}${error.remedy ? `\n→ ${error.remedy}` : ''}  (${error.code})`);
    process.exitCode = /^(config|port|host|data|store|knowledge)_/.test(error.code) ? 78 : 1;
  }
}
