// npm run rehearsal: the example ceremony on throw-away wrapping material.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `claviger: needs Node 24, this is ${process.version}: use npm run rehearsal\n`,
  )
  process.exit(2)
}
const { runExample } = await import('./example.ts')
process.exitCode = await runExample(process.env.INIT_CWD ?? process.cwd())
