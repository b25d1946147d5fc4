// Adds up the runners' own reports and prints the closing line.
import { existsSync, readFileSync } from 'node:fs'

const read = (name) => {
  const file = new URL(`../artefacts/${name}`, import.meta.url)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
const vitest = read('vitest.json')
const browser = read('playwright.json')?.stats
const desktop = read('desktop.json')?.stats
let passed = vitest?.numPassedTests ?? 0
let failed = vitest?.numFailedTests ?? 0
let skipped = (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0)
for (const stats of [browser, desktop]) {
  passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  failed += stats?.unexpected ?? 0
  skipped += stats?.skipped ?? 0
}
// A suite that did not load has no tests to count: it is a failure all the same.
failed += Math.max(0, (vitest?.numFailedTestSuites ?? 0) > 0 && failed === 0 ? 1 : 0)
if (vitest === undefined || browser === undefined) failed += 1
process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
