// Runs electron-builder for Linux in a process of its own; stops each target before its download.
import { readFileSync } from 'node:fs'
import { build, Platform } from 'electron-builder'

const [projectDir, electronDist, output] = process.argv.slice(2)
const found = {}

await build({
  projectDir,
  publish: 'never',
  targets: Platform.LINUX.createTarget(['AppImage', 'deb']),
  config: { electronDist, directories: { output } },
  effectiveOptionComputed: async (computed) => {
    if (Array.isArray(computed)) {
      const [args, file] = computed
      found.deb = { args, desktop: readFileSync(file, 'utf8') }
    } else found.appImage = computed
    return true
  },
})
process.stdout.write(`\n${JSON.stringify(found)}\n`)
