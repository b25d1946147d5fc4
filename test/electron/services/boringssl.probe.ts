/** Runs the services on whatever crypto library the runtime brings and prints the results. */
import { type AgeTarget, decryptAgeFile, encryptAgeFile } from '#electron/services/agefile.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { openKey, PRODUCTION_KDF, sealKey } from '#electron/services/keyring.ts'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { osRandom } from '#electron/services/random.ts'
import { fromHex, hex, utf8 } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'

interface Input {
  spki: string
  data: string
  signed: { key: string; message: string; signature: string }
  record: string
  name: { ceremony: string; id: string; key: string }
  passphrase: string
  age: { identity: string; recipient: string; file: string }
}

const input: Input = JSON.parse(process.argv[2] ?? '{}')
const { key, message, signature } = input.signed
const seedSecret = await openKey({
  ...input.name,
  record: input.record,
  passphrase: input.passphrase,
})
const wrong = await openKey({ ...input.name, record: input.record, passphrase: 'another' }).catch(
  (error: unknown) => (error instanceof CeremonyError ? error.code : String(error)),
)
const random = osRandom(32)
const { age } = input
const encrypted = async (target: AgeTarget) =>
  hex(await encryptAgeFile(fromHex(input.data), target))
const passphraseSecret = utf8(input.passphrase)

process.stdout.write(
  JSON.stringify({
    boringssl: 'boringssl' in process.versions,
    verified: verifyNative(fromHex(signature), fromHex(message), fromHex(key)),
    refused: verifyNative(fromHex(signature), fromHex(`${message}00`), fromHex(key)),
    malformed: verifyNative(fromHex(signature), fromHex(message), new Uint8Array(32).fill(0xff)),
    opened: hex(seedSecret),
    wrong,
    record: await sealKey({
      ...input.name,
      kdf: PRODUCTION_KDF,
      seedSecret,
      passphrase: input.passphrase,
    }),
    blocks: {
      'SHA-1': hex(await oaepEncrypt(fromHex(input.spki), 'SHA-1', fromHex(input.data))),
      'SHA-256': hex(await oaepEncrypt(fromHex(input.spki), 'SHA-256', fromHex(input.data))),
      'SHA-512': hex(await oaepEncrypt(fromHex(input.spki), 'SHA-512', fromHex(input.data))),
    },
    age: {
      recipient: await encrypted({ recipient: age.recipient }),
      passphrase: await encrypted({ passphraseSecret, workFactor: 10 }),
      opened: hex(
        await decryptAgeFile(fromHex(age.file), { identityFileSecret: utf8(age.identity) }),
      ),
    },
    random: { bytes: random.length, own: random.buffer.byteLength, plain: random.constructor.name },
  }),
)
