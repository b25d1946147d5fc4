import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { azureKeyVault, azureManagedHsm } from '#shared/byok/azure.ts'
import type { Target } from '#shared/ceremony/plan.ts'
import { describeWith } from '../../support/judges.ts'
import { bytesOf, packageFor, ref } from '../../support/packages.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, indentedLines } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const FILE = 'KeyTransferPackage-orders.byok'
const VAULT = 'https://acme-pay.vault.azure.net/keys'
const TARGET: Target = {
  provider: 'azure-key-vault',
  key: `${VAULT}/orders`,
  method: 'CKM_RSA_AES_KEY_WRAP',
  wrappingKey: ref('key'),
  kid: `${VAULT}/KEKforBYOK/${'0a'.repeat(16)}`,
}
const FILES = { key: bytesOf(wrappingKey(2048).publicPem) }
const WAY = { target: TARGET, files: FILES }
const REFUSED =
  /unrecognized arguments|is not a valid value|arguments are required|should be specified|misspelled|expected (?:one|at least one) argument/

describeWith('az', 'the commands of IMPORT.md, read by the real az program', () => {
  const work = mkdtempSync(join(tmpdir(), 'claviger-az-'))
  writeFileSync(join(work, FILE), '{}')
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  /** What the program says: without an account every command fails, a wrong one earlier. */
  function complaint(words: readonly string[]): string {
    const env = {
      PATH: process.env.PATH,
      HOME: work,
      AZURE_CONFIG_DIR: join(work, 'config'),
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
    }
    return spawnSync('az', words, { cwd: work, env, encoding: 'utf8' }).stderr
  }

  it('refuses the line of the documentation, which this test would notice', () => {
    const words = ['keyvault', 'key', 'import', '--vault-name', 'v', '--name', 'k']
    expect(complaint([...words, '--kty', 'EC-HSM', '--byok-file', FILE])).toMatch(REFUSED)
  })

  it('takes those of an elliptic curve key in a vault', async () => {
    const key = { label: 'orders', algorithm: 'EC-secp256k1' } as const
    const { text } = await packageFor(azureKeyVault, { ...WAY, key })
    const script = [indentedLines(text), ...shellBlocks(text).slice(2)].join('\n')
    const calls = callsOf('az', script)
    expect(calls).toHaveLength(7)
    for (const words of calls) expect(complaint(words), words.join(' ')).not.toMatch(REFUSED)
  })

  it('takes those of an AES key in a managed HSM', async () => {
    const key = { label: 'orders', algorithm: 'AES-256' } as const
    const hsm = (name = '') => name.replace('.vault.', '.managedhsm.')
    const target: Target = {
      ...TARGET,
      provider: 'azure-managed-hsm',
      key: hsm(TARGET.key),
      kid: hsm(TARGET.kid),
    }
    const { text } = await packageFor(azureManagedHsm, { ...WAY, key, target })
    const calls = callsOf('az', shellBlocks(text).slice(2).join('\n'))
    expect(calls).toHaveLength(4)
    for (const words of calls) expect(complaint(words), words.join(' ')).not.toMatch(REFUSED)
  })
})
