import { canonical, type JsonValue } from '../../log/canonical.ts'
import type { EventOf } from '../events.ts'
import { pathFault } from '../../log/source.ts'
import { rolesOf } from '../duties.ts'
import { sha256Hex } from '../../bytes.ts'
import { drillFiles } from '../drill.ts'
import { keepsBackups } from '../kinds.ts'
import { exported } from '../exports.ts'
import type { State } from '../state.ts'
import { dealtSet, excused, isSuperseded, keyOf, liveKeys, signersAtClose } from '../standing.ts'
import { mayClose, useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/** The files of the bundle that do not depend on the log's end: each needed one, nothing else. */
export const listed: Rule<'files.listed'> = (state, event) => {
  demand(event.actor === 'recorder', 'rule.role', 'the files are listed by the recorder')
  const { files } = event.what
  const constants = present(state.opened, 'rule.order', 'the ceremony is not open').constants
  for (const [name, hash] of Object.entries(constants)) demandFile(files, name, hash)
  demandFile(files, 'plan.json', state.ground.digest)
  present(files['script.html'], 'rule.files', 'script.html is not listed')
  for (const hash of state.ground.inputs) demandFile(files, `inputs/${hash}`, hash)
  const backups = keepsBackups(state.ground.plan) ? state.backups : []
  for (const { label, sha256, bytes } of backups) {
    demandFile(files, `backups/${label}.kwp`, sha256)
    demand(
      files[`backups/${label}.kwp`]?.bytes === bytes,
      'rule.files',
      `backups/${label}.kwp has another size`,
    )
  }
  const packages = state.packages.filter((one) => one.status === 'finished')
  for (const { path, manifest } of packages) demandFile(files, `${path}/manifest.json`, manifest)
  for (const [name, bytes] of drillFiles(state)) demandFile(files, name, sha256Hex(bytes))
  for (const name of Object.keys(files))
    demand(
      belongs(state, name) && pathFault(name) === undefined,
      'rule.files',
      `${name} does not belong to the bundle`,
    )
}

function demandFile(
  files: EventOf<'files.listed'>['what']['files'],
  name: string,
  hash: string | undefined,
): void {
  const file = present(files[name], 'rule.files', `${name} is not listed`)
  demand(file.sha256 === hash, 'rule.files', `${name} is listed with another hash`)
}

const FIXED = ['plan.json', 'script.html', 'VERIFY.md', 'verify.sh', 'RECOVER.md', 'recover.py']

function belongs(state: State, name: string): boolean {
  if (FIXED.includes(name)) return true
  const parts = name.split('/')
  if (parts[0] === 'inputs')
    return parts.length === 2 && state.ground.inputs.includes(parts[1] ?? '')
  if (parts[0] === 'drill') return drillFiles(state).has(name)
  if (parts[0] === 'backups')
    return (
      keepsBackups(state.ground.plan) &&
      state.backups.some(({ label }) => name === `backups/${label}.kwp`)
    )
  const folder = parts.slice(0, 3).join('/')
  return (
    parts.length === 4 &&
    state.packages.some((one) => one.status === 'finished' && one.path === folder)
  )
}

/** Rules 4 and 5: the close, with everybody in the room and not excused as a signer. */
export const closed: Rule<'ceremony.closed'> = (state, event) => {
  mayClose(state)
  const { entries, signers } = event.what
  const expected = signersAtClose(state)
  demand(
    signers.join() === expected.join(),
    'rule.people',
    `the signers are ${expected.join(', ')}`,
  )
  const roles = signers.flatMap((id) => rolesOf(state, id))
  demand(
    roles.includes('administrator') && roles.includes('witness'),
    'rule.people',
    'the administrator and a witness sign the close',
  )
  const silent = expected.filter((id) => !state.attestations.some((one) => one.id === id))
  demand(silent.length === 0, 'rule.order', `no attestation yet: ${silent.join(', ')}`)
  const unsaved = liveKeys(state).filter(
    (key) => !state.backups.some((one) => one.label === key.label),
  )
  demand(
    unsaved.length === 0,
    'rule.proof',
    `no backup of ${unsaved.map((key) => key.label).join(', ')}`,
  )
  useIntent(state, event, 'close', 'close')
  demandEnd(state, event.seq, entries)
}

function demandEnd(state: State, seq: number, entries: number): void {
  demand(state.files !== undefined, 'rule.files', 'the files of the bundle are not listed')
  demand(entries === seq + 1, 'rule.parameters', `the log has ${seq + 1} entries, not ${entries}`)
}

/** Rule 7: abort is always possible, by any enrolled person, until a package has left. */
export const aborted: Rule<'ceremony.aborted'> = (state, event) => {
  demand(!hasLeft(state), 'rule.end', 'a package or a key has left: terminate instead')
  // What was taken over stays valid: it belongs to the ceremony before. So does what superseded it.
  const dealt = isSuperseded(state) ? undefined : dealtSet(state)
  demand(dealt === undefined, 'rule.order', 'the share set was not voided')
  if (state.source === undefined)
    demand(liveKeys(state).length === 0, 'rule.order', 'the keys were not given up')
  demandEnding(state, event)
}

/** Rule 7: once a package has left the end needs a co-signed decision and lists what left. */
export const terminated: Rule<'ceremony.terminated'> = (state, event) => {
  demand(hasLeft(state), 'rule.end', 'no package has left: abort instead')
  const decided = excused(state, (about) => about.kind === 'ending')
  demand(decided, 'rule.exception', 'no co-signed decision about ending after packages have left')
  demandEnding(state, event)
}

function demandEnding(
  state: State,
  event: EventOf<'ceremony.aborted'> | EventOf<'ceremony.terminated'>,
): void {
  const { by, entries, left, files = [], statement, sshsig, unsigned, reason } = event.what
  present(keyOf(state, by), 'rule.people', `${by} is not enrolled`)
  demand(reason !== '', 'rule.parameters', 'the reason is not named')
  const halves = [statement, sshsig].filter((half) => half !== undefined).length
  demand(
    halves === (unsigned === true ? 0 : 2),
    'rule.statement',
    'an end is either signed or marked as unsigned',
  )
  const actor = unsigned === true ? 'recorder' : by
  demand(event.actor === actor, 'rule.role', `this end is recorded by ${actor}`)
  const expected = packagesLeft(state)
  demand(
    canonical(left as unknown as JsonValue) === canonical(expected as unknown as JsonValue),
    'rule.parameters',
    'what left is listed differently',
  )
  demand(
    canonical(files as unknown as JsonValue) === canonical(exported(state) as unknown as JsonValue),
    'rule.parameters',
    'the files that left are listed differently',
  )
  demandEnd(state, event.seq, entries)
}

/** True once a package is made, or key material is in a file: it cannot be called back. */
export function hasLeft(state: State): boolean {
  return packagesLeft(state).length > 0 || exported(state).length > 0
}

/** The packages that exist, with the hash of their manifest. */
export function packagesLeft(state: State): readonly { path: string; manifest: string }[] {
  return state.packages
    .filter((one) => one.status === 'finished')
    .map(({ path, manifest }) => ({ path, manifest: manifest ?? '' }))
}
