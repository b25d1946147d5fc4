import { describe, expect, it } from 'vitest'
import {
  type Approver,
  DEFAULT_POLICY,
  effectivePolicy,
  missingApprovals,
  policyFaults,
  satisfies,
} from '#shared/ceremony/policy.ts'
import type { Role } from '#shared/ceremony/roles.ts'
import { type Loose, planOf } from '../../support/plans.ts'
import { told } from '../../support/german.ts'

const withPolicy = (policy: unknown) =>
  planOf((plan: Loose) => {
    Object.assign(plan, { policy })
  }).plan

const people = (...roles: Role[][]): Approver[] => roles.map((r, i) => ({ id: `p${i}`, roles: r }))

describe('the policy of an action', () => {
  it('is the default where the plan is silent', () => {
    const plan = withPolicy({})
    for (const action of ['generate', 'release', 'wrap', 'export', 'destroy', 'close'] as const) {
      expect(effectivePolicy(plan, action)).toMatchObject({
        administrator: 1,
        witness: 1,
        custodian: 0,
      })
    }
    expect(effectivePolicy(plan, 'recover')).toMatchObject({
      custodian: 3,
      witness: 1,
      administrator: 0,
    })
    expect(DEFAULT_POLICY.reshare).toEqual({ custodian: 'threshold', witness: 1 })
  })

  it('adds to the floor and never takes from it', () => {
    const plan = withPolicy({
      recover: { custodian: 1, auditor: 1 },
      wrap: { custodian: 'threshold' },
    })
    expect(effectivePolicy(plan, 'recover')).toMatchObject({ custodian: 3, witness: 1, auditor: 1 })
    expect(effectivePolicy(plan, 'wrap')).toMatchObject({ custodian: 3, administrator: 0 })
  })
})

describe('a plan is refused when its policy', () => {
  const cases: readonly [name: string, policy: unknown, path: string, message: string][] = [
    [
      'lets one person act',
      { wrap: { witness: 1 } },
      'policy.wrap',
      'wrap needs at least 2 people',
    ],
    [
      'lets the running roles act alone',
      { wrap: { administrator: 1, operator: 1 } },
      'policy.wrap',
      'neither administrator nor operator',
    ],
    [
      'begins without a witness',
      { begin: { administrator: 1, auditor: 1 } },
      'policy.begin.witness',
      'begin needs at least 1 witness',
    ],
    [
      'recovers below the threshold',
      { recover: { custodian: 2, witness: 1 } },
      'policy.recover.custodian',
      'recover needs at least 3 custodians',
    ],
    [
      'reshares without a witness',
      { reshare: { custodian: 'threshold' } },
      'policy.reshare.witness',
      'reshare needs at least 1 witness',
    ],
    [
      'asks for more witnesses than there are',
      { close: { administrator: 1, witness: 2 } },
      'policy.close',
      'cannot approve close: 1 witness is lacking',
    ],
    [
      'counts one person in two roles',
      { close: { administrator: 1, operator: 1, witness: 1 } },
      'policy.close',
      'cannot approve close: 1 operator is lacking',
    ],
  ]

  it.each(cases)('%s', (_, policy, path, message) => {
    expect(told(policyFaults(withPolicy(policy)))).toEqual([
      { path, message: expect.stringContaining(message) },
    ])
  })

  it('or these people leave no witness, said once', () => {
    const { plan } = planOf((loose) => {
      Object.assign(loose, { policy: {} })
      Object.assign(loose.people?.[1] ?? {}, { roles: ['auditor'] })
    })
    const faults = told(policyFaults(plan))
    expect(faults).toHaveLength(1)
    expect(faults[0]?.message).toContain('1 witness is lacking')
  })
})

describe('approvals', () => {
  const needs = effectivePolicy(
    withPolicy({ wrap: { administrator: 1, operator: 1, witness: 1 } }),
    'wrap',
  )

  it('count each person once, in whichever role helps', () => {
    expect(
      satisfies(needs, people(['administrator', 'operator'], ['administrator'], ['witness'])),
    ).toBe(true)
    expect(satisfies(needs, people(['administrator', 'operator'], ['witness']))).toBe(false)
    const one = people(['administrator'], ['witness'])
    const twice = [...one, { id: 'p0', roles: ['operator'] as const }]
    expect(satisfies(needs, twice)).toBe(false)
  })

  it('are named in words while they are missing', () => {
    expect(missingApprovals(needs, [])).toBe('1 administrator and 1 operator and 1 witness')
    expect(missingApprovals(needs, people(['administrator'], ['operator']))).toBe('1 witness')
    expect(missingApprovals(needs, people(['administrator'], ['operator'], ['witness']))).toBe('')
  })

  it('need two people and one who is neither administrator nor operator, whatever the policy', () => {
    const nothing = { administrator: 0, operator: 0, custodian: 0, witness: 0, auditor: 0 }
    expect(satisfies(nothing, [])).toBe(false)
    expect(satisfies(nothing, people(['witness']))).toBe(false)
    expect(missingApprovals(nothing, people(['witness']))).toBe('1 more person')
    expect(satisfies(nothing, people(['administrator'], ['operator']))).toBe(false)
    expect(satisfies(nothing, people(['administrator'], ['custodian']))).toBe(true)
  })
})
