import { canonical, type JsonValue } from '../../log/canonical.ts'
import { isTime } from '../../log/time.ts'
import { leads } from '../duties.ts'
import type { EventOf } from '../events.ts'
import { type ExportItem, exportText, outcomeOf, pendingExports } from '../exports.ts'
import type { Intent } from '../state/intent.ts'
import type { State } from '../state.ts'
import { isRecovered, liveKeys, liveSet } from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/** Rule 4, the last resort: key material goes to a file, exactly as the approved item says. */
export const exportStarted: Rule<'export.started'> = (state, event) => {
  const { intent: _, folder, ...named } = event.what
  demand(
    outcomeOf(state.ground.plan) === 'file',
    'rule.order',
    'the keys of this plan leave in packages',
  )
  demand(isRecovered(state), 'rule.proof', 'nothing was recovered')
  demand(state.held, 'vault.empty', 'the vault is empty since the restart')
  demand(state.effects.length === 0, 'rule.order', 'another effect has not ended')
  const intent = useIntent(state, event, 'export', `item ${named.item}`)
  demand(
    pendingExports(state).some(({ label }) => label === named.label),
    'rule.intent',
    `${named.label} is in its file already`,
  )
  const listed = itemOf(intent, named.item)
  demand(
    canonical((listed ?? null) as unknown as JsonValue) === canonical(named) &&
      intent.parameters.folder === folder &&
      intent.parameters.set === liveSet(state)?.set,
    'rule.parameters',
    `item ${named.item} of ${intent.intent} is another export`,
  )
}

function itemOf({ parameters }: Intent, item: number): ExportItem | undefined {
  const items: unknown = parameters.exports
  return Array.isArray(items) ? (items[item - 1] as ExportItem | undefined) : undefined
}

/** The end of an export names what was started. */
export function exportEnded(
  state: State,
  event: EventOf<'export.finished' | 'export.failed'>,
): void {
  const { item, label, file } = event.what
  const started = present(
    state.exports.find((one) => one.label === label && one.status === 'started'),
    'rule.order',
    `no export of ${label} was started`,
  )
  const intent = state.intents.findLast(
    (one) => one.action === 'export' && one.used.includes(`item ${item}`),
  )
  const listed = intent === undefined ? undefined : itemOf(intent, item)
  demand(
    started.file === file &&
      state.effects[0]?.what === exportText(file, started.folder) &&
      listed?.label === label,
    'rule.parameters',
    `item ${item} is another export`,
  )
  demand(event.actor === intent?.by, 'rule.role', `the export was started by ${intent?.by}`)
}

/**
 * NIST SP 800-57 part 1, appendix B: one decision for each key that the shares opened, signed by
 * who leads, once.
 */
export const rotationDecided: Rule<'rotation.decided'> = (state, event) => {
  const { decisions } = event.what
  demand(
    leads(state, event.actor),
    'rule.role',
    `${event.actor} is neither administrator nor operator`,
  )
  demand(isRecovered(state), 'rule.order', 'nothing was recovered')
  demand(state.rotation === undefined, 'rule.order', 'the rotation is decided already')
  const labels = liveKeys(state).map(({ label }) => label)
  demand(
    decisions.map(({ label }) => label).join() === labels.join(),
    'rule.parameters',
    `one decision is due for each of ${labels.join(', ')}`,
  )
  for (const one of decisions) {
    demand(one.reason.trim() !== '', 'rule.parameters', `no reason is given for ${one.label}`)
    if (one.decision === 'keep') continue
    demand(isTime(`${one.by}T00:00:00Z`), 'rule.parameters', `${one.by} is no date`)
    demand(
      one.by >= event.time.slice(0, 10),
      'rule.parameters',
      `the date for ${one.label} has passed`,
    )
  }
}
