// `npm run evaluate` without its process: arguments in, what it prints out.

import { readOptions, usage } from './options.ts';
import { evaluate } from './run.ts';

/** Warnings and progress go to standard error meanwhile. @throws Refusal what is wrong with the arguments or files */
export async function command(args: readonly string[]): Promise<string> {
  const options = readOptions(args);
  if (!options) return usage;
  const { lines, figures } = await evaluate(options);
  return options.json ? JSON.stringify(figures) : lines.join('\n');
}
