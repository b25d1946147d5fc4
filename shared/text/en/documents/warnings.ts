import type { Outcome } from '../../../ipc/snapshot.ts'

const ended: Record<Outcome, string> = {
  closed: 'The ceremony was closed',
  aborted: 'The ceremony was aborted',
  terminated: 'The ceremony was terminated',
}

/** The warnings on page one of the report: a title, and what follows from it. */
export const warnings = {
  noEnd: ['The log has no end', 'The ceremony was neither closed nor ended.'] as readonly [
    string,
    string,
  ],
  ended,
  endReason: (reason: string) => `Reason: ${reason}`,
  unsignedEnd: 'Nobody signed this end.',
  files: 'Key material left in files',
  filesText: (files: string) =>
    `Whoever holds a file holds the key: ${files}. Replace it as decided below.`,
  exportStatus: { started: 'started', failed: 'failed', finished: 'finished' },
  kept: 'Recovered keys are kept',
  keptText: (labels: string) => `Not replaced, for the reasons given below: ${labels}.`,
  selfIssued: [
    'Nobody outside chose the challenge of the drill',
    'It is self-issued: the signatures do not show when they were made.',
  ] as readonly [string, string],
  missed: (count: number) =>
    `${count === 1 ? '1 share' : `${count} shares`} took no part in the drill`,
  missedText: (shares: string) => `It shows nothing of them: ${shares}.`,
  neverShown: (count: number) =>
    count === 1 ? '1 share was never shown' : `${count} shares were never shown`,
  neverShownText: (shares: string) =>
    `Within the bundles presented nobody has read back, brought or checked: ${shares}.`,
  onlyMade: (count: number) =>
    count === 1
      ? '1 share was not shown since the making'
      : `${count} shares were not shown since the making`,
  onlyMadeText: (shares: string) =>
    `Within the bundles presented nobody has brought or checked them since: ${shares}.`,
  share: (index: number, name: string) => `share ${index} (${name})`,
  lost: 'Keys were lost',
  lostKey: (label: string, entry: number) => `${label} of entry ${entry}`,
  lostText: (keys: string) => `Never use: ${keys}.`,
  voided: (set: string) => `Share set ${set} is void`,
  voidedNone: 'None of its shares was handed out.',
  voidedOut: (indexes: string) =>
    `Handed out, to be returned and destroyed before witnesses: ${indexes}.`,
  superseded: (set: string, by: string) => `Share set ${set} is superseded by set ${by}`,
  supersededText: (threshold: number) =>
    `Any ${threshold} old shares, with an old backup file, still open the keys, and no log records it. Destroy every copy of the old backup files: in each copy of the old evidence, and in the data folder of each laptop that held the ceremony before or this one. Destroy the old cards.`,
  source: (ceremony: string, lacking: string) =>
    `The evidence of ceremony ${ceremony} was taken without ${lacking}`,
  lacking: { signers: 'the paper list', head: 'the head' },
  sourceText: 'Verify that evidence with both before you rely on this ceremony.',
  receipts: (receipts: number, total: number) => `${receipts} receipts for ${total} shares`,
  receiptsText: (shares: string) => `Nobody has shown that these can be read: ${shares}.`,
  noSpare: (receipts: number, threshold: number) =>
    `No spare: ${receipts} receipts, and ${threshold} shares are needed`,
  noSpareText: 'The loss of one share that has a receipt may be the loss of every key.',
  every: (threshold: number, total: number) => `Every share is needed: ${threshold} of ${total}`,
  everyText: 'The loss of one share is the loss of every key.',
  few: (total: number) => `Only ${total} shares exist`,
  fewText: (reason: string | undefined) => `Reason: ${reason ?? 'none given.'}`,
  packages: 'Planned packages were not made',
  packagesGivenUp: 'They were given up by co-signed exceptions.',
  relaxed: [
    'The separation of duties was relaxed',
    'People who run the ceremony may hold shares.',
  ] as readonly [string, string],
  absent: 'People were excused from the close',
  absentText: (names: string) => `${names} did not sign the checkpoint.`,
  exposed: 'Something was started and did not end well: it counts as exposed',
  exposure: (entry: number, what: string, settled: boolean) =>
    `Entry ${entry}: ${what} (${settled ? 'settled by a co-signed exception' : 'no co-signed exception settles it'}).`,
  weak: 'Exceptions without two co-signers',
  weakText: (exceptions: string) => `${exceptions}. They have no effect.`,
  steps: 'Steps of the script were left out or done again',
  stepsText: (steps: string) => `${steps}. The executed script shows them.`,
  refused: (count: number) =>
    count === 1 ? 'One attempt was refused' : `${count} attempts were refused`,
  refusedText:
    'Wrong passphrases, bad shares, or what the rules do not allow. They are listed under Incidents.',
  handed: 'Duties were handed over',
  handedText: (from: string, to: string, roles: string) => `From ${from} to ${to}: ${roles}`,
  gone: 'People left and did not return',
  goneText: (names: string) => `${names}. They did not sign the checkpoint.`,
  clockFar: 'The laptop’s clock differs from people’s watches',
  clockFarText: (name: string, entry: number, seconds: string) =>
    `${name}, entry ${entry}: ${seconds}.`,
  clockMoved: 'The laptop’s clock moved during the ceremony',
  clockMovedText: (entry: number, seconds: string) => `Entry ${entry}: ${seconds}.`,
  noWatch: 'No watch vouches for the times',
  noWatchText: (moments: readonly ('opening' | 'closing')[]) =>
    `Nobody stated the time of a watch at the ${moments.join(' and at the ')}.`,
  restarted: 'The program was restarted',
  restartedText: (times: number) =>
    `${times === 1 ? 'Once' : `${times} times`}. The entries are listed under Incidents.`,
  gatesNotRun: [
    'The gates were not run',
    'Nothing in the log says how the machine was: network, radios, swap, program.',
  ] as readonly [string, string],
  gatesClosed: (count: number) =>
    count === 1 ? 'A gate was not open' : `${count} gates were not open`,
  gateClosed: (gate: string, claim: string) => `${gate} (${claim})`,
  gatesWaived: 'Gates were waived by exceptions',
  gateWaived: (gate: string, exception: string) => `${gate}, exception ${exception}`,
}
