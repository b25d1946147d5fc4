import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { planBytes, planFiles } from '../../support/plans.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-rehearse-'))
const at = { base: folder }
beforeAll(() => {
  mkdirSync(join(folder, 'orders'))
  for (const [path, bytes] of planFiles()) writeFileSync(join(folder, path), bytes)
  writeFileSync(join(folder, 'plan.json'), planBytes())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('rehearse', () => {
  it('leaves a bundle and what people carry away, both of which verify', async () => {
    const line = ['rehearse', '--plan', 'plan.json', '--out', 'bundle', '--shares', 'shares']
    const { exit, answer, err } = await clavigerJson(line, at)
    expect(exit).toBe(0)
    expect(answer).toMatchObject({
      ok: true,
      bundle: join(folder, 'bundle'),
      ceremony: expect.stringMatching(/^[0-9a-f]{32}$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      shares: join(folder, 'shares'),
    })
    expect(err).toContain('enrolled')
    expect(
      readdirSync(join(folder, 'shares')).filter((name) => name.endsWith('.share')),
    ).toHaveLength(5)
    const paper = join(folder, 'shares', 'paper.txt')
    const [, head = ''] = /^head ([0-9a-f]{64})$/m.exec(readFileSync(paper, 'utf8')) ?? []
    expect(head).toBe(answer.fingerprint)
    const verify = [
      'verify',
      'bundle',
      '--signers',
      paper,
      '--head',
      head,
      '--expect',
      'closed,anchored',
    ]
    expect((await claviger(verify, at)).exit).toBe(0)
  })

  it('in German leaves German documents in evidence that verifies as ever', async () => {
    const line = ['rehearse', '--plan', 'plan.json', '--out', 'deutsch', '--language', 'de']
    expect((await claviger(line, at)).exit).toBe(0)
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    const [opened = '', ...others] = read('deutsch/log.jsonl').trimEnd().split('\n')
    expect(JSON.parse(opened).what.language).toBe('de')
    for (const entry of others) expect(entry).not.toContain('"language"')
    expect(read('deutsch/script.html')).toContain('<html lang="de">')
    expect(read('deutsch/script.html')).toContain('Ausgeführter Ablauf')
    // The plan has a script of its own, which says what it says in any language.
    expect(read('deutsch/script.html')).toContain('copy the head onto your paper.')
    expect(read('deutsch/report.html')).toContain('ABGESCHLOSSEN.')
    expect((await claviger(['verify', 'deutsch', '--expect', 'closed'], at)).exit).toBe(0)
    const shell = spawnSync('sh', [join(folder, 'deutsch/verify.sh'), join(folder, 'deutsch')])
    expect(shell.status).toBe(0)
    const documents = ['documents', '--bundle', 'deutsch', '--out']
    expect((await claviger([...documents, 'papiere'], at)).exit).toBe(0)
    expect(read('papiere/custody.html')).toContain('Verwahrungsformulare')
    const english = [...documents, 'papers', '--language', 'en']
    expect((await claviger(english, at)).exit).toBe(0)
    expect(read('papers/custody.html')).toContain('Custody forms')
    expect(read('papers/report.html')).toBe(read('deutsch/report.html'))
  })

  it('says each step to people', async () => {
    const { exit, out } = await claviger(['rehearse', '--plan', 'plan.json', '--out', 'second'], at)
    expect(exit).toBe(0)
    expect(out).toContain('proved that all shares belong together')
    expect(out).toMatch(/\nhead [0-9a-f]{64}\n/)
  })
})

describe('rehearse is refused before anything is made', () => {
  test.each([
    [
      'a language that it does not have',
      ['--plan', 'plan.json', '--out', 'x', '--language', 'fr'],
      2,
      'usage.invalid',
    ],
    ['an output that exists', ['--plan', 'plan.json', '--out', 'orders'], 1, 'output.exists'],
    [
      'shares that exist',
      ['--plan', 'plan.json', '--out', 'x', '--shares', 'orders'],
      1,
      'output.exists',
    ],
    ['a plan for production', ['--plan', 'production.json', '--out', 'x'], 1, 'rule.mode'],
    ['a plan with faults', ['--plan', 'faulty.json', '--out', 'x'], 1, 'plan.invalid'],
    ['a plan that is not there', ['--plan', 'nowhere.json', '--out', 'x'], 2, 'file.missing'],
    ['no plan', ['--out', 'x'], 2, 'usage.invalid'],
  ])('%s', async (_, line, exit, code) => {
    writeFileSync(
      join(folder, 'faulty.json'),
      planBytes((plan) => Object.assign(plan, { people: [] })),
    )
    writeFileSync(
      join(folder, 'production.json'),
      planBytes((plan) => {
        Object.assign(plan, {
          mode: 'production',
          number: '2026-01',
          script: undefined,
          keys: [{ label: 'a', algorithm: 'AES-256' }],
        })
      }),
    )
    const ran = await clavigerJson(['rehearse', ...line], at)
    expect(ran.exit).toBe(exit)
    expect(ran.answer).toMatchObject({ ok: false, error: { code } })
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})
