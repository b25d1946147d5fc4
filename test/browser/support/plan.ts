/** A small room: administrator, witness and three custodians, any two of whom recover. */
import { type Loose, planFiles } from '../../support/plans.ts'
import { type Room, writePlan } from './room.ts'

export const TITLE = 'Order keys 2026'

/** The people of the plan in its order, by the id that stands for each name. */
export const PEOPLE = {
  admin: 'Ceremony administrator',
  witness: 'Internal witness',
  c1: 'Custodian 1',
  c2: 'Custodian 2',
  c3: 'Custodian 3',
} as const

export const NAMES = Object.values(PEOPLE)
export const ADMIN = PEOPLE.admin
export const WITNESS = PEOPLE.witness
/** Stands in for the administrator; enrols only when called in. */
export const DEPUTY = 'Deputy administrator'

/** The id of a person by the name on the screen. */
export function idOf(name: string): string {
  const found = Object.entries({ ...PEOPLE, deputy: DEPUTY }).find(([, one]) => one === name)
  const further = /^Custodian (\d)$/.exec(name)?.[1]
  if (found === undefined && further === undefined) throw new Error(`nobody is called ${name}`)
  return found?.[0] ?? `c${further}`
}

export function smallPlan() {
  const roles = { admin: ['administrator', 'operator'], witness: ['witness'] }
  return {
    claviger: 'plan/1',
    mode: 'rehearsal',
    title: TITLE,
    people: Object.entries(PEOPLE).map(([id, name]) => ({
      id,
      name,
      roles: roles[id as keyof typeof roles] ?? ['custodian'],
    })),
    backup: { threshold: 2, custodians: ['c1', 'c2', 'c3'] },
    script: 'script.json',
    keys: [
      {
        label: 'orders',
        algorithm: 'AES-256',
        targets: [
          {
            provider: 'aws-kms',
            key: 'arn:aws:kms:eu-west-1:111122223333:key/11112222-3333-4444-5555-666677778888',
            method: 'RSAES_OAEP_SHA_256',
            wrappingKey: 'orders/WrappingPublicKey.bin',
            importToken: 'orders/ImportToken.bin',
            expires: '2031-01-01T08:00:00Z',
          },
        ],
      },
    ],
  }
}

/** Bends the small plan: the released script, and a deputy for the administrator. */
export function withDeputy(plan: Loose): void {
  delete plan.script
  const deputy = { id: 'deputy', name: DEPUTY, roles: ['administrator'] }
  Object.assign(plan, { people: [...Array.from(Object.values(plan.people ?? {})), deputy] })
  Object.assign(plan, { deputies: { admin: 'deputy' } })
}

/** Lays the small plan, bent by `change`, on the room's table: the next dialog answers with it. */
export function layOutPlan(
  room: Room,
  change: (plan: Loose) => void = () => {},
  files = planFiles(),
): void {
  const plan = smallPlan()
  change(plan as unknown as Loose)
  room.answers.plan = writePlan(room.folder, plan, files)
}
