/**
 * Every command that IMPORT.md prints, those that were run before the ceremony too, reaches its
 * program with the same words whatever a plan names: shell signs in a name change nothing but the
 * name. The grammar of names refuses them earlier; this is the wall behind it.
 */
import { describe, expect, it } from 'vitest'
import { alibaba } from '#shared/byok/alibaba.ts'
import { aws } from '#shared/byok/aws.ts'
import { importText as awsText } from '#shared/byok/aws-import.ts'
import { specOf } from '#shared/byok/aws-specs.ts'
import { azureKeyVault, azureManagedHsm } from '#shared/byok/azure.ts'
import { importText as azureText } from '#shared/byok/azure-import.ts'
import { gcp } from '#shared/byok/gcp.ts'
import { GCP_ALGORITHMS } from '#shared/byok/gcp-algorithms.ts'
import { importText as gcpText } from '#shared/byok/gcp-import.ts'
import { ibmHpcs, ibmKeyProtect } from '#shared/byok/ibm.ts'
import type { ImportText } from '#shared/byok/import-text.ts'
import { oci } from '#shared/byok/oci.ts'
import { pkcs11 } from '#shared/byok/pkcs11.ts'
import type { PackageContent, Provider } from '#shared/byok/provider.ts'
import { salesforce } from '#shared/byok/salesforce.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import { transit } from '#shared/byok/transit.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, Target } from '#shared/ceremony/plan.ts'
import { materialOf, textOf } from '../../support/packages.ts'
import { TOKEN } from '../../support/plans.ts'
import { callsOf, indentedLines, NASTY } from '../../support/stub.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'
import { counting } from '../../support/wraps.ts'

/** Stands in every field of a plan, and nowhere else. */
const MARK = 'zqmark'

/** What a package is made of, with one word in every field that a person writes freely. */
async function contentOf(
  provider: Provider,
  algorithm: Algorithm,
  target: Omit<Target, 'provider' | 'method'>,
): Promise<PackageContent> {
  const method = provider.methods.find(({ algorithms }) => algorithms.includes(algorithm))
  if (method === undefined) throw new Error(`no method for ${algorithm}`)
  const bits = method.bits.at(-1) ?? 0
  const { spkiDer: spki } = wrappingKey(bits)
  const { secret, check } = materialOf(algorithm)
  const whole: Target = { provider: provider.id, method: method.name, ...target }
  const key = { label: 'orders', algorithm }
  const parameters = {
    ...{ spki, bits, sha256: sha256Hex(spki), token: TOKEN, tokenSha256: sha256Hex(TOKEN) },
    ...{ nonce: new Uint8Array(12), expires: '2031-01-01T08:00:00Z', notes: [] },
  }
  const wrapped = await provider.wrap({
    ...{ materialSecret: secret.slice(), key, target: whole, parameters },
    oaep: async () => new Uint8Array(bits / 8),
    random: counting(),
  })
  const ceremony = 'c'.repeat(32)
  return { ceremony, mode: 'production', key, check, target: whole, parameters, wrapped }
}

const scriptOf = (guide: string) => [...shellBlocks(guide), indentedLines(guide)].join('\n')

const scriptIn = ({ sections }: Pick<ImportText, 'sections'>) =>
  sections
    .flatMap(({ text, commands = [] }) => [...commands, indentedLines(text.join('\n'))])
    .join('\n')

const guideOf = (provider: Provider, content: PackageContent) =>
  textOf(provider.files(content).get('IMPORT.md'))

type Row = readonly [
  provider: Provider,
  algorithm: Algorithm,
  script: (word: string) => Promise<string>,
]

const free: readonly Row[] = (
  [
    [alibaba, 'AES-256', (key) => ({ key })],
    [ibmKeyProtect, 'AES-256', (key) => ({ key })],
    [ibmHpcs, 'AES-256', (key) => ({ key })],
    [oci, 'AES-256', (key) => ({ key })],
    [oci, 'RSA-2048', (key) => ({ key })],
    [transit, 'AES-256', (word) => ({ key: `${word}/${word}` })],
    [transit, 'HMAC-SHA-256', (word) => ({ key: `${word}/${word}` })],
    [transit, 'EC-P256', (word) => ({ key: `${word}/${word}` })],
  ] as readonly (readonly [Provider, Algorithm, (word: string) => { key: string }])[]
).map(([provider, algorithm, target]) => [
  provider,
  algorithm,
  async (word) => scriptOf(guideOf(provider, await contentOf(provider, algorithm, target(word)))),
])

