// `npm run evaluate`: how well sentences are understood, on anybody's labelled rows. `--help` says how to ask.

import './runtime-guard.ts';
import { readOptions, usage } from './evaluate/options.ts';
import { evaluate } from './evaluate/run.ts';
import { told } from './place.ts';

await told(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage);
    return 0;
  }
  const { lines, figures } = await evaluate(options);
  console.log(options.json ? JSON.stringify(figures) : lines.join('\n'));
  return 0;
});
