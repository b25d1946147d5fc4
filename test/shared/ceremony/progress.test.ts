import { describe, expect, it } from 'vitest'
import { isDone, isOver } from '#shared/ceremony/progress.ts'
import type { Step } from '#shared/ceremony/step.ts'
import type { Exception } from '#shared/ceremony/state/exception.ts'
import { initialState, type State } from '#shared/ceremony/state.ts'
import { smallGround } from '../../support/grounds.ts'
import { NOW } from '../../support/plans.ts'

const NOTHING = { sealed: [], delivered: 0 }
/** The small plan with the released script. */
const START = initialState(
  smallGround((plan) => {
    delete (plan as { script?: unknown }).script
  }),
)

function stepOf(name: string): Step {
  const found = START.ground.script.find(({ step }) => step === name)
  if (found === undefined) throw new Error(`no step ${name}`)
  return found
}

const done = (name: string, change: Partial<State>) =>
  isDone({ ...START, ...change }, stepOf(name).task, NOTHING)

function exception(step: string, ...cosigned: string[]): Exception {
  const about = { kind: 'step', step } as const
  const told = { expected: 'A', happened: 'B', decided: 'C' }
  return { exception: 'x1', by: 'admin', entry: 3, about, ...told, cosigned }
}

describe('a step of the script is done', () => {
  it.each(START.ground.script.map(({ step }) => step))('%s, not before anything has', (name) => {
    expect(done(name, {})).toBe(false)
  })

  it('when it was recorded, and no other one is', () => {
    const recorded = { step: 'bag:1', by: 'witness', result: 'B-1', entry: 9, time: NOW }
    expect(done('bag:1', { steps: [recorded] })).toBe(true)
    expect(done('bag:2', { steps: [recorded] })).toBe(false)
  })

  it('when two others co-signed that it is left out, whatever it is', () => {
    const over = (step: string, ...cosigned: string[]) =>
      isOver({ ...START, exceptions: [exception(step, ...cosigned)] }, stepOf(step), NOTHING)
    expect(over('phones', 'witness', 'auditor')).toBe(true)
    expect(over('phones', 'witness')).toBe(false)
    expect(over('duties:c1', 'witness', 'auditor')).toBe(true)
  })

  it('a clock, when two different people have stated it', () => {
    const read = { watch: NOW, room: '21:00 CET', seconds: 2, entry: 9 }
    const at = (by: string, moment: 'opening' | 'closing') => ({ at: moment, by, ...read })
    const once = [at('admin', 'opening')]
    expect(done('opening-clock', { clocks: once })).toBe(false)
    expect(done('opening-clock', { clocks: [...once, ...once] })).toBe(false)
    expect(done('opening-clock', { clocks: [...once, at('c1', 'closing')] })).toBe(false)
    expect(done('opening-clock', { clocks: [...once, at('c1', 'opening')] })).toBe(true)
  })

  it('a duty, when who has the place now has signed', () => {
    expect(done('duties:c1', { acknowledged: ['c1'] })).toBe(true)
    expect(done('duties:c1', { acknowledged: ['c2'] })).toBe(false)
    const handed = [{ from: 'c1', to: 'c4', roles: ['custodian'] as const }]
    expect(done('duties:c1', { handed, acknowledged: ['c1'] })).toBe(false)
    expect(done('duties:c1', { handed, acknowledged: ['c4'] })).toBe(true)
  })

  it('an enrolment, once the ceremony has begun without that person', () => {
    expect(done('enrol:auditor', { begun: true })).toBe(true)
    const handed = [{ from: 'c1', to: 'c4', roles: ['custodian'] as const }]
    expect(done('enrol:c1', { handed })).toBe(true)
  })
})
