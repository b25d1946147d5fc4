/** Plan files that were reviewed here and not yet opened: a file of the data folder that is no evidence. */
import { isAbsolute, join } from 'node:path'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { inspectPlan, kindOf, MAX_PLAN_BYTES } from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { PlannedPlan } from '#shared/ipc/reviews.ts'
import { say } from '#shared/text/saying.ts'
import { remember, remembered } from './remembered.ts'
import { readRegularFile } from './safefile.ts'

const NAME = 'planned.json'
const MAX_BYTES = 65_536
/** More plans than that are not waiting for one laptop: the oldest are forgotten. */
const MOST = 12

/** Remembers where plans lie, never what is in them: each is read anew. */
export class Planned {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, NAME)
  }

  /** The plans that can still be read, the one used last first. */
  list(): readonly PlannedPlan[] {
    return this.#files().flatMap((file) => {
      const plan = readable(file)
      if (plan === undefined) return []
      const { title, mode } = plan
      return [{ token: tokenOf(file), file, title, kind: kindOf(plan), mode }]
    })
  }

  /** The path behind a token of the list; refuses one that is not on it. */
  fileOf(token: string): string {
    const file = this.#files().find((one) => tokenOf(one) === token)
    if (file === undefined) throw new CeremonyError('file.missing', say('plan.not-listed'))
    return file
  }

  note(file: string): void {
    this.#keep([file, ...this.#files().filter((one) => one !== file)].slice(0, MOST))
  }

  forget(file: string): void {
    const files = this.#files()
    if (files.includes(file)) this.#keep(files.filter((one) => one !== file))
  }

  /** Whatever is wrong with the list, no plan is lost with it: it is empty then. */
  #files(): readonly string[] {
    const listed = remembered(this.#path, MAX_BYTES)
    if (!Array.isArray(listed)) return []
    const files = listed.filter((one) => typeof one === 'string' && isAbsolute(one))
    return [...new Set(files)].slice(0, MOST)
  }

  /** A list that cannot be kept refuses nothing: what was done with the plan is done by then. */
  #keep(files: readonly string[]): void {
    try {
      remember(this.#path, files)
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
    }
  }
}

function tokenOf(file: string): string {
  return sha256Hex(utf8(file)).slice(0, 32)
}

function readable(file: string) {
  try {
    return inspectPlan(readRegularFile(file, MAX_PLAN_BYTES)).understood
  } catch (error) {
    // On a medium that is not in the machine now, or no plan any more.
    if (error instanceof CeremonyError) return undefined
    throw error
  }
}
