import * as v from 'valibot'
import { CARRIERS, METHODS } from '../ceremony/methods.ts'
import { MEDIA } from '../ceremony/parameters.ts'
import { MAX_PLAN_BYTES } from '../ceremony/plan.ts'
import {
  action,
  date,
  gate,
  hexOf,
  id,
  index,
  path,
  reference,
  step,
  time,
} from '../ceremony/event-fields.ts'
import { thing } from '../ceremony/event-parts.ts'
import { written as writtenAs } from '../ceremony/shape.ts'
import { MOST_ROLLS } from '../crypto/dice.ts'
import { holdsShare } from '../crypto/sharefragment.ts'
import { PAPER_SIZES } from '../documents/paper-size.ts'
import { CeremonyError } from '../errors.ts'
import { LANGUAGES } from '../text/language.ts'
import { say } from '../text/saying.ts'
import type { ClavigerApi } from './api.ts'

const ceremony = hexOf(32)
const token = hexOf(32)
const passphrase = v.pipe(v.string(), v.maxLength(1024))
const text = v.pipe(v.string(), v.maxLength(2000))
const HELD = say('text.holds-share')
/** What people write for the log, which everybody may read. */
const written = v.pipe(
  text,
  v.check((typed) => !holdsShare(typed), writtenAs(HELD)),
)
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000))
const signing = { by: id, passphrase }
const set = hexOf(16)
const paper = {
  paper: v.pipe(v.string(), v.maxLength(65_536)),
  head: v.pipe(v.string(), v.maxLength(1024)),
}
const planText = v.pipe(v.string(), v.maxLength(MAX_PLAN_BYTES), v.check(isJsonObject))
const media = v.pipe(
  v.array(v.strictObject({ custodian: id, medium: v.picklist(MEDIA) })),
  v.maxLength(255),
)
const share = v.variant('how', [
  v.strictObject({ how: v.picklist(['typed', 'qr']), text }),
  v.strictObject({ how: v.literal('file'), file: token, filePassphrase: passphrase }),
])
const of = v.variant('from', [
  v.strictObject({ from: v.literal('ceremony') }),
  v.strictObject({ from: v.picklist(['plan', 'bundle']), token }),
])
const name = v.pipe(v.string(), v.regex(/^(slips\/[a-z0-9][a-z0-9-]{0,31}|[a-z-]{1,32})\.html$/))
const onPaper = { of, name, size: v.picklist(PAPER_SIZES) }
const none = v.undefined()

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

const about = v.variant('kind', [
  v.strictObject({ kind: v.literal('note') }),
  v.strictObject({
    kind: v.literal('exposure'),
    entry: count,
    seen: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(512))),
  }),
  v.strictObject({ kind: v.literal('receipt'), set, index }),
  v.strictObject({ kind: v.literal('absence'), person: id }),
  v.strictObject({ kind: v.literal('package'), path }),
  v.strictObject({ kind: v.literal('step'), step }),
  v.strictObject({ kind: v.literal('enrolment'), person: id }),
  v.strictObject({ kind: v.literal('gate'), gate, entry: count }),
  v.strictObject({ kind: v.literal('ending') }),
])

const decision = v.variant('decision', [
  v.strictObject({ label: id, decision: v.literal('rotate'), by: date, reason: written }),
  v.strictObject({ label: id, decision: v.literal('keep'), reason: written }),
])

type Call = keyof ClavigerApi
type Argument<C extends Call> = Parameters<ClavigerApi[C]>[0]

