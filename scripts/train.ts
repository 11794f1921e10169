// `npm run train -- <command>`: from a customer's unanswered question to a published, measured answer. `--help` lists all.

import './runtime-guard.ts';
import { told } from './place.ts';
import { runCommand, usage } from './train/commands.ts';

await told(async () => {
  const argv = process.argv.slice(2);
  const report = await runCommand(argv, process.env);
  console.log(report ? report.lines.join('\n') : usage);
  return report ? (report.code ?? 0) : argv.length === 0 ? 64 : 0;
});
