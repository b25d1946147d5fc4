import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodePlan,
  fileRefs,
  inspectPlan,
  kindOf,
  planDigest,
  readPlan,
  resolvePlan,
} from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { type Loose, planBytes, planFiles, planOf } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { told } from '../../support/german.ts'

const set = (field: string, value: unknown) => (plan: Loose) => {
  const parts = field.split('.')
  const last = parts.pop() ?? ''
  const inner = parts.reduce((at, part) => at[part] as Loose, plan) as { [key: string]: unknown }
  if (value === undefined) delete inner[last]
  else inner[last] = value
}
const HEX64 = 'a'.repeat(64)

const FAULTS: readonly [
  name: string,
  field: string,
  value: unknown,
  path: string,
  message: string,
][] = [
  ['no version', 'claviger', undefined, 'claviger', 'is missing'],
  ['no mode', 'mode', undefined, 'mode', 'is missing'],
  ['another mode', 'mode', 'test', 'mode', 'must be one of rehearsal, production'],
  ['no title', 'title', undefined, 'title', 'is missing'],
  ['an empty title', 'title', ' \n', 'title', 'must not be empty'],
  ['a title that is a number', 'title', 7, 'title', 'must be text'],
  ['a title with a bidi control', 'title', 'a\u202eb', 'title', 'character U+202E is not allowed'],
  ['a long title', 'title', 'x'.repeat(201), 'title', 'must have at most 200 characters'],
  ['no people', 'people', undefined, 'people', 'is missing'],
  ['people as object', 'people', {}, 'people', 'must be a list'],
  ['nobody', 'people', [], 'people', 'must not be empty'],
  ['a person without name', 'people.1.name', undefined, 'people[1].name', 'is missing'],
  ['a capital in an id', 'people.1.id', 'Witness', 'people[1].id', 'must be 1 to 32'],
  ['a reserved id', 'people.1.id', 'recorder', 'people[1].id', 'is reserved'],
  ['an inherited id', 'people.1.id', 'constructor', 'people[1].id', 'is reserved'],
  ['a device as id', 'people.1.id', 'com1', 'people[1].id', 'is a device name'],
  [
    'an unknown role',
    'people.1.roles.0',
    'king',
    'people[1].roles[0]',
    'must be one of administrator',
  ],
  [
    'a role twice',
    'people.1.roles',
    ['witness', 'witness'],
    'people[1].roles',
    'names a role twice',
  ],
  ['no backup', 'backup', undefined, 'backup', 'is missing'],
  ['a list as backup', 'backup', [], 'backup', 'must be an object'],
  ['no threshold', 'backup.threshold', undefined, 'backup.threshold', 'is missing'],
  [
    'a threshold as text',
    'backup.threshold',
    '3',
    'backup.threshold',
    'must be a whole number from 1 to 255',
  ],
  [
    'a threshold of 256',
    'backup.threshold',
    256,
    'backup.threshold',
    'must be a whole number from 1 to 255',
  ],
  ['no keys', 'keys', [], 'keys', 'must not be empty'],
  [
    'an unknown algorithm',
    'keys.0.algorithm',
    'DES',
    'keys[0].algorithm',
    'must be one of AES-128',
  ],
  ['an unknown use', 'keys.0.use', 'hash', 'keys[0].use', 'must be one of encrypt'],
  ['a device as label', 'keys.0.label', 'nul', 'keys[0].label', 'is a device name'],
  [
    'an unknown provider',
    'keys.0.targets.0.provider',
    'aws',
    'keys[0].targets[0].provider',
    'must be one of aws-kms',
  ],
  ['no method', 'keys.0.targets.0.method', undefined, 'keys[0].targets[0].method', 'is missing'],
  [
    'a day that is not',
    'keys.0.targets.0.expires',
    '2031-02-30T08:00:00Z',
    'keys[0].targets[0].expires',
    'must be a UTC time',
  ],
  [
    'a local time',
    'keys.0.targets.0.expires',
    '2031-01-01T08:00:00+01:00',
    'keys[0].targets[0].expires',
    'must be a UTC time',
  ],
  [
    'a path upwards',
    'keys.0.targets.0.wrappingKey',
    '../key',
    'keys[0].targets[0].wrappingKey',
    'leaves its folder',
  ],
  [
    'an absolute path',
    'keys.0.targets.0.wrappingKey',
    '/etc/passwd',
    'keys[0].targets[0].wrappingKey',
    'absolute',
  ],
  [
    'a Windows path',
    'keys.0.targets.0.wrappingKey',
    'a\\b',
    'keys[0].targets[0].wrappingKey',
    'backslash',
  ],
  [
    'a bad reference',
    'keys.0.targets.0.wrappingKey',
    { path: 'a', size: 1 },
    'keys[0].targets[0].wrappingKey.size',
    'unknown field',
  ],
  [
    'a bad hash',
    'keys.0.targets.0.wrappingKey',
    { path: 'a', sha256: 'AB' },
    'keys[0].targets[0].wrappingKey.sha256',
    'must be 64 lower-case hex digits',
  ],
  [
    'twins in case',
    'keys.0.targets.0.wrappingKey',
    'ORDERS/ImportToken.bin',
    'keys[0].targets[0].importToken',
    'only in case',
  ],
  ['an unknown action', 'policy.steal', {}, 'policy.steal', 'unknown field'],
  [
    'an unknown role in a policy',
    'policy.generate.king',
    1,
    'policy.generate.king',
    'unknown field',
  ],
  ['half a person', 'policy.generate.witness', 0.5, '', 'only integers'],
  [
    'a negative number of people',
    'policy.generate.witness',
    -1,
    'policy.generate.witness',
    'must be a whole number from 0 to 255 or "threshold"',
  ],
  ['dice as text', 'entropy.dice', 'no', 'entropy.dice', 'must be true or false'],
  [
    'an unknown relaxation',
    'relax',
    ['everything'],
    'relax[0]',
    'must be one of separation-of-duties',
  ],
  ['an unknown kind', 'kind', 'steal', 'kind', 'must be one of generate'],
  ['no source', 'kind', 'recover', 'source', 'is missing'],
  [
    'a source too many',
    'source',
    { ceremony: 'a'.repeat(32), checkpoint: HEX64 },
    'source',
    'belongs to kinds other than generate',
  ],
  [
    'a pinned bundle too many',
    'also',
    [{ ceremony: 'a'.repeat(32), checkpoint: HEX64 }],
    'also',
    'belongs to kinds other than generate',
  ],
  ['no pinned bundle', 'also', [], 'also', 'must not be empty'],
  [
    'a pinned bundle without its head',
    'also',
    [{ ceremony: 'a'.repeat(32) }],
    'also[0].checkpoint',
    'is missing',
  ],
  ['an unknown field', 'colour', 'red', 'colour', 'unknown field'],
  [
    'an unknown field deep down',
    'keys.0.targets.0.toString',
    1,
    'keys[0].targets[0].toString',
    'unknown field',
  ],
  ['an inherited name', 'keys.0.constructor', 1, 'keys[0].constructor', 'unknown field'],
]

