import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import type { EventOf } from '../events.ts'
import { pathFault } from '../../log/source.ts'
import { rolesOf } from '../duties.ts'
import { sha256Hex } from '../../bytes.ts'
import { drillFiles } from '../drill.ts'
import { keepsBackups } from '../kinds.ts'
import { exported } from '../exports.ts'
import type { State } from '../state.ts'
import { dealtSet, excused, isSuperseded, keyOf, liveKeys, signersAtClose } from '../standing.ts'
import { useIntent } from './approval.ts'
import { mayClose } from './declaring.ts'
import { demand, present, type Rule } from './demand.ts'

/** The files of the bundle that do not depend on the log's end: each needed one, nothing else. */
export const listed: Rule<'files.listed'> = (state, event) => {
  demand(event.actor === 'recorder', 'rule.role', say('rule.files-by-recorder'))
  const { files } = event.what
  const constants = present(state.opened, 'rule.order', say('rule.not-open')).constants
  for (const [name, hash] of Object.entries(constants)) demandFile(files, name, hash)
  demandFile(files, 'plan.json', state.ground.digest)
  present(files['script.html'], 'rule.files', say('rule.script-unlisted'))
  for (const hash of state.ground.inputs) demandFile(files, `inputs/${hash}`, hash)
  const backups = keepsBackups(state.ground.plan) ? state.backups : []
  for (const { label, sha256, bytes } of backups) {
    demandFile(files, `backups/${label}.kwp`, sha256)
    demand(
      files[`backups/${label}.kwp`]?.bytes === bytes,
      'rule.files',
      say('rule.backup-size', { label }),
    )
  }
  const packages = state.packages.filter((one) => one.status === 'finished')
  for (const { path, manifest } of packages) demandFile(files, `${path}/manifest.json`, manifest)
  for (const [name, bytes] of drillFiles(state)) demandFile(files, name, sha256Hex(bytes))
  for (const name of Object.keys(files))
    demand(
      belongs(state, name) && pathFault(name) === undefined,
      'rule.files',
      say('rule.stray-file', { name }),
    )
}

function demandFile(
  files: EventOf<'files.listed'>['what']['files'],
  name: string,
  hash: string | undefined,
): void {
  const file = present(files[name], 'rule.files', say('rule.unlisted', { name }))
  demand(file.sha256 === hash, 'rule.files', say('rule.listed-otherwise', { name }))
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
    say('rule.signers', { people: expected.join(', ') }),
  )
  const roles = signers.flatMap((id) => rolesOf(state, id))
  demand(
    roles.includes('administrator') && roles.includes('witness'),
    'rule.people',
    say('rule.close-signers'),
  )
  const silent = expected.filter((id) => !state.attestations.some((one) => one.id === id))
  demand(silent.length === 0, 'rule.order', say('rule.unattested', { people: silent.join(', ') }))
  const unsaved = liveKeys(state).filter(
    (key) => !state.backups.some((one) => one.label === key.label),
  )
  demand(
    unsaved.length === 0,
    'rule.proof',
    say('rule.no-backup-of', { labels: unsaved.map((key) => key.label).join(', ') }),
  )
  useIntent(state, event, 'close', 'close')
  demandEnd(state, event.seq, entries)
}

function demandEnd(state: State, seq: number, entries: number): void {
  demand(state.files !== undefined, 'rule.files', say('rule.files-unlisted'))
  demand(
    entries === seq + 1,
    'rule.parameters',
    say('rule.entry-count', { entries: seq + 1, stated: entries }),
  )
}

/** Rule 7: abort is always possible, by any enrolled person, until a package has left. */
export const aborted: Rule<'ceremony.aborted'> = (state, event) => {
  demand(!hasLeft(state), 'rule.end', say('rule.terminate'))
  // What was taken over stays valid: it belongs to the ceremony before. So does what superseded it.
  const dealt = isSuperseded(state) ? undefined : dealtSet(state)
  demand(dealt === undefined, 'rule.order', say('rule.set-not-voided'))
  if (state.source === undefined)
    demand(liveKeys(state).length === 0, 'rule.order', say('rule.keys-not-given-up'))
  demandEnding(state, event)
}

/** Rule 7: once a package has left the end needs a co-signed decision and lists what left. */
export const terminated: Rule<'ceremony.terminated'> = (state, event) => {
  demand(hasLeft(state), 'rule.end', say('rule.abort'))
  const decided = excused(state, (about) => about.kind === 'ending')
  demand(decided, 'rule.exception', say('rule.no-decision'))
  demandEnding(state, event)
}

function demandEnding(
  state: State,
  event: EventOf<'ceremony.aborted'> | EventOf<'ceremony.terminated'>,
): void {
  const { by, entries, left, files = [], statement, sshsig, unsigned, reason } = event.what
  present(keyOf(state, by), 'rule.people', say('rule.not-enrolled', { who: by }))
  demand(reason !== '', 'rule.parameters', say('rule.no-reason'))
  const halves = [statement, sshsig].filter((half) => half !== undefined).length
  demand(halves === (unsigned === true ? 0 : 2), 'rule.statement', say('rule.end-signed'))
  const actor = unsigned === true ? 'recorder' : by
  demand(event.actor === actor, 'rule.role', say('rule.end-by', { who: actor }))
  const expected = packagesLeft(state)
  demand(
    canonical(left as unknown as JsonValue) === canonical(expected as unknown as JsonValue),
    'rule.parameters',
    say('rule.left-otherwise'),
  )
  demand(
    canonical(files as unknown as JsonValue) === canonical(exported(state) as unknown as JsonValue),
    'rule.parameters',
    say('rule.files-left-otherwise'),
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
