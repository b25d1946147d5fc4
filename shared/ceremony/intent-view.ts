import { fromHex } from '../bytes.ts'
import { toWords } from '../crypto/pgpwords.ts'
import type { ExceptionView } from '../ipc/views/exception.ts'
import type { IntentView } from '../ipc/views/intent.ts'
import { catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { holdersOf, rolesOf } from './duties.ts'
import { isApproved, isServed, policyOf, voidReason } from './intents.ts'
import { parameterLines } from './parameters.ts'
import { missingApprovals } from './policy.ts'
import type { Intent } from './state/intent.ts'
import type { State } from './state.ts'
import { isEffective, presentPeople } from './standing.ts'

/** One intent with what is missing and who may still approve it. */
export function intentView(state: State, intent: Intent, time: string): IntentView {
  const { action, approvals, parameters, by, entry, digest } = intent
  const policy = policyOf(state, action)
  const because = voidReason(intent, time)
  const approved = isApproved(state, intent)
  const missing = missingApprovals(
    policy,
    approvals.map(({ id, role }) => ({ id, roles: [role] })),
  )
  const mayApprove = presentPeople(state).filter(
    (id) =>
      !approvals.some((one) => one.id === id) &&
      rolesOf(state, id).some(
        (role) =>
          (policy[role] ?? 0) > approvals.filter((one) => one.role === role).length &&
          (role !== 'custodian' || holdersOf(state).includes(id)),
      ),
  )
  return {
    intent: intent.intent,
    action,
    by,
    entry,
    digest,
    digestWords: toWords(fromHex(digest)),
    parameters: parameterLines(parameters),
    approvals,
    missing: approved ? '' : missing,
    mayApprove: approved ? [] : mayApprove,
    status: isServed(intent)
      ? 'used'
      : because !== undefined
        ? 'void'
        : approved
          ? 'approved'
          : 'open',
    ...(because === undefined ? {} : { because }),
  }
}

/** One exception, with what it is about in words. */
export function exceptionView(one: State['exceptions'][number], language: Language): ExceptionView {
  const { exception, by, entry, about, expected, happened, decided, cosigned } = one
  const effective = isEffective(one)
  return {
    exception,
    by,
    entry,
    about: catalogues[language].subject(about),
    expected,
    happened,
    decided,
    cosigned,
    effective,
  }
}
