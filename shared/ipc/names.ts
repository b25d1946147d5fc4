import type { ClavigerApi } from './api.ts'

/** The calls of the bridge by name; the compiler proves that none is missing or invented. */
const NAMES: { readonly [C in keyof ClavigerApi]: true } = {
  about: true,
  home: true,
  choosePlan: true,
  suggestPassphrase: true,
  openCeremony: true,
  resumeCeremony: true,
  leaveCeremony: true,
  snapshot: true,
  stateHead: true,
  enrol: true,
  slip: true,
  declare: true,
  approve: true,
  withdraw: true,
  perform: true,
  showShare: true,
  endShare: true,
  readBackShare: true,
  noteMisread: true,
  presentShare: true,
  prove: true,
  comparePositions: true,
  compare: true,
  raiseException: true,
  cosignException: true,
  attest: true,
  seal: true,
  deliver: true,
  abort: true,
  log: true,
  verifyBundle: true,
  printPage: true,
}

export const CHANNELS = Object.keys(NAMES) as readonly (keyof ClavigerApi)[]
