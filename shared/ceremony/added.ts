import { rolesOf, whoOf } from './duties.ts'
import { refillSteps } from './script.ts'
import type { Step } from './step.ts'
import type { State } from './state.ts'
import { person, presentPeople } from './standing.ts'

/**
 * The script with what the ceremony added to it: filling the vault again after a restart, and the
 * last words of people who were called in. Added steps have numbers between those on paper.
 */
export function scriptNow(state: State): readonly Step[] {
  const { script } = state.ground
  const wrap = script.findIndex(({ task }) => task.do === 'action' && task.action === 'wrap')
  const attest = script.findLast(({ task }) => task.do === 'attest')
  const seal = script.findLast(({ task }) => task.do === 'seal')
  const late = lateComers(state)
  return script.flatMap((step, i) => {
    const before = i === wrap ? refillSteps(state) : []
    const after = step === attest || step === seal ? late.map((id) => rowFor(state, step, id)) : []
    return [...numbered(before, i), step, ...numbered(after, step.number)]
  })
}

type Added = Omit<Step, 'number'>

function numbered(rows: readonly Added[], after: number): readonly Step[] {
  return rows.map((row, i) => ({ ...row, number: Number(`${after}.${i + 1}`) }))
}

/** Who is in the room and is nowhere named to attest. */
function lateComers(state: State): readonly string[] {
  const rows = state.ground.script.filter(({ task }) => task.do === 'attest')
  const named = rows.flatMap((row) => [...row.who, ...whoOf(state, row)])
  return presentPeople(state).filter((id) => !named.includes(id))
}

function rowFor(state: State, { act, expected, task }: Step, id: string): Added {
  const doing = task.do === 'seal' ? 'seal' : 'attest'
  const name = person(state, id)?.name ?? id
  const asked =
    doing === 'seal'
      ? 'copy the head onto your paper. Sign the checkpoint.'
      : 'say whether you agree that the log is what happened. Sign.'
  return {
    step: `${doing}:${id}`,
    act,
    role: rolesOf(state, id)[0] ?? 'witness',
    who: [id],
    instruction: `${name}: ${asked}`,
    expected,
    signed: true,
    task: { do: doing, person: id },
  }
}
