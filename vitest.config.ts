// How the tests run: three workers on two cores, because many stories wait more than they work.
import { defineConfig } from 'vitest/config';

const pages = 'test/pages/**/*.test.{ts,tsx}';
/** A mock of a module of Node's is only seen by modules that were not loaded before. */
const mocked = 'test/knowledge/watch-poll.test.ts';
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/support/learn-once.ts'],
    pool: 'forks',
    maxWorkers: 3,
    projects: [
      // Files share a worker and what it has loaded: platforms' SDKs take longer to load than most files to run.
      {
        test: { ...patience, name: 'rooms', include: ['test/**/*.test.ts'], exclude: [pages, mocked], isolate: false },
      },
      { test: { ...patience, name: 'pages', include: [pages], isolate: false } },
      { test: { ...patience, name: 'mocked', include: [mocked] } },
    ],
  },
});
