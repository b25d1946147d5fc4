import { describe, expect, it } from 'vitest'
import { packagesOf } from '#shared/byok/table.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { layOut } from '#shared/ceremony/layout.ts'
import { lackingSteps } from '#shared/ceremony/model/must.ts'
import { walkScript } from '#shared/ceremony/model/walk.ts'
import type { Kind, Plan } from '#shared/ceremony/plan.ts'
import { compileScript } from '#shared/ceremony/script.ts'
import { scriptLines } from '#shared/ceremony/script-text.ts'
import type { Template } from '#shared/ceremony/script-template.ts'
import { RELEASED, TEMPLATES, templateDigest, templateOf } from '#shared/ceremony/templates.ts'
import { utf8 } from '#shared/bytes.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { type Loose, NOW, planFiles, planOf } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { Draft, planFor } from '../../support/scripts.ts'

const KINDS = Object.keys(TEMPLATES) as Kind[]
const noTargets = (plan: Loose) => {
  for (const key of plan.keys as unknown as { targets?: object }[]) delete key.targets
}
const oneLeader = (plan: Loose) => {
  for (const one of plan.people as unknown as { id: string; roles: string[] }[])
    if (one.id === 'admin') one.roles = ['administrator']
}
const noAuditor = (plan: Loose) => {
  const people = plan.people as unknown as { id: string }[]
  Object.assign(plan, { people: people.filter(({ id }) => id !== 'auditor') })
}
const standIns = (plan: Loose) => {
  const people = plan.people as unknown as object[]
  people.push({ id: 'second', name: 'Second administrator', roles: ['administrator', 'operator'] })
  people.push({ id: 'spare', name: 'Spare custodian', roles: ['custodian'] })
  Object.assign(plan.backup ?? {}, { alternates: ['spare'] })
  Object.assign(plan, { deputies: { admin: 'second' } })
}
const many = (plan: Loose) => {
  const ids = Array.from({ length: 255 }, (_, i) => `h${i + 1}`)
  const people = plan.people as unknown as { id: string; roles: string[] }[]
  const others = people.filter(({ roles }) => !roles.includes('custodian'))
  const holders = ids.map((id) => ({ id, name: `Holder ${id}`, roles: ['custodian'] }))
  Object.assign(plan, { people: [...others, ...holders] })
  Object.assign(plan, { backup: { threshold: 3, custodians: ids } })
}
const PLANS = { 'the example': () => {}, noTargets, oneLeader, noAuditor, standIns, many }

function judged(plan: Plan, kind: Kind) {
  const packages = packagesOf(plan)
  const rows = layOut(plan, packages, TEMPLATES[kind])
  return [...walkScript(plan, packages, rows), ...lackingSteps(plan, rows)]
}

describe.each(KINDS)('the released script to %s', (kind) => {
  it.each(Object.entries(PLANS))('has nothing wrong for %s', (_, change) => {
    expect(judged(planFor(kind, change), kind)).toEqual([])
  })

  it('reads as it is printed', async () => {
    const plan = planFor(kind)
    const steps = compileScript(plan, packagesOf(plan), TEMPLATES[kind])
    for (const [text, suffix] of [
      [en, ''],
      [de, '-de'],
    ] as const) {
      const lines = scriptLines(text, plan, steps).map((line) => `${line}\n`)
      const file = `../../vectors/golden/scripts/${kind}${suffix}.txt`
      await expect(lines.join('')).toMatchFileSnapshot(file)
    }
  })

  it('asks for few things that are done by hand', () => {
    const plan = planFor(kind)
    const steps = compileScript(plan, packagesOf(plan), TEMPLATES[kind])
    const notes = steps.filter(({ task }) => task.do === 'note').length
    expect(notes).toBeGreaterThanOrEqual(12)
    expect(notes).toBeLessThanOrEqual(21)
  })
})

const withoutScript = (plan: Loose) => {
  delete plan.script
}

describe('the script of a plan', () => {
  const withScript = (draft: Draft) =>
    planFiles().set('script.json', utf8(JSON.stringify(draft.json)))

  it('is the released one where it names none', () => {
    const { plan, inputs } = planOf(withoutScript)
    expect(templateOf(plan, inputs)).toBe(TEMPLATES.generate)
  })

  it('is the one that a log followed, though this release has another', () => {
    const { plan, inputs } = planOf(withoutScript)
    const { kind, acts } = TEMPLATES.generate
    const earlier: Template = { claviger: 'script/1', kind, acts: acts.slice(1) }
    const released = [...RELEASED, earlier]
    expect(templateOf(plan, inputs, templateDigest(earlier), released)).toBe(earlier)
    expect(templateOf(plan, inputs, templateDigest(TEMPLATES.generate))).toBe(TEMPLATES.generate)
  })

  it.each([
    ['no release has', 'a'.repeat(64)],
    ['is for another kind of ceremony', templateDigest(TEMPLATES.drill)],
  ])('is refused where a log followed one that %s', (_, followed) => {
    const { plan, inputs } = planOf(withoutScript)
    const message = `entry 0 names the script ${followed}, which this release does not know`
    expectRefusal(() => templateOf(plan, inputs, followed), 'format.newer', message)
  })

  it('is its own file, and is what the log is read through', () => {
    const own = new Draft('generate').set('values', { say: 'Read it twice.' })
    const { plan, inputs } = planOf(undefined, withScript(own))
    const { script } = groundOf(plan, inputs, NOW)
    expect(script.find(({ step }) => step === 'values')?.instruction).toBe('Read it twice.')
  })

  it('is refused when it is for another kind of ceremony', () => {
    const { plan, inputs } = planOf(undefined, withScript(new Draft('drill')))
    expectRefusal(() => templateOf(plan, inputs), 'plan.invalid', '', 'script.kind')
  })

  it('is refused when its file is missing', () => {
    const { plan } = planOf()
    expectRefusal(() => templateOf(plan, new Map()), 'plan.invalid', 'is missing', 'script')
  })

  it('is refused when it grows too long', () => {
    const own = new Draft('generate')
    for (let i = 0; i < 40; i++) own.note('begin', { each: 'custodian' })
    const { plan, inputs } = planOf(many, withScript(own))
    expectRefusal(
      () => groundOf(plan, inputs, NOW),
      'plan.invalid',
      'more than 10000 steps',
      'script',
    )
  })
})
