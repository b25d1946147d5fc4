/** The end: attestations, the close, signatures over the checkpoint, the evidence; and abort. */
import { fromHex } from '#shared/bytes.ts'
import type { Command } from '#shared/ceremony/command.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { mayClose } from '#shared/ceremony/rules/declaring.ts'
import { packagesLeft } from '#shared/ceremony/rules/ending.ts'
import type { State } from '#shared/ceremony/state.ts'
import { dealtSet, isSuperseded, signersAtClose } from '#shared/ceremony/standing.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { languageOf } from '#shared/documents/language.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { SealView } from '#shared/ipc/views/seal.ts'
import { drain, type Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, leader, sign } from './ceremony.ts'
import {
  bundleFiles,
  closingFiles,
  headOf,
  listedFiles,
  listingOf,
  sealName,
  sealWith,
} from './evidence.ts'
import type { Extras, Sealed, Step } from './ledger.ts'
import { writingTree } from './media.ts'
import { withMember } from './members.ts'
import { signed } from './signing.ts'

/** One person signs whether the log is what happened; remarks are for the report. */
export async function attest(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  verdict: 'agree' | 'disagree',
  remarks: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'attest',
    by,
    verdict,
    remarks,
    signature,
  }))
}

/** Carries out an approved close: files listed, log closed, checkpoint made, in one transaction. */
export function close(ceremony: Ceremony): void {
  const { ledger, vault } = ceremony
  guarded(ceremony, leader(ceremony), () => {
    const { state } = ledger
    const intent = openIntent(state, 'close', ledger.now())
    if (intent === undefined || !isApproved(state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-close-intent'))
    mayClose(state)
    ledger.settle()
    finish(ceremony, [], [{ do: 'close', signers: signersAtClose(state) }])
    vault.wipe()
  })
}

/**
 * Lists the files, records the end and makes the checkpoint, in one transaction. `before` are the
 * commands that come before the list, `ends` the one that ends the log.
 */
function finish(
  ceremony: Ceremony,
  before: readonly Step[],
  ends: readonly Step[],
  seal: (checkpoint: Uint8Array) => Extras['seals'] = () => [],
): void {
  const { ledger, store, host } = ceremony
  let listed = new Map<string, Uint8Array>()
  const list = (tip: { state: State }): Command => {
    const { events, hashes } = ledger
    listed = listedFiles(store, host.constants[languageOf(tip.state)], {
      state: tip.state,
      events,
      hashes,
    })
    return { do: 'list', files: listingOf(listed) }
  }
  ledger.record([...before, list, ...ends], (sealed: Sealed): Extras => {
    const files = ledger.lendRecorder((seedSecret) =>
      closingFiles(store, sealed, ledger.events, seedSecret),
    )
    const checkpoint = files.get('checkpoint') ?? new Uint8Array()
    const seals = [...files].map(([name, bytes]) => ({ name, bytes }))
    return { artefacts: [...listed.values()], seals: [...seals, ...(seal(checkpoint) ?? [])] }
  })
  ledger.lock()
}

/** The head, who signs it and who has; undefined while the ceremony goes on. */
export function sealOf(ceremony: Ceremony): SealView | undefined {
  const { ledger, store, delivered } = ceremony
  const { end } = ledger.state
  if (end === undefined) return undefined
  const head = headOf(store)
  return {
    head,
    headWords: toWords(fromHex(head)),
    signers: end.signers,
    signed: sealedBy(ceremony),
    delivered: [...delivered],
  }
}

/** Who has signed the checkpoint. */
export function sealedBy(ceremony: Ceremony): readonly string[] {
  const signers = ceremony.ledger.state.end?.signers ?? []
  return signers.filter((id) => ceremony.store.seal(sealName(id)) !== undefined)
}

/** True when everybody who must sign the checkpoint has done so. */
export function isSealed(ceremony: Ceremony): boolean {
  const { end } = ceremony.ledger.state
  return end !== undefined && sealedBy(ceremony).length === end.signers.length
}

/** One signer's signature over the checkpoint; after the last one all private keys are deleted. */
export async function seal(ceremony: Ceremony, by: string, passphrase: string): Promise<void> {
  const { store, ledger } = ceremony
  const checkpoint = store.seal('checkpoint')
  const signers = ledger.state.end?.signers ?? []
  if (checkpoint === undefined) throw new CeremonyError('rule.order', say('rule.not-closed'))
  if (!signers.includes(by))
    throw new CeremonyError('rule.people', say('rule.no-signer', { who: by }))
  if (store.seal(sealName(by)) !== undefined)
    throw new CeremonyError('rule.order', say('rule.sealed-already', { who: by }))
  await withMember(ceremony, by, passphrase, (seedSecret) => {
    store.append({
      entries: [],
      seals: [{ name: sealName(by), bytes: sealWith(seedSecret, checkpoint) }],
    })
  })
  deleteKeysWhenSealed(ceremony)
}

/** Private keys serve one ceremony: they go when nothing is left to sign. */
export function deleteKeysWhenSealed(ceremony: Ceremony): void {
  if (isSealed(ceremony) && ceremony.store.keyIds().length > 0) ceremony.store.deleteKeys()
}

/** Writes the evidence into a folder that must not exist, and reads it back. */
export function deliver(ceremony: Ceremony, folder: string): void {
  drain(delivering(ceremony, folder))
}

/** The same in steps: a copy that was not finished is none, and nothing of it remains. */
export function* delivering(ceremony: Ceremony, folder: string): Steps<void> {
  if (!isSealed(ceremony)) throw new CeremonyError('rule.order', say('rule.unsealed'))
  // The keys go first, also when a crash came between the last signature and their deletion.
  deleteKeysWhenSealed(ceremony)
  const hooks = ceremony.host.media ?? {}
  yield* writingTree(folder, bundleFiles(ceremony.store, ceremony.ledger.state), { hooks })
  ceremony.delivered.push(folder)
}

/**
 * Rule 7: abort is always possible. With a passphrase it is signed; without one the recorder notes
 * who asked. It wipes the vault and voids the share set that was made here; once a package has left
 * it terminates.
 */
export async function abort(
  ceremony: Ceremony,
  by: string,
  reason: string,
  passphrase: string | undefined,
): Promise<void> {
  const { ledger, vault } = ceremony
  await guarded(ceremony, by, async () => {
    const left = packagesLeft(ledger.state).length > 0
    const stays = left || isSuperseded(ledger.state) || dealtSet(ledger.state) === undefined
    const void_: readonly Step[] = stays ? [] : [{ do: 'abandon' }]
    const make = (signature?: Parameters<Parameters<typeof signed>[3]>[0]): Command => ({
      do: 'end',
      by,
      reason,
      ...(signature === undefined ? {} : { signature }),
    })
    ledger.settle()
    if (passphrase === undefined) finish(ceremony, void_, [make()])
    else
      await withMember(ceremony, by, passphrase, (seedSecret) =>
        finish(
          ceremony,
          void_,
          [
            (tip) =>
              signed(
                { ...tip, ceremony: ledger.ceremony, now: () => ledger.now() },
                by,
                seedSecret,
                make,
              ),
          ],
          (checkpoint) => [{ name: sealName(by), bytes: sealWith(seedSecret, checkpoint) }],
        ),
      )
    vault.wipe()
    deleteKeysWhenSealed(ceremony)
  })
}