const amazon = (['AES-256', 'HMAC-SHA-256', 'EC-P256', 'RSA-2048'] as const).map(
  (algorithm): Row => [
    aws,
    algorithm,
    async (word) => {
      const target = { key: word, description: word, importType: word, validTo: word }
      const content = await contentOf(aws, algorithm, target)
      const { key, check, parameters, wrapped } = content
      const names = { wrapped: 'EncryptedKeyMaterial.bin', token: 'ImportToken.bin' }
      const facts = { key, check, target: content.target, parameters, region: word, ...names }
      return scriptIn(awsText({ ...facts, ...specOf(key), mac: wrapped.parts.mac }))
    },
  ],
)

const google = (['AES-256', 'HMAC-SHA-256', 'EC-P256'] as const).map(
  (flagged): Row => [
    gcp,
    flagged,
    async (word) => {
      const algorithm = GCP_ALGORITHMS.find((one) => one.algorithm === flagged)
      if (algorithm === undefined) throw new Error(`no algorithm for ${flagged}`)
      const target = { key: word, protectionLevel: 'HSM', keyAlgorithm: algorithm.flag }
      const content = await contentOf(gcp, flagged, target)
      const ring = { project: word, location: word, keyring: word }
      const names = { ...ring, key: word, job: word, wrapped: 'wrapped.bin' }
      return scriptIn(gcpText({ content, algorithm, names }))
    },
  ],
)

const microsoft = (
  [
    [azureKeyVault, 'RSA-2048', false],
    [azureKeyVault, 'EC-P256', false],
    [azureManagedHsm, 'AES-256', true],
  ] as const
).map(
  ([provider, algorithm, managed]): Row => [
    provider,
    algorithm,
    async (word) => {
      const content = await contentOf(provider, algorithm, { key: word, kid: word })
      const names = { vault: word, key: word, kek: word, file: 'KeyTransferPackage-orders.byok' }
      return scriptIn(azureText({ content, managed, names }))
    },
  ],
)

const ROWS: readonly Row[] = [...amazon, ...google, ...microsoft, ...free]

const PROGRAMS: { readonly [id: string]: string } = {
  'aws-kms': 'aws',
  'gcp-kms': 'gcloud',
  'azure-key-vault': 'az',
  'azure-managed-hsm': 'az',
  'oci-vault': 'oci',
  'ibm-key-protect': 'ibmcloud',
  'ibm-hpcs': 'ibmcloud',
  'alibaba-kms': 'aliyun',
  'vault-transit': 'vault',
}

/** What a person sets, and the files of the package, empty. */
const PLACE = {
  VAULT_ENDPOINT: 'place',
  COMPARTMENT_ID: 'place',
  KEY_ID: 'place',
  KEY_VERSION_ID: 'place',
  KP_INSTANCE_ID: 'place',
  KP_TARGET_ADDR: 'place',
}
const FILES = [
  'touch encrypted_key.b64 encrypted_nonce.b64 iv.b64 request.json ciphertext.b64',
  'touch EncryptedKeyMaterial.b64 ImportToken.b64 wrapped.bin wrapped_import_key.json key_shape.json',
].join('\n')
const UNHARMED = 'if test -e pwned; then exit 1; fi'

/** Where a check keeps what it fetched: another folder at each run. */
const TEMPORARY = /^.*\/claviger-stub-[^/]+(?:\/tmp\.[^/]+)?/

describe('a name full of shell signs', () => {
  it.each(ROWS.map(([{ id }, ...row]) => [id, ...row] as const))(
    '%s, %s',
    async (id, _, script) => {
      const program = PROGRAMS[id] ?? ''
      const callsWith = async (word: string) =>
        callsOf(program, [FILES, await script(word), UNHARMED].join('\n'), PLACE).map((call) =>
          call.map((argument) => argument.replace(TEMPORARY, '')),
        )
      const plain = await callsWith(MARK)
      expect(plain.flat().join(' ')).toContain(MARK)
      const expected = plain.map((call) => call.map((word) => word.replaceAll(MARK, () => NASTY)))
      expect(await callsWith(NASTY)).toEqual(expected)
    },
  )

  it('reaches no command at all of a site HSM, and of Salesforce', async () => {
    for (const algorithm of ['AES-256', 'RSA-2048', 'EC-P256'] as const) {
      const blocks = async (key: string) =>
        shellBlocks(guideOf(pkcs11, await contentOf(pkcs11, algorithm, { key, hash: 'SHA-256' })))
      expect(await blocks(MARK)).toEqual(await blocks('orders'))
    }
    const content = await contentOf(salesforce, 'AES-256', { key: MARK })
    const [hashes = '', ...more] = shellBlocks(guideOf(salesforce, content))
    expect(hashes).toBe('sha256sum orders.b64 orders_hash.b64')
    expect(more).toEqual([])
  })

  it('was tried with every provider that this release knows', () => {
    const tried = [...ROWS.map(([{ id }]) => id), pkcs11.id, salesforce.id]
    expect([...new Set(tried)].sort()).toEqual(Object.keys(PROVIDER_TABLE).sort())
  })
})
