import { describe, expect, it } from 'vitest'
import type { Step } from '#shared/ceremony/step.ts'
import { Draft, planFor, rowsOf } from '../../support/scripts.ts'
import type { Loose } from '../../support/plans.ts'

function stepsOf(draft = new Draft('generate'), change?: (plan: Loose) => void): readonly Step[] {
  return rowsOf(planFor(draft.json.kind as 'generate', change), draft).map(({ step }) => step)
}

function stepOf(name: string, draft?: Draft, change?: (plan: Loose) => void): Step {
  const found = stepsOf(draft, change).find(({ step }) => step === name)
  if (found === undefined) throw new Error(`no step ${name}`)
  return found
}

describe('a compiled script', () => {
  it('counts its steps from one, and names each once', () => {
    const steps = stepsOf()
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1))
    expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length)
    for (const { step } of steps)
      expect(step).toMatch(/^[a-z0-9-]{1,32}(:[a-z0-9][a-z0-9/-]{0,127})?$/)
  })

  it('finishes one custodian before the next is called', () => {
    const names = stepsOf().map(({ step }) => step)
    const at = names.indexOf('handout:1')
    expect(names.slice(at, at + 6)).toEqual([
      'handout:1',
      'readback:1',
      'bag:1',
      'handout:2',
      'readback:2',
      'bag:2',
    ])
  })

  it('fills in names and numbers of the plan, and leaves no placeholder', () => {
    expect(stepOf('handout:2')).toMatchObject({
      role: 'custodian',
      who: ['c2'],
      instruction: expect.stringContaining('Custodian 2: view share 2.'),
      task: { do: 'handout', index: 2, custodian: 'c2' },
    })
    expect(stepOf('compare:orders/aws-kms')).toMatchObject({
      instruction: expect.stringContaining('the wrapping key for orders at aws-kms'),
      task: { do: 'compare', path: 'packages/orders/aws-kms' },
    })
    for (const { instruction, expected, records = '' } of stepsOf())
      expect(`${instruction}${expected}${records}`).not.toMatch(/[{}]/)
  })

  it('does not fill in what a name says', () => {
    const named = (plan: Loose) =>
      Object.assign(plan.people?.[3] ?? {}, { name: 'Custodian {total} $& one' })
    expect(stepOf('handout:1', undefined, named).instruction).toContain('Custodian {total} $& one')
  })

  it('says who acts, who signs and what is written down', () => {
    expect(stepOf('recording')).toMatchObject({
      role: 'administrator',
      who: ['admin'],
      signed: false,
    })
    expect(stepOf('identity')).toMatchObject({
      role: 'witness',
      who: ['witness'],
      signed: true,
      records: expect.any(String),
      task: { do: 'note', step: 'identity', signed: true },
    })
    expect(stepOf('enrol:auditor')).toMatchObject({
      role: 'auditor',
      who: ['auditor'],
      signed: true,
    })
    expect(stepOf('bag:3')).toMatchObject({ role: 'witness', who: ['witness'], signed: false })
  })

  it('lets more people read a clock and compare a key than have the role', () => {
    expect(stepOf('opening-clock').who).toContain('c5')
    expect(stepOf('compare:orders/aws-kms').who).toEqual(['admin', 'witness', 'auditor'])
  })

  it('names for a note the steps of its act that it needs', () => {
    expect(stepOf('identity').after).toEqual(['recording'])
    expect(stepOf('bag:2').after).toEqual(['readback:2'])
    expect(stepOf('values').after).toEqual(['generate'])
    expect(stepOf('begin').after).toBeUndefined()
  })

  it('enrols the administrator first, and calls stand-ins when they are needed', () => {
    const change = (plan: Loose) => {
      const people = plan.people as unknown as object[]
      people.unshift({ id: 'second', name: 'Second', roles: ['administrator'] })
      people.unshift({ id: 'spare', name: 'Spare', roles: ['custodian'] })
      people.unshift({ id: 'early', name: 'Early', roles: ['witness'] })
      Object.assign(plan.backup ?? {}, { alternates: ['spare'] })
      Object.assign(plan, { deputies: { admin: 'second', witness: 'auditor' } })
    }
    const enrolled = stepsOf(undefined, change)
      .filter(({ task }) => task.do === 'enrol')
      .map(({ who }) => who[0])
    expect(enrolled).toEqual(['admin', 'early', 'witness', 'auditor', 'c1', 'c2', 'c3', 'c4', 'c5'])
  })

  it('leaves out an optional step where nobody has its role', () => {
    const draft = () => new Draft('generate').set('values', { role: 'auditor', optional: true })
    const alone = (plan: Loose) => {
      const people = plan.people as unknown as { id: string }[]
      Object.assign(plan, { people: people.filter(({ id }) => id !== 'auditor') })
    }
    expect(stepsOf(draft()).map(({ step }) => step)).toContain('values')
    expect(stepsOf(draft(), alone).map(({ step }) => step)).not.toContain('values')
  })

  it('wraps only where there is something to wrap; recovered keys go one way', () => {
    const bare = (plan: Loose) => {
      for (const key of plan.keys as unknown as { targets?: object }[]) delete key.targets
    }
    const acts = (draft: Draft, change?: (plan: Loose) => void) =>
      new Set(stepsOf(draft, change).map(({ act }) => act))
    expect(acts(new Draft('generate'))).toContain('Wrap')
    expect(acts(new Draft('generate'), bare)).not.toContain('Wrap')
    expect(acts(new Draft('recover'))).not.toContain('Export')
    expect(acts(new Draft('recover'), bare)).toContain('Export')
    expect(acts(new Draft('recover'), bare)).not.toContain('Wrap')
  })
})
