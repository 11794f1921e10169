// `npm run soak`: stories too long for every change. Five platforms under flood, trouble and thousands of fuzzed lines.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.soak.ts'],
    globalSetup: ['test/support/learn-once.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
