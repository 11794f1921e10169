// The stored weights of both judges are what their sentences teach. After a sentence or a cue has changed,
// `vitest run test/engine/weights.test.ts --update=all` writes them anew.

import { expect, it } from 'vitest';
import { write } from '../../core/engine/judge/weights.ts';
import { shippedAnger } from '../../core/engine/mood/learn.ts';
import { shippedWish } from '../../core/engine/wants-human/learn.ts';

it.each([
  ['mood', 'anger', shippedAnger],
  ['wants-human', 'the wish for a person', shippedWish],
] as const)('the weights in %s are fresh', async (room, matter, learnt) => {
  const file = `// How much each trait speaks for ${matter}: learnt from the sentences in this folder, written by
// test/engine/weights.test.ts and never by hand.

export const weights = \`
${write(learnt())}
\`;
`;
  await expect(file).toMatchFileSnapshot(`../../core/engine/${room}/weights.ts`);
});
