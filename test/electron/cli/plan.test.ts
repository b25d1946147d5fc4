import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { releaseConstants } from '#electron/services/software.ts'
import { sha256, sha256Hex } from '#shared/bytes.ts'
import { planDigest } from '#shared/ceremony/plan.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { parseTime } from '#shared/log/time.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { type Loose, NOW, planBytes, planFiles, planOf } from '../../support/plans.ts'
import { Draft } from '../../support/scripts.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-plans-'))
const at = { base: folder, host: { clock: () => parseTime(NOW) } }
beforeAll(() => {
  mkdirSync(join(folder, 'orders'))
  for (const [path, bytes] of planFiles()) writeFileSync(join(folder, path), bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
function plan(change?: (plan: Loose) => void): string {
  const name = `plan-${++made}.json`
  writeFileSync(join(folder, name), planBytes(change))
  return name
}

/** The plan follows the released script. */
function released(one: Loose): void {
  delete (one as { script?: unknown }).script
}

/** The plan names a script of its own. */
function naming(draft: Draft): (one: Loose) => void {
  const name = `script-${++made}.json`
  writeFileSync(join(folder, name), JSON.stringify(draft.json))
  return (one) => void Object.assign(one, { script: name })
}

describe('plan check', () => {
  it('accepts a good plan and prints its digest with words', async () => {
    const { plan: resolved } = planOf()
    const { exit, answer } = await clavigerJson(['plan', 'check', plan()], at)
    expect(exit).toBe(0)
    expect(answer).toMatchObject({
      ok: true,
      mode: 'rehearsal',
      faults: [],
      digest: planDigest(resolved),
    })
    expect(answer.words).toHaveLength(32)
    expect((await claviger(['plan', 'check', plan()], at)).out).toContain(answer.digest)
  })

  it('names every fault of the form at once', async () => {
    const bad = plan((one) => Object.assign(one, { title: 7, colour: 'red', mode: 'party' }))
    const { exit, answer } = await clavigerJson(['plan', 'check', bad], at)
    expect(exit).toBe(1)
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'plan.invalid', hint: expect.any(String) },
    })
    expect(answer.faults.map(({ path }: { path: string }) => path).sort()).toEqual([
      'colour',
      'mode',
      'title',
    ])
  })

  it('names every fault of the people and keys, and the warnings', async () => {
    const bad = plan((one) => {
      Object.assign(one, { backup: { threshold: 9, custodians: ['c1', 'c2', 'admin'] } })
    })
    const { exit, answer } = await clavigerJson(['plan', 'check', bad], at)
    expect(exit).toBe(1)
    const paths = answer.faults.map(({ path }: { path: string }) => path)
    expect(paths).toContain('backup.threshold')
    expect(paths).toContain('backup.custodians[2]')
    expect(answer.warnings.length).toBeGreaterThan(0)
    const { out } = await claviger(['plan', 'check', bad], at)
    expect(out).toContain('fault: backup.threshold: ')
    expect(out).toContain('warning: ')
    expect(out).toMatch(/REFUSED: the plan has \d+ faults/)
  })

  it('warns and accepts where every share is needed', async () => {
    const risky = plan((one) =>
      Object.assign(one, { backup: { threshold: 3, custodians: ['c1', 'c2', 'c3'] } }),
    )
    const { exit, answer } = await clavigerJson(['plan', 'check', risky], at)
    expect(exit).toBe(0)
    expect(answer.warnings.some(({ path }: { path: string }) => path === 'backup.threshold')).toBe(
      true,
    )
  })

  it('names a file that is missing', async () => {
    const bad = plan((one) => {
      const target = one.keys?.[0]?.targets?.[0]
      if (target !== undefined) Object.assign(target, { importToken: 'orders/Nothing.bin' })
    })
    const { exit, answer } = await clavigerJson(['plan', 'check', bad], at)
    expect(exit).toBe(1)
    expect(answer.faults[0]).toMatchObject({ path: 'keys[0].targets[0].importToken' })
  })

  test.each([
    ['a plan of another version', '{"claviger":"plan/2"}', 1, 'plan.version'],
    ['no JSON', 'title: Orders', 1, 'json.invalid'],
    ['an empty file', '', 1, 'json.invalid'],
    ['more than a mebibyte', ' '.repeat(1024 * 1024 + 1), 1, 'file.toolarge'],
  ])('%s', async (_, text, exit, code) => {
    writeFileSync(join(folder, 'bad.json'), text)
    const ran = await clavigerJson(['plan', 'check', 'bad.json'], at)
    expect(ran.exit).toBe(exit)
    expect(ran.answer).toMatchObject({ ok: false, error: { code } })
  })

  test('a plan that is not there cannot be run', async () => {
    const { exit, answer } = await clavigerJson(['plan', 'check', 'nowhere.json'], at)
    expect(exit).toBe(2)
    expect(answer.error).toMatchObject({ code: 'file.missing', path: join(folder, 'nowhere.json') })
  })
})

