import { groundOf } from '#shared/ceremony/ground.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { bareScript, type Loose, NOW, planFiles, planOf } from './plans.ts'

/** The ground of the small plan: 2 of 3, one AES-256 key for one cloud, bent by `change`. */
export function smallGround(change: (plan: Loose) => void = () => {}, files = planFiles()): Ground {
  const { plan, inputs } = planOf((json) => {
    const all = json as unknown as { people: { id: string }[]; backup: object }
    all.people = all.people.filter(({ id }) => id !== 'c4' && id !== 'c5')
    all.backup = { threshold: 2, custodians: ['c1', 'c2', 'c3'] }
    change(json)
  }, files)
  return groundOf(plan, inputs, NOW)
}

/** The same with a second package, for another key of the same cloud. */
export function widerGround(): Ground {
  return smallGround((plan) => {
    const [key] = plan.keys as unknown as { targets: { key: string }[] }[]
    const [target] = key?.targets ?? []
    if (target !== undefined) key?.targets.push({ ...target, key: target.key.replace(/..$/, '00') })
  })
}

/** The small plan with people who stand by, and a script of what people do by hand. */
export function roomGround(change: (plan: Loose) => void = () => {}): Ground {
  return smallGround((plan) => {
    const { people, backup } = plan as unknown as { people: object[]; backup: object }
    people.push(
      { id: 'deputy', name: 'Deputy administrator', roles: ['administrator'] },
      { id: 'spare', name: 'Spare custodian', roles: ['custodian'] },
    )
    Object.assign(backup, { alternates: ['spare'] })
    Object.assign(plan, { deputies: { admin: 'deputy', witness: 'auditor' } })
    change(plan)
  }, roomFiles())
}

/** The files of that plan, by their paths. */
export function roomFiles(): Map<string, Uint8Array> {
  return planFiles().set('script.json', roomScript())
}

const PROLOGUE = [
  note('recording', 'administrator', { changes: [{ recording: 'on' }] }),
  note('frame', 'witness', { signed: true, needs: [{ recording: 'on' }] }),
  clock('opening'),
]
const DUTIES = {
  act: 'Duties',
  steps: [
    {
      id: 'duty',
      do: 'acknowledge',
      each: 'custodian',
      say: '{name}: read your duties. Sign them.',
      expect: 'The duties are signed.',
    },
  ],
}
const RESIDUE = {
  act: 'Residue',
  steps: [note('shred', 'witness', { signed: true }), clock('closing')],
}

function note(id: string, role: string, more: object): object {
  return { id, do: 'note', role, say: `Do what ${id} asks.`, expect: `${id} is done.`, ...more }
}

function clock(at: string): object {
  return {
    id: `clock-${at}`,
    do: 'clock',
    role: 'administrator',
    at,
    people: 2,
    say: 'Two people: read your own watch and the clock of the room.',
    expect: 'The clocks agree.',
  }
}

/** The bare script with notes, clocks and duties between the steps of the program. */
function roomScript(): Uint8Array {
  const bare = JSON.parse(new TextDecoder().decode(bareScript()))
  const [enrol, ...rest] = bare.acts
  const steps = [...enrol.steps, ...PROLOGUE]
  const attest = rest.findIndex(({ act }: { act: string }) => act === 'Attest')
  const acts = [{ ...enrol, steps }, DUTIES, ...rest.toSpliced(attest, 0, RESIDUE)]
  return new TextEncoder().encode(JSON.stringify({ ...bare, acts }))
}
