import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: LibreOffice and Chromium each want one.
    maxWorkers: 2,
    env: { TZ: process.env['TZ'] ?? 'Asia/Shanghai' },
  },
});
