import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../artefacts/desktop',
  workers: 1,
  reporter: [['list'], ['json', { outputFile: '../artefacts/desktop.json' }]],
})
