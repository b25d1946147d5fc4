import { isPinned } from '#shared/ceremony/pinned.ts'
import { kindOf } from '#shared/ceremony/plan.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isCode } from '#shared/errors.ts'
import type { VerifyReport } from '#shared/ipc/answers.ts'
import { type Anchors, type Expectation, EXPECTATIONS } from '#shared/log/checks/anchors.ts'
import { type Verification, verifyingBundle } from '#shared/log/verify.ts'
import { findings } from '#shared/text/en/findings.ts'
import { openBundleFolder } from '../services/bundlefolder.ts'
import { type Arguments, usage } from './arguments.ts'
import { readAnchors } from './bundles.ts'
import type { Answer, Command } from './command.ts'
import { destructionLines } from './destruction-lines.ts'
import { type ExitCode, exitCodeOf } from './exitcode.ts'
import { failureDocument, type Terminal } from './terminal.ts'
import { CommandError, isRefused, type Refused } from './refused.ts'

const WORDS_A_LINE = 8

/** `claviger verify`: says what a bundle is, how it is anchored and what was checked. */
export const verifyCommand: Command = {
  usage:
    'verify BUNDLE [--signers FILE] [--head HEX|WORDS] [--expect production,closed,anchored] [--public]',
  shape: {
    positionals: ['BUNDLE'],
    options: { signers: 'one', head: 'head', expect: 'one', public: 'flag' },
  },
  run: async (given, terminal) => {
    const expect = expectations(given.one('expect'))
    const path = terminal.path(given.positional('BUNDLE'))
    const source = openBundleFolder(path)
    const anchors = anchorsOf(given, terminal, path)
    if (isRefused(anchors)) return refused(unread(anchors), anchors, terminal)
    const verification = await terminal.work(
      verifyingBundle({
        source,
        verify: terminal.host.verify,
        public: given.flag('public'),
        ...anchors,
        ...(expect === undefined ? {} : { expect }),
      }),
    )
    return verification.report.ok
      ? accepted(verification, terminal)
      : failed(verification, terminal)
  },
}

function expectations(list: string | undefined): readonly Expectation[] | undefined {
  return list?.split(',').map((word) => {
    const known = EXPECTATIONS.find((one) => one === word)
    if (known === undefined)
      throw usage(`--expect takes ${EXPECTATIONS.join(', ')}, not ${JSON.stringify(word)}`)
    return known
  })
}

/** Paper that was judged bad refuses the bundle in its own shape; paper that is not there does not. */
function anchorsOf(given: Arguments, terminal: Terminal, bundle: string): Anchors | Refused {
  try {
    return readAnchors(given, terminal, bundle)
  } catch (error) {
    if (!isRefused(error) || exitCodeOf(error.code) === 2) throw error
    return error
  }
}

function accepted({ report, state, withheld }: Verification, terminal: Terminal): Answer {
  const { say } = terminal
  say(`${report.mode.toUpperCase()}, ${report.outcome}, anchored: ${report.anchored}`)
  say(report.message)
  say(`ceremony     ${report.ceremony}`)
  for (const line of factLines(state)) say(line)
  for (const line of findingLines(state)) say(line)
  say(`entries      ${report.entries}`)
  say(`head         ${report.fingerprint}`)
  for (let at = 0; at < report.words.length; at += WORDS_A_LINE)
    say(`             ${report.words.slice(at, at + WORDS_A_LINE).join(' ')}`)
  for (const line of destructionLines(report.destruction)) say(line)
  sayChecks(report, terminal)
  if (withheld.length > 0) say('withheld:')
  for (const path of withheld) say(`  ${path}`)
  return { document: { ...report, withheld } }
}

function factLines(state: State | undefined): string[] {
  if (state?.opened === undefined) return []
  const { software, host } = state.opened
  const { plan } = state.ground
  const beside = (state.source?.also ?? []).map(
    (one) =>
      `beside       ceremony ${one.ceremony}, head ${one.checkpoint}\n             ${isPinned(plan, one) ? 'pinned by the plan' : 'not pinned by the plan: compare its head with paper'}`,
  )
  return [
    `title        ${plan.title}`,
    `plan         ${state.ground.digest}`,
    `written by   ${software}, host ${host}`,
    ...beside,
  ]
}

/** What this ceremony did not recover, or did not prove, and why: before anything that is good. */
function findingLines(state: State | undefined): string[] {
  if (state === undefined) return []
  const drill = kindOf(state.ground.plan) === 'drill'
  const what = drill ? 'NOT PROVEN   ' : 'NOT RECOVERED'
  const lines = state.findings.map(
    ({ label, fault }) => `${what} ${label}: this backup does not open, ${findings.faults[fault]}`,
  )
  return drill && state.findings.length > 0 && state.drilled === undefined
    ? [...lines, 'no backup opened: this drill proved nothing']
    : lines
}

function sayChecks({ checks }: VerifyReport, { say }: Terminal): void {
  say('checked:')
  for (const { name, ok } of checks) say(`  ${ok ? 'ok     ' : 'REFUSED'}  ${name}`)
}

function failed({ report }: Verification, terminal: Terminal): Answer {
  const error = new CommandError(isCode(report.code) ? report.code : 'bundle.file', report.message)
  return refused(report, error, terminal)
}

function refused(report: VerifyReport, error: Refused, terminal: Terminal): Answer {
  const { say } = terminal
  const check = report.checks.find(({ ok }) => !ok)?.name ?? 'what was given'
  const entry = report.entry === undefined ? '' : `, entry ${report.entry}`
  const exit: ExitCode = exitCodeOf(error.code)
  say(`${exit === 2 ? 'CANNOT VERIFY' : 'REFUSED'}: ${check}${entry}`)
  say(report.message)
  say(error.hint)
  if (report.checks.length > 0) sayChecks(report, terminal)
  return { document: { ...report, ...failureDocument(error) }, exit }
}

/** The report of a bundle that nobody looked at, because the paper was refused. */
function unread({ code, message }: Refused): VerifyReport {
  return {
    ok: false,
    code,
    message,
    ceremony: '',
    mode: '',
    outcome: '',
    anchored: 'none',
    entries: 0,
    fingerprint: '',
    words: [],
    checks: [{ name: 'paper', ok: false, message }],
  }
}
