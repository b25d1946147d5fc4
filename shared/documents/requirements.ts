import type { EventType } from '../ceremony/events.ts'
import type { Action } from '../ceremony/plan.ts'
import type { RequirementId } from '../text/en/documents/requirements.ts'

/** One requirement of a published standard, and what in a log speaks to it. Data only. */
export interface Requirement {
  /** By which its words are found: what it asks for, how it is checked, what lies beyond the log. */
  readonly id: RequirementId
  readonly standard: string
  /** The types of entries to look at; none where no log of this program can speak to it. */
  readonly events: readonly EventType[]
  /** Of intents: only those for these actions. */
  readonly actions?: readonly Action[]
  /** Of step.recorded: only these steps of the released scripts. Default: all. */
  readonly steps?: readonly string[]
}

const BR = 'CA/Browser Forum, TLS Baseline Requirements'
const PIN = 'PCI PIN Security'
const DSS = 'PCI DSS v4'
const NIST = 'NIST SP 800-57 Part 1'

export const REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'br-script',
    standard: BR,
    events: ['ceremony.opened', 'ceremony.begun', 'step.recorded', 'key.generated'],
  },
  {
    id: 'br-witness',
    standard: BR,
    events: ['attestation.given', 'step.recorded'],
    steps: ['recording'],
  },
  {
    id: 'br-control',
    standard: BR,
    events: ['intent.declared', 'intent.approved', 'shares.made', 'shares.proven'],
    actions: ['begin', 'generate', 'release'],
  },
  {
    id: 'br-module',
    standard: BR,
    events: [],
  },
  {
    id: 'br-backup',
    standard: BR,
    events: [
      'intent.approved',
      'backup.made',
      'share.received',
      'share.presented',
      'vault.refilled',
    ],
    actions: ['generate', 'release', 'recover', 'reshare'],
  },
  {
    id: 'br-log',
    standard: BR,
    events: [
      'key.generated',
      'shares.made',
      'backup.made',
      'package.finished',
      'vault.refilled',
      'shares.voided',
      'key.lost',
      'clock.stated',
    ],
  },
  {
    id: 'pin-observed',
    standard: PIN,
    events: [
      'share.release.started',
      'share.release.finished',
      'preflight.recorded',
      'step.recorded',
    ],
    steps: ['phones', 'cameras'],
  },
  {
    id: 'pin-residue',
    standard: PIN,
    events: ['step.recorded', 'vault.emptied'],
    steps: ['residue'],
  },
  {
    id: 'pin-packaging',
    standard: PIN,
    events: ['step.recorded', 'share.read', 'bag.examined'],
    steps: ['laptop', 'bag'],
  },
  {
    id: 'pin-two',
    standard: PIN,
    events: [
      'participant.enrolled',
      'person.left',
      'person.returned',
      'break.started',
      'break.ended',
      'step.recorded',
    ],
    steps: ['exits'],
  },
  {
    id: 'pin-encrypted',
    standard: PIN,
    events: [
      'shares.made',
      'backup.made',
      'package.finished',
      'shares.proven',
      'preflight.recorded',
      'preflight.confirmed',
    ],
  },
  {
    id: 'pin-history',
    standard: PIN,
    events: [
      'shares.made',
      'share.release.started',
      'share.release.failed',
      'share.received',
      'shares.voided',
      'role.handed',
    ],
  },
  {
    id: 'pin-paper',
    standard: PIN,
    events: ['step.recorded', 'shares.voided', 'destruction.finished', 'destruction.witnessed'],
    steps: ['residue'],
  },
  {
    id: 'dss-control',
    standard: DSS,
    events: ['intent.approved', 'shares.made', 'share.received'],
    actions: ['generate', 'release', 'recover', 'reshare'],
  },
  {
    id: 'dss-substitution',
    standard: DSS,
    events: ['key.generated', 'fingerprint.compared', 'package.started', 'package.finished'],
  },
  {
    id: 'dss-custodians',
    standard: DSS,
    events: ['duty.acknowledged'],
  },
  {
    id: 'nist-backups',
    standard: NIST,
    events: ['backup.made', 'shares.proven'],
  },
  {
    id: 'nist-lost',
    standard: NIST,
    events: ['key.lost', 'share.presented', 'vault.refilled'],
  },
  {
    id: 'nist-access',
    standard: NIST,
    events: ['participant.enrolled', 'intent.approved', 'share.received', 'attestation.given'],
  },
]
