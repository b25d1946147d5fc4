import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { type Loose, NOW, planFiles, planOf, TOKEN, wrappingPair } from '../../support/plans.ts'
import { told } from '../../support/german.ts'

const bend =
  (changes: { [field: string]: unknown }) =>
  (plan: Loose): void => {
    for (const [field, value] of Object.entries(changes)) {
      const parts = field.split('.')
      const last = parts.pop() ?? ''
      const inner = parts.reduce((at, part) => at[part] as Loose, plan) as {
        [key: string]: unknown
      }
      if (value === undefined) delete inner[last]
      else inner[last] = value
    }
  }

/** The findings about the example plan with the released script. */
const lint = (changes: { [field: string]: unknown }, files = planFiles()) => {
  const { plan, inputs } = planOf(bend({ script: undefined, ...changes }), files)
  return lintPlan(plan, inputs, NOW)
}
const T = 'keys.0.targets.0'
const TARGET = 'keys[0].targets[0]'
const production = {
  mode: 'production',
  number: '2031-1',
  [`${T}.wrappingKeySha256`]: sha256Hex(wrappingPair().spki),
}
const second = { label: 'cards', algorithm: 'AES-256' }
const target = {
  provider: 'aws-kms',
  key: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ac',
  method: 'RSAES_OAEP_SHA_256',
  wrappingKey: 'orders/WrappingPublicKey.bin',
  importToken: 'orders/ImportToken.bin',
  expires: '2031-01-01T08:00:00Z',
}

type Case = readonly [
  name: string,
  changes: { [field: string]: unknown },
  path: string,
  message: string,
]

const RECOVERS = {
  kind: 'recover',
  source: { ceremony: 'ab'.repeat(16), checkpoint: 'ab'.repeat(32) },
}

