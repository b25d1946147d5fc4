/** The command of IMPORT.md, run with a real PKCS#11 token: SoftHSM 2.6.1, which knows SHA-1 alone. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pkcs11 } from '#shared/byok/pkcs11.ts'
import type { Algorithm, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { demandJudge } from '../../support/judges.ts'
import { bytesOf, materialOf, packageFor, ref, textOf } from '../../support/packages.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const MODULE = '/usr/lib/softhsm/libsofthsm2.so'
// Debian's packages are for Debian's Python.
const PATH = `/usr/bin:${process.env.PATH ?? ''}`
const installed =
  existsSync(MODULE) &&
  spawnSync('python3', ['-c', 'import PyKCS11, cryptography'], { env: { PATH } }).status === 0

const USE = `
import json, os, sys
import PyKCS11 as P
lib = P.PyKCS11Lib()
lib.load(os.environ["PKCS11_MODULE"])
[slot] = [s for s in lib.getSlotList(tokenPresent=True) if lib.getTokenInfo(s).label.strip() == "site"]
s = lib.openSession(slot, P.CKF_SERIAL_SESSION)
s.login("1234")
[key] = s.findObjects([(P.CKA_LABEL, sys.argv[1])])
def attribute(name):
    return s.getAttributeValue(key, [getattr(P, name)])[0]
seen = {n: attribute(n) for n in ("CKA_SENSITIVE", "CKA_EXTRACTABLE", "CKA_TOKEN", "CKA_SIGN")}
seen["CKA_ID"] = bytes(attribute("CKA_ID")).hex()
message, kind = b"one block of text", sys.argv[2]
if kind.startswith("AES"):
    m = P.Mechanism(P.CKM_AES_CBC_PAD, bytes(16))
    out = s.encrypt(key, message, m)
elif kind.startswith("HMAC"):
    out = s.sign(key, message, P.Mechanism(P.CKM_SHA256_HMAC))
elif kind.startswith("RSA"):
    out = s.sign(key, message, P.Mechanism(P.CKM_SHA256_RSA_PKCS))
else:
    out = s.sign(key, message.ljust(32, b"\\0"), P.Mechanism(P.CKM_ECDSA))
json.dump({**seen, "out": bytes(out).hex()}, sys.stdout)
`

const COUNT = `
import os, sys
import PyKCS11 as P
lib = P.PyKCS11Lib()
lib.load(os.environ["PKCS11_MODULE"])
[slot] = [s for s in lib.getSlotList(tokenPresent=True) if lib.getTokenInfo(s).label.strip() == "site"]
s = lib.openSession(slot, P.CKF_SERIAL_SESSION)
s.login("1234")
print(len(s.findObjects([(P.CKA_LABEL, sys.argv[1])])), end="")
`

const CHECK = `
import hmac, sys
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding as rsa, utils
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
kind, material, out = sys.argv[1], bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])
message = b"one block of text"
if kind.startswith("AES"):
    d = Cipher(algorithms.AES(material), modes.CBC(bytes(16))).decryptor()
    u = padding.PKCS7(128).unpadder()
    assert u.update(d.update(out) + d.finalize()) + u.finalize() == message
elif kind.startswith("HMAC"):
    assert hmac.new(material, message, "sha256").digest() == out
else:
    public = serialization.load_der_private_key(material, None).public_key()
    if kind.startswith("RSA"):
        public.verify(out, message, rsa.PKCS1v15(), hashes.SHA256())
    else:
        half = len(out) // 2
        whole = [int.from_bytes(out[:half], "big"), int.from_bytes(out[half:], "big")]
        digest = utils.Prehashed(hashes.SHA256())
        padded = message.ljust(32, b"\\0")
        public.verify(utils.encode_dss_signature(*whole), padded, ec.ECDSA(digest))
print("same key")
`

const targetOf = (key: string): Target => ({
  provider: 'pkcs11',
  key,
  method: 'CKM_RSA_AES_KEY_WRAP',
  wrappingKey: ref('key'),
  hash: 'SHA-1',
})

describe('the command of IMPORT.md, run with SoftHSM', () => {
  const home = mkdtempSync(join(tmpdir(), 'claviger-softhsm-'))
  let env: { [name: string]: string }

  beforeAll(() => {
    demandJudge(installed, 'softhsm2, python3-pykcs11 and python3-cryptography')
    mkdirSync(join(home, 'tokens'))
    const conf = join(home, 'softhsm2.conf')
    writeFileSync(conf, `directories.tokendir = ${join(home, 'tokens')}\nlog.level = ERROR\n`)
    env = {
      PATH,
      SOFTHSM2_CONF: conf,
      PKCS11_MODULE: MODULE,
      PKCS11_TOKEN: 'site',
      PKCS11_KEK: 'kek',
      PKCS11_PIN: '1234',
    }
    const pem = join(home, 'kek.pem')
    writeFileSync(pem, wrappingKey(2048).privatePem)
    const token = ['--token', 'site', '--pin', '1234']
    const run = (...args: string[]) =>
      execFileSync('softhsm2-util', args, { env, stdio: 'pipe', encoding: 'utf8' })
    run('--init-token', '--free', '--label', 'site', '--so-pin', '123456', '--pin', '1234')
    run('--import', pem, ...token, '--label', 'kek', '--id', '01')
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it.each<Algorithm>(['AES-128', 'AES-256', 'HMAC-SHA-256', 'RSA-2048', 'EC-P256'])(
    'brings in %s, and the token uses the very key',
    async (algorithm) => {
      const label = `orders-${algorithm}`
      const key: PlanKey = { label: 'orders', algorithm }
      const files = { key: wrappingKey(2048).spkiDer }
      const { folder, text: guide } = await packageFor(pkcs11, {
        key,
        target: targetOf(label),
        files,
      })
      const said = runGuide(guide, folder)
      expect(said).toContain(`imported ${label}`)
      const check = materialOf(algorithm).check
      if ('kcv' in check) expect(said).toContain(`check value ${check.kcv}`)
      const run = (code: string, ...args: string[]) =>
        execFileSync('python3', ['-c', code, ...args], { env, encoding: 'utf8', stdio: 'pipe' })
      const used = JSON.parse(run(USE, label, algorithm))
      const template = JSON.parse(textOf(folder.get('template.json')))
      expect(used).toMatchObject({
        CKA_SENSITIVE: true,
        CKA_EXTRACTABLE: false,
        CKA_TOKEN: true,
        CKA_ID: template.CKA_ID,
      })
      const material = Buffer.from(materialOf(algorithm).secret).toString('hex')
      expect(run(CHECK, algorithm, material, used.out)).toContain('same key')
    },
  )

  const refused: readonly [
    name: string,
    algorithm: Algorithm,
    id: string | undefined,
    reason: string,
  ][] = [
    ['a second time', 'AES-192', undefined, 'has a key with this label already'],
    ['as another AES key', 'AES-256', '0000000000', 'another key than the one of the ceremony'],
    [
      'as another HMAC key',
      'HMAC-SHA-256',
      '0000000000',
      'another key than the one of the ceremony',
    ],
  ]
  it.each(refused)('brings in nothing %s', async (name, algorithm, id, reason) => {
    const label = `refused ${algorithm}`.replace(' ', '-')
    const key: PlanKey = { label: 'orders', algorithm }
    const files = { key: wrappingKey(2048).spkiDer }
    const { folder, text: guide } = await packageFor(pkcs11, {
      key,
      target: targetOf(label),
      files,
    })
    const template = JSON.parse(textOf(folder.get('template.json')))
    if (id === undefined) runGuide(guide, folder)
    else folder.set('template.json', bytesOf(JSON.stringify({ ...template, CKA_ID: id })))
    expect(() => runGuide(guide, folder), name).toThrow(reason)
    const count = execFileSync('python3', ['-c', COUNT, label], { env, encoding: 'utf8' })
    expect(count).toBe(id === undefined ? '1' : '0')
  })

  function runGuide(guide: string, folder: ReadonlyMap<string, Uint8Array>): string {
    const work = mkdtempSync(join(home, 'package-'))
    for (const [name, bytes] of folder) writeFileSync(join(work, name), bytes)
    const script = shellBlocks(guide).join('\n')
    return execFileSync('sh', ['-ec', script], { cwd: work, env, encoding: 'utf8', stdio: 'pipe' })
  }
})
