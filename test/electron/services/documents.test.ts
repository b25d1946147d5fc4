/** The documents that an ended ceremony leaves for people to print and file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { saveDocuments } from '#electron/services/documents.ts'
import { leaveAll, sharedCeremony } from '../../support/ceremony.ts'
import { expectRejection } from '../../support/refusal.ts'

afterAll(leaveAll)

const SMALL = { custodians: 3, threshold: 2 } as const

test('every document is written, those of the bundle byte for byte, and a PDF beside each', async () => {
  const room = await sharedCeremony(SMALL)
  const dir = join(room.folder, 'documents')
  const rendered: number[] = []
  const names = await saveDocuments(room.ceremony, dir, async (html) => {
    rendered.push(html.length)
    return html.subarray(0, 15)
  })
  const pages = names.filter((name) => name.endsWith('.html'))
  expect(pages).toEqual(
    expect.arrayContaining(['audit.html', 'custody.html', 'report.html', 'slips/c1.html']),
  )
  expect(names.filter((name) => name.endsWith('.pdf'))).toEqual(
    pages.map((name) => name.replace('.html', '.pdf')),
  )
  expect(rendered).toHaveLength(pages.length)
  for (const name of ['report.html', 'script.html'])
    expect(readFileSync(join(dir, name))).toEqual(readFileSync(join(room.bundle, name)))
  expect(readFileSync(join(dir, 'report.pdf'), 'utf8')).toBe('<!doctype html>')
})

test('without a renderer only HTML is written, and nothing is ever replaced', async () => {
  const room = await sharedCeremony(SMALL)
  const dir = join(room.folder, 'plain')
  const names = await saveDocuments(room.ceremony, dir)
  expect(names.every((name) => name.endsWith('.html'))).toBe(true)
  const before = readdirSync(dir)
  await expectRejection(saveDocuments(room.ceremony, dir), 'output.exists')
  expect(readdirSync(dir)).toEqual(before)
})

test('a renderer that fails leaves no folder', async () => {
  const room = await sharedCeremony(SMALL)
  const dir = join(room.folder, 'failed')
  const failing = () => Promise.reject(new Error('no renderer'))
  await expect(saveDocuments(room.ceremony, dir, failing)).rejects.toThrow('no PDF was made of')
  expect(existsSync(dir)).toBe(false)
})
