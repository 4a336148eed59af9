import { defineConfig } from 'vitest/config';

/** What `npm run bench` measures in a browser; no test of the suite. */
export default defineConfig({
  test: {
    include: ['test/bench/*.bench.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
