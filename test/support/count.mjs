// Adds up the runners' own reports, names what failed, and prints the closing line.
import { existsSync, readFileSync } from 'node:fs'

const read = (name) => {
  const file = new URL(`../artefacts/${name}`, import.meta.url)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

const vitest = read('vitest.json')
const browser = read('playwright.json')
const desktop = read('desktop.json')

function* failedInVitest({ testResults }) {
  for (const { name, message, assertionResults } of testResults) {
    const tests = assertionResults.filter(({ status }) => status === 'failed')
    if (tests.length === 0 && message) yield [name, message]
    for (const { fullName, failureMessages } of tests)
      yield [`${name} › ${fullName}`, failureMessages.join('\n')]
  }
}

function* failedInPlaywright({ suites = [], specs = [], errors = [] }) {
  for (const suite of suites) yield* failedInPlaywright(suite)
  for (const { file, title, tests } of specs)
    for (const { status, results } of tests)
      if (status === 'unexpected' || status === 'flaky')
        yield [
          `${file} › ${title}${status === 'flaky' ? ' (passed when it was run again)' : ''}`,
          results.flatMap((result) => result.errors.map((error) => error.message)).join('\n'),
        ]
  for (const { message } of errors) yield ['the runner', message]
}

const FOREIGN = /\n +at (?:.*node_modules|new Promise).*/g
const CONTROL = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

for (const [name, message] of [
  ...(vitest ? failedInVitest(vitest) : []),
  ...(browser ? failedInPlaywright(browser) : []),
  ...(desktop ? failedInPlaywright(desktop) : []),
])
  process.stdout.write(
    `FAILED ${name}\n${message.replace(CONTROL, '').replace(FOREIGN, '').slice(0, 2000)}\n\n`,
  )

let passed = vitest?.numPassedTests ?? 0
let failed = vitest?.numFailedTests ?? 0
let skipped = (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0)
for (const stats of [browser?.stats, desktop?.stats]) {
  passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  failed += stats?.unexpected ?? 0
  skipped += stats?.skipped ?? 0
}
// A suite that did not load has no tests to count: it is a failure all the same.
failed += Math.max(0, (vitest?.numFailedTestSuites ?? 0) > 0 && failed === 0 ? 1 : 0)
if (vitest === undefined || browser === undefined) {
  process.stdout.write('FAILED a part of the tests left no report\n')
  failed += 1
}
process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
