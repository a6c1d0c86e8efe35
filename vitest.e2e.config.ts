import { defineConfig } from 'vitest/config';

// Whole stories in a real browser. Each starts a hub, a station and Chromium, and mostly waits for them: two at a time.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/support/shared-postgres.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
