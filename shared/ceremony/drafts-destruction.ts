import { assertNever, CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Command } from './command.ts'
import type { DestroyItem } from './destruction.ts'
import type { Draft } from './events.ts'
import { needIntent } from './intents.ts'
import type { State } from './state.ts'

type Destroying = Extract<
  Command,
  {
    do:
      | 'examineBag'
      | 'startDestruction'
      | 'finishDestruction'
      | 'failDestruction'
      | 'missDestruction'
      | 'witnessDestruction'
  }
>

/** The event that a command asks for at the end of a share set. */
export function destructionDraft(state: State, command: Destroying, time: string): Draft {
  switch (command.do) {
    case 'examineBag': {
      const { by, thing, bag, seal, signature } = command
      return { type: 'bag.examined', actor: by, what: { thing, bag, seal, ...signature } }
    }
    case 'startDestruction': {
      const { intent, by, parameters } = needIntent(state, 'destroy', time)
      const items = (parameters.things ?? []) as readonly DestroyItem[]
      const found = items.find(({ thing }) => thing === command.what.thing)
      if (found === undefined)
        throw new CeremonyError(
          'rule.intent',
          say('rule.destruction-not-listed', { thing: command.what.thing }),
        )
      const what = { ...command.what, intent, item: found.item }
      return { type: 'destruction.started', actor: by, what }
    }
    case 'failDestruction': {
      const { thing, reason } = command
      const intent = state.intents.findLast(
        (one) => one.action === 'destroy' && one.used.length > 0,
      )
      if (intent === undefined) throw new CeremonyError('rule.order', say('rule.no-destruction'))
      return { type: 'destruction.failed', actor: intent.by, what: { thing, reason } }
    }
    case 'finishDestruction':
    case 'witnessDestruction': {
      const { by, thing, signature } = command
      const type =
        command.do === 'finishDestruction' ? 'destruction.finished' : 'destruction.witnessed'
      return { type, actor: by, what: { thing, ...signature } }
    }
    case 'missDestruction': {
      const { by, thing, reason, signature } = command
      return { type: 'destruction.missing', actor: by, what: { thing, reason, ...signature } }
    }
    default:
      return assertNever(command)
  }
}