describe('a plan', () => {
  it.each(FAULTS)('with %s is refused, naming it', (_, field, value, path, message) => {
    const bytes = planBytes(set(field, value))
    if (path === '') {
      expectRefusal(() => readPlan(bytes), 'json.invalid', message)
      return
    }
    const { faults, draft } = inspectPlan(bytes)
    expect(draft).toBeUndefined()
    expect(told(faults)).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  it('is refused with every fault at once, each with its path', () => {
    const good = FAULTS.filter(([, field]) =>
      ['title', 'mode', 'entropy.dice', 'colour'].includes(field),
    )
    const last = new Map(good.map((row) => [row[1], row]))
    const bytes = planBytes((plan) => {
      for (const [, field, value] of last.values()) set(field, value)(plan)
    })
    try {
      readPlan(bytes)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      expect(error.code).toBe('plan.invalid')
      expect(error.message).toContain('4 faults')
      expect(error.faults?.map(({ path }) => path).sort()).toEqual([...last.keys()].sort())
    }
  })

  it('of another version is refused as such', () => {
    expectRefusal(() => readPlan(planBytes(set('claviger', 'plan/2'))), 'plan.version')
  })

  it('that is no plain JSON text is refused before anything else', () => {
    const bytes = planBytes()
    const bom = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)
    expectRefusal(() => readPlan(bom), 'json.invalid', 'byte order mark')
    expectRefusal(() => readPlan(Uint8Array.of(0xff)), 'encoding.invalid')
    expectRefusal(() => readPlan(new Uint8Array(1024 * 1024 + 1)), 'file.toolarge')
    const twice = new TextEncoder().encode('{"mode":"rehearsal","mode":"production"}')
    expectRefusal(() => readPlan(twice), 'json.invalid', 'duplicate key', 'mode')
  })

  it('is normalised to NFC, with newlines and tabs as spaces', () => {
    const { plan } = planOf(set('title', 'Cle\u0301\nde\tcommande'))
    expect(plan.title).toBe('Cl\u00e9 de commande')
  })

  it('keeps what was written and nothing else', () => {
    const { plan } = planOf(set('kind', undefined))
    expect(Object.hasOwn(plan, 'kind')).toBe(false)
    expect(kindOf(plan)).toBe('generate')
    expect(new TextDecoder().decode(encodePlan(plan))).toMatch(/^\{"backup":.*\}\n$/)
  })

  it('has one digest, whatever its layout and the form of its references', () => {
    const { plan } = planOf()
    const resolved = encodePlan(plan)
    expect(resolvePlan(readPlan(resolved), planFiles()).plan).toEqual(plan)
    expect(planDigest(plan)).toBe(sha256Hex(resolved))
  })

  it('names its files with the path of the field', () => {
    expect(fileRefs(readPlan(planBytes(set('script', 'script.json'))))).toEqual([
      { pointer: 'keys[0].targets[0].wrappingKey', path: 'orders/WrappingPublicKey.bin' },
      { pointer: 'keys[0].targets[0].importToken', path: 'orders/ImportToken.bin' },
      { pointer: 'script', path: 'script.json' },
    ])
  })

  it('is refused when a file is missing or is not the one of the given hash', () => {
    const bent = set('keys.0.targets.0.importToken', {
      path: 'orders/ImportToken.bin',
      sha256: HEX64,
    })
    const files = planFiles()
    files.delete('orders/WrappingPublicKey.bin')
    try {
      planOf(bent, files)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      expect(told(error.faults)).toEqual([
        {
          path: 'keys[0].targets[0].wrappingKey',
          message: 'the file orders/WrappingPublicKey.bin is missing',
        },
        {
          path: 'keys[0].targets[0].importToken',
          message: 'the file orders/ImportToken.bin has another sha256',
        },
      ])
    }
  })

  it('is read or refused as a CeremonyError, whatever the bytes', () => {
    const fields = FAULTS.map(([, field]) => field)
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        refusedOrRead(planBytes(set(field, value)))
      }),
    )
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (at, byte) => {
        const bytes = planBytes()
        bytes[at % bytes.length] = byte
        refusedOrRead(bytes)
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), refusedOrRead))
  })
})

function refusedOrRead(bytes: Uint8Array): void {
  try {
    const draft = readPlan(bytes)
    const files = new Map(fileRefs(draft).map(({ path }) => [path, new TextEncoder().encode(path)]))
    const { plan } = resolvePlan(draft, files)
    expect(resolvePlan(readPlan(encodePlan(plan)), files).plan).toEqual(plan)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
  }
}
