import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { supportMarkdown, supportTable } from '#shared/byok/support.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('README.md has the table of clouds that the program reads (npm run support writes it)', () => {
  const [, written] = /<!-- providers -->\n([\s\S]*?)\n<!-- \/providers -->/.exec(README) ?? []
  expect(written).toBe(supportMarkdown())
})

describe('the table', () => {
  test('has a row for every method of every provider', () => {
    const methods = Object.values(PROVIDER_TABLE).flatMap(({ title, methods }) =>
      methods.map(({ name }) => [title, name]),
    )
    expect(supportTable().map(({ provider, method }) => [provider, method])).toEqual(methods)
    expect(supportMarkdown().split('\n')).toHaveLength(methods.length + 2)
  })

  test('names the keys of a family once', () => {
    const row = supportMarkdown()
      .split('\n')
      .find((line) => line.includes('AWS KMS | `RSA_AES_KEY_WRAP_SHA_256`'))
    expect(row).toContain('| RSA-2048/3072/4096, EC-P256/P384/P521/secp256k1 | 2048/3072/4096 |')
  })

  test('offers no way that nothing can take', () => {
    for (const { algorithms, bits } of supportTable())
      expect([algorithms.length, bits.length]).not.toContain(0)
  })
})