const FAULTS: readonly Case[] = [
  [
    'a use that does not fit',
    { 'keys.0.use': 'sign' },
    'keys[0].use',
    'AES-256 is not a key to sign',
  ],
  [
    'a use that does not fit a key pair',
    { 'keys.0.algorithm': 'X25519', 'keys.0.use': 'sign' },
    'keys[0].use',
    'X25519 is not a key to sign',
  ],
  ['production without number', { ...production, number: undefined }, 'number', 'is missing'],
  [
    'production without the hash of the wrapping key',
    { ...production, [`${T}.wrappingKeySha256`]: undefined },
    `${TARGET}.wrappingKeySha256`,
    'is missing',
  ],
  [
    'another wrapping key than noted',
    { [`${T}.wrappingKeySha256`]: 'a'.repeat(64) },
    `${TARGET}.wrappingKeySha256`,
    'the wrapping key has sha256 ',
  ],
  ['an id twice', { 'people.1.id': 'c1' }, 'people[3].id', 'c1 is taken'],
  ['a name twice', { 'people.4.name': 'CUSTODIAN 1' }, 'people[4].name', 'is also the name of c1'],
  [
    'a label twice',
    { 'keys.1': { ...second, label: 'orders' } },
    'keys[1].label',
    'orders is taken',
  ],
  [
    'an administrator with a share',
    { 'people.0.roles': ['administrator', 'custodian'], 'backup.custodians.0': 'admin' },
    'people[0].roles',
    'admin is both administrator and custodian',
  ],
  [
    'an operator with a share',
    { 'people.0.roles': ['administrator', 'operator', 'custodian'] },
    'people[0].roles',
    'admin is both operator and custodian',
  ],
  [
    'an administrator among the custodians',
    { 'backup.custodians.0': 'admin' },
    'backup.custodians[0]',
    'the administrator holds no share',
  ],
  [
    'a witness who leads',
    { 'people.1.roles': ['witness', 'administrator'] },
    'people[1].roles',
    'witness is both witness and administrator',
  ],
  [
    'a witness with a share',
    { 'people.1.roles': ['witness', 'custodian'], 'backup.custodians.0': 'witness' },
    'people',
    'no witness who holds no share',
  ],
  [
    'an auditor who types',
    { 'people.2.roles': ['auditor', 'operator'] },
    'people[2].roles',
    'auditor is both auditor and operator',
  ],
  [
    'nobody to witness',
    { 'people.1.roles': ['auditor'] },
    'people',
    'no witness who holds no share',
  ],
  [
    'an unknown custodian',
    { 'backup.custodians.4': 'c6' },
    'backup.custodians[4]',
    'nobody has the id c6',
  ],
  [
    'a custodian twice',
    { 'backup.custodians.4': 'c1' },
    'backup.custodians[4]',
    'c1 is named twice',
  ],
  [
    'an alternate who has a share',
    { 'backup.alternates': ['c1'] },
    'backup.alternates[0]',
    'c1 is named twice',
  ],
  [
    'an unknown deputy',
    { deputies: { admin: 'nobody' } },
    'deputies.admin',
    'nobody has the id nobody',
  ],
  [
    'a deputy who would observe what they lead',
    { deputies: { admin: 'witness' } },
    'deputies.admin',
    'witness would be both witness and administrator',
  ],
  [
    'a deputy who would lead and hold a share',
    { deputies: { admin: 'c1' } },
    'deputies.admin',
    'c1 would be both administrator and custodian',
  ],
  [
    'a deputy who has a share',
    { deputies: { c1: 'c2' } },
    'deputies.c1',
    'c2 would hold two shares',
  ],
  [
    'one deputy for two custodians',
    {
      'backup.custodians': ['c1', 'c2', 'c3', 'c4'],
      deputies: { c1: 'c5', c2: 'c5' },
    },
    'deputies.c2',
    'c5 would hold two shares',
  ],
  [
    'one deputy for duties that are kept apart',
    { deputies: { admin: 'auditor', witness: 'auditor' }, 'people.2.roles': ['operator'] },
    'deputies.witness',
    'auditor would be both witness and administrator',
  ],
  [
    'their own deputy',
    { deputies: { witness: 'witness' } },
    'deputies.witness',
    'witness cannot be their own deputy',
  ],
  [
    'an alternate with another duty',
    {
      'backup.custodians': ['c1', 'c2', 'c3', 'c4'],
      'backup.alternates': ['c5'],
      'people.7.roles': ['custodian', 'auditor'],
    },
    'backup.alternates[0]',
    'c5 is auditor too',
  ],
  ['a threshold of one', { 'backup.threshold': 1 }, 'backup.threshold', 'must be at least 2'],
  [
    'a threshold above the number of shares',
    { 'backup.threshold': 6 },
    'backup.threshold',
    '6 of 5',
  ],
  [
    'two shares without a reason',
    { 'backup.custodians': ['c1', 'c2'], 'backup.threshold': 2 },
    'backup.reason',
    'is missing',
  ],
  [
    'a relaxed production',
    { ...production, relax: ['separation-of-duties'] },
    'relax',
    'is for rehearsals only',
  ],
  [
    'a policy below the floor',
    { 'policy.wrap': { administrator: 2 } },
    'policy.wrap',
    'neither administrator nor operator',
  ],
  [
    'an expired token',
    { [`${T}.expires`]: NOW },
    `${TARGET}.expires`,
    `the import window closed at ${NOW}`,
  ],
  ['an alias', { [`${T}.key`]: 'alias/orders' }, `${TARGET}.key`, 'is an alias'],
  [
    'a method that the key spec refuses',
    { [`${T}.method`]: 'RSA_AES_KEY_WRAP_SHA_256' },
    `${TARGET}.method`,
    'RSA_AES_KEY_WRAP_SHA_256 cannot bring in AES-256',
  ],
  [
    'existing material for a new key',
    { [`${T}.importType`]: 'EXISTING_KEY_MATERIAL' },
    `${TARGET}.importType`,
    'a new key is never existing material',
  ],
  [
    'dice of somebody who is not in the plan',
    { entropy: { dice: true, people: ['witness', 'c9'] } },
    'entropy.people[1]',
    'nobody has the id c9',
  ],
  [
    'dice of somebody who only stands by',
    {
      entropy: { dice: true, people: ['c5'] },
      'backup.custodians.4': 'c4',
      'backup.alternates': ['c5'],
    },
    'entropy.people[0]',
    'only stands by',
  ],
  [
    'dice of one person twice',
    { entropy: { dice: true, people: ['witness', 'witness'] } },
    'entropy.people[1]',
    'named twice',
  ],
  [
    'people who give nothing',
    { entropy: { dice: false, people: ['witness'] } },
    'entropy.people',
    'neither dice nor text',
  ],
  [
    'dice where no key is made, in production',
    { ...production, ...RECOVERS, entropy: { dice: true } },
    'entropy',
    'a ceremony to recover makes no keys',
  ],
]

