// `npm run bench`: what a message costs, in one run on this machine, each figure beside its target.
//   npm run bench [-- --json] [-- --full] [-- --folder <on a real disk>] [-- --only start,ack,slow,sockets,stored]
//                 [-- --scale 0.1] [-- --profile <folder for .cpuprofile>]

import { rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFsync, openFolder } from './bench/disk.ts';
import { readQuestions } from './bench/questions.ts';
import { Report } from './bench/report.ts';
import { startTelegram } from './bench/running.ts';
import { type Bench, sections } from './bench/sections.ts';
import { places, root, told } from './place.ts';

await told(async () => {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      /** Stores the whole million instead of a tenth of it. */
      full: { type: 'boolean', default: false },
      /** Default: the hub's own data folder, since that is the disk it will live on. */
      folder: { type: 'string', default: places().data },
      only: { type: 'string', default: Object.keys(sections).join(',') },
      /** Fewer messages for a quick look, e.g. 0.1. */
      scale: { type: 'string', default: '1' },
      /** Where the hub's CPU profile goes (for `ack`). */
      profile: { type: 'string' },
    },
  });
  const report = new Report();
  const folder = openFolder(values.folder);
  const telegram = await startTelegram();
  try {
    const before = measureFsync(folder);
    console.log(
      `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}; ` +
        `fsync ${before.p50.toFixed(2)} ms (p50), ${Math.round(before.rate)} a second`,
    );
    const bench: Bench = {
      report,
      folder,
      telegramUrl: telegram.url,
      turns: values.full ? 1_000_000 : 100_000,
      scale: Number(values.scale),
      ...(await readQuestions(join(root, 'knowledge/shops/demo'))),
      ...(values.profile === undefined ? {} : { profile: values.profile }),
    };
    for (const name of values.only.split(','))
      if (Object.hasOwn(sections, name)) await sections[name as keyof typeof sections](bench);
      else throw new Error(`there is no section "${name}"; known: ${Object.keys(sections).join(', ')}`);
    const after = measureFsync(folder);
    report.section('The disk, before and after');
    report.add({ id: 'fsync_before', what: 'fsync before (p50)', value: before.p50, unit: 'ms' });
    report.add({ id: 'fsync_after', what: 'fsync after (p50)', value: after.p50, unit: 'ms' });
  } finally {
    await telegram.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const { short } = report;
  console.log(
    short.length === 0
      ? '\nEvery target is met.'
      : `\nShort of the target: ${short.map(({ what, value, unit }) => `${what} (${value.toFixed(1)} ${unit})`).join('; ')}`,
  );
  if (values.json) console.log(JSON.stringify(report));
  return short.length === 0 ? 0 : 1;
});
