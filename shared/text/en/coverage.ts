import type { ShowingView } from '../../ipc/views/coverage.ts'

const how: Record<ShowingView['how'], string> = {
  making: 'read back at the making',
  recovery: 'opened the keys',
  drill: 'drill',
  health: 'health check',
}

/** Words of what has been shown of a share set, and what has not. */
export const coverage = {
  title: 'Which shares were shown to be good',
  lead: 'Counted is what the bundles presented here tell. There may be others.',
  how,
  never: (names: string) => `Never shown: ${names}`,
  onlyMade: (names: string) => `Not since the making: ${names}`,
  allShown: 'Each share was shown since the making.',
  together: (count: string, all: string, m: number) =>
    `Groups of ${m} that took part together since the making: ${count} of ${all}`,
  atLeast: (count: string) => `at least ${count}`,
  opened: (label: string, time: string) => `The backup of ${label} was opened last on ${time}.`,
  unopened: (label: string, fault: string, time: string) =>
    `The backup of ${label} does not open: ${fault} (found ${time}).`,
  neverOpened: (label: string) => `The backup of ${label} was never opened.`,
  making: (time: string) =>
    `At the making, every group was shown to recover from what was read back (${time}).`,
  apart: (count: number) =>
    count === 1 ? '1 group never took part together' : `${count} groups never took part together`,
  custodian: 'Custodian',
  last: 'Last shown',
  neverCell: 'never',
  when: 'When',
  what: 'What',
  who: 'Who took part',
  occasions: (count: number) => (count === 1 ? '1 occasion' : `${count} occasions`),
  selfIssued: 'nobody outside chose the challenge',
  next: 'The next drill',
  noNext: 'No date was agreed in what was presented.',
  proof: 'Choose a health check',
  proofBusy: 'Checking the signatures',
  proofs: 'Health checks presented',
}
