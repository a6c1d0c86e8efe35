/** The tests of the protection rules alone, for mutation testing. */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/shared/protection/**/*.test.ts'] } });
