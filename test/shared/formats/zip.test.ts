import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CeremonyError } from '#shared/errors.ts'
import { crc32 } from '#shared/formats/crc32.ts'
import { looksLikeZip, readZip } from '#shared/formats/zip.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { indexOfRecord, patched, streamedZip, zipOf } from '../../support/zips.ts'

const LIMITS = { archive: 64 * 1024, files: 8, file: 16 * 1024 }
const bytes = (text: string) => new TextEncoder().encode(text)
const A = bytes('a'.repeat(300))
const B = Uint8Array.from({ length: 500 }, (_, i) => (i * 97) & 0xff)
const plain = zipOf({ 'a.txt': A, 'b.bin': B })
const read = (archive: Uint8Array) => readZip(archive, LIMITS)

describe('an archive', () => {
  it.each([
    ['of a browser', plain],
    ['that is stored only', zipOf({ 'a.txt': A, 'b.bin': B }, 0)],
    [
      'of a stream, sizes after the data',
      streamedZip([
        ['a.txt', A],
        ['b.bin', B],
      ]),
    ],
  ])('%s gives back its files', (_, archive) => {
    expect(looksLikeZip(archive)).toBe(true)
    const files = read(archive)
    expect(files.get('a.txt')).toEqual(A)
    expect(files.get('b.bin')).toEqual(B)
  })

  it('may be empty, and hold an empty file', () => {
    expect(read(zipOf({}))).toEqual(new Map())
    expect(read(zipOf({ empty: new Uint8Array() })).get('empty')).toEqual(new Uint8Array())
  })

  it('gives back whatever was put in', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,20}$/)
    const content = fc.uint8Array({ maxLength: 2000 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, content), {
          selector: ([one]) => one.toLowerCase(),
          maxLength: 8,
        }),
        (files) => {
          const found = read(zipOf(Object.fromEntries(files)))
          expect(found).toEqual(new Map(Object.entries(Object.fromEntries(files))))
        },
      ),
      { numRuns: 200 },
    )
  })
})

const directory = indexOfRecord(plain, 1)
const end = indexOfRecord(plain, 5)
const bomb = zipOf({ big: new Uint8Array(16 * 1024) })
const lying = zipOf({ big: new Uint8Array(1000).fill(1) })

describe('an archive is refused', () => {
  it.each<[name: string, archive: Uint8Array, message: string]>([
    ['cut short', plain.subarray(0, -1), 'was cut off, or has something after its end'],
    ['with something after its end', Uint8Array.of(...plain, 0), 'after its end'],
    ['with something before its first file', Uint8Array.of(0, ...plain), 'directory'],
    [
      'with a comment',
      patched(Uint8Array.of(...plain, 0x21), plain.length - 2, 1),
      'after its end',
    ],
    ['larger than the limit', new Uint8Array(64 * 1024 + 1), 'more than 65536 bytes'],
    [
      'with too many files',
      zipOf(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, A]))),
      '9 files, not at most 8',
    ],
    ['with a file too large', zipOf({ big: new Uint8Array(16 * 1024 + 1) }), 'big has 16385 bytes'],
    ['that is a bomb', bomb, 'is a zip bomb'],
    [
      'that announces less than it holds',
      patched(patched(lying, indexOfRecord(lying, 1) + 24, 100, 0), 22, 100, 0),
      'big is damaged',
    ],
    [
      'that announces more than it holds',
      patched(patched(lying, indexOfRecord(lying, 1) + 24, 0xe9, 3), 22, 0xe9, 3),
      'big is damaged',
    ],
    ['that says two sizes', patched(plain, directory + 24, 1), 'two things of a.txt'],
    ['that says two names', patched(plain, 30, 0x78), 'two things of a.txt'],
    ['that is encrypted', patched(plain, directory + 8, 1), 'a.txt is encrypted'],
    ['with masked headers', patched(plain, directory + 9, 0x20), 'a.txt is encrypted'],
    ['packed in another way', patched(plain, directory + 10, 12), 'a way that is not read here'],
    ['in zip64', patched(plain, end + 16, 255, 255, 255, 255), 'zip64'],
    ['with a file in zip64', patched(plain, directory + 20, 255, 255, 255, 255), 'zip64'],
    ['in parts', patched(plain, end + 4, 1), 'one part of a zip archive'],
    [
      'with files of one name',
      streamedZip([
        ['a', A],
        ['a', B],
      ]),
      'two files of one name',
    ],
    ['with names that differ in case', zipOf({ a: A, A: B }), 'two files of one name'],
    ['with a folder', zipOf({ 'x/a.txt': A }), 'with a path: x/a.txt'],
    ['that climbs', zipOf({ '../a.txt': A }), 'with a path'],
    ['with a drive', zipOf({ 'C:a.txt': A }), 'with a path'],
    ['with a backslash', zipOf({ 'x\\a.txt': A }), 'with a path'],
    ['with a name of control characters', zipOf({ 'a\u001b[2J': A }), 'not plain ASCII'],
    ['with altered content', patched(plain, plain.indexOf(B[0] ?? 0, 300), 0xff), ''],
    ['of nothing', new Uint8Array(), 'cut off'],
  ])('%s', (_, archive, message) => {
    expectRefusal(() => read(archive), 'encoding.invalid', message)
  })

  it('when two files share their bytes', () => {
    const one = zipOf({ a: A, b: A })
    const second = Buffer.from(one).indexOf(
      Buffer.from([0x50, 0x4b, 1, 2]),
      indexOfRecord(one, 1) + 1,
    )
    expectRefusal(() => read(patched(one, second + 42, 0, 0, 0, 0)), 'encoding.invalid', 'damaged')
  })

  it('or read, and nothing else, whatever is changed in it', () => {
    const good = [plain, streamedZip([['a.txt', A]])]
    const change = fc.tuple(fc.constantFrom(...good), fc.nat(), fc.nat(255), fc.nat(), fc.nat(255))
    fc.assert(
      fc.property(change, ([archive, at, value, also, another]) => {
        const bent = patched(
          patched(archive, at % archive.length, value),
          also % archive.length,
          another,
        )
        try {
          for (const [name, content] of read(bent)) {
            expect(content.length).toBeLessThanOrEqual(LIMITS.file)
            expect(name).toMatch(/^[!-~]+$/)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CeremonyError)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('or read, whatever bytes it is made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const archive = Uint8Array.of(...noise, ...plain.subarray(end))
        expectRefusal(() => read(archive), 'encoding.invalid')
      }),
    )
  })
})

it('CRC-32 gives the check value of its catalogue', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
})
