import { describe, expect, it } from 'vitest'
import { lintWrappingKey, type Place, type SeenKeys } from '#shared/ceremony/lint-wrapping.ts'
import { ceremonyMinutes, spokenMinutes } from '#shared/ceremony/duration.ts'
import type { PlanKey, Target } from '#shared/ceremony/plan.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { inEnglish } from '#shared/text/saying.ts'
import { planOf, rsaPair, wrappingPair } from '../../support/plans.ts'

const { plan } = planOf()
const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const file = { path: 'key', sha256: 'a'.repeat(64) }
const AZURE: Target = {
  provider: 'azure-key-vault',
  key: 'https://example.vault.azure.net/keys/orders',
  method: 'CKM_RSA_AES_KEY_WRAP',
  wrappingKey: file,
  kid: `https://example.vault.azure.net/keys/kek/${'0'.repeat(32)}`,
}
const AWS: Target = {
  provider: 'aws-kms',
  key: '1234abcd-12ab-34cd-56ef-1234567890ab',
  method: 'RSAES_OAEP_SHA_256',
  parameters: file,
}
const other = rsaPair()

/** What is said of targets, each with its wrapping key. */
function said(...targets: readonly (readonly [Target, Uint8Array])[]) {
  const seen: SeenKeys = { wrappingKeys: new Map(), jobs: new Map() }
  const faults: string[] = []
  const warnings: string[] = []
  targets.forEach(([target, spki], i) => {
    const place: Place = { plan, key: KEY, target, path: `keys[${i}].targets[0]` }
    const parameters = { spki, bits: 2048, sha256: sha256Hex(spki), notes: [] }
    lintWrappingKey(place, parameters, seen, {
      fault: (path, finding) => faults.push(`${path} ${inEnglish(finding)}`),
      warn: (path, finding) => warnings.push(`${path} ${inEnglish(finding)}`),
    })
  })
  return { faults, warnings }
}

const { spki } = wrappingPair()

describe('a wrapping key', () => {
  it('of its own is nothing to speak of', () => {
    const second = { ...AZURE, kid: AZURE.kid?.replaceAll('0', '1') ?? '' }
    expect(said([AZURE, spki], [second, other.spki], [AWS, rsaPair().spki])).toEqual({
      faults: [],
      warnings: [],
    })
  })

  it('that two keys share is a warning', () => {
    expect(said([AZURE, spki], [AZURE, spki])).toEqual({
      faults: [],
      warnings: ['keys[1].targets[0].wrappingKey is also the wrapping key of keys[0].targets[0]'],
    })
  })

  it('of two providers is a fault, whichever file brought it', () => {
    expect(said([AZURE, spki], [AWS, spki]).faults).toEqual([
      'keys[1].targets[0].parameters is also the wrapping key of keys[0].targets[0], which is of azure-key-vault: one of the two is wrong',
    ])
  })

  it('cannot be another one under the same name', () => {
    expect(said([AZURE, spki], [AZURE, other.spki]).faults).toEqual([
      `keys[1].targets[0].wrappingKey is another key than the first one of kid ${AZURE.kid}`,
    ])
  })
})

describe('the estimate of a ceremony', () => {
  it('grows with its people, shares, keys and packages', () => {
    const base = ceremonyMinutes(plan)
    const [person] = plan.people
    const [key] = plan.keys
    if (person === undefined || key === undefined) throw new Error('an empty plan')
    expect(ceremonyMinutes({ ...plan, people: [...plan.people, person] })).toBeGreaterThan(base)
    expect(ceremonyMinutes({ ...plan, keys: [...plan.keys, key, key] })).toBeGreaterThan(base)
    const backup = { ...plan.backup, custodians: [...plan.backup.custodians, 'c6'] }
    expect(ceremonyMinutes({ ...plan, backup })).toBeGreaterThan(base)
  })

  it.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h'],
    [141, '2 h 21 min'],
    [1440, '24 h'],
  ])('of %i minutes is said as %s', (minutes, words) => {
    expect(spokenMinutes(minutes)).toBe(words)
  })
})
