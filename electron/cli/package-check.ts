import { statSync } from 'node:fs'
import { sep } from 'node:path'
import { sha256Hex } from '#shared/bytes.ts'
import { readPackage } from '#shared/byok/package.ts'
import type { WrapFacts } from '#shared/byok/provider.ts'
import { demandPackage } from '#shared/byok/table.ts'
import { spokenMinutes } from '#shared/ceremony/duration.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Manifest } from '#shared/formats/manifest.ts'
import { parseTime } from '#shared/log/time.ts'
import { ioFault } from '../services/iofault.ts'
import { listTree, readInside } from '../services/safefile.ts'
import { openEvidence } from './bundles.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'
import { CommandError } from './refused.ts'
import { say } from '#shared/text/saying.ts'

const MAX_FILES = 64
const MAX_FILE_BYTES = 1024 * 1024

/** `claviger package check`: the folder is one of the packages that this ceremony made, unaltered. */
export const packageCheckCommand: Command = {
  usage: 'package check DIR --bundle BUNDLE [--rehearsal]',
  shape: {
    positionals: ['DIR'],
    options: { bundle: 'one', rehearsal: 'flag' },
    required: ['bundle'],
  },
  run: async (given, terminal) => {
    const { state } = await openEvidence(given, terminal, { public: true })
    const place = terminal.path(given.positional('DIR'))
    const folder = readFolder(place)
    const rehearsal = given.flag('rehearsal')
    const facts = findPackage(state, folder, readPackage(folder, { rehearsal }))
    demandPlace(state, facts, place)
    const manifest = demandPackage(folder, facts, { rehearsal })
    demandListedFiles(state, facts.path, folder)
    const { mode, label, provider, target, method, wrappingKey, expires } = manifest
    terminal.say(`${mode.toUpperCase()} package ${facts.path}, as the log lists it`)
    terminal.say(`key ${label} for ${provider}: ${target}`)
    terminal.say(`method ${method}, wrapping key ${wrappingKey.sha256}`)
    const minutesLeft = sayWindow(terminal, expires)
    const shape = { path: facts.path, mode, label, provider, target, method }
    const window = expires === undefined ? {} : { expires, minutesLeft }
    return { document: { ok: true, ...shape, wrappingKey: wrappingKey.sha256, ...window } }
  },
}

function readFolder(path: string): Map<string, Uint8Array> {
  if (!isFolder(path)) throw new CeremonyError('file.missing', say('medium.no-folder'), { path })
  const entries = listTree(path, { maxFiles: MAX_FILES })
  return new Map(
    entries.map((entry) => {
      if (entry.kind !== 'file')
        throw invalid(`${entry.path} is no regular file of a package`, entry.path)
      return [entry.path, readInside(path, entry.path, MAX_FILE_BYTES)]
    }),
  )
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch (error) {
    throw ioFault(error, path)
  }
}

/** The package of the log whose manifest this is. */
function findPackage(
  state: State,
  folder: ReadonlyMap<string, Uint8Array>,
  found: Manifest,
): WrapFacts {
  const sha256 = sha256Hex(folder.get('manifest.json') ?? new Uint8Array())
  const made = state.packages.find(({ manifest }) => manifest === sha256)
  const facts = state.ground.planned.find(({ path }) => path === made?.path)
  if (facts !== undefined) return facts
  const whose =
    found.ceremony === state.opened?.ceremony
      ? 'says that it is of this ceremony, and its log has no such package'
      : `is of the ceremony ${found.ceremony}, not of this one`
  throw invalid(`the package of ${found.label} for ${found.provider} ${whose}`, 'manifest.json')
}

/** A folder that carries the name of another package of the log holds the wrong one: two were swapped. */
function demandPlace(state: State, { path }: WrapFacts, place: string): void {
  const words = place.split(sep).filter((word) => word !== '')
  const end = `packages/${words.slice(-2).join('/')}`
  if (end === path || !state.ground.planned.some((one) => one.path === end)) return
  throw invalid(`this is the package ${path}, found where ${end} belongs`, place)
}

/** Every file, the instructions among them, is the one that the log lists. */
function demandListedFiles(
  state: State,
  path: string,
  folder: ReadonlyMap<string, Uint8Array>,
): void {
  for (const [name, bytes] of folder)
    if (state.files?.[`${path}/${name}`]?.sha256 !== sha256Hex(bytes))
      throw invalid(`${name} is not the file that the log lists`, name)
}

/** Says how much of the import window is left, by the clock of this machine; returns the minutes. */
function sayWindow(terminal: Terminal, expires: string | undefined): number | undefined {
  if (expires === undefined) {
    terminal.say('the import window does not close')
    return undefined
  }
  const left = Math.floor((parseTime(expires) - terminal.host.clock()) / 60_000)
  if (left > 0) terminal.say(`${spokenMinutes(left)} are left to import it, until ${expires}`)
  else terminal.warn(`warning: the import window closed at ${expires}`)
  return Math.max(left, 0)
}

function invalid(message: string, path: string): CommandError {
  return new CommandError('package.invalid', message, { path })
}
