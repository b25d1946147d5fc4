/** Where a share stands in its set. */
export interface Place {
  readonly index: number
  readonly total: number
  readonly threshold: number
}

/** Split knowledge in one line: which share this is, and what any of them do together. */
export function shareText({ index, total, threshold }: Place): string {
  return `share ${index} of ${total}; any ${threshold} of them recover the keys.`
}

/**
 * What a custodian reads on the screen and signs: PCI DSS 3.7.8, custodians formally acknowledge
 * that they understand and accept their duties.
 */
export function dutyText(place: Place): string {
  return [
    `I am the custodian of ${shareText(place)}`,
    'I understand and accept my duties:',
    'I keep my share under my sole control.',
    'I show it to nobody and make no copy.',
    'I never bring it together with other shares outside of a ceremony.',
    'I report its loss, or a broken seal, at once.',
    'I return it when I am asked or when I leave.',
  ].join(' ')
}
