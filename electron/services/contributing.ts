/** Dice and text from the room, which go into everything random of the ceremony that can take it. */
import { utf8, wipe } from '#shared/bytes.ts'
import { askedFor } from '#shared/ceremony/attending.ts'
import { missingGivers } from '#shared/ceremony/rules/entropy.ts'
import { demandDice } from '#shared/crypto/dice.ts'
import { type EntropyKind, type EntropySource, OS_BYTES } from '#shared/crypto/entropy.ts'
import { demandText, mixableText } from '#shared/crypto/typedtext.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import { withMember } from './members.ts'
import { signed } from './signing.ts'

/** What one person gives, and the passphrase that signs for its amount. */
export interface Contribution {
  readonly by: string
  readonly passphrase: string
  readonly dice?: string
  readonly text?: string
}

/**
 * Takes what one person gives. The log gets its amount, signed; once nobody is left to give, all
 * of it is mixed: with the operating system's bytes, or in a rehearsal with known ones. Rolls that
 * nobody would roll are refused and counted; what was refused is wiped.
 */
export async function contribute(
  ceremony: Ceremony,
  contribution: Contribution,
  known?: Uint8Array,
): Promise<void> {
  const { ledger } = ceremony
  const { by } = contribution
  await guarded(ceremony, by, async () => {
    const sources = sourcesOf(contribution, askedFor(ledger.state.ground.plan))
    try {
      demandAwaited(ceremony, by)
      await withMember(ceremony, by, contribution.passphrase, (seedSecret) => {
        ledger.settle()
        demandAwaited(ceremony, by)
        take(ceremony, by, sources, seedSecret)
      })
    } catch (error) {
      wipe(...sources.map(({ bytesSecret }) => bytesSecret))
      throw error
    }
    if (missingGivers(ledger.state).length === 0) mixEntropy(ceremony, known)
  })
}

function take(
  { ledger, vault }: Ceremony,
  by: string,
  sources: readonly EntropySource[],
  seedSecret: Uint8Array,
): void {
  const given = sources.map(({ kind, bytesSecret }) => ({ kind, count: bytesSecret.length }))
  vault.entropy.give(by, sources)
  try {
    ledger.record([
      signed(ledger, by, seedSecret, (signature) => ({ do: 'give', by, given, signature })),
    ])
  } catch (error) {
    vault.entropy.drop(by)
    throw error
  }
}

/**
 * Mixes what was given with bytes of the system, and records it. Where that cannot be recorded what
 * was given stays, and the mix is made anew.
 */
export function mixEntropy({ ledger, vault }: Ceremony, known?: Uint8Array): void {
  const commitments = vault.entropy.mix(ledger.ceremony, known)
  const sources = ledger.state.entropy.given
    .flatMap(({ by, given }) => given.map((one) => ({ ...one, by })))
    .map((one, i) => ({ ...one, commitment: commitments[i] ?? '' }))
  const mark = known === undefined ? {} : { known: true as const }
  try {
    ledger.record([{ do: 'mix', what: { sources, os: OS_BYTES, ...mark } }])
  } catch (error) {
    vault.entropy.unmix()
    throw error
  }
  vault.entropy.settle()
}

function demandAwaited({ ledger: { state } }: Ceremony, by: string): void {
  if (state.entropy.from !== undefined)
    throw new CeremonyError('rule.entropy', say('rule.mix-made'))
  if (!missingGivers(state).includes(by))
    throw new CeremonyError('rule.entropy', say('rule.not-asked-now', { who: by }))
}

/** Exactly what the plan asks for, judged, as bytes. */
function sourcesOf(
  { by, dice, text }: Contribution,
  asked: readonly EntropyKind[],
): readonly EntropySource[] {
  const typed = { dice, text }
  for (const [kind, value] of Object.entries(typed))
    if ((value !== undefined) !== asked.some((one) => one === kind))
      throw new CeremonyError('rule.parameters', say('rule.asked-for', { kinds: asked }))
  if (dice !== undefined) demandDice(dice)
  if (text !== undefined) demandText(text)
  const values = { dice: dice ?? '', text: mixableText(text ?? '') }
  return asked.map((kind) => ({ kind, by, bytesSecret: utf8(values[kind]) }))
}
