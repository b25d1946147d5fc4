import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const artefacts = fileURLToPath(new URL('artefacts/vitest.json', import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/desktop/**', 'test/bench/**'],
    setupFiles: ['test/support/node24.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['dot', 'json'],
    outputFile: { json: artefacts },
  },
})
