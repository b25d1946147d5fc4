/** Evidence that is verified on the screen; its documents can be read until other evidence is. */
import { isAbsolute } from 'node:path'
import { hex } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { VerifiedBundle } from '#shared/ipc/answers.ts'
import type { Anchors } from '#shared/log/checks/anchors.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { verifyingBundle } from '#shared/log/verify.ts'
import { say } from '#shared/text/saying.ts'
import { openBundleFolder, openDroppedBundle } from './bundlefolder.ts'
import type { Desktop } from './desktop.ts'
import type { Host } from './host.ts'
import { placing } from './placing.ts'
import { readOnce, type Shelf, shelfOfBundle } from './shelf.ts'
import { announce, walk, type Watch } from './watching.ts'

export class Verifying {
  readonly #host: Host
  readonly #desktop: Desktop
  /** Where lies what was dropped since the start, by token. */
  readonly #dropped = new Map<string, string>()
  #verified: { readonly token: string; readonly shelf: Shelf } | undefined

  constructor(host: Host, desktop: Desktop) {
    this.#host = host
    this.#desktop = desktop
  }

  /** Takes what a person dropped on the window; answers with a token that nobody can guess. */
  dropped(path: string): string {
    const token = hex(this.#host.random(16))
    this.#dropped.set(token, path)
    return token
  }

  /** Verifies the folder that was dropped under this token, or one chosen by dialog; null if cancelled. */
  async verify(
    anchors: Anchors,
    dropped: string | undefined,
    watch: Watch,
  ): Promise<VerifiedBundle | null> {
    const found = await placing('evidence', () =>
      dropped === undefined ? this.#chosen() : this.#taken(dropped),
    )
    if (found === null) return null
    const source = readOnce(found)
    const steps = verifyingBundle({ source, verify: this.#host.verify, ...anchors })
    const { report, state } = await placing('evidence', async () => {
      const verification = await walk(steps, watch)
      // Its documents are made at one go.
      await announce(watch, 'documents')
      return verification
    })
    this.#verified = undefined
    if (!report.ok || state === undefined) return report
    const token = hex(this.#host.random(16))
    this.#verified = { token, shelf: shelfOfBundle({ source, state, report }) }
    return { ...report, token }
  }

  #taken(token: string): BundleSource {
    const folder = this.#dropped.get(token)
    if (folder === undefined) throw new CeremonyError('call.invalid', say('medium.not-dropped'))
    return droppedBundle(folder)
  }

  async #chosen(): Promise<BundleSource | null> {
    const folder = await this.#desktop.chooseBundle()
    return folder === null ? null : openBundleFolder(folder)
  }

  /** The documents of the evidence with this token; refuses when other evidence was verified since. */
  shelf(token: string): Shelf {
    if (this.#verified?.token !== token)
      throw new CeremonyError('document.missing', say('call.verify-first'))
    return this.#verified.shelf
  }
}

/**
 * Of a folder on another machine nothing is read: Windows would connect to whatever machine its
 * name begins with, and tell it the rest.
 */
function droppedBundle(folder: string): BundleSource {
  if (/^[\\/]{2}/.test(folder)) throw new CeremonyError('call.invalid', say('medium.elsewhere'))
  if (!isAbsolute(folder)) throw new CeremonyError('call.invalid', say('medium.no-full-path'))
  return openDroppedBundle(folder)
}
