// Runs every part of the tests, also after one has failed: a run on a foreign machine is slow, and
// should name all that is wrong at once.
import { spawnSync } from 'node:child_process'

const parts = ['check', 'test:unit', 'test:browser', 'test:desktop']
const failed = parts.filter(
  (part) => spawnSync(`npm run -s ${part}`, { stdio: 'inherit', shell: true }).status !== 0,
)
if (failed.length > 0) {
  process.stdout.write(`failed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}
