/** The folder of one package: everything that needs no key is made ready before the key is lent. */
import type { Provider, KeyCheck, WrapFacts, WrapInput } from '#shared/byok/provider.ts'
import { providerOf, readTarget, targetAt } from '#shared/byok/table.ts'
import type { Key } from '#shared/ceremony/state/key.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import type { Ceremony } from './ceremony.ts'
import { demandOpens, kindOfWrap } from './selfwrap.ts'

/** A package for which only the key itself is missing. */
export interface Ready {
  readonly provider: Provider
  readonly check: KeyCheck
  readonly input: Omit<WrapInput, 'materialSecret'>
}

/** The trials of one run, by kind of wrap: what holds for one package holds for its like. */
export type Trials = Map<string, Promise<void>>

/** Reads the target's files and opens a trial package of its kind; the key stays in the vault. */
export async function makeReady(
  ceremony: Ceremony,
  { path, label }: WrapFacts,
  trials: Trials,
): Promise<Ready> {
  const { ledger, store, host, vault } = ceremony
  const planned = targetAt(ledger.state.ground.plan, path)
  const check = checkOf(liveKeys(ledger.state).find((one) => one.label === label))
  if (planned === undefined || check === undefined) throw new Error(`no target for ${path}`)
  const { key, target } = planned
  const provider = providerOf(target.provider)
  const inputs = { get: (sha256: string) => store.artefact(sha256) }
  const parameters = readTarget(target, inputs, ledger.now())
  const input = { key, target, parameters, oaep: host.oaep, random: vault.random }
  const kind = kindOfWrap(provider, input)
  const trial = trials.get(kind) ?? demandOpens(provider, { ...input, random: host.random })
  trials.set(kind, trial)
  await trial
  return { provider, check, input }
}

function checkOf(key: Key | undefined): KeyCheck | undefined {
  if (key?.kcv !== undefined) return { kcv: key.kcv }
  return key?.spki === undefined ? undefined : { spki: key.spki }
}

/** Wraps the key; returns the files of the package by name. */
export async function makeFolder(
  { ledger, vault }: Ceremony,
  { provider, check, input }: Ready,
): Promise<Map<string, Uint8Array>> {
  const { key, target, parameters } = input
  const wrapped = await vault.use(key.label, (materialSecret) =>
    provider.wrap({ ...input, materialSecret }),
  )
  const { mode } = ledger.state.ground.plan
  return provider.files({
    ceremony: ledger.ceremony,
    mode,
    key,
    check,
    target,
    parameters,
    wrapped,
  })
}
