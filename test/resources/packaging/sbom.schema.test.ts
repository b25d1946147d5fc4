/** The bill of materials against the schema of CycloneDX, as its own library ships it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { ROOT } from '../../support/checkout.ts'
import { billOfMaterials } from '../../../resources/packaging/sbom.ts'

const SCHEMAS = join(ROOT, 'node_modules/@cyclonedx/cyclonedx-library/res/schema')
const BASE = 'http://cyclonedx.org/schema/'
const schema = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'))

// Formats are addresses and dates; the bill has none of its own but its schema's address.
const ajv = new Ajv({ strict: false, validateFormats: false })
for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
  ajv.addSchema(schema(name), `${BASE}${name}`)
const valid = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'))
const bill = () => JSON.parse(billOfMaterials(ROOT))

it('is what the schema of its version allows', () => {
  expect(bill().specVersion).toBe('1.6')
  expect(bill().components.length).toBeGreaterThan(20)
  valid(bill())
  expect(valid.errors ?? []).toEqual([])
})

it.each([
  ['a kind of component that there is not', (one: object) => Object.assign(one, { type: 'thing' })],
  [
    'a licence that SPDX does not list',
    (one: object) => Object.assign(one, { licenses: [{ license: { id: 'NONE-1' } }] }),
  ],
  [
    'a hash that is none',
    (one: object) => Object.assign(one, { hashes: [{ alg: 'SHA-512', content: 'x' }] }),
  ],
  ['no name', (one: object) => Reflect.deleteProperty(one, 'name')],
])('would be refused with %s', (_, spoil) => {
  const wrong = bill()
  spoil(wrong.components[0])
  expect(valid(wrong)).toBe(false)
})
