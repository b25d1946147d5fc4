/** What a package may hold. The packaging itself asks this, so that no other package is made. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage, statFile } from '@electron/asar'

const DATABASE = 'node_modules/better-sqlite3'

/** Files of the archive by form; whatever is not here has no place in it. */
const ALLOWED: readonly RegExp[] = [
  /^(package\.json|LICENSE)$/,
  /^out\/main\/main\.js$/,
  /^out\/preload\/(preload|witness)\.cjs$/,
  /^out\/renderer\/(index\.html|pressable\.css)$/,
  /^out\/witness\/index\.html$/,
  /^out\/(renderer|witness)\/assets\/[\w-]+\.(js|css|woff2|svg|png)$/,
  /^out\/legal\/(LICENSES\.txt|sbom\.cdx\.json)$/,
  /^resources\/(bundle|guide)\/[\w.-]+\.(md|py|sh)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/([\w-]+\/)?[\w-]+\.js$/,
]

const NEEDED: readonly string[] = [
  'package.json',
  'LICENSE',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/preload/witness.cjs',
  'out/witness/index.html',
  'out/renderer/index.html',
  'out/legal/LICENSES.txt',
  'out/legal/sbom.cdx.json',
  'resources/bundle/RECOVER.de.md',
  'resources/bundle/RECOVER.md',
  'resources/bundle/VERIFY.de.md',
  'resources/bundle/VERIFY.md',
  'resources/bundle/recover.py',
  'resources/bundle/verify.sh',
  'resources/guide/operator.md',
  `${DATABASE}/lib/index.js`,
]

/**
 * Everything that is wrong with a packaged `resources` folder, one sentence each: a file too many or
 * missing in the archive, and anything outside of it but the one native file of this platform.
 */
export function contentFaults(resources: string, platform: string, arch: string): string[] {
  const archive = join(resources, 'app.asar')
  const native = `${DATABASE}/prebuilds/${platform}-${arch}.node`
  const paths = listPackage(archive, { isPack: false }).map((path) =>
    path.slice(1).replaceAll('\\', '/'),
  )
  const entries = paths.map((path) => ({ path, ...kindOf(archive, path) }))
  const files = entries.filter(({ folder }) => !folder)
  const inside = files.filter(({ unpacked }) => !unpacked).map(({ path }) => path)
  const outside = files.filter(({ unpacked }) => unpacked).map(({ path }) => path)
  const unpacked = filesBelow(join(resources, 'app.asar.unpacked'))
  return [
    ...inside.filter((path) => !isAllowed(path)).map((path) => `not for the archive: ${path}`),
    ...NEEDED.filter((path) => !inside.includes(path)).map((path) => `not in the archive: ${path}`),
    ...outside.filter((path) => path !== native).map((path) => `left outside: ${path}`),
    ...unpacked.filter((path) => path !== native).map((path) => `beside the archive: ${path}`),
    ...(outside.includes(native) && unpacked.includes(native) ? [] : [`no native file: ${native}`]),
    ...entries.filter(({ link }) => link).map(({ path }) => `a link: ${path}`),
  ]
}

function isAllowed(path: string): boolean {
  return ALLOWED.some((form) => form.test(path))
}

function kindOf(archive: string, path: string) {
  const entry = statFile(archive, path, false)
  return {
    folder: 'files' in entry,
    link: 'link' in entry,
    unpacked: 'unpacked' in entry && entry.unpacked === true,
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
}
