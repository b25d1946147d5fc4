import type { PlanDraft } from './plan.ts'

/**
 * What a new plan begins with: a rehearsal of one key, any two of three custodians, so that the
 * editor opens on something that a room can rehearse once the blanks are filled.
 */
export const STARTER: PlanDraft = {
  claviger: 'plan/1',
  kind: 'generate',
  mode: 'rehearsal',
  title: 'New ceremony',
  people: [
    { id: 'admin', name: 'Ceremony administrator', roles: ['administrator', 'operator'] },
    { id: 'witness', name: 'Internal witness', roles: ['witness'] },
    { id: 'c1', name: 'Custodian 1', roles: ['custodian'] },
    { id: 'c2', name: 'Custodian 2', roles: ['custodian'] },
    { id: 'c3', name: 'Custodian 3', roles: ['custodian'] },
  ],
  backup: { threshold: 2, custodians: ['c1', 'c2', 'c3'] },
  keys: [{ label: 'key-1', algorithm: 'AES-256' }],
}
