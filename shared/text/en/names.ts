import type { Action, Kind, Role } from '../../ceremony/plan.ts'
import type { Outcome, Phase } from '../../ipc/snapshot.ts'

export const roles: Record<Role, string> = {
  administrator: 'administrator',
  operator: 'operator',
  custodian: 'custodian',
  witness: 'witness',
  auditor: 'auditor',
}

export const phases: Record<Phase, string> = {
  running: 'In progress',
  resuming: 'Resuming',
  sealing: 'Sealing',
  sealed: 'Sealed',
}

export const outcomes: Record<Outcome, string> = {
  closed: 'Closed',
  aborted: 'Aborted',
  terminated: 'Terminated',
}

export const kinds: Record<Kind, string> = {
  generate: 'Generation',
  recover: 'Recovery',
  reshare: 'Resharing',
  drill: 'Drill',
  destroy: 'Destruction',
}

export const actionNames: Record<Action, string> = {
  begin: 'Begin the ceremony',
  generate: 'Generate the keys and split the backup key',
  release: 'Release the shares to their custodians',
  wrap: 'Wrap the keys for their targets',
  export: 'Export key material to a file',
  recover: 'Recover the keys',
  reshare: 'Split the backup key anew',
  destroy: 'Destroy',
  close: 'Close the ceremony',
}

export const modes = {
  rehearsal: 'Rehearsal',
  production: 'Production',
  rehearsalNote: 'Test keys. Not evidence.',
  productionNote: 'Real keys.',
}
