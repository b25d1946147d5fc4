import { coverageView } from '#shared/ceremony/coverage-view.ts'
import { coverageOver } from '#shared/ceremony/coverage.ts'
import type { Showing } from '#shared/ceremony/showings.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys, person } from '#shared/ceremony/standing.ts'
import type { CoverageView, ShowingView } from '#shared/ipc/views/coverage.ts'
import { findings } from '#shared/text/en/findings.ts'
import {
  agreedDrill,
  demandLatest,
  readingLater,
  wholeFound,
  wholeShown,
} from '../services/later.ts'
import { readProof } from '../services/proofs.ts'
import { provenSet } from '../services/verified.ts'
import { readAnchoredEvidence } from './bundles.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'
import { CommandError } from './refused.ts'

/**
 * `claviger drill status`: which custodians and groups have never been proven within the bundles
 * presented, who took part when, and what was agreed about the next drill.
 */
export const drillStatusCommand: Command = {
  usage: 'drill status BUNDLE [--also BUNDLE…] [--proof DIR…] [--signers FILE] [--head HEX|WORDS]',
  shape: {
    positionals: ['BUNDLE'],
    options: { also: 'many', proof: 'many', signers: 'one', head: 'head' },
  },
  run: async (given, terminal) => {
    const { verify } = terminal.host
    const path = terminal.path(given.positional('BUNDLE'))
    const evidence = await readAnchoredEvidence(path, given, terminal, { public: true })
    const { state } = evidence
    const set = provenSet(state)
    const also = given.many('also').map((one) => terminal.path(one))
    const later = await terminal.work(readingLater(also, evidence, verify))
    demandLatest(state, later)
    const folders = given.many('proof').map((one) => terminal.path(one))
    const proofs = folders.map((one) => readProof(one, evidence, verify))
    demandEachOnce(folders, proofs)
    const shown = wholeShown(state, later, proofs)
    const told = { shown, found: wholeFound(state, later), next: agreedDrill(state, later) }
    const labels = liveKeys(state).map(({ label }) => label)
    const view = coverageView(coverageOver(set, labels, told))
    const presented = 1 + later.length + proofs.length
    say(terminal, state, view, presented)
    return { document: { ok: true, presented, ...view } }
  },
}

/** A copy of a folder would count as another occasion. */
function demandEachOnce(folders: readonly string[], proofs: readonly Showing[]): void {
  const said = proofs.map((one) => JSON.stringify(one))
  const path = folders.find((_, i) => said.indexOf(said[i] ?? '') !== i)
  if (path !== undefined)
    throw new CommandError('expect.unmet', 'what this folder shows is given twice', { path })
}

const HOW: { readonly [how in ShowingView['how']]: string } = {
  making: 'read back at the making',
  recovery: 'opened the keys',
  drill: 'drill',
  health: 'health check',
}

function say(terminal: Terminal, state: State, view: CoverageView, presented: number): void {
  const name = (id: string) => person(state, id)?.name ?? id
  const names = (ids: readonly string[]) => ids.map(name).join(', ') || 'nobody'
  const line = (text: string) => terminal.say(text)
  const { threshold, custodians, groups, together, exact, apart, next } = view
  line(`set ${view.set}: any ${threshold} of ${custodians.length} shares recover`)
  line(
    `within what was presented: ${presented === 1 ? '1 bundle' : `${presented} bundles and folders`}`,
  )
  line(`never shown: ${names(view.never)}`)
  line(`only at the making: ${names(view.onlyMade)}`)
  for (const { index, custodian, last } of custodians)
    line(`  share ${index}, ${name(custodian)}: ${last === undefined ? 'never' : when(last)}`)
  if (view.making !== undefined)
    line(`at the making (${view.making}) every group was shown from what was read back`)
  const count = exact ? together : `at least ${together}`
  line(`groups of ${threshold} that took part together since: ${count} of ${groups}`)
  if (apart !== undefined && apart.length > 0) {
    line('groups that never took part together:')
    for (const group of apart) line(`  ${names(group)}`)
  }
  line('keys:')
  for (const key of view.keys) line(`  ${keyLine(key)}`)
  line('who took part:')
  for (const one of view.occasions) line(`  ${when(one)}: ${names(one.custodians)}`)
  line(
    next === undefined
      ? 'next drill: nothing was agreed in what was presented'
      : `next drill: ${next.says} (ceremony ${next.ceremony}, agreed ${next.time})`,
  )
}

/** A key counts as proven by what opened its backup, and no longer once that was found to fail. */
function keyLine({ label, opened, finding, proven }: CoverageView['keys'][number]): string {
  const last = opened === undefined ? 'its backup was never opened' : `opened ${when(opened)}`
  if (finding === undefined) return `${label}: ${last}`
  const { fault, time, ceremony } = finding
  const found = `${findings.faults[fault]} (found ${time}, ceremony ${ceremony})`
  return proven
    ? `${label}: ${last}; before that, ${found}`
    : `${label}: NOT PROVEN. This backup does not open: ${found}; ${opened === undefined ? last : `before that, ${last}`}`
}

function when({ how, time, ceremony, selfIssued }: ShowingView): string {
  const fresh = selfIssued === true ? ', self-issued' : ''
  return `${time}, ${HOW[how]}${fresh}, ceremony ${ceremony}`
}
