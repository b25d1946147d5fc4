/** What the provider does with a package, by two programs that share no code with ours. */
import { execFileSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Method } from '#shared/byok/provider.ts'

export interface WrappingKey {
  readonly privatePem: string
  readonly publicPem: string
  readonly spkiDer: Uint8Array
}

const keys = new Map<number, WrappingKey>()

/** A wrapping key, one per size and process: making one takes a while. */
export function wrappingKey(bits: number): WrappingKey {
  const known = keys.get(bits)
  if (known !== undefined) return known
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const made = {
    privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    spkiDer: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
  }
  keys.set(bits, made)
  return made
}

type Form = Pick<Method, 'hash' | 'form'>

/** What `openssl pkeyutl` and `openssl enc -id-aes256-wrap-pad` make of a ciphertext. */
export function opensslUnwrap(
  privateKeyPem: string,
  blob: Uint8Array,
  { hash, form }: Form,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-unwrap-'))
  const openssl = (args: readonly string[], input: Uint8Array) =>
    new Uint8Array(execFileSync('openssl', args, { cwd: folder, input, stdio: 'pipe' }))
  try {
    writeFileSync(join(folder, 'key.pem'), privateKeyPem)
    const md = hash.replace('-', '').toLowerCase()
    const options = ['rsa_padding_mode:oaep', `rsa_oaep_md:${md}`, `rsa_mgf1_md:${md}`]
    const decrypt = ['pkeyutl', '-decrypt', '-inkey', 'key.pem']
    const oaep = [...decrypt, ...options.flatMap((option) => ['-pkeyopt', option])]
    if (form === 'direct') return openssl(oaep, blob)
    const k = (createPrivateKey(privateKeyPem).asymmetricKeyDetails?.modulusLength ?? 0) / 8
    const ephemeral = Buffer.from(openssl(oaep, blob.subarray(0, k))).toString('hex')
    // A shorter key would be filled up in silence.
    if (ephemeral.length !== 64) throw new Error(`an AES key of ${ephemeral.length / 2} bytes`)
    const kwp = ['enc', '-d', '-id-aes256-wrap-pad', '-iv', 'A65959A6', '-K', ephemeral]
    return openssl(kwp, blob.subarray(k))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface UnwrapCase extends Form {
  readonly privatePem: string
  readonly blob: Uint8Array
}

const PYTHON = `
import base64, json, sys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap_with_padding
HASH = {"SHA-1": hashes.SHA1, "SHA-256": hashes.SHA256, "SHA-512": hashes.SHA512}
keys = {}
def unwrap(case):
    pem, hash = case["privatePem"], HASH[case["hash"]]
    if pem not in keys:
        keys[pem] = serialization.load_pem_private_key(pem.encode(), password=None)
    key, blob = keys[pem], base64.b64decode(case["blob"])
    k = key.key_size // 8
    oaep = padding.OAEP(mgf=padding.MGF1(hash()), algorithm=hash(), label=None)
    if case["form"] == "direct":
        return key.decrypt(blob, oaep)
    ephemeral = key.decrypt(blob[:k], oaep)
    assert len(ephemeral) == 32, len(ephemeral)
    return aes_key_unwrap_with_padding(ephemeral, blob[k:])
json.dump([base64.b64encode(unwrap(c)).decode() for c in json.load(sys.stdin)], sys.stdout)
`

/** What python3-cryptography makes of ciphertexts: all of them in one process. */
export function pythonUnwrap(cases: readonly UnwrapCase[]): Uint8Array[] {
  const input = JSON.stringify(
    cases.map((one) => ({ ...one, blob: Buffer.from(one.blob).toString('base64') })),
  )
  const output = execFileSync('python3', ['-c', PYTHON], { input, encoding: 'utf8' })
  return (JSON.parse(output) as string[]).map((text) => new Uint8Array(Buffer.from(text, 'base64')))
}