/** Every call of the bridge and the one argument it takes: the router parses with it. */
export const CALLS: { readonly [C in Call]: v.GenericSchema<unknown, Argument<C>> } = {
  about: none,
  setLanguage: v.strictObject({ language: v.picklist(LANGUAGES) }),
  home: none,
  planned: none,
  reviewPlanned: v.strictObject({ token }),
  choosePlan: none,
  chooseSource: v.strictObject({ token, ...paper }),
  acceptDamaged: v.strictObject({ token, labels: v.pipe(v.array(id), v.maxLength(512)) }),
  chooseLater: v.strictObject({ token, none: v.boolean() }),
  chooseProof: v.strictObject({ token }),
  newPlan: none,
  continuePlan: v.strictObject({
    kind: v.picklist(['recover', 'reshare', 'drill', 'destroy']),
  }),
  editPlan: none,
  checkPlan: v.strictObject({ token, text: planText }),
  savePlan: v.strictObject({ token, text: planText }),
  comparePlans: none,
  suggestPassphrase: none,
  openCeremony: v.strictObject({ token, passphrase, by: v.exactOptional(id) }),
  resumeCeremony: v.strictObject({ ceremony, ...signing }),
  leaveCeremony: none,
  snapshot: none,
  stateHead: v.strictObject({
    ...signing,
    entry: count,
    head: v.pipe(v.string(), v.maxLength(64)),
  }),
  enrol: v.strictObject({ person: id, passphrase }),
  reEnrol: v.strictObject({ person: id, passphrase }),
  slip: v.strictObject({ person: id }),
  recordStep: v.strictObject({
    by: id,
    step,
    result: written,
    passphrase: v.exactOptional(passphrase),
  }),
  acknowledge: v.strictObject(signing),
  contribute: v.strictObject({
    ...signing,
    dice: v.exactOptional(v.pipe(v.string(), v.maxLength(MOST_ROLLS + 1))),
    text: v.exactOptional(text),
  }),
  stateClock: v.strictObject({
    ...signing,
    at: v.picklist(['opening', 'closing', 'jump']),
    watch: time,
    room: written,
  }),
  runGates: none,
  confirmGates: v.strictObject({ ...signing, run: count }),
  leaveRoom: v.strictObject({ person: id, reason: written }),
  returnToRoom: v.strictObject(signing),
  startBreak: v.strictObject({ by: id, reason: written }),
  endBreak: v.strictObject({ by: id }),
  handOver: v.strictObject({ ...signing, from: id }),
  declare: v.strictObject({ by: id, action, media: v.exactOptional(media) }),
  approve: v.strictObject({ ...signing, intent: reference }),
  withdraw: v.strictObject({ ...signing, intent: reference }),
  perform: v.strictObject({ action }),
  cancelWork: v.strictObject({ work: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  showShare: v.strictObject({ index }),
  printShare: v.strictObject({ index }),
  releaseFile: v.strictObject({ index }),
  releaseToPassphrase: v.strictObject({ index, passphrase }),
  releaseToRecipient: v.strictObject({ index, recipient: text }),
  chooseRecipient: none,
  endShare: v.strictObject({ index, copied: v.boolean() }),
  chooseShare: v.strictObject({ by: id }),
  openCamera: none,
  closeCamera: none,
  readBackShare: v.strictObject({ ...signing, index, share, medium: written, bag: written }),
  noteMisread: v.strictObject({ by: id }),
  presentShare: v.strictObject({ by: id, share }),
  prove: none,
  examineBag: v.strictObject({
    ...signing,
    thing,
    bag: written,
    seal: v.picklist(['whole', 'broken', 'none']),
  }),
  startDestruction: v.strictObject({
    by: id,
    thing,
    method: v.picklist(METHODS),
    carrier: v.exactOptional(v.picklist(CARRIERS)),
    set: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
    commitment: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    serial: v.exactOptional(written),
  }),
  finishDestruction: v.strictObject({ ...signing, thing }),
  failDestruction: v.strictObject({ thing, reason: written }),
  reportMissing: v.strictObject({ ...signing, thing, reason: written }),
  witnessDestruction: v.strictObject({ ...signing, thing }),
  declareExport: v.strictObject({ by: id }),
  drill: v.strictObject({ challenge: v.pipe(v.string(), v.maxLength(256)) }),
  decideRotation: v.strictObject({
    ...signing,
    decisions: v.pipe(v.array(decision), v.maxLength(1000)),
  }),
  comparePositions: v.strictObject({ by: id, path }),
  compare: v.strictObject({
    ...signing,
    path,
    words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(8)),
  }),
  raiseException: v.strictObject({
    ...signing,
    about,
    expected: written,
    happened: written,
    decided: written,
  }),
  cosignException: v.strictObject({ ...signing, exception: reference }),
  attest: v.strictObject({
    ...signing,
    verdict: v.picklist(['agree', 'disagree']),
    remarks: written,
  }),
  seal: v.strictObject(signing),
  deliver: none,
  saveDocuments: none,
  listDocuments: v.strictObject({ of }),
  openDocument: v.strictObject({ of, name }),
  printDocument: v.strictObject(onPaper),
  saveDocument: v.strictObject(onPaper),
  abort: v.strictObject({ by: id, reason: written, passphrase: v.exactOptional(passphrase) }),
  log: v.strictObject({
    from: v.exactOptional(count),
    count: v.pipe(count, v.maxValue(500)),
    person: v.exactOptional(id),
    act: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    key: v.exactOptional(id),
  }),
  logEntry: v.strictObject({ entry: count }),
  chooseProvable: v.strictObject(paper),
  chooseProvableLater: none,
  chooseProvingFolder: none,
  proveShare: v.strictObject({ by: id, share, challenge: v.pipe(v.string(), v.maxLength(256)) }),
  leaveProving: none,
  verifyBundle: v.strictObject({ ...paper, dropped: v.exactOptional(token) }),
  savePapers: v.strictObject({ token }),
  printPage: none,
  showDisplay: v.strictObject({ shown: v.boolean() }),
  displayState: none,
}

/** True for the name of a call; anything else is refused before it reaches a service. */
export function isChannel(name: unknown): name is Call {
  return typeof name === 'string' && Object.hasOwn(CALLS, name)
}

/**
 * Parses the arguments of a call; refuses everything but exactly what the call takes, and with
 * `text.secret` a text for the log that holds a part of a share.
 */
export function parseCall<C extends Call>(channel: C, args: readonly unknown[]): Argument<C> {
  if (args.length > 1)
    throw new CeremonyError('call.invalid', say('call.one-argument', { call: channel }))
  const parsed = v.safeParse(CALLS[channel], args[0])
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const where = v.getDotPath(issue) ?? ''
  if (issue.message === writtenAs(HELD))
    throw new CeremonyError('text.secret', HELD, { path: where })
  throw new CeremonyError('call.invalid', say('call.wrong', { call: channel }), { path: where })
}
