// `npm start`: builds the pages if they are missing, starts the hub, prints where to find it.

import './runtime-guard.ts';
import { assemble } from '../config/assemble.ts';
import { loadSettings } from '../config/load.ts';
import { buildPages } from './build-pages.ts';
import { places, told } from './place.ts';

await told(async () => {
  await buildPages();
  const here = places();
  const settings = await loadSettings(here, process.env);
  const house = await assemble(here, settings, {
    onLost: (error) => {
      console.error(`The database went away, so nothing can be promised any more: ${error.message}`);
      process.exit(70);
    },
  });
  await house.start().catch(async (error: unknown) => {
    await house.stop();
    throw error;
  });

  const url = house.http.publicUrl;
  const link = await house.setupLink();
  console.log(`伙计 Huoji is ready / 已就绪 (${Math.round(performance.now())} ms)`);
  console.log(`  shop page / 店铺页   ${url}/`);
  console.log(`  console / 客服台     ${url}/console`);
  if (link) console.log(`  first, make the owner's password (once) / 首次请设置店主密码：\n    ${link}`);
  if (!settings.file)
    console.log(
      '  settings: the demo; copy config/hub.example.json to config/hub.json for your own shop / 当前为演示设置',
    );
  console.log('  Ctrl-C stops / 按 Ctrl-C 停止');

  await stopped();
  await house.stop();
  return 0;
});

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // A second signal means now.
        setTimeout(() => process.on(signal, () => process.exit(130)), 500).unref();
        resolve();
      });
    }
  });
}
