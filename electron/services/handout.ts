/** How a share leaves otherwise than by hand: through the printer, or encrypted to its custodian. */
import { wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type AgeTarget, encryptAgeFile, parseRecipient } from './agefile.ts'
import { type Ceremony, guarded, leader } from './ceremony.ts'
import { passphraseFault } from './passphrase.ts'
import {
  demandAtWork,
  pathOfShare,
  shareLine,
  startRelease,
  type WrittenShare,
  writeReleased,
} from './releasing.ts'

/** Opens the print dialog for the page on screen; false when it was cancelled. */
export type Print = () => Promise<boolean>

/**
 * Prints the card of the release that is going on, once: a second print is another copy, which
 * people declare and approve. False when the dialog was cancelled, and nothing was printed.
 */
export async function printShare(
  ceremony: Ceremony,
  index: number,
  print: Print,
): Promise<boolean> {
  return await guarded(ceremony, leader(ceremony), async () => {
    const { set, copy } = demandAtWork(ceremony, index, 'paper')
    const name = `${set} ${index} ${copy}`
    if (ceremony.printed.has(name))
      throw new CeremonyError('rule.order', say('rule.printed', { copy, index }))
    // Whatever the printer answers, some of the card may be on paper.
    ceremony.printed.add(name)
    const printed = await print()
    if (!printed) ceremony.printed.delete(name)
    return printed
  })
}

/** What a custodian encrypts their share to: a passphrase of their own, or their recipient. */
export type CustodianKey = { readonly passphrase: string } | { readonly recipient: string }

/**
 * Writes a share, encrypted with age, into a file that must not exist, and reads it back. The
 * release goes on until its custodian says how it ended. What is wrong with the passphrase or the
 * recipient is found before anything is exposed.
 */
export async function writeEncryptedShare(
  ceremony: Ceremony,
  index: number,
  folder: string,
  key: CustodianKey,
): Promise<WrittenShare> {
  const path = pathOfShare(ceremony, index, folder, '.age')
  const file = await encrypted(ceremony, index, key)
  startRelease(ceremony, index, 'age')
  return { path, ...writeReleased(ceremony, path, file) }
}

async function encrypted(
  ceremony: Ceremony,
  index: number,
  key: CustodianKey,
): Promise<Uint8Array> {
  const target = targetOf(key)
  let lineSecret: Uint8Array | undefined
  try {
    lineSecret = shareLine(ceremony, index)
    return await encryptAgeFile(lineSecret, target)
  } finally {
    wipe(lineSecret, 'passphraseSecret' in target ? target.passphraseSecret : undefined)
  }
}

function targetOf(key: CustodianKey): AgeTarget {
  if ('recipient' in key) return { recipient: parseRecipient(key.recipient) }
  return { passphraseSecret: passphraseBytes(key.passphrase) }
}

/** Byte for byte what was typed: age changes nothing about a passphrase. */
function passphraseBytes(passphrase: string): Uint8Array {
  const fault = passphraseFault(passphrase)
  if (fault !== undefined) throw new CeremonyError('passphrase.weak', fault)
  return new TextEncoder().encode(passphrase)
}
