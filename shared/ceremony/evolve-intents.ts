import { assertNever } from '../errors.ts'
import { parseStatement } from '../log/statement.ts'
import type { EventOf } from './events.ts'
import { changeIntent, serve, voidOpen } from './intents.ts'
import type { Role } from './plan.ts'
import type { State } from './state.ts'
import type { Intent } from './state/intent.ts'
import { say } from '../text/saying.ts'

/** What people declare and sign for before it is done. */
type IntentEvent = EventOf<
  'intent.declared' | 'intent.approved' | 'intent.withdrawn' | 'ceremony.begun'
>

/** Folds what is declared, who approves it, and who takes it back. */
export function intending(state: State, event: IntentEvent): State {
  switch (event.type) {
    case 'intent.declared': {
      const { intent, action, parameters, digest } = event.what
      const declared: Intent = {
        intent,
        action,
        parameters,
        digest,
        by: event.actor,
        entry: event.seq,
        approvals: [],
        touched: event.time,
        used: [],
        void: undefined,
      }
      const others = voidOpen(
        state.intents,
        say('intent.declared-again'),
        (one) => one.action === action,
      )
      // Shares are presented for one recovery: another one begins with none.
      const presented = action === 'recover' || action === 'reshare' ? [] : state.presented
      return { ...state, presented, intents: [...others, declared] }
    }
    case 'intent.approved': {
      const approval = { id: event.actor, role: signedRole(event.what.statement), time: event.time }
      return changeIntent(state, event.what.intent, (one) => ({
        ...one,
        approvals: [...one.approvals, approval],
        touched: event.time,
      }))
    }
    case 'intent.withdrawn':
      return changeIntent(state, event.what.intent, (one) => ({
        ...one,
        void: say('intent.withdrawn', { who: event.actor }),
      }))
    case 'ceremony.begun':
      return { ...serve(state, event.what.intent, 'begin'), begun: true }
    default:
      return assertNever(event)
  }
}

function signedRole(statement: string): Role {
  return parseStatement(statement).role as Role
}
