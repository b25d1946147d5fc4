import { describe, expect, it } from 'vitest'
import { lintPlan, ruleFaults } from '#shared/ceremony/lint.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { NOW } from '../../support/plans.ts'
import { planFor } from '../../support/scripts.ts'
import { told } from '../../support/german.ts'

const SOURCE = { ceremony: 'a'.repeat(32), checkpoint: 'b'.repeat(64) }
const LATER = { ceremony: 'c'.repeat(32), checkpoint: 'd'.repeat(64) }
const RED = { id: 'red', medium: 'Red stick' }

/** A plan to end a share set, bent. */
function ending(change: object): Plan {
  const { script: _, ...plan } = planFor('destroy', (one) => {
    for (const key of one.keys as unknown as object[]) Object.assign(key, { targets: [] })
  })
  return { ...plan, ...change } as Plan
}

const destruction = (change: object) => ({
  destruction: { successor: 'none', copies: [RED], ...change },
})

describe('a plan to end a share set', () => {
  it('has no fault', () => {
    expect(lintPlan(ending({}), new Map(), NOW).faults).toEqual([])
    expect(lintPlan(ending({ also: [LATER] }), new Map(), NOW).faults).toEqual([])
  })

  it.each([
    ['says nothing of copies', { destruction: undefined }, 'destruction', 'is missing'],
    [
      'names a copy twice',
      destruction({ copies: [RED, RED] }),
      'destruction.copies[1].id',
      'red is taken by another copy',
    ],
    [
      'is its own successor',
      destruction({ successor: SOURCE }),
      'destruction.successor',
      'is the ceremony whose set is destroyed',
    ],
    ['pins a bundle twice', { also: [LATER, LATER] }, 'also[1]', 'twice'],
    ['pins what it continues', { also: [SOURCE] }, 'also[0]', 'it is pinned already'],
    [
      'pins another head of its successor',
      { ...destruction({ successor: LATER }), also: [{ ...LATER, checkpoint: '0'.repeat(64) }] },
      'also[0]',
      'another head than destruction.successor',
    ],
    [
      'says that the witness does not come',
      destruction({ absent: ['witness'] }),
      'destruction.absent[0]',
      'witness holds no share',
    ],
    [
      'names an absent custodian twice',
      destruction({ absent: ['c1', 'c1'] }),
      'destruction.absent[1]',
      'c1 is named twice',
    ],
    [
      'lets no witness approve',
      { policy: { destroy: { administrator: 1, auditor: 1 } } },
      'policy.destroy.witness',
      'destroy needs at least 1 witness',
    ],
    [
      'names a target',
      { keys: [{ label: 'orders', algorithm: 'AES-256', targets: [{ provider: 'aws-kms' }] }] },
      'keys[0].targets',
      'go nowhere: a ceremony to destroy makes no package',
    ],
  ])('is refused where it %s', (_, change, path, message) => {
    expect(told(ruleFaults(ending(change)))).toContainEqual({
      path,
      message: expect.stringContaining(message),
    })
  })

  it('says what is lost where nothing takes the place of the set', () => {
    const warnings = (change: object) =>
      lintPlan(ending(change), new Map(), NOW).warnings.map(({ path }) => path)
    expect(warnings({})).toContain('destruction.successor')
    const successor = { ceremony: 'c'.repeat(32), checkpoint: 'd'.repeat(64) }
    expect(warnings(destruction({ successor }))).not.toContain('destruction.successor')
    expect(warnings(destruction({ copies: [RED] }))).toContain('destruction.copies')
  })

  it('is the only one that may say what is destroyed', () => {
    const plan = { ...planFor('drill'), ...destruction({}) } as Plan
    expect(told(ruleFaults(plan))).toContainEqual({
      path: 'destruction',
      message: 'belongs to kind destroy',
    })
  })
})
