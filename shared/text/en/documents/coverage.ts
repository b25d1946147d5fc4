import type { Showing } from '../../../ceremony/showings.ts'

/** What each kind of occasion is called. */
const how: { readonly [how in Showing['how']]: string } = {
  making: 'read back at the making',
  recovery: 'opened the keys',
  drill: 'drill',
  health: 'health check',
}

/** What was shown of each share and group, over every bundle that was presented. */
export const coverage = {
  how,
  title: 'Shown within the bundles presented',
  unknown: 'The log does not say what was shown before this drill.',
  lead: 'Counted are the receipts of the making, recoveries, drills and health checks of the bundles that were presented. There may be others.',
  neverShown: 'Never shown',
  onlyMade: 'Not since the making',
  making: 'At the making',
  madeAt: (time: string) => `every group was shown to recover from what was read back, ${time}`,
  together: 'Groups that took part together since',
  atLeast: (count: string) => `at least ${count}`,
  of: (count: string, groups: string) => `${count} of ${groups}`,
  apart: 'Groups that never did',
  shareColumns: ['Share', 'Custodian', 'Last shown (UTC)'],
  occasionColumns: ['When (UTC)', 'What', 'Who took part'],
  ceremony: 'Ceremony',
  selfIssued: (what: string) => `${what}, self-issued`,
  never: 'never',
}
