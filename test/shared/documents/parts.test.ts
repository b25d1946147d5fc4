import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportParts, filesOfPart, PARTS } from '#shared/documents/parts.ts'
import { BUNDLE } from './reading.ts'

const files = new Map(BUNDLE.map((path, i) => [path, new Uint8Array([i])]))
const names = (part: 'evidence' | 'custody') => [...filesOfPart(files, part).keys()]

describe('the two parts of a bundle', () => {
  test('custody holds what a quorum needs, and no more', () => {
    expect(names('custody')).toEqual([
      'RECOVER.md',
      'backups/orders.kwp',
      'backups/signing.kwp',
      'checkpoint',
      'log.jsonl',
      'recover.py',
    ])
  })

  test('evidence holds everything but the backups', () => {
    expect(names('evidence').sort()).toEqual(
      BUNDLE.filter((path) => !path.startsWith('backups/')).sort(),
    )
  })

  test('every file goes somewhere, with a reason, and no bytes change', () => {
    for (const { path, parts, because } of exportParts(BUNDLE)) {
      expect(parts.length, path).toBeGreaterThan(0)
      expect(because, path).not.toBe('')
    }
    for (const part of PARTS)
      for (const [path, bytes] of filesOfPart(files, part)) expect(bytes).toBe(files.get(path))
  })

  test('no backup is ever in the evidence, whatever the files are called', () => {
    const path = fc.oneof(
      fc.constantFrom(...BUNDLE),
      fc.string().map((name) => `backups/${name}`),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        for (const { path: one, parts } of exportParts(paths))
          expect(parts.includes('evidence')).toBe(!one.startsWith('backups/'))
      }),
    )
  })
})