describe('plan check of a script', () => {
  it('finds nothing in the released one', async () => {
    const { exit, answer } = await clavigerJson(['plan', 'check', plan(released)], at)
    expect(exit).toBe(0)
    expect(answer).toMatchObject({ faults: [], warnings: [] })
  })

  it('names the step of each fault, by number, act and place', async () => {
    const own = new Draft('generate').set('values', { needs: [{ done: 'nothing' }] })
    const { exit, out } = await claviger(['plan', 'check', plan(naming(own))], at)
    expect(exit).toBe(1)
    expect(out).toContain(
      'fault: script.acts[4].steps[2]: step 28 (Generate): needs step nothing done\n',
    )
  })

  it('names every fault of the form of its file', async () => {
    const own = new Draft('generate')
      .set('values', { do: 'dance' })
      .set('release', { role: 'king' })
    const { exit, answer } = await clavigerJson(['plan', 'check', plan(naming(own))], at)
    expect(exit).toBe(1)
    expect(answer.faults.map(({ path }: { path: string }) => path)).toEqual([
      'script.acts[4].steps[2].do',
      'script.acts[5].steps[0].role',
    ])
  })

  it('warns of what a production would be refused for', async () => {
    const own = new Draft('generate').drop('phones')
    const { exit, out } = await claviger(['plan', 'check', plan(naming(own))], at)
    expect(exit).toBe(0)
    expect(out).toContain('warning: script: no step puts the phones away before the beginning\n')
  })
})

describe('the wrapping keys of a plan', () => {
  it('are printed with the 16 numbered words that people note on paper', async () => {
    const { answer } = await clavigerJson(['plan', 'check', plan()], at)
    const spki = planFiles().get('orders/WrappingPublicKey.bin') ?? new Uint8Array()
    const words = toWords(sha256(spki)).slice(0, 16)
    expect(answer.wrappingKeys).toEqual([
      { path: 'packages/orders/aws-kms', sha256: sha256Hex(spki), words },
    ])
    const { out } = await claviger(['plan', 'check', plan()], at)
    expect(out).toContain(words.map((word, i) => `${i + 1} ${word}`).join('  '))
  })
})

