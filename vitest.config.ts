import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/specs/provoked.ts'],
    // Said, so that no run ends with the advice to share workers: files would share what they stub.
    isolate: true,
    slowTestThreshold: 10_000,
    // Some start processes or try hundreds of values: a busy machine must not fail them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
