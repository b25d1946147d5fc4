/** byok.md can be followed: what it says to do with generated files, it is tried with them. */
import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { specOf } from '#shared/byok/aws-specs.ts'
import type { Provider } from '#shared/byok/provider.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import { sha256, sha256Hex } from '#shared/bytes.ts'
import { lintPlan } from '#shared/ceremony/lint.ts'
import type { Algorithm, PlanKey, ProviderId, Use } from '#shared/ceremony/plan.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { certificateOf } from '../../support/imports.ts'
import { base64, bytesOf } from '../../support/packages.ts'
import { NOW, planFiles, planOf, TOKEN } from '../../support/plans.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const GUIDE = readFileSync(join(root, 'resources/guide/byok.md'), 'utf8')
const OPERATOR = readFileSync(join(root, 'resources/guide/operator.md'), 'utf8')
const README = readFileSync(join(root, 'README.md'), 'utf8')
const PROVIDERS = Object.values(PROVIDER_TABLE)

function sectionOf({ title, id }: Provider): string {
  const found = GUIDE.split(/^## /m).find((part) => part.startsWith(`${title} (\`${id}\`)\n`))
  if (found === undefined) throw new Error(`byok.md has no section for ${title}`)
  return found
}

/** The entry of a plan in a section, as it stands there. */
function exampleOf(provider: Provider): PlanKey {
  const blocks = [...sectionOf(provider).matchAll(/```json\n([\s\S]*?)```/g)]
  expect(blocks).toHaveLength(1)
  return JSON.parse(blocks[0]?.[1] ?? '')
}

/** What each provider hands out for the target of its example, by the path in the plan. */
function filesOf({ id }: Provider, { targets: [target] = [] }: PlanKey) {
  const bits = id === 'alibaba-kms' ? 2048 : 4096
  const { publicPem, spkiDer } = wrappingKey(bits)
  const json = (value: object) => bytesOf(JSON.stringify(value))
  const kek = () => {
    const { n = '', e = '' } = createPublicKey(publicPem).export({ format: 'jwk' })
    const key = { kid: target?.kid, kty: 'RSA-HSM', keyOps: ['import'], n, e }
    return {
      'orders/kek.json': json({ key, attributes: { enabled: true } }),
      'orders/kek.pem': bytesOf(publicPem),
    }
  }
  const token = () => ({
    'orders/token.json': json({
      creationDate: '2030-12-31T19:00:00Z',
      expirationDate: '2031-01-01T19:00:00Z',
      maxAllowedRetrievals: 3,
      remainingRetrievals: 2,
      payload: base64(id === 'ibm-hpcs' ? spkiDer : bytesOf(publicPem)),
      nonce: base64(TOKEN.subarray(0, 12)),
    }),
  })
  const handed = { KeyId: target?.key, ImportToken: base64(TOKEN), PublicKey: base64(spkiDer) }
  const made: { readonly [P in ProviderId]: () => { [path: string]: Uint8Array } } = {
    'aws-kms': () => ({
      'orders/parameters.json': json({ ...handed, ParametersValidTo: '2031-01-01T19:00:00Z' }),
    }),
    'gcp-kms': () => ({
      'orders/job.json': json({
        name: target?.importJob,
        importMethod: target?.method.toUpperCase().replaceAll('-', '_'),
        protectionLevel: target?.protectionLevel,
        state: 'ACTIVE',
        publicKey: { pem: publicPem },
        expireTime: '2031-01-03T19:00:00Z',
      }),
      'orders/job.attestation': TOKEN,
    }),
    'azure-key-vault': kek,
    'azure-managed-hsm': kek,
    'oci-vault': () => ({ 'orders/wrapping.json': json({ data: { 'public-key': publicPem } }) }),
    'ibm-key-protect': token,
    'ibm-hpcs': token,
    'alibaba-kms': () => ({
      'orders/parameters.json': json({ ...handed, TokenExpireTime: '2031-01-01T19:00:00Z' }),
    }),
    salesforce: () => ({
      'orders/byok.crt': certificateOf(bits, '/CN=BYOK', ['-days', '3650']).pem,
    }),
    pkcs11: () => ({ 'orders/kek.der': spkiDer }),
    'vault-transit': () => ({ 'orders/wrapping.pem': bytesOf(publicPem) }),
  }
  return { files: made[id](), spki: spkiDer }
}

/** Runs a line of the guide in a folder with these files, and gives back one that it wrote. */
function runIn(files: { readonly [name: string]: Uint8Array }, line: string) {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-guide-'))
  try {
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, basename(name)), bytes)
    }
    const said = execFileSync('sh', ['-euc', line], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    const written = join(folder, 'wrapping.der')
    const der = existsSync(written) ? readFileSync(written) : undefined
    return { said, der }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const linesOf = (text: string, kind: RegExp) =>
  [...text.matchAll(/^ {7}(\S.*)$/gm)].map(([, line = '']) => line).filter((one) => kind.test(one))

describe.each(PROVIDERS)('the section for $title', (provider) => {
  const section = sectionOf(provider)
  const example = exampleOf(provider)

  test('names every method and no other, and the window', () => {
    const [list = ''] = /^- Methods: .*$/m.exec(section) ?? []
    const named = [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(named).toEqual([...new Set(provider.methods.map(({ name }) => name))])
    const looksLikeOne = /`((?:RSAES?|CKM_RSA|rsa)[_-][^`]*)`/g
    for (const [, name] of section.matchAll(looksLikeOne)) expect(named).toContain(name)
    const [, window = ''] = /^- Window: (none|\d+ hours)/m.exec(section) ?? []
    const { windowSeconds } = provider
    expect(window).toBe(windowSeconds === undefined ? 'none' : `${windowSeconds / 3600} hours`)
    expect(section).toMatch(/^- \*\*A second fetch gives (?:the same|another) key/m)
  })

  test.each(['rehearsal', 'production'] as const)(
    'has an entry that a plan of %s takes',
    (mode) => {
      const { files, spki } = filesOf(provider, example)
      const targets = (example.targets ?? []).map((target) => ({
        ...target,
        wrappingKeySha256: sha256Hex(spki),
      }))
      const { plan, inputs } = planOf(
        (loose) => Object.assign(loose, { mode, number: '7', keys: [{ ...example, targets }] }),
        new Map([...planFiles(), ...Object.entries(files)]),
      )
      expect(plan.keys[0]?.targets?.[0]?.provider).toBe(provider.id)
      const { faults, warnings } = lintPlan(plan, inputs, NOW)
      const ofKeys = ({ path }: { path: string }) => path.startsWith('keys')
      expect(faults.filter(ofKeys)).toEqual([])
      const others = warnings
        .filter(ofKeys)
        .filter(({ message }) => !/looks like a real/.test(message))
      expect(others).toEqual([])
    },
  )

  test('takes the wrapping key out of what was fetched', () => {
    const { files, spki } = filesOf(provider, example)
    const lines = linesOf(section, /> wrapping\.der$/)
    expect(lines).toHaveLength(1)
    const { der } = runIn(files, lines[0] ?? '')
    expect(sha256Hex(der ?? new Uint8Array())).toBe(sha256Hex(spki))
    const kids = linesOf(section, /\["kid"\]/)
    for (const line of kids) expect(runIn(files, line).said.trim()).toBe(example.targets?.[0]?.kid)
    expect(kids).toHaveLength(provider.id.startsWith('azure') ? 1 : 0)
  })
})

test('the sections are those of the table, in its order', () => {
  const ids = [...GUIDE.matchAll(/^## .* \(`([a-z0-9-]+)`\)$/gm)].map(([, id]) => id)
  expect(ids).toEqual(Object.keys(PROVIDER_TABLE))
})

test('the words of the guide are those that the screen asks for, by the line of operator.md', () => {
  const { spkiDer } = wrappingKey(2048)
  const [line = ''] = linesOf(GUIDE, /\| awk /)
  const { said } = runIn({ 'wrapping.der': spkiDer }, line.replace('CLAVIGER/', root))
  const words = toWords(sha256(spkiDer)).slice(0, 16)
  expect(said).toBe(words.map((word, i) => `${i + 1} ${word}\n`).join(''))
  const short = line.replace('CLAVIGER/', '').replace('wrapping.der', 'WrappingPublicKey.bin')
  expect(OPERATOR).toContain(short)
})

test('what AWS calls a key is what the program makes of it', () => {
  const rows = [...GUIDE.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$/gm)]
  expect(rows.length).toBeGreaterThan(3)
  const key = (algorithm: string, use?: Use): PlanKey => ({
    label: 'x',
    algorithm: algorithm as Algorithm,
    ...(use === undefined ? {} : { use }),
  })
  for (const [, algorithm = '', spec, usage] of rows) {
    expect(specOf(key(algorithm))).toEqual({ spec, usage })
  }
  expect(specOf(key('RSA-3072', 'decrypt')).usage).toBe('ENCRYPT_DECRYPT')
  expect(specOf(key('EC-P256', 'agree')).usage).toBe('KEY_AGREEMENT')
})

test('the guide is linked from where people start', () => {
  expect(README).toContain('](resources/guide/byok.md)')
  expect(OPERATOR).toContain('](byok.md)')
})
