import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsePaperList } from '#shared/log/paper.ts'
import { verify, verifyShell } from './support/judge.ts'
import { cleanUp, copyOf, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'

let original: Rehearsed
let forged: Rehearsed

beforeAll(async () => {
  const prepared = preparePlan()
  original = await rehearse(prepared)
  // The same plan and files, whole and consistent; only the keys are those of somebody else.
  forged = await rehearse(prepared)
})
afterAll(cleanUp)

function noted(lines: (text: string) => string): string {
  const file = join(original.root, `paper-${lines.name}.txt`)
  writeFileSync(file, lines(original.paper))
  return file
}
const list = (text: string) => text.replace(/^head .*\n/m, '')
const head = (text: string) => /^head .*\n/m.exec(text)?.[0] ?? ''

describe('a forged whole under strange keys', () => {
  test('is consistent in itself, and both say that this shows nobody', async () => {
    expect(verify(forged.bundle)).toMatchObject({
      ok: true,
      anchored: 'none',
      message: expect.stringContaining('CONSISTENT ONLY'),
    })
    const shell = await verifyShell(forged.bundle)
    expect(shell).toMatchObject({ code: 0, last: expect.stringContaining('CONSISTENT ONLY') })
  })

  test('is refused with the paper list', async () => {
    const signers = parsePaperList(original.paper)
    expect(verify(forged.bundle, { signers })).toMatchObject({
      ok: false,
      code: 'signers.mismatch',
      anchored: 'none',
      message: expect.stringContaining('admin'),
    })
    const shell = await verifyShell(forged.bundle, noted(list))
    expect(shell).toMatchObject({ code: 1, last: expect.stringContaining('paper list') })
  })

  test('is refused with the head', async () => {
    expect(verify(forged.bundle, { head: original.head })).toMatchObject({
      ok: false,
      code: 'head.mismatch',
      anchored: 'none',
    })
    const shell = await verifyShell(forged.bundle, noted(head))
    expect(shell).toMatchObject({ code: 1, last: expect.stringContaining('head on paper') })
  })

  test('is refused when anchoring is expected and nothing was given', () => {
    expect(verify(forged.bundle, { expect: ['anchored'] })).toMatchObject({
      ok: false,
      code: 'expect.unmet',
    })
  })
})

test('the original is anchored by list and head', async () => {
  const signers = parsePaperList(original.paper)
  expect(verify(original.bundle, { signers, head: original.head })).toMatchObject({
    ok: true,
    anchored: 'signers,head',
  })
  const whole = (text: string) => text
  expect(await verifyShell(original.bundle, noted(whole))).toMatchObject({ code: 0 })
})

test.each([
  ['missing', (text: string) => text.replace(/^c3 .*\n/m, ''), 'c3'],
  ['too many', (text: string) => text.replace(/^(c3)( .*\n)/m, '$1$2c9$2'), 'c9'],
])('a person %s on paper is refused by name', (_, change, name) => {
  const signers = parsePaperList(change(original.paper))
  expect(verify(original.bundle, { signers })).toMatchObject({
    ok: false,
    code: 'signers.mismatch',
    message: expect.stringContaining(name),
  })
})

describe('parts of one ceremony do not pass for parts of another', () => {
  const parts: readonly (readonly string[])[] = [
    ['log.jsonl'],
    ['log.jsonl', 'log.sigs'],
    ['log.jsonl', 'log.sigs', 'allowed_signers'],
    ['log.jsonl', 'log.sigs', 'allowed_signers', 'checkpoint', 'fingerprint.txt'],
    ['checkpoint', 'fingerprint.txt', 'sigs'],
    ['sigs'],
    ['allowed_signers'],
    ['report.html'],
    ['script.html'],
    ['backups'],
    ['packages'],
  ]
  test.concurrent.each(parts.map((names) => ({ names })))('$names', async ({ names }) => {
    const dir = copyOf(original.bundle)
    for (const name of names) {
      rmSync(join(dir, name), { recursive: true })
      cpSync(join(forged.bundle, name), join(dir, name), { recursive: true })
    }
    expect(verify(dir).ok).toBe(false)
    expect(await verifyShell(dir)).toMatchObject({ code: 1 })
  })
})
