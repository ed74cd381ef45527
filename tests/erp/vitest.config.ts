import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;

// Not part of `npm test`: it needs a Tryton that Debian's packages bring.
export default defineConfig({
  test: {
    name: 'erp',
    include: ['tests/erp/**/*.test.ts'],
    testTimeout: 5 * MINUTE_MS,
    hookTimeout: 20 * MINUTE_MS,
    fileParallelism: false,
    // Each fact of the journey stands on those before it.
    bail: 1,
  },
});
