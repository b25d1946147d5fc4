/** npm run sbom: the bill of materials of what is shipped, in CycloneDX 1.6, into out/legal/. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLockfile, type Shipped, shippedPackages } from './lockfile.ts'

/**
 * The bill of materials of a checkout. It has no time and no serial number: the same lockfile gives
 * the same bytes, and so the same archive.
 */
export function billOfMaterials(root: string): string {
  const { name, version, description } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const packages = shippedPackages(readLockfile(root))
  const ref = new Map(packages.map((one) => [one.path, refOf(one)]))
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        'bom-ref': `${name}@${version}`,
        type: 'application',
        name,
        version,
        description,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: packages.map(component),
    dependencies: [
      { ref: `${name}@${version}`, dependsOn: direct(root, packages) },
      ...packages.map((one) => ({
        ref: refOf(one),
        dependsOn: one.needs.map((path) => ref.get(path)),
      })),
    ],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}

/** Two copies of one version are two components: their folder tells them apart. */
function refOf({ name, version, path }: Shipped): string {
  return path === `node_modules/${name}` ? `${name}@${version}` : `${name}@${version}|${path}`
}

function component(one: Shipped): object {
  const { name, version, licence, integrity } = one
  return {
    'bom-ref': refOf(one),
    type: name === 'electron' ? 'framework' : 'library',
    name,
    version,
    scope: 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }],
    hashes: [{ alg: 'SHA-512', content: digest(integrity) }],
  }
}

function digest(integrity: string): string {
  const [, base64] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? []
  if (base64 === undefined) throw new Error(`not a SHA-512 integrity: ${integrity}`)
  return Buffer.from(base64, 'base64').toString('hex')
}

function direct(root: string, packages: readonly Shipped[]): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = [...Object.keys(dependencies), 'electron']
  return packages
    .filter(({ name, path }) => named.includes(name) && path === `node_modules/${name}`)
    .map(refOf)
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  mkdirSync(join(root, 'out/legal'), { recursive: true })
  writeFileSync(join(root, 'out/legal/sbom.cdx.json'), billOfMaterials(root))
}