describe('plan script', () => {
  it('writes a page to print, and never over another file', async () => {
    const argv = ['plan', 'script', plan(), '--out', 'script.html']
    expect((await claviger(argv, at)).exit).toBe(0)
    expect(readFileSync(join(folder, 'script.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    const { exit, answer } = await clavigerJson(argv, at)
    expect(exit).toBe(1)
    expect(answer.error.code).toBe('output.exists')
  })

  it('writes a blank card for each custodian, with the hash of recover.py', async () => {
    const argv = ['plan', 'script', plan(), '--cards', 'cards.html']
    expect((await claviger(argv, at)).exit).toBe(0)
    const cards = readFileSync(join(folder, 'cards.html'), 'utf8')
    const recoverPy = sha256Hex(releaseConstants('en').get('recover.py') ?? new Uint8Array())
    for (const index of [1, 2, 3, 4, 5]) expect(cards).toContain(`Share ${index} of 5`)
    expect(cards.replaceAll(' ', '').split(recoverPy)).toHaveLength(6)
    expect((await clavigerJson(argv, at)).answer.error.code).toBe('output.exists')
  })

  it('prints every step with who does it and what is expected', async () => {
    const { exit, out } = await claviger(['plan', 'script', plan()], at)
    expect(exit).toBe(0)
    expect(out).toMatch(
      /^Order keys, rehearsal \(REHEARSAL\)\nplan digest [0-9a-f]{64}\n\nENROL\n\n1\. {3}administrator \(Ceremony administrator\), signed\n/,
    )
    expect(out).toContain('Expected: ')
    const { answer } = await clavigerJson(['plan', 'script', plan()], at)
    expect(answer.steps.map(({ number }: { number: number }) => number)).toEqual(
      answer.steps.map((_: unknown, i: number) => i + 1),
    )
    expect(answer.steps[0]).toEqual({
      number: 1,
      step: 'enrol:admin',
      act: 'Enrol',
      role: 'administrator',
      who: ['admin'],
      instruction: expect.any(String),
      expected: expect.any(String),
      signed: true,
    })
  })

  it('speaks German where it is asked to: the script, its page and the cards', async () => {
    const files = ['--out', 'ablauf.html', '--cards', 'karten.html', '--language', 'de']
    const { exit, out } = await claviger(['plan', 'script', plan(released), ...files], at)
    expect(exit).toBe(0)
    expect(out).toContain('\nAUFTAKT\n')
    expect(out).toContain('Schalten Sie die Aufnahme ein.')
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    expect(read('ablauf.html')).toContain('<p>Schalten Sie die Aufnahme ein.')
    expect(read('karten.html')).toContain('Anteil 5 von 5')
  })

  it('prints the released script where the plan names none', async () => {
    const { out } = await claviger(['plan', 'script', plan(released)], at)
    const acts = out.match(/^[A-Z]{4,}$/gm)
    expect(acts).toEqual([
      'PROLOGUE',
      'EQUIPMENT',
      'DUTIES',
      'AUTHORISE',
      'GENERATE',
      'DISTRIBUTE',
      'PROVE',
      'WRAP',
      'RESIDUE',
      'ATTEST',
      'CLOSE',
    ])
    expect(out).toContain('\n     Record: Serial number of the bag, and who sealed it.\n')
  })

  it('refuses a plan with faults', async () => {
    const bad = plan((one) =>
      Object.assign(one, { backup: { threshold: 9, custodians: ['c1', 'c2', 'c3'] } }),
    )
    const { exit, answer } = await clavigerJson(['plan', 'script', bad], at)
    expect(exit).toBe(1)
    expect(answer.error.code).toBe('plan.invalid')
  })
})

describe('plan diff', () => {
  const title = (text: string) => plan((one) => Object.assign(one, { title: text }))

  it('says when two plans are the same, however they are written', async () => {
    writeFileSync(
      join(folder, 'tight.json'),
      JSON.stringify(JSON.parse(new TextDecoder().decode(planBytes()))),
    )
    const { exit, answer } = await clavigerJson(['plan', 'diff', plan(), 'tight.json'], at)
    expect(exit).toBe(0)
    expect(answer).toMatchObject({ ok: true, same: true, differences: [] })
    expect(answer.digests[0]).toBe(answer.digests[1])
  })

  it('names the mode first', async () => {
    const production = plan((one) => Object.assign(one, { mode: 'production', number: '2026-01' }))
    const { out } = await claviger(['plan', 'diff', plan(), production], at)
    expect(out).toMatch(/^A is for rehearsal, B is for production; 2 fields differ\n/)
    expect(out).toContain('mode: "rehearsal" → "production"')
    expect(out).toContain('number: absent → "2026-01"')
    const { answer } = await clavigerJson(['plan', 'diff', plan(), production], at)
    expect(answer).toMatchObject({ same: false, modes: ['rehearsal', 'production'] })
    expect(answer.differences).toContainEqual({ path: 'number', a: null, b: '2026-01' })
  })

  test.each([
    ['a field', () => title('Other keys'), ['title']],
    [
      'a person by id',
      () => plan((one) => Object.assign(one.people?.[3] ?? {}, { name: 'Custodian One' })),
      ['people[c1].name'],
    ],
    [
      'a key by label',
      () => plan((one) => Object.assign(one.keys?.[0] ?? {}, { owner: 'Sales' })),
      ['keys[orders].owner'],
    ],
    [
      'custodians in another order',
      () =>
        plan((one) =>
          Object.assign(one, {
            backup: { threshold: 3, custodians: ['c2', 'c1', 'c3', 'c4', 'c5'] },
          }),
        ),
      ['backup.custodians[0]', 'backup.custodians[1]'],
    ],
    [
      'people in another order',
      () =>
        plan((one) =>
          Object.assign(one, { people: [...(one.people as unknown as object[])].reverse() }),
        ),
      ['people (order)'],
    ],
    [
      'the content of a file of the same name',
      () => {
        mkdirSync(join(folder, 'sub', 'orders'), { recursive: true })
        for (const [path, bytes] of planFiles()) writeFileSync(join(folder, 'sub', path), bytes)
        writeFileSync(join(folder, 'sub', 'orders', 'ImportToken.bin'), Uint8Array.of(1, 2, 3))
        writeFileSync(join(folder, 'sub', 'plan.json'), planBytes())
        return 'sub/plan.json'
      },
      ['keys[orders].targets[0].importToken.sha256'],
    ],
  ])('finds %s', async (_, other, paths) => {
    const { answer } = await clavigerJson(['plan', 'diff', plan(), other()], at)
    expect(answer.differences.map(({ path }: { path: string }) => path)).toEqual(paths)
  })

  it('shows that rehearsal and production differ in nothing but the mode', async () => {
    const production = plan((one) => Object.assign(one, { mode: 'production' }))
    const { out } = await claviger(['plan', 'diff', plan(), production], at)
    expect(out).toBe(
      [
        'A is for rehearsal, B is for production; nothing else differs',
        'mode: "rehearsal" → "production"',
        'the scripts are the same, 42 steps',
        '',
      ].join('\n'),
    )
    const { answer } = await clavigerJson(['plan', 'diff', plan(), production], at)
    expect(answer.script).toEqual({ same: true, steps: [42, 42], differences: [] })
  })

  it('names the steps in which two scripts differ', async () => {
    const own = new Draft('generate').set('phones', { say: 'Hide the phones.' }).drop('drill')
    const { answer } = await clavigerJson(['plan', 'diff', plan(released), plan(naming(own))], at)
    expect(answer.script).toMatchObject({ same: false, steps: [68, 67] })
    expect(answer.script.differences).toEqual([
      {
        path: 'script[phones].instruction',
        a: expect.stringContaining('Have everybody put phones'),
        b: 'Hide the phones.',
      },
      { path: 'script[drill]', a: expect.objectContaining({ id: 'drill' }), b: null },
    ])
  })

  it('names scripts in another order', async () => {
    const own = new Draft('generate').move('phones', 'exits')
    const { out } = await claviger(['plan', 'diff', plan(released), plan(naming(own))], at)
    expect(out).toContain('the scripts differ: 1 field differs, 68 and 68 steps\nscript (order): ')
  })

  it('refuses what is no plan', async () => {
    writeFileSync(join(folder, 'bad.json'), '{}')
    expect((await claviger(['plan', 'diff', plan(), 'bad.json'], at)).exit).toBe(1)
  })
})
