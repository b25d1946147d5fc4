// Prints how long it takes to make and to verify a long log: node test/bench/verify.bench.ts [entries]
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { longLog } from '../bundle/support/longlog.ts'
import { cleanUp } from '../bundle/support/rehearsed.ts'

const entries = Number(process.argv[2] ?? 10_000)

async function timed<T>(what: string, run: () => T | Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(2)
  process.stdout.write(`${what}: ${seconds} s\n`)
  return result
}

try {
  const bundle = await timed(`make a log of ${entries} entries`, () => longLog(entries))
  const { size } = statSync(join(bundle, 'log.jsonl'))
  const { report } = await timed(`verify ${size} bytes`, () =>
    verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative }),
  )
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${report.code}, ${report.entries} entries, at most ${megabytes} MB\n`)
} finally {
  cleanUp()
}
