import type { EventType } from './events.ts'
import { type Action, type Kind, kindOf, type PlanDraft } from './plan.ts'

/** What a ceremony records that makes keys. */
const KEYS: readonly EventType[] = ['key.generated', 'key.lost', 'backup.made']

/** What a ceremony records that splits a backup key and deals the shares. */
const DEALING: readonly EventType[] = [
  'shares.made',
  'share.release.started',
  'share.release.finished',
  'share.release.failed',
  'share.read',
  'share.received',
  'shares.proven',
  'shares.voided',
]

/** What a ceremony records that opens the shares of a set. */
const OPENING: readonly EventType[] = ['share.presented', 'vault.refilled', 'vault.emptied']

/** What a ceremony records from which keys leave for a cloud. */
const WRAPPING: readonly EventType[] = [
  'fingerprint.compared',
  'package.started',
  'package.finished',
  'package.failed',
]

/** What a ceremony records in which a quorum finds that a backup does not open. */
const FINDING: readonly EventType[] = ['backups.failed']

/** What a recovery records from which key material leaves in a file. */
const EXPORTING: readonly EventType[] = ['export.started', 'export.finished', 'export.failed']

/** What the end of a share set records. */
const DESTROYING: readonly EventType[] = [
  'bag.examined',
  'destruction.started',
  'destruction.finished',
  'destruction.failed',
  'destruction.missing',
  'destruction.witnessed',
]

/** What one kind of ceremony can come to. */
interface KindRow {
  /** The actions that its script may name; every other one is refused. */
  readonly actions: readonly Action[]
  /** Of the events that not every ceremony has, those that it may record. */
  readonly records: readonly EventType[]
}

/** What each kind of ceremony may declare and record: the one table that rules and scripts share. */
export const KIND_TABLE: { readonly [K in Kind]: KindRow } = {
  generate: {
    actions: ['begin', 'generate', 'release', 'wrap', 'close'],
    records: [...KEYS, ...DEALING, ...OPENING, ...WRAPPING],
  },
  recover: {
    actions: ['begin', 'recover', 'export', 'wrap', 'close'],
    records: [
      'source.admitted',
      ...OPENING,
      ...FINDING,
      ...WRAPPING,
      ...EXPORTING,
      'rotation.decided',
    ],
  },
  drill: {
    actions: ['begin', 'recover', 'close'],
    records: ['source.admitted', 'share.presented', ...FINDING, 'drill.failed', 'drill.proven'],
  },
  reshare: {
    actions: ['begin', 'reshare', 'release', 'close'],
    records: ['source.admitted', ...DEALING, ...OPENING, 'backup.made', 'set.superseded'],
  },
  destroy: {
    actions: ['begin', 'destroy', 'close'],
    records: ['source.admitted', ...DESTROYING],
  },
}

const OF_SOME: ReadonlySet<EventType> = new Set(
  Object.values(KIND_TABLE).flatMap(({ records }) => records),
)

/** True for the ceremonies that go on from the evidence of another one: all but `generate`. */
export function continues(plan: PlanDraft): boolean {
  return kindOf(plan) !== 'generate'
}

/** True for the ceremony that deals the keys of another one to new custodians. */
export function isReshare(plan: PlanDraft): boolean {
  return kindOf(plan) === 'reshare'
}

/** True for the ceremony that ends a share set. */
export function isDestruction(plan: PlanDraft): boolean {
  return kindOf(plan) === 'destroy'
}

/** True where the evidence holds backups: a drill, or the end of a key, adds no copy of them. */
export function keepsBackups(plan: PlanDraft): boolean {
  return !['drill', 'destroy'].includes(kindOf(plan))
}

/** True where keys may leave: in packages or, of a recovery, in files. */
export function letsKeysOut(plan: PlanDraft): boolean {
  return ['generate', 'recover'].includes(kindOf(plan))
}

/** True where a ceremony of this kind may record an event of this type. */
export function mayRecord(kind: Kind, type: EventType): boolean {
  return !OF_SOME.has(type) || KIND_TABLE[kind].records.includes(type)
}
