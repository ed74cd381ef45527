import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;
const FIXED_SEED = ['tests/fixed-seed.ts'];
/** Rooms whose tests need no process of their own a file. */
const SHARED_ROOMS = [
  'contracts',
  'demo',
  'docs',
  'domain',
  'extension',
  'formats',
  'report',
  'server',
  'workflows',
];

export default defineConfig({
  test: {
    projects: [
      {
        // Files share a process and its modules: each room's tests leave nothing behind, and most of a run was imports.
        test: {
          name: 'rooms',
          include: SHARED_ROOMS.map((room) => `tests/${room}/**/*.test.ts`),
          isolate: false,
          setupFiles: FIXED_SEED,
          testTimeout: MINUTE_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/erp/**', ...SHARED_ROOMS.map((room) => `tests/${room}/**`)],
          setupFiles: FIXED_SEED,
          testTimeout: MINUTE_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One browser and one server at a time, once the quick tests are through.
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: FIXED_SEED,
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
