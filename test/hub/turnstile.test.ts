// Decisions share the loop with arrivals: a few pass, then whoever came meanwhile is heard.

import { expect, it } from 'vitest';
import { perRound, Turnstile } from '../../core/hub/turnstile.ts';

it('lets the loop go round between any few decisions, and keeps their order', async () => {
  const turnstile = new Turnstile();
  let round = 0;
  let counting = true;
  const count = () => {
    round++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  const passed: { decision: number; round: number }[] = [];
  await Promise.all(
    Array.from({ length: 50 }, (_, decision) => turnstile.pass().then(() => passed.push({ decision, round }))),
  );
  counting = false;
  expect(passed.map(({ decision }) => decision)).toEqual(Array.from({ length: 50 }, (_, decision) => decision));
  expect(new Set(passed.map((pass) => pass.round)).size).toBe(Math.ceil(50 / perRound));
});
