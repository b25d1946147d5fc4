import { canonical, type JsonValue } from '../../log/canonical.ts'
import { isTime } from '../../log/time.ts'
import { say } from '../../text/saying.ts'
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
  demand(outcomeOf(state.ground.plan) === 'file', 'rule.order', say('rule.keys-packaged'))
  demand(isRecovered(state), 'rule.proof', say('rule.nothing-recovered'))
  demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
  demand(state.effects.length === 0, 'rule.order', say('rule.other-effect'))
  const intent = useIntent(state, event, 'export', `item ${named.item}`)
  demand(
    pendingExports(state).some(({ label }) => label === named.label),
    'rule.intent',
    say('rule.in-file', { label: named.label }),
  )
  const listed = itemOf(intent, named.item)
  demand(
    canonical((listed ?? null) as unknown as JsonValue) === canonical(named) &&
      intent.parameters.folder === folder &&
      intent.parameters.set === liveSet(state)?.set,
    'rule.parameters',
    say('rule.item-other-export', { item: named.item, intent: intent.intent }),
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
    say('rule.no-export-of', { label }),
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
    say('rule.other-export', { item }),
  )
  demand(event.actor === intent?.by, 'rule.role', say('rule.export-by', { who: intent?.by ?? '' }))
}

/**
 * NIST SP 800-57 part 1, appendix B: one decision for each key that the shares opened, signed by
 * who leads, once.
 */
export const rotationDecided: Rule<'rotation.decided'> = (state, event) => {
  const { decisions } = event.what
  demand(leads(state, event.actor), 'rule.role', say('rule.no-leader', { who: event.actor }))
  demand(isRecovered(state), 'rule.order', say('rule.nothing-recovered'))
  demand(state.rotation === undefined, 'rule.order', say('rule.rotation-decided'))
  const labels = liveKeys(state).map(({ label }) => label)
  demand(
    decisions.map(({ label }) => label).join() === labels.join(),
    'rule.parameters',
    say('rule.decision-each', { labels: labels.join(', ') }),
  )
  for (const one of decisions) {
    demand(
      one.reason.trim() !== '',
      'rule.parameters',
      say('rule.no-reason-for', { label: one.label }),
    )
    if (one.decision === 'keep') continue
    demand(isTime(`${one.by}T00:00:00Z`), 'rule.parameters', say('rule.no-date', { by: one.by }))
    demand(
      one.by >= event.time.slice(0, 10),
      'rule.parameters',
      say('rule.date-passed', { label: one.label }),
    )
  }
}
