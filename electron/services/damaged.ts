/** A copy of the evidence in which backups are damaged or missing, and everything else holds. */
import { sha256Hex } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { largestListed } from '#shared/log/checks/folder.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { verifyBundle, type VerifyOptions } from '#shared/log/verify.ts'
import { type Evidence, refusalOf, verified } from './verified.ts'

/** Evidence, and the labels of those keys whose backup cannot be used in this copy. */
export interface Sound extends Evidence {
  readonly damaged: readonly string[]
}

/**
 * Verifies a bundle as {@link verified} does, but for backups that are not as the log lists them:
 * they are named. Whatever else is wrong is refused by its own name.
 */
export function verifiedSound(options: VerifyOptions): Sound {
  try {
    return { ...verified(options), damaged: [] }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const { source } = options
    const { state } = verifyBundle(options)
    const damaged = state === undefined ? [] : damagedIn(state, source)
    if (damaged.length === 0) throw error
    const paths = damaged.map(pathOf)
    const without = { ...options, source: hiding(source, paths), public: true }
    const { report, state: held, withheld } = verifyBundle(without)
    if (!report.ok) throw refusalOf(report).at('evidence')
    if (held === undefined || withheld.join() !== paths.toSorted().join()) throw error
    return { source, state: held, report, damaged }
  }
}

function pathOf(label: string): string {
  return `backups/${label}.kwp`
}

/** Missing, no regular file or too large; or the medium failed while it was read. */
const UNUSABLE: readonly Code[] = ['bundle.file', 'io.failed']

function damagedIn({ backups, files = {} }: State, source: BundleSource): readonly string[] {
  return backups
    .map(({ label }) => label)
    .filter((label) => {
      const path = pathOf(label)
      const listed = files[path]
      if (listed === undefined) return false
      try {
        return sha256Hex(source.read(path, largestListed(path))) !== listed.sha256
      } catch (error) {
        if (error instanceof CeremonyError && UNUSABLE.includes(error.code)) return true
        throw error
      }
    })
}

/** The same evidence without these files. */
function hiding(source: BundleSource, paths: readonly string[]): BundleSource {
  return {
    list: () => source.list().filter(({ path }) => !paths.includes(path)),
    read: (path, maxBytes) => source.read(path, maxBytes),
  }
}
