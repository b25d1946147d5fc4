import type { WrapFacts } from '../../byok/provider.ts'
import { sizeFaults } from '../../byok/methods.ts'
import { demandPackage, providerOf, targetAt } from '../../byok/table.ts'
import type { State } from '../../ceremony/state.ts'
import { liveKeys } from '../../ceremony/standing.ts'
import { CeremonyError, type Fault } from '../../errors.ts'
import type { Manifest } from '../../formats/manifest.ts'
import type { Steps } from '../../steps.ts'
import { say } from '../../text/saying.ts'
import type { BundleSource, SourceFile } from '../source.ts'

/** Many more than any provider's package has. */
const MAX_FILES = 16

/**
 * Every package is one that its provider takes, and in the folder says what the log says; withheld
 * ones are not looked at. A step a package.
 */
export function* checkingPackages(
  state: State,
  files: ReadonlyMap<string, SourceFile>,
  source: BundleSource,
): Steps<void> {
  const finished = state.packages.filter((one) => one.status === 'finished')
  for (const [i, { path }] of finished.entries()) {
    yield { what: 'packages', done: i, total: finished.length }
    const facts = state.ground.planned.find((one) => one.path === path)
    if (facts === undefined) continue
    const found = [...files.values()].filter((file) => file.path.startsWith(`${path}/`))
    try {
      demandAccepted(state, path)
      if (found.length > 0) checkFolder(state, facts, readFolder(path, found, source))
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      throw new CeremonyError(error.code, say('form.at', { place: path, why: error.said }), {
        path,
      })
    }
  }
}

/** The provider is asked again, as on the day of the ceremony, whether it takes this key this way. */
function demandAccepted({ ground, opened }: State, path: string): void {
  const planned = targetAt(ground.plan, path)
  if (planned === undefined || opened === undefined) return
  const { key, target } = planned
  refuse(providerOf(target.provider).accepts(key, target, opened.time))
}

function readFolder(
  path: string,
  found: readonly SourceFile[],
  source: BundleSource,
): Map<string, Uint8Array> {
  if (found.length > MAX_FILES) {
    throw new CeremonyError('package.invalid', say('verify.too-many-files', { most: MAX_FILES }))
  }
  return new Map(
    found.map((file) => [file.path.slice(path.length + 1), source.read(file.path, file.bytes)]),
  )
}

function checkFolder(
  state: State,
  facts: WrapFacts,
  folder: ReadonlyMap<string, Uint8Array>,
): void {
  const rehearsal = state.opened?.mode === 'rehearsal'
  const manifest = demandPackage(folder, facts, { rehearsal })
  demandSameKey(state, manifest)
  const planned = targetAt(state.ground.plan, facts.path)
  if (planned === undefined) return
  const { key, target } = planned
  refuse(sizeFaults(providerOf(target.provider), key, target, manifest.wrappingKey.bits))
}

function refuse([fault]: readonly Fault[]): void {
  if (fault === undefined) return
  throw new CeremonyError(
    'package.invalid',
    say('form.says', { place: fault.path, why: fault.saying }),
  )
}

function demandSameKey(state: State, manifest: Manifest): void {
  const key = liveKeys(state).find((one) => one.label === manifest.label)
  const check =
    'kcv' in manifest.key ? manifest.key.kcv === key?.kcv : manifest.key.spki === key?.spki
  const same = check && manifest.algorithm === key?.algorithm
  if (!same) throw new CeremonyError('package.invalid', say('verify.manifest-key'))
  if (manifest.ceremony !== state.opened?.ceremony || manifest.mode !== state.opened.mode)
    throw new CeremonyError('package.invalid', say('verify.manifest-ceremony'))
}
