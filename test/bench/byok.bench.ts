// Prints how fast keys are made and wrapped, beside the bare operations of the library:
// npm run bench -- [keys] [RSA keys]
import { constants, createCipheriv, generateKeyPair, publicEncrypt, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { combine, split } from 'shamir-secret-sharing'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { wrapAll } from '#electron/services/packaging.ts'
import { osRandom } from '#electron/services/random.ts'
import { Vault } from '#electron/services/vault.ts'
import { aws } from '#shared/byok/aws.ts'
import { gcp } from '#shared/byok/gcp.ts'
import type { Provider } from '#shared/byok/provider.ts'
import type { FileRef, Target } from '#shared/ceremony/plan.ts'
import { authorised, runCeremony } from '../support/ceremony.ts'
import { bytesOf, ref } from '../support/packages.ts'
import { NOW, TOKEN } from '../support/plans.ts'
import { wrappingKey } from '../support/unwrap.ts'

const count = Number(process.argv[2] ?? 200)
const rsaCount = Number(process.argv[3] ?? 20)
const makePair = promisify(generateKeyPair)

async function perSecond(things: number, run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return (things * 1000) / (performance.now() - start)
}

const shown = (rate: number) => (rate < 100 ? rate.toFixed(1) : String(Math.round(rate)))

/** One line: our way, the bare operations, and how many times longer ours takes. */
async function compare(
  what: string,
  things: number,
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<void> {
  const floor = await perSecond(things, bare)
  const rate = await perSecond(things, ours)
  const factor = (floor / rate).toFixed(1)
  process.stdout.write(
    `${what}: ${shown(rate)} a second; bare ${shown(floor)} a second, ${factor} times\n`,
  )
}

const keysOf = (algorithm: string, total: number) =>
  Array.from({ length: total }, (_, i) => ({ label: `key-${i}`, algorithm }))
const generate = (algorithm: string, total: number) => {
  const vault = new Vault({ random: osRandom, split, combine })
  const request = { custodians: ['c1', 'c2', 'c3'], threshold: 2, mode: 'rehearsal' } as const
  return vault.generate({ ...request, keys: keysOf(algorithm, total) }).then(() => vault)
}

/** RFC 5649 by the native library. */
function bareKwp(keySecret: Uint8Array, materialSecret: Uint8Array): void {
  const cipher = createCipheriv('id-aes256-wrap-pad', keySecret, Buffer.from('a65959a6', 'hex'))
  cipher.update(materialSecret)
  cipher.final()
}

function bareOaep(bits: number, data: Uint8Array): void {
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  publicEncrypt({ key: wrappingKey(bits).publicPem, padding, oaepHash: 'sha256' }, data)
}

const RING = 'projects/acme-prod/locations/europe-west1/keyRings/pay'
const TARGETS: readonly (readonly [Provider, Target, bits: number])[] = [
  [
    aws,
    {
      provider: 'aws-kms',
      key: '1234abcd-12ab-34cd-56ef-1234567890ab',
      method: 'RSAES_OAEP_SHA_256',
      wrappingKey: ref('key'),
      importToken: ref('token'),
      expires: '2031-01-01T08:00:00Z',
    },
    4096,
  ],
  [
    gcp,
    {
      provider: 'gcp-kms',
      key: `${RING}/cryptoKeys/orders`,
      method: 'rsa-oaep-4096-sha256-aes-256',
      wrappingKey: ref('key'),
      importJob: `${RING}/importJobs/job-1`,
      protectionLevel: 'SOFTWARE',
      keyAlgorithm: 'google-symmetric-encryption',
    },
    4096,
  ],
]

async function wrapEach(vault: Vault): Promise<void> {
  for (const { label } of keysOf('AES-256', count))
    for (const [provider, target, bits] of TARGETS) {
      const files: { [path: string]: Uint8Array } = {
        key: bytesOf(wrappingKey(bits).publicPem),
        token: TOKEN,
      }
      const file = ({ path }: FileRef) => files[path] ?? new Uint8Array()
      const parameters = provider.readParameters(target, file, NOW)
      const key = { label, algorithm: 'AES-256' } as const
      const input = { key, target, parameters, oaep: oaepEncrypt, random: osRandom }
      const wrapped = await vault.use(label, (materialSecret) =>
        provider.wrap({ ...input, materialSecret }),
      )
      const facts = { ceremony: 'c'.repeat(32), check: { kcv: '0'.repeat(10) } }
      provider.files({ ...facts, mode: 'rehearsal', key, target, parameters, wrapped })
    }
}

async function bareWrapEach(): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    bareOaep(4096, randomBytes(32))
    const ephemeralSecret = randomBytes(32)
    bareOaep(4096, ephemeralSecret)
    bareKwp(ephemeralSecret, randomBytes(32))
  }
}

async function bareRsa(): Promise<void> {
  const waiting = Array.from({ length: rsaCount }).values()
  const work = async () => {
    for (const _ of waiting) await makePair('rsa', { modulusLength: 4096 })
  }
  await Promise.all([work(), work(), work(), work()])
}

const PACKAGES = 40

/** The same in a ceremony: every package has two entries that are signed and on disk. */
async function wrapInCeremony(): Promise<number> {
  const labels = keysOf('AES-256', PACKAGES).map(({ label }) => label)
  const options = { custodians: 3, threshold: 2, labels, until: 'compared' } as const
  const room = await runCeremony(options)
  try {
    await authorised(room, 'wrap')
    return await perSecond(PACKAGES, () => wrapAll(room.ceremony))
  } finally {
    room.leave()
  }
}

wrappingKey(4096)
const vault = await generate('AES-256', count)
await compare(
  `wrap ${count} AES-256 keys for two clouds each`,
  2 * count,
  () => wrapEach(vault),
  bareWrapEach,
)
await compare(
  `make ${count} AES-256 keys and their backups`,
  count,
  () => generate('AES-256', count),
  async () => {
    for (let i = 0; i < count; i += 1) bareKwp(randomBytes(32), randomBytes(32))
  },
)
await compare(
  `make ${rsaCount} RSA-4096 keys`,
  rsaCount,
  () => generate('RSA-4096', rsaCount),
  bareRsa,
)
const inCeremony = shown(await wrapInCeremony())
process.stdout.write(
  `wrap ${PACKAGES} packages in a ceremony, log on disk: ${inCeremony} a second\n`,
)
process.stdout.write(`at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
