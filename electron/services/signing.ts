import type { Command, Signature } from '#shared/ceremony/command.ts'
import { draftsFor } from '#shared/ceremony/drafts.ts'
import { rolesOf } from '#shared/ceremony/duties.ts'
import type { CeremonyEvent, Draft } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { policyOf } from '#shared/ceremony/intents.ts'
import type { State } from '#shared/ceremony/state.ts'
import { actOf, firstRole, targetOf, textOf } from '#shared/ceremony/vouch.ts'
import { encodeSshsig, signSshsig, STATEMENT } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { encodeStatement, statementBytes } from '#shared/log/statement.ts'
import { say } from '#shared/text/saying.ts'
import type { Tip } from './ledger.ts'

/** Makes the command that a signature completes. */
export type Unsigned = (signature: Signature) => Command

/** Stands in while the statement is drawn up; never recorded. */
const BLANK: Signature = { statement: '{}', sshsig: '' }

/** The statement that somebody signs for a command, on the log as it stands. */
export function statementFor(
  tip: Tip & { readonly ceremony: string; now(): string },
  by: string,
  make: Unsigned,
): string {
  const { state, last } = untilLast(tip, draftsFor(tip.state, make(BLANK), tip.now()))
  const act = actOf(last)
  if (act === undefined) throw new Error(`nobody signs ${last.type}`)
  const target = targetOf(state, last)
  const sha256 = tip.hash(target)
  if (sha256 === undefined) throw new Error(`there is no entry ${target}`)
  return encodeStatement({
    act,
    actor: by,
    ceremony: tip.ceremony,
    role: roleFor(state, by, last),
    sha256,
    target,
    text: textOf(state, last),
  })
}

/** Completes a command with the signature of the seed over its statement. */
export function signed(
  tip: Tip & { readonly ceremony: string; now(): string },
  by: string,
  seedSecret: Uint8Array,
  make: Unsigned,
): Command {
  const statement = statementFor(tip, by, make)
  const blob = signSshsig(seedSecret, STATEMENT, statementBytes(statement))
  return make({ statement, sshsig: encodeSshsig(blob) })
}

/** The state before the last draft: the ones before it carry what the statement names. */
function untilLast(
  tip: Tip & { readonly ceremony: string; now(): string },
  drafts: readonly Draft[],
) {
  const last = drafts.at(-1)
  if (last === undefined) throw new Error('a command without events')
  let state = tip.state
  for (const draft of drafts.slice(0, -1)) {
    const place = { ceremony: tip.ceremony, seq: state.entries, time: tip.now() }
    state = evolve(state, { ...draft, ...place } as CeremonyEvent)
  }
  return { state, last }
}

/** For an approval the role that the policy still needs; otherwise the first one in the plan. */
function roleFor(state: State, by: string, draft: Draft): string {
  if (draft.type !== 'intent.approved') return firstRole(state, by)
  const intent = state.intents.find((one) => one.intent === draft.what.intent)
  if (intent === undefined)
    throw new CeremonyError('rule.intent', say('rule.no-intent', { intent: draft.what.intent }))
  const policy = policyOf(state, intent.action)
  const roles = rolesOf(state, by)
  const given = (role: string) => intent.approvals.filter((one) => one.role === role).length
  return (
    roles.find((role) => (policy[role] ?? 0) > given(role)) ??
    roles.find((role) => (policy[role] ?? 0) > 0) ??
    firstRole(state, by)
  )
}
