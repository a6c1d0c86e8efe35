import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    globalSetup: ['test/support/shared-postgres.ts'],
    // Half of the time goes by in other processes: databases, hubs.
    maxWorkers: 2,
    testTimeout: 60_000,
    // Setting up a vault takes Argon2id its time, and a busy machine more.
    hookTimeout: 60_000,
  },
});
