import { defineConfig } from 'vitest/config';

// Whole stories in a real browser: one after another, because each starts a hub, a station and Chromium.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
