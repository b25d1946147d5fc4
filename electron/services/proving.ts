/**
 * One custodian alone, outside of any ceremony: the proof key of their share signs a challenge.
 * Nothing is kept, and nothing is written but the challenge, its signature and the public keys.
 */
import { basename, join } from 'node:path'
import { fromHex, utf8, wipe } from '#shared/bytes.ts'
import { anchorsIn, demandAnchored } from '#shared/ceremony/rules/anchored.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import { person } from '#shared/ceremony/standing.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { ProvableShares, ProvenShare } from '#shared/ipc/answers.ts'
import { formatTime } from '#shared/log/time.ts'
import { say } from '#shared/text/saying.ts'
import { openBundleFolder } from './bundlefolder.ts'
import type { Bringing } from './chosenshares.ts'
import type { Desktop } from './desktop.ts'
import { evidenceFiles, signHealthCheck } from './drill.ts'
import { nonceOf } from './drilling.ts'
import type { Host } from './host.ts'
import { demandLatest, readingLater } from './later.ts'
import { refuseExisting, writeTree } from './media.ts'
import { placing } from './placing.ts'
import { readShare } from './shareinput.ts'
import { typedAnchors } from './typedanchors.ts'
import { demandOwnSet, type Evidence, provenSet, verifying } from './verified.ts'
import { walk, type Watch } from './watching.ts'

/** Evidence that a custodian's share is judged by, and the folder that takes the signature. */
export class Proving {
  readonly #host: Host
  readonly #desktop: Desktop
  #evidence: Evidence | undefined
  #also: readonly string[] = []
  #folder: string | undefined

  constructor(host: Host, desktop: Desktop) {
    this.#host = host
    this.#desktop = desktop
  }

  get isOpen(): boolean {
    return this.#evidence !== undefined
  }

  /**
   * Verifies a bundle chosen by dialog against paper as typed; null if cancelled. What is refused
   * leaves the evidence that was chosen before.
   */
  async choose(paper: string, head: string, watch: Watch = {}): Promise<ProvableShares | null> {
    const anchors = typedAnchors(paper, head)
    const folder = await this.#desktop.chooseBundle()
    if (folder === null) return null
    const source = openBundleFolder(folder)
    const { verify } = this.#host
    const steps = verifying({ source, verify, public: true, ...anchors })
    const evidence = await placing('evidence', () => walk(steps, watch))
    const { state } = evidence
    const view = placing('proving', () => {
      demandOwnSet(state)
      demandAnchored(state.ground.plan.mode, anchorsIn(anchors), say('rule.proof-unanchored'))
      return viewOf(evidence, provenSet(state))
    })
    this.#evidence = evidence
    this.#also = []
    return view
  }

  /**
   * Verifies one more bundle of the same keys, chosen by dialog; null if cancelled. A set that was
   * superseded or destroyed is refused by name, and its evidence is forgotten with it.
   */
  async chooseLater(watch: Watch = {}): Promise<ProvableShares | null> {
    const evidence = this.#open()
    const folder = await this.#desktop.chooseBundle()
    if (folder === null) return null
    const also = [...this.#also, folder]
    const steps = readingLater(also, evidence, this.#host.verify)
    const later = await placing('evidence', () => walk(steps, watch))
    if (this.#evidence !== evidence)
      throw new CeremonyError('rule.order', say('source.chosen-meanwhile'))
    this.#evidence = undefined
    demandLatest(evidence.state, later)
    this.#evidence = evidence
    this.#also = also
    const view = viewOf(evidence, provenSet(evidence.state))
    return { ...view, also: later.map(({ ceremony }) => ceremony) }
  }

  /** Asks for the folder that takes the signature; null if cancelled. */
  async chooseFolder(): Promise<string | null> {
    this.#open()
    const folder = await this.#desktop.chooseFolder('proof')
    if (folder !== null) this.#folder = folder
    return folder
  }

  /** Where a share is brought to: there is no log here, so a refusal is only shown. */
  bringing(): Bringing {
    const { random } = this.#host
    return { state: this.#open().state, random, guard: (_, run) => run() }
  }

  /**
   * Signs the challenge with the share of this custodian and writes what stock ssh-keygen checks.
   * The share is wiped, whatever comes of it.
   */
  prove(by: string, text: string, challenge: string): ProvenShare {
    return placing('proving', () => this.#prove(by, text, challenge))
  }

  #prove(by: string, text: string, challenge: string): ProvenShare {
    const { state, report } = this.#open()
    const folder = this.#folder
    if (folder === undefined) throw new CeremonyError('rule.order', say('proof.no-folder'))
    const nonce = nonceOf(challenge, this.#host.random)
    const time = formatTime(this.#host.clock())
    const bytesSecret = utf8(text)
    let rawSecret: Uint8Array | undefined
    try {
      const input = { name: 'the share', bytesSecret }
      const presented = readShare(state, input, { acceptCorrections: false })
      rawSecret = presented.rawSecret
      const { set, share, holder } = presented
      if (share.custodian !== by)
        throw new CeremonyError(
          'share.custodian',
          say('share.of-other', { index: share.index, who: holder }),
        )
      const out = join(folder, nameOf(set, share.index, time))
      refuseExisting(out)
      const ceremony = state.opened?.ceremony ?? ''
      const { verify } = this.#host
      const occasion = { ceremony, checkpoint: report.fingerprint, nonce, time, verify }
      const signed = signHealthCheck(occasion, presented)
      writeTree(out, evidenceFiles(state, set.set, signed, [signed.share]))
      const principal = `share.${set.set}.${share.index}`
      const selfIssued = 'selfIssued' in nonce
      return { folder: out, name: basename(out), custodian: by, principal, time, selfIssued }
    } finally {
      wipe(bytesSecret, rawSecret)
    }
  }

  /** Forgets the evidence and the folder. */
  forget(): void {
    this.#evidence = undefined
    this.#also = []
    this.#folder = undefined
  }

  #open(): Evidence {
    if (this.#evidence === undefined)
      throw new CeremonyError('rule.order', say('source.choose-first'))
    return this.#evidence
  }
}

function viewOf({ state, report }: Evidence, set: ShareSet): ProvableShares {
  const { title, mode } = state.ground.plan
  const { set: id, threshold, shares } = set
  return {
    ceremony: report.ceremony,
    title,
    mode,
    set: id,
    threshold,
    anchored: report.anchored,
    head: report.fingerprint,
    words: toWords(fromHex(report.fingerprint)),
    shares: shares.map(({ index, custodian }) => ({
      index,
      custodian,
      name: person(state, custodian)?.name ?? custodian,
    })),
  }
}

/** `claviger-health-<set>-<index>-20270131T093000Z`. */
function nameOf({ set }: ShareSet, index: number, time: string): string {
  return `claviger-health-${set}-${index}-${time.replace(/[-:]/g, '')}`
}
