import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat, fromHex, hex } from '#shared/bytes.ts'
import { keyCommitment } from '#shared/crypto/commitment.ts'
import { ALGORITHMS, keyOf, PAIRS } from '../../support/keys.ts'
import { RESOURCES } from './support/ceremony.ts'

const materials = new Map<string, Uint8Array>()
beforeAll(async () => {
  for (const name of ALGORITHMS) materials.set(name, (await keyOf(name)).materialSecret)
}, 60_000)
const materialOf = (algorithm: string) => materials.get(algorithm) ?? new Uint8Array()

const CODE = `
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import recover
for key, material in json.load(sys.stdin):
    try:
        print(recover.check_key(key, bytes.fromhex(material)))
    except recover.Refused as error:
        print('refused: ' + str(error))
`

/** What recover.py says of material whose commitment holds. */
function judged(cases: readonly { algorithm: string; material: Uint8Array }[]): string[] {
  const salt = fromHex('07'.repeat(32))
  const input = cases.map(({ algorithm, material }) => {
    const named = { label: 'orders', algorithm }
    const commitment = keyCommitment({ salt, ...named, materialSecret: material })
    return [{ ...named, salt: hex(salt), commitment }, hex(material)]
  })
  const options = { input: JSON.stringify(input), encoding: 'utf8' } as const
  const { stdout, stderr } = spawnSync('python3', ['-c', CODE, RESOURCES], options)
  expect(stderr).toBe('')
  return stdout.trimEnd().split('\n')
}

describe('recover.py', () => {
  test('knows the form of every key', () => {
    const cases = ALGORITHMS.map((algorithm) => ({ algorithm, material: materialOf(algorithm) }))
    const forms = ALGORITHMS.map((name) => (PAIRS.includes(name) ? 'PKCS#8 DER' : 'raw'))
    expect(judged(cases)).toEqual(forms)
  })

  test.each(ALGORITHMS)(
    'refuses what has not the length of %s, whatever is committed to',
    (name) => {
      const material = materialOf(name)
      const lengths = new Set([material.length])
      const others = ALGORITHMS.map(materialOf).filter(({ length }) => !lengths.has(length))
      const wrong = [
        material.slice(0, -1),
        concat(material, new Uint8Array(1)),
        concat(new Uint8Array(1), material),
        material.slice(0, 1),
        new Uint8Array(),
        ...others,
      ]
      const said = judged(wrong.map((one) => ({ algorithm: name, material: one })))
      const message = `refused: the key that came out has not the length of ${name}: stop`
      expect(said).toEqual(wrong.map(() => message))
    },
  )

  test('refuses an algorithm of a later release', () => {
    const [said] = judged([{ algorithm: 'ML-DSA-65', material: new Uint8Array(32) }])
    expect(said).toBe('refused: ML-DSA-65 is unknown here: a newer recover.py is needed')
  })
})
