import type { CeremonyEvent } from './events.ts'

/** What somebody looks for in a log; what is not named is not looked at. */
export interface LogFilter {
  /** The id of a person, or `recorder`: who acted, or whom the entry names. */
  readonly person?: string | undefined
  /** The name of an act of the script. */
  readonly act?: string | undefined
  /** The label of a key. */
  readonly key?: string | undefined
}

/** A step of the script with the entry that recorded it. */
interface RecordedAt {
  readonly act: string
  readonly status: string
  readonly entry?: number
}

/** Fields of an event that name a person. */
const NAMES_PERSON = ['by', 'id', 'person', 'custodian', 'claimed', 'from', 'to'] as const
/** Fields of an event, or of an intent's parameters, that name a key by its label. */
const NAMES_KEY: readonly string[] = ['label', 'labels', 'keys']

/** The entries that a filter leaves, in the order of the log. */
export function findEntries(
  events: readonly CeremonyEvent[],
  steps: readonly RecordedAt[],
  { person, act, key }: LogFilter,
): readonly CeremonyEvent[] {
  return events.filter(
    (event) =>
      (person === undefined || concerns(event, person)) &&
      (act === undefined || actOf(steps, event.seq) === act) &&
      (key === undefined || namesKey(event.what, key)),
  )
}

/**
 * The act in which an entry was recorded: that of the step it led to, or of the current step for
 * what no step has ended yet.
 */
function actOf(steps: readonly RecordedAt[], seq: number): string | undefined {
  const ended = steps
    .filter((step) => step.entry !== undefined && step.entry >= seq)
    .sort((a, b) => (a.entry ?? 0) - (b.entry ?? 0))
  const current = steps.find(({ status }) => status === 'current')
  return (ended[0] ?? current ?? steps.at(-1))?.act
}

function concerns({ actor, what }: CeremonyEvent, person: string): boolean {
  const fields = what as { readonly [field: string]: unknown }
  return actor === person || NAMES_PERSON.some((field) => fields[field] === person)
}

/** True where a field that names keys names this one, or a path leads into its folder. */
function namesKey(value: unknown, label: string): boolean {
  if (Array.isArray(value)) return value.some((one) => namesKey(one, label))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([field, inner]) => {
    if (NAMES_KEY.includes(field) && [inner].flat().includes(label)) return true
    if (field === 'path' && typeof inner === 'string')
      return inner.startsWith(`packages/${label}/`) || inner === `backups/${label}.kwp`
    return namesKey(inner, label)
  })
}
