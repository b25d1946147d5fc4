import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

let room: Room
beforeAll(async () => {
  room = await sharedCeremony({ custodians: 3, threshold: 2 })
})
afterAll(leaveAll)

const read = (path: string) => readFileSync(path, 'utf8')
const tree = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(dir.length + 1))
    .sort()

describe('the documents of a bundle', () => {
  it('are written all, those of the bundle byte for byte', async () => {
    await withCopy(room.bundle, async (bundle, folder) => {
      const out = join(folder, 'documents')
      const { exit, answer } = await clavigerJson(['documents', '--bundle', bundle, '--out', out])
      expect(exit).toBe(0)
      expect(answer.documents).toEqual(tree(out))
      for (const name of ['audit', 'custody', 'parts', 'report', 'script', 'script-proposed'])
        expect(read(join(out, `${name}.html`))).toMatch(/^<!doctype html>/)
      for (const name of ['script.html', 'report.html'])
        expect(read(join(out, name))).toBe(read(join(bundle, name)))
      const head = sha256Hex(readFileSync(join(bundle, 'checkpoint')))
      expect(read(join(out, 'slips/c1.html')).replaceAll(' ', '')).toContain(head)
    })
  })

  it('are in the language that is asked for, but for the two of the bundle, and it says so', async () => {
    await withCopy(room.bundle, async (bundle, folder) => {
      const out = join(folder, 'documents')
      const line = ['documents', '--bundle', bundle, '--out', out, '--language', 'de']
      const { exit, err } = await clavigerJson(line)
      expect(exit).toBe(0)
      expect(read(join(out, 'custody.html'))).toContain('<html lang="de"')
      expect(read(join(out, 'report.html'))).toBe(read(join(bundle, 'report.html')))
      expect(err).toContain('script.html and report.html are as the bundle holds them')
    })
  })

  it('come with the two parts, and the evidence part verifies without backups', async () => {
    await withCopy(room.bundle, async (bundle, folder) => {
      const dirs = ['out', 'evidence', 'custody'].map((name) => join(folder, name))
      const [out = '', evidence = '', custody = ''] = dirs
      const given = ['--out', out, '--evidence', evidence, '--custody', custody]
      expect((await claviger(['documents', '--bundle', bundle, ...given])).exit).toBe(0)
      expect(existsSync(join(evidence, 'backups'))).toBe(false)
      expect(tree(custody).filter((path) => !path.startsWith('backups/'))).toEqual(
        ['RECOVER.md', 'checkpoint', 'log.jsonl', 'recover.py'].sort(),
      )
      expect([...new Set([...tree(evidence), ...tree(custody)])].sort()).toEqual(tree(bundle))
      expect((await claviger(['verify', evidence, '--public'])).exit).toBe(0)
      expect((await claviger(['verify', evidence])).exit).toBe(1)
    })
  })

  it('are refused for a bundle that does not verify, and nothing is written', async () => {
    await withCopy(room.bundle, async (bundle, folder) => {
      const out = join(folder, 'documents')
      const { exit, answer } = await clavigerJson([
        ...['documents', '--bundle', bundle, '--out', out],
        ...['--head', '0'.repeat(64)],
      ])
      expect(exit).toBe(1)
      expect(answer.error.message).toContain('does not verify')
      expect(existsSync(out)).toBe(false)
    })
  })

  it.each(['--out', '--evidence', '--custody'])('never replace what %s names', async (option) => {
    await withCopy(room.bundle, async (bundle, folder) => {
      const taken = join(folder, 'taken')
      mkdirSync(taken)
      const out = option === '--out' ? [] : ['--out', join(folder, 'documents')]
      const given = ['documents', '--bundle', bundle, ...out, option, taken]
      const { exit, answer } = await clavigerJson(given)
      expect(exit).toBe(1)
      expect(answer.error.code).toBe('output.exists')
      expect(readdirSync(taken)).toEqual([])
      expect(existsSync(join(folder, 'documents'))).toBe(false)
    })
  })
})
