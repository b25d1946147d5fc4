/** What a person can vouch for in a statement; each act belongs to the meaning of one event. */
export const ACTS = [
  'enrol',
  'approve',
  'withdraw',
  'receipt',
  'compare',
  'attend',
  'except',
  'resume',
  'agree',
  'disagree',
  'abort',
  'note',
] as const

export type Act = (typeof ACTS)[number]
