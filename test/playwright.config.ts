import { defineConfig } from '@playwright/test'
import { OFFLINE_SWITCHES } from '#electron/shell/chromium.ts'

export default defineConfig({
  testDir: 'browser',
  outputDir: 'artefacts/playwright',
  // The pictures of README.md, which `npm run pictures` takes anew.
  snapshotPathTemplate: '{testDir}/../../resources/screens/{arg}{ext}',
  updateSnapshots: 'none',
  timeout: 180_000,
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: 'scenes', testMatch: '**/browser/scenes.spec.ts' },
    // Asks what the scenes have drawn.
    { name: 'drawn', testMatch: '**/drawn.spec.ts', dependencies: ['scenes'] },
    {
      name: 'pages',
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/browser/scenes.spec.ts', '**/drawn.spec.ts'],
    },
  ],
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