const WARNINGS: readonly Case[] = [
  ['no share to spare', { 'backup.threshold': 5 }, 'backup.threshold', 'one loss is total loss'],
  [
    'a custodian without share',
    { 'backup.custodians': ['c1', 'c2', 'c3', 'c4'] },
    'people[7].roles',
    'c5 is a custodian and gets no share',
  ],
  [
    'an hour left',
    { [`${T}.expires`]: '2030-12-31T21:00:00Z' },
    `${TARGET}.expires`,
    'closes in 1 h, at 2030-12-31T21:00:00Z: this ceremony takes about 2 h 21 min',
  ],
  [
    'three hours left',
    { [`${T}.expires`]: '2030-12-31T23:00:00Z' },
    `${TARGET}.expires`,
    'less than 4 hours are left',
  ],
  [
    'a window longer than the provider gives',
    { [`${T}.expires`]: '2031-06-01T00:00:00Z' },
    `${TARGET}.expires`,
    'is more than the 24 hours that AWS KMS gives',
  ],
  [
    'no end of the window',
    { [`${T}.expires`]: undefined },
    `${TARGET}.expires`,
    'does not say when the token ends',
  ],
  [
    'a shared wrapping key',
    { 'keys.1': { ...second, targets: [target] } },
    'keys[1].targets[0].wrappingKey',
    'is also the wrapping key of keys[0].targets[0]',
  ],
  [
    'a shared target',
    {
      'keys.1': {
        ...second,
        targets: [
          {
            ...target,
            key: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          },
        ],
      },
    },
    'keys[1].targets[0].key',
    'is also the target of keys[0].targets[0]',
  ],
  ['two owners', { 'keys.1': { ...second, owner: 'Cards' } }, 'keys', 'keys of different owners'],
  [
    'a rehearsal on a real key',
    { [`${T}.key`]: 'arn:aws:kms:eu-west-1:999988887777:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    `${TARGET}.key`,
    'looks like a real key',
  ],
  [
    'a relaxed rehearsal',
    {
      relax: ['separation-of-duties'],
      'people.0.roles': ['administrator', 'operator', 'custodian'],
      'backup.custodians.0': 'admin',
    },
    'people[0].roles',
    'admin is both administrator and custodian',
  ],
]

describe('a plan is refused for', () => {
  it.each(FAULTS)('%s', (_, changes, path, message) => {
    expect(told(lint(changes).faults)).toContainEqual({
      path,
      message: expect.stringContaining(message),
    })
  })

  it('a wrapping key that is none, under its field', () => {
    const files = planFiles().set('orders/WrappingPublicKey.bin', TOKEN)
    expect(told(lint({}, files).faults)).toEqual([
      { path: `${TARGET}.wrappingKey`, message: 'neither DER nor PEM nor base64' },
    ])
  })

  it('all of its faults at once', () => {
    const { faults } = lint({
      ...production,
      number: undefined,
      'people.4.id': 'c1',
      'backup.threshold': 6,
      [`${T}.method`]: 'RSA_AES_KEY_WRAP_SHA_1',
      [`${T}.expires`]: '2030-01-01T00:00:00Z',
    })
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'number',
        'people[4].id',
        'backup.threshold',
        'backup.custodians[1]',
        `${TARGET}.method`,
        `${TARGET}.expires`,
      ]),
    )
  })
})

describe('people are warned of', () => {
  it.each(WARNINGS)('%s, and the plan stands', (_, changes, path, message) => {
    const { faults, warnings } = lint(changes)
    expect(told(warnings)).toContainEqual({ path, message: expect.stringContaining(message) })
    expect(faults).toEqual([])
  })
})

describe('nothing is found in', () => {
  it('the example plan, and the same in production', () => {
    expect(lint({})).toEqual({ faults: [], warnings: [] })
    expect(lint(production)).toEqual({ faults: [], warnings: [] })
  })

  it('a production plan with deputies and an alternate', () => {
    const changes = {
      'backup.custodians': ['c1', 'c2', 'c3', 'c4'],
      'backup.alternates': ['c5'],
      deputies: { witness: 'auditor', c1: 'c5' },
    }
    const { faults, warnings } = lint({ ...production, ...changes })
    const found = [...faults, ...warnings].map(({ path }) => path)
    expect(found.filter((path) => /^(deputies|backup|people)/.test(path))).toEqual([])
  })

  it('two shares with a reason but the warning', () => {
    const { faults } = lint({
      'backup.custodians': ['c1', 'c2'],
      'backup.threshold': 2,
      'backup.reason': 'two founders',
    })
    expect(faults).toEqual([])
  })
})
