#!/usr/bin/env node
// Plain JavaScript, so that an older Node gets far enough to say what is needed.
if (Number(process.versions.node.split('.')[0]) < 24) {
  const message = `claviger needs Node 24, this is ${process.version}`
  const hint = 'From a checkout: npm ci, then npm run -s claviger -- …'
  const failure = { ok: false, error: { code: 'usage.invalid', message, hint } }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(failure)}\n`)
  process.stderr.write(`${message}\n${hint}\n`)
  process.exitCode = 2
} else {
  const { main, shell } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2), shell())
}
