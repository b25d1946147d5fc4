import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanDraft } from '#shared/ceremony/plan.ts'
import { STARTER } from '#shared/ceremony/starter.ts'
import { renamed } from '../../../renderer/screens/plan/renaming.ts'

/** A plan that names the second custodian wherever a plan names people. */
const EVERYWHERE: PlanDraft = {
  ...STARTER,
  backup: { threshold: 2, custodians: ['c1', 'c2', 'c3'], alternates: ['c2'] },
  deputies: { admin: 'c2', c2: 'witness' },
  entropy: { dice: true, people: ['witness', 'c2'] },
  destruction: { successor: 'none', copies: [], absent: ['c2'] },
}

test('a person has the new short name wherever the plan names them, and nobody else has', () => {
  const at = EVERYWHERE.people.findIndex(({ id }) => id === 'c2')
  const text = JSON.stringify(renamed(EVERYWHERE, at, 'vault'))
  expect(text).not.toContain('"c2"')
  expect(text.replaceAll('"vault"', '"c2"')).toBe(JSON.stringify(EVERYWHERE))
})

test('a field that the plan does not have does not appear', () => {
  expect(renamed(STARTER, 2, 'vault')).toEqual({
    ...STARTER,
    people: STARTER.people.map((one, i) => (i === 2 ? { ...one, id: 'vault' } : one)),
    backup: { threshold: 2, custodians: ['vault', 'c2', 'c3'] },
  })
})

test('renamed and named back, the plan is what it was', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.stringMatching(/^new-[a-z0-9]{1,8}$/), (at, to) => {
      const from = EVERYWHERE.people[at]?.id ?? ''
      expect(renamed(renamed(EVERYWHERE, at, to), at, from)).toEqual(EVERYWHERE)
    }),
  )
})
