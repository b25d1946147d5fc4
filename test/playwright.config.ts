import { defineConfig } from '@playwright/test'
import { OFFLINE_SWITCHES } from '#electron/shell/chromium.ts'

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'artefacts/playwright',
  // The pictures of README.md, which `npm run pictures` takes anew.
  snapshotPathTemplate: '{testDir}/../../resources/screens/{arg}{ext}',
  updateSnapshots: 'none',
  timeout: 180_000,
  fullyParallel: false,
  workers: 2,
  // Real time and a real browser on a busy machine: a second try, and the report names who needed it.
  retries: 1,
  reporter: [['dot'], ['json', { outputFile: 'artefacts/playwright.json' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...OFFLINE_SWITCHES],
    },
  },
})
