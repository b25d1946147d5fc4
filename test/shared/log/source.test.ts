import { resolve, win32 } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathFault } from '#shared/log/source.ts'

const part = fc.constantFrom('a', '..', '.', '', 'b c', 'C:', '\\', '/', '\0', '...', 'x.kwp')

test('a path without a fault stays inside its folder on every system', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('/', ''), (parts, between) => {
      const path = parts.join(between)
      if (pathFault(path) !== undefined) return
      expect(resolve('/folder', path)).toBe(`/folder/${path}`)
      expect(win32.resolve('D:\\folder', path).startsWith('D:\\folder\\')).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('the paths of a bundle have no fault', () => {
  for (const path of ['log.jsonl', 'sigs/checkpoint.c1.sig', 'packages/orders/aws-kms/key.bin']) {
    expect(pathFault(path)).toBeUndefined()
  }
})
