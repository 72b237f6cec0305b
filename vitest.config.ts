import { defineConfig } from 'vitest/config';

/** They mock a module, which others would have imported before. */
const ALONE = [
  'test/adapters/callback-names.test.ts',
  'test/adapters/connections.test.ts',
  'test/mock/after-delay.test.ts',
];

export default defineConfig({
  test: {
    setupFiles: ['test/specs/provoked.ts'],
    slowTestThreshold: 10_000,
    // By default one core is left free, of two: the half.
    maxWorkers: '100%',
    // Some start processes or try hundreds of values: a busy machine must not fail them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // To import the product for each of hundreds of files would take longer than to test it.
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } },
    ],
  },
});
