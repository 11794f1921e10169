// `npm run doctor`: each configured channel and desk proves a round trip, or says which step is missing.

import './runtime-guard.ts';
import { assemble } from '../config/assemble.ts';
import { askHub } from '../config/control.ts';
import type { Finding } from '../config/examine.ts';
import type { Places } from '../config/load.ts';
import { loadSettings } from '../config/load.ts';
import { places, told } from './place.ts';

await told(async () => {
  const here = places();
  const running = await askHub(here.data, { verb: 'doctor' });
  if (running?.error) throw new Error(running.error);
  const findings = running ? (running.result as Finding[]) : await examineAlone(here);
  console.log(
    running ? 'Asked the running hub.' : 'No hub runs on this data folder; the settings were examined on their own.',
  );
  if (process.argv.includes('--json')) console.log(JSON.stringify(findings));
  else for (const finding of findings) print(finding);
  const missing = findings.filter((finding) => !finding.ok).length;
  console.log(missing ? `${missing} step${missing === 1 ? '' : 's'} missing.` : 'Everything answers.');
  return missing ? 1 : 0;
});

/** Builds the house without opening its doors, asks, and takes it down again. */
async function examineAlone(here: Places): Promise<Finding[]> {
  const house = await assemble(here, await loadSettings(here, process.env));
  try {
    return await house.findings();
  } finally {
    await house.stop();
  }
}

function print({ what, step, ok, detail, remedy }: Finding): void {
  console.log(`${ok ? '  ok ' : 'MISS '} ${what.padEnd(18)} ${step}${detail ? `: ${detail}` : ''}`);
  if (!ok && remedy) console.log(`      → ${remedy}`);
}
