import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { Planned } from '#electron/services/planned.ts'
import { Planning } from '#electron/services/planning.ts'
import { Reviews } from '#electron/services/reviews.ts'
import { STARTER } from '#shared/ceremony/starter.ts'
import { expectRefusal } from '../../support/refusal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-planned-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function plan(name: string, change: object = {}): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify({ ...STARTER, ...change }))
  return file
}

describe('plans that wait', () => {
  test('are those that were reviewed, the last one first, and stay after a restart', async () => {
    const [a, b] = [plan('a.json', { title: 'A' }), plan('b.json', { title: 'B' })]
    const chosen = [a, b, a]
    const desktop = { choosePlan: async () => chosen.shift() ?? null } as unknown as Desktop
    const reviews = new Reviews(nodeHost(), desktop, folder)
    for (let i = 0; i < 3; i += 1) await reviews.choosePlan()
    const listed = new Planned(folder).list()
    expect(listed.map(({ title, kind, mode, file }) => ({ title, kind, mode, file }))).toEqual([
      { title: 'A', kind: 'generate', mode: 'rehearsal', file: a },
      { title: 'B', kind: 'generate', mode: 'rehearsal', file: b },
    ])
    const review = reviews.reviewPlanned(listed[1]?.token ?? '')
    expect(review).toMatchObject({ file: b, plan: { title: 'B' } })
  })

  test('are read anew: one that changed says so, one that is gone is not listed', () => {
    const [a, b] = [plan('a.json'), plan('b.json')]
    const planned = new Planned(folder)
    planned.note(a)
    planned.note(b)
    plan('a.json', { title: 'Changed' })
    rmSync(b)
    expect(planned.list().map(({ title }) => title)).toEqual(['Changed'])
    // A medium that comes back brings its plan back.
    plan('b.json', { title: 'Back' })
    expect(planned.list().map(({ title }) => title)).toEqual(['Back', 'Changed'])
  })

  test('go once a ceremony was opened with them, and the oldest when there are many', () => {
    const planned = new Planned(folder)
    for (let i = 0; i < 15; i += 1) planned.note(plan(`${i}.json`, { title: `${i}` }))
    expect(planned.list().map(({ title }) => Number(title))).toEqual([
      14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ])
    planned.forget(join(folder, '14.json'))
    expect(planned.list()[0]?.title).toBe('13')
  })

  test('a token that is not on the list is refused', () => {
    expectRefusal(
      () => new Planned(folder).fileOf('0'.repeat(32)),
      'file.missing',
      'not on the list',
    )
  })

  test('whatever stands in the list, it is a list', () => {
    const sound = plan('a.json', { title: 'A' })
    const write = (content: string) => writeFileSync(join(folder, 'planned.json'), content)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(9000))), (content) => {
        write(content)
        expect(new Planned(folder).list()).toEqual([])
      }),
    )
    mkdirSync(join(folder, 'dir'))
    write(JSON.stringify([sound, 7, null, 'a.json', join(folder, 'dir'), sound, '\0', { a: 1 }]))
    expect(new Planned(folder).list().map(({ title }) => title)).toEqual(['A'])
  })
})

describe('a list that cannot be kept', () => {
  // The name is taken by a folder: nothing can be put in its place.
  beforeEach(() => {
    mkdirSync(join(folder, 'planned.json', 'taken'), { recursive: true })
  })

  test('holds up no review, and no plan that is saved', async () => {
    const [chosen, saved] = [plan('a.json', { title: 'A' }), join(folder, 'b.json')]
    const desktop = {
      choosePlan: async () => chosen,
      savePlan: async () => saved,
    } as unknown as Desktop
    const reviews = new Reviews(nodeHost(), desktop, folder)
    expect(await reviews.choosePlan()).toMatchObject({ file: chosen, plan: { title: 'A' } })
    const { token, text } = reviews.planning.begin()
    expect(await reviews.savePlan(token, text)).toMatchObject({ file: saved })
    expect(reviews.of(token).review.file).toBe(saved)
    expect(reviews.planned.list()).toEqual([])
  })

  test('is written through no link', () => {
    rmSync(join(folder, 'planned.json'), { recursive: true })
    const [file, other] = [plan('a.json'), join(folder, 'other')]
    writeFileSync(other, 'mine')
    symlinkSync(other, join(folder, 'planned.json.new'))
    const planned = new Planned(folder)
    planned.note(file)
    expect(readFileSync(other, 'utf8')).toBe('mine')
    expect(planned.list()).toHaveLength(1)
  })
})

describe('a plan that is begun from evidence', () => {
  const bundle = fileURLToPath(
    new URL('../../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
  )
  const at = (chosen: string | null) =>
    new Planning(nodeHost(), { chooseBundle: async () => chosen } as unknown as Desktop)
  const source = JSON.parse(readFileSync(join(bundle, 'plan.json'), 'utf8'))

  test.each(['recover', 'drill', 'reshare'] as const)(
    'to %s: it is complete as it stands',
    async (kind) => {
      const planning = at(bundle)
      const writing = await planning.beginAfter(kind)
      const written = JSON.parse(writing?.text ?? '')
      expect(written).toMatchObject({
        kind,
        mode: source.mode,
        people: source.people,
        backup: { threshold: 2, custodians: source.backup.custodians },
      })
      expect(written.keys.map(({ label }: { label: string }) => label)).toEqual(
        source.keys.map(({ label }: { label: string }) => label),
      )
      expect(planning.check(writing?.token ?? '', writing?.text ?? '').faults).toEqual([])
    },
  )

  test('nothing is begun where the dialog was cancelled, the bundle is none, or holds no set', async () => {
    expect(await at(null).beginAfter('drill')).toBeNull()
    await expect(at(folder).beginAfter('drill')).rejects.toMatchObject({ code: 'bundle.file' })
    const recovered = bundle.replace('v1-generate', 'v1-recover')
    await expect(at(recovered).beginAfter('drill')).rejects.toMatchObject({ code: 'expect.unmet' })
  })
})
