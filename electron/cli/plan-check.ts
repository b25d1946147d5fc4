import { groundOf } from '#shared/ceremony/ground.ts'
import { unknownOf } from '#shared/ceremony/lint-source.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { CeremonyError, type Fault } from '#shared/errors.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './exitcode.ts'
import { digestWords, type Judged, judgePlan } from './plans.ts'
import { failureDocument, faultLine, type Terminal } from './terminal.ts'

/** `claviger plan check`: every fault and every warning at once. */
export const planCheckCommand: Command = {
  usage: 'plan check PLAN',
  shape: { positionals: ['PLAN'], options: {} },
  run: (given, terminal) => {
    const { refusal, warnings, judged } = judge(given.positional('PLAN'), terminal)
    const faults = refusal?.faults ?? []
    sayAll('fault', faults, terminal)
    sayAll('warning', warnings, terminal)
    if (refusal !== undefined) {
      terminal.say(`REFUSED: ${refusal.message}`)
      const document = { ...failureDocument(refusal), faults, warnings }
      return { document, exit: exitCodeOf(refusal.code) }
    }
    const { plan, digest } = judged.loaded
    const words = digestWords(digest)
    const warned = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`
    terminal.say(`${plan.mode.toUpperCase()}, no fault, ${warned}: ${plan.title}`)
    terminal.say(`plan digest ${digest}`)
    terminal.say(`            ${words.join(' ')}`)
    const unknown = unknownOf(plan)
    if (unknown !== undefined) terminal.say(`not known here: ${unknown}`)
    const { mode, title } = plan
    const wrappingKeys = wrappingKeysOf(judged)
    for (const key of wrappingKeys) {
      terminal.say(`wrapping key of ${key.path}, SHA-256 ${key.sha256}`)
      terminal.say(`            ${key.words.map((word, i) => `${i + 1} ${word}`).join('  ')}`)
    }
    const facts = { mode, title, digest, words, wrappingKeys, faults, warnings }
    return { document: { ok: true, ...facts, ...(unknown === undefined ? {} : { unknown }) } }
  },
}

/** What people note on paper where the keys are fetched, to compare it in the room. */
function wrappingKeysOf({ loaded, now }: Judged) {
  return groundOf(loaded.plan, loaded.inputs, now).planned.map(({ path, wrappingKey }) => ({
    path,
    sha256: wrappingKey,
    words: digestWords(wrappingKey).slice(0, 16),
  }))
}

type Judgement = { readonly warnings: readonly Fault[] } & (
  | { readonly refusal: CeremonyError; readonly judged?: undefined }
  | { readonly refusal?: undefined; readonly judged: Judged }
)

/** A plan that is one, however faulty; a file that cannot be read at all is refused as it is. */
function judge(argument: string, terminal: Terminal): Judgement {
  try {
    const judged = judgePlan(argument, terminal)
    const { faults, warnings } = judged.lint
    return faults.length > 0 ? { refusal: planRefusal(faults), warnings } : { judged, warnings }
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.code !== 'plan.invalid') throw error
    return { refusal: error, warnings: [] }
  }
}

function sayAll(what: string, faults: readonly Fault[], terminal: Terminal): void {
  for (const fault of faults) terminal.say(`${what}: ${faultLine(fault)}`)
}
