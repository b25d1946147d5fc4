/** Wrapping keys compared with paper, and the packages that go to the clouds. */
import { fromHex, sha256Hex } from '#shared/bytes.ts'
import { providerOf, readTarget } from '#shared/byok/table.ts'
import type { WrapFacts } from '#shared/byok/provider.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { liveKeys, pendingPackages } from '#shared/ceremony/state.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import { demandSamePackage, readPackage } from '#shared/byok/package.ts'
import { type Ceremony, guarded, record, sign } from './ceremony.ts'
import { folderExtras } from './evidence.ts'
import { leader } from './sharing.ts'

/** Sixteen words stand for a wrapping key; each comparer types four of them. */
const WORDS = 16
const ASKED = 4

/** The positions, 1 to 16, of the words that this person types from their own paper. */
export function comparePositions(ceremony: Ceremony, by: string, path: string): readonly number[] {
  const name = `${by} ${path}`
  const before = ceremony.asked.get(name)
  if (before !== undefined) return before
  const positions = new Set<number>()
  while (positions.size < ASKED) positions.add(((ceremony.host.random(1)[0] ?? 0) % WORDS) + 1)
  const sorted = [...positions].sort((a, b) => a - b)
  ceremony.asked.set(name, sorted)
  return sorted
}

/** Two people compare a wrapping key, each with four words from their own paper, and sign. */
export async function compare(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  path: string,
  typed: readonly string[],
): Promise<void> {
  const { ledger } = ceremony
  const planned = ledger.state.ground.planned.find((one) => one.path === path)
  if (planned === undefined)
    throw new CeremonyError('rule.parameters', `the plan has no package ${path}`)
  guarded(ceremony, by, () => {
    const words = toWords(fromHex(planned.wrappingKey)).slice(0, WORDS)
    const positions = comparePositions(ceremony, by, path)
    const same = positions.every(
      (position, i) => typed[i]?.trim().toLowerCase() === words[position - 1]?.toLowerCase(),
    )
    ceremony.asked.delete(`${by} ${path}`)
    if (!same || typed.length !== ASKED)
      throw new CeremonyError(
        'fingerprint.mismatch',
        'the words on paper are not those of the wrapping key',
      )
  })
  const sha256 = planned.wrappingKey
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'compare',
    by,
    path,
    sha256,
    signature,
  }))
}

/** Carries out an approved wrap: each package of the list, one after the other. */
export async function wrapAll(ceremony: Ceremony): Promise<void> {
  const { ledger } = ceremony
  guarded(ceremony, leader(ceremony), () => {
    const intent = openIntent(ledger.state, 'wrap', ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', 'no approved intent to wrap is open')
    // What a full disk kept from being recorded the last time.
    for (const { what: path } of ledger.state.effects)
      ledger.record([{ do: 'failPackage', path, code: 'io.failed' }])
  })
  for (const facts of pendingPackages(ledger.state)) await wrapOne(ceremony, facts)
}

async function wrapOne(ceremony: Ceremony, facts: WrapFacts): Promise<void> {
  const { ledger } = ceremony
  const { path } = facts
  record(ceremony, { do: 'startPackage', path }, leader(ceremony))
  try {
    const folder = await makePackage(ceremony, facts)
    demandSamePackage(readPackage(folder, { rehearsal: true }), facts)
    const manifest = sha256Hex(folder.get('manifest.json') ?? new Uint8Array())
    ledger.record([{ do: 'finishPackage', path, manifest }], folderExtras(path, folder))
  } catch (error) {
    const code = error instanceof CeremonyError ? error.code : 'package.invalid'
    ledger.record([{ do: 'failPackage', path, code }])
    throw error
  }
}

async function makePackage(ceremony: Ceremony, facts: WrapFacts): Promise<Map<string, Uint8Array>> {
  const { ledger, vault, store, host } = ceremony
  const { plan, inputs: hashes } = ledger.state.ground
  const key = plan.keys.find((one) => one.label === facts.label)
  const same = ledger.state.ground.planned.filter((one) => one.label === facts.label)
  const target = key?.targets?.[same.findIndex((one) => one.path === facts.path)]
  const kcv = liveKeys(ledger.state).find((one) => one.label === facts.label)?.kcv
  if (key === undefined || target === undefined || kcv === undefined)
    throw new Error(`no target for ${facts.path}`)
  const inputs = new Map(hashes.map((hash) => [hash, store.artefact(hash) ?? new Uint8Array()]))
  const provider = providerOf(target.provider)
  const parameters = readTarget(target, inputs, ledger.now())
  const ciphertext = await vault.use(facts.label, (materialSecret) =>
    provider.wrap({ materialSecret, method: target.method, parameters, oaep: host.oaep }),
  )
  const { ceremony: id } = ledger
  return provider.files({
    ceremony: id,
    mode: plan.mode,
    key,
    check: { kcv },
    target,
    parameters,
    ciphertext,
  })
}
