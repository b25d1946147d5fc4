import { demandSamePackage, readPackage } from '../../byok/package.ts'
import type { State } from '../../ceremony/state.ts'
import { liveKeys } from '../../ceremony/state.ts'
import { CeremonyError } from '../../errors.ts'
import type { BundleSource, SourceFile } from '../source.ts'

/** Many more than any provider's package has. */
const MAX_FILES = 16

/** Every package in the folder says what the log says; withheld ones are not looked at. */
export function checkPackages(
  state: State,
  files: ReadonlyMap<string, SourceFile>,
  source: BundleSource,
): void {
  for (const { path } of state.packages.filter((one) => one.status === 'finished')) {
    const facts = state.ground.planned.find((one) => one.path === path)
    const names = [...files.values()].filter((file) => file.path.startsWith(`${path}/`))
    if (facts === undefined || names.length === 0) continue
    if (names.length > MAX_FILES)
      throw new CeremonyError('package.invalid', `${path} holds more than ${MAX_FILES} files`, {
        path,
      })
    const folder = new Map(
      names.map((file) => [file.path.slice(path.length + 1), source.read(file.path, file.bytes)]),
    )
    try {
      const manifest = readPackage(folder, { rehearsal: state.opened?.mode === 'rehearsal' })
      demandSamePackage(manifest, facts)
      demandSameKey(state, manifest)
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      throw new CeremonyError(error.code, `${path}: ${error.message}`, { path })
    }
  }
}

function demandSameKey(state: State, manifest: ReturnType<typeof readPackage>): void {
  const key = liveKeys(state).find((one) => one.label === manifest.label)
  const check =
    'kcv' in manifest.key ? manifest.key.kcv === key?.kcv : manifest.key.spki === key?.spki
  const same = check && manifest.algorithm === key?.algorithm
  if (!same) throw new CeremonyError('package.invalid', 'the manifest names another key')
  if (manifest.ceremony !== state.opened?.ceremony || manifest.mode !== state.opened.mode)
    throw new CeremonyError('package.invalid', 'the manifest names another ceremony')
}
