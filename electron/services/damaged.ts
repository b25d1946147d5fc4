/** A copy of the evidence in which backups are damaged or missing, and everything else holds. */
import { sha256Hex } from '#shared/bytes.ts'
import { backupPath, type Damaged } from '#shared/ceremony/findings.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import { largestListed } from '#shared/log/checks/folder.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { verifyingBundle, type VerifyOptions } from '#shared/log/verify.ts'
import { drain, type Steps } from '#shared/steps.ts'
import { type Evidence, refusalOf, verifying } from './verified.ts'
import { say } from '#shared/text/saying.ts'

/** Evidence, and those keys whose backup cannot be used in this copy, with what is wrong with it. */
export interface Sound extends Evidence {
  readonly damaged: readonly Damaged[]
}

/**
 * Verifies a bundle as {@link verified} does, but for backups that are not as the log lists them:
 * they are named. Whatever else is wrong is refused by its own name.
 */
export function verifiedSound(options: VerifyOptions): Sound {
  return drain(verifyingSound(options))
}

/** The same in steps. */
export function* verifyingSound(options: VerifyOptions): Steps<Sound> {
  try {
    const evidence = yield* verifying(options)
    return { ...evidence, damaged: [] }
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.code === 'call.cancelled') throw error
    const { source } = options
    const { state } = yield* verifyingBundle(options)
    const damaged = state === undefined ? [] : damagedIn(state, source)
    if (damaged.length === 0) throw error
    const paths = damaged.map(({ label }) => backupPath(label))
    const without = { ...options, source: hiding(source, paths), public: true }
    const { report, state: held, withheld } = yield* verifyingBundle(without)
    if (!report.ok) throw refusalOf(report).at('evidence')
    if (held === undefined || withheld.join() !== paths.toSorted().join()) throw error
    return { source, state: held, report, damaged }
  }
}

function damagedIn({ backups, files = {} }: State, source: BundleSource): readonly Damaged[] {
  const there = new Set(source.list().map(({ path }) => path))
  return backups.flatMap(({ label }): readonly Damaged[] => {
    const path = backupPath(label)
    const listed = files[path]
    if (listed === undefined) return []
    if (!there.has(path)) return [{ label, fault: 'missing' }]
    try {
      const same = sha256Hex(source.read(path, largestListed(path))) === listed.sha256
      return same ? [] : [{ label, fault: 'altered' }]
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      // No regular file, or too large; or the medium failed while it was read.
      if (error.code === 'bundle.file') return [{ label, fault: 'altered' }]
      if (error.code === 'io.failed') return [{ label, fault: 'unreadable' }]
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

/**
 * Refuses to go on before somebody has named exactly the damaged backups that are given up this
 * time: one that was not named, and a name that is not damaged.
 */
export function demandGivenUp(damaged: readonly Damaged[], accepted: readonly string[]): void {
  const named = damaged.map(({ label }) => label)
  const unknown = accepted.find((label) => !named.includes(label))
  if (unknown !== undefined)
    throw new CeremonyError(
      'backup.damaged',
      named.length === 0
        ? say('source.none-damaged', { label: JSON.stringify(unknown) })
        : say('source.not-damaged', { label: JSON.stringify(unknown), labels: named.join(', ') }),
    )
  const left = damaged.filter(({ label }) => !accepted.includes(label))
  const [first] = left
  if (first === undefined) return
  throw new CeremonyError(
    'backup.damaged',
    say('source.not-given-up', { labels: left.map(({ label }) => label).join(', ') }),
    { path: backupPath(first.label) },
  )
}
