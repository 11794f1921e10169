// A saver to be killed: edits faq.json of the folder it is given, again and again, after saying that it began.

import { systemClock } from '../../config/runtime.ts';
import { openShopFiles } from '../../core/knowledge/index.ts';

const files = openShopFiles({ folder: process.argv[2]!, clock: systemClock });
for (let round = 0; ; round++) {
  const hash = (await files.read()).files.get('faq.json')?.hash;
  await files.edit(
    'faq.json',
    (draft) => {
      (draft as { entries: { answers: { text: { zh: string } }[] }[] }).entries[0]!.answers[0]!.text.zh =
        `${round} `.repeat(500);
    },
    hash,
  );
  if (round === 0) console.log('saving');
}
