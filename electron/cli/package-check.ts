import { statSync } from 'node:fs'
import { sha256Hex } from '#shared/bytes.ts'
import { demandSamePackage, readPackage } from '#shared/byok/package.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import { ioFault } from '../services/iofault.ts'
import { listTree, readInside } from '../services/safefile.ts'
import { openEvidence } from './bundles.ts'
import type { Command } from './command.ts'

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
  run: (given, terminal) => {
    const { state } = openEvidence(given, terminal, { public: true })
    const folder = readFolder(terminal.path(given.positional('DIR')))
    const manifest = readPackage(folder, { rehearsal: given.flag('rehearsal') })
    const facts = findPackage(state, folder)
    demandSamePackage(manifest, facts)
    demandListedFiles(state, facts.path, folder)
    const { mode, label, provider, target, method, expires } = manifest
    terminal.say(`${mode.toUpperCase()} package ${facts.path}, as the log lists it`)
    terminal.say(`key ${label} for ${provider}: ${target}`)
    terminal.say(`method ${method}${expires === undefined ? '' : `, importable until ${expires}`}`)
    const shape = { path: facts.path, mode, label, provider, target, method }
    return { document: { ok: true, ...shape, ...(expires === undefined ? {} : { expires }) } }
  },
}

function readFolder(path: string): Map<string, Uint8Array> {
  if (!isFolder(path)) throw new CeremonyError('file.missing', 'no such folder', { path })
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
function findPackage(state: State, folder: ReadonlyMap<string, Uint8Array>) {
  const sha256 = sha256Hex(folder.get('manifest.json') ?? new Uint8Array())
  const made = state.packages.find(({ manifest }) => manifest === sha256)
  const facts = state.ground.planned.find(({ path }) => path === made?.path)
  if (facts === undefined)
    throw invalid('no package of this ceremony has this manifest', 'manifest.json')
  return facts
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

function invalid(message: string, path: string): CeremonyError {
  return new CeremonyError('package.invalid', message, { path })
}
