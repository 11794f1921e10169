// `npm run evaluate`: how well sentences are understood, on anybody's labelled rows. `--help` says how to ask.

import './runtime-guard.ts';
import { command } from './evaluate/command.ts';
import { told } from './place.ts';

await told(async () => {
  console.log(await command(process.argv.slice(2)));
  return 0;
});
