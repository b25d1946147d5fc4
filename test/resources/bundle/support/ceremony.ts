import { createCipheriv, createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { split } from 'shamir-secret-sharing'
import { fromHex, hex, sha256, sha256Hex, utf8 } from '#shared/bytes.ts'
import { encodeEnvelope, shareCommitment } from '#shared/crypto/envelope.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { CEREMONY, type Fields, type LogHooks, LogWriter, RECORDER, signerOf } from './log.ts'

export const SET = '8011223344556677'
export const CONSTANTS = ['verify.sh', 'recover.py', 'VERIFY.md', 'RECOVER.md'] as const
export const RESOURCES = new URL('../../../../resources/bundle/', import.meta.url).pathname

export interface CardOfTest {
  index: number
  custodian: string
  text: string
  file: string
}

export interface Ceremony {
  log: LogWriter
  /** The listed files by path. */
  files: Map<string, Uint8Array>
  people: string[]
  plan: string
  cards: CardOfTest[]
  keys: Map<string, Uint8Array>
  backupKey: Uint8Array
}

export interface CeremonyOptions extends LogHooks {
  threshold?: number
  total?: number
  backups?: (backups: Map<string, Uint8Array>) => void
  files?: (files: Map<string, Uint8Array>) => void
  ending?: { type: string; actor: string; what: Fields; act?: string }
}

/** Plays a ceremony from the opening to its end, without a product: only the formats. */
export async function play(options: CeremonyOptions = {}): Promise<Ceremony> {
  const { threshold = 2, total = 3 } = options
  const custodians = Array.from({ length: total }, (_, i) => `c${i + 1}`)
  const people = ['admin', 'witness', ...custodians]
  const log = new LogWriter(options)
  const files = new Map<string, Uint8Array>()
  for (const name of CONSTANTS) files.set(name, readFileSync(RESOURCES + name))
  const plan = makePlan(files, custodians, threshold)
  open(log, files, plan, people)
  const keys = new Map([
    ['orders', new Uint8Array(randomBytes(32))],
    ['signing', pkcs8()],
  ])
  for (const [label, material] of keys) generate(log, label, material)
  const backupKey = new Uint8Array(randomBytes(32))
  const cards = await share(log, backupKey, threshold, custodians)
  backUp(log, files, keys, backupKey, options)
  hand(log, files)
  for (const id of people) {
    log.append({ type: 'attestation.given', actor: id, what: attestation, act: 'agree' })
  }
  options.files?.(files)
  const listed = Object.fromEntries(
    [...files].map(([path, data]) => [path, { bytes: data.length, sha256: sha256Hex(data) }]),
  )
  log.append({ type: 'files.listed', actor: 'recorder', what: { files: listed } })
  const entries = log.lines.length + 1
  const closed = {
    type: 'ceremony.closed',
    actor: 'admin',
    what: { intent: 'i5', signers: people },
  }
  const ending = options.ending ?? closed
  log.append({ ...ending, what: { ...ending.what, entries } })
  return {
    log,
    files,
    people,
    plan: sha256Hex(bytesOf(files, 'plan.json')),
    cards,
    keys,
    backupKey,
  }
}

const attestation = { verdict: 'agree', remarks: '' }

function makePlan(files: Map<string, Uint8Array>, custodians: string[], threshold: number): string {
  const wrapping = utf8('a wrapping key')
  files.set(`inputs/${sha256Hex(wrapping)}`, wrapping)
  const target = {
    provider: 'aws-kms',
    wrappingKey: { path: 'w.bin', sha256: sha256Hex(wrapping) },
  }
  const plan: Fields = {
    backup: { custodians, threshold },
    claviger: 'plan/1',
    keys: [{ algorithm: 'AES-256', label: 'orders', targets: [target] }],
    mode: 'rehearsal',
    people: [{ id: 'admin', name: 'Administratör', roles: ['administrator'] }],
    title: 'Test',
  }
  files.set('plan.json', utf8(`${canonical(plan)}\n`))
  files.set('script.html', utf8('<!doctype html><title>Script</title>'))
  return sha256Hex(bytesOf(files, 'plan.json'))
}

function open(
  log: LogWriter,
  files: Map<string, Uint8Array>,
  plan: string,
  people: string[],
): void {
  const constants = Object.fromEntries(
    CONSTANTS.map((name) => [name, sha256Hex(bytesOf(files, name))]),
  )
  const what = { mode: 'rehearsal', kind: 'generate', plan, recorder: RECORDER.key, constants }
  const facts = { software: 'test', build: '', host: 'node', crypto: '', kdf: { n: 2, r: 8, p: 1 } }
  log.append({ type: 'ceremony.opened', actor: 'recorder', what: { ...what, ...facts } })
  for (const id of people) {
    const { key } = signerOf(id)
    const fp = fingerprint(parsePublicKey(key))
    const person = { id, name: `Person ${id}`, roles: ['witness'], key, fp }
    log.append({ type: 'participant.enrolled', actor: id, what: person, act: 'enrol', target: 0 })
  }
  const intent = { intent: 'i1', action: 'begin', parameters: { plan }, digest: plan }
  log.append({ type: 'intent.declared', actor: 'admin', what: intent })
  const target = log.lines.length - 1
  for (const actor of ['admin', 'witness']) {
    log.append({ type: 'intent.approved', actor, what: { intent: 'i1' }, act: 'approve', target })
  }
  log.append({ type: 'ceremony.begun', actor: 'recorder', what: { intent: 'i1' } })
  log.append({ type: 'weather.noted', actor: 'recorder', what: { sky: ['blue', null, true] } })
}

const ALGORITHMS: { [label: string]: string } = { orders: 'AES-256', signing: 'EC-P256' }

function generate(log: LogWriter, label: string, material: Uint8Array): void {
  const algorithm = ALGORITHMS[label] ?? ''
  const salt = sha256(utf8(label))
  const commitment = createHmac('sha256', salt)
    .update(`claviger-key-v1\0${label}\0${algorithm}\0`)
    .update(material)
    .digest('hex')
  const check: Fields =
    label === 'signing' ? { spki: '', pem: 'line\nline\n' } : { kcv: '0102030405' }
  const what = { label, algorithm, salt: hex(salt), commitment, intent: 'i2', ...check }
  log.append({ type: 'key.generated', actor: 'recorder', what })
}

async function share(
  log: LogWriter,
  backupKey: Uint8Array,
  threshold: number,
  custodians: string[],
): Promise<CardOfTest[]> {
  const total = custodians.length
  const raws = await split(backupKey, total, threshold)
  const shares: JsonValue[] = []
  const cards = raws.map((rawSecret, i) => {
    const index = i + 1
    const custodian = custodians[i] ?? ''
    const envelope = encodeEnvelope({ set: SET, index, threshold, total, rawSecret })
    const text = encodeShareText(envelope)
    const commitment = shareCommitment(envelope)
    const proof = signerOf(shareProofSeed(rawSecret, SET))
    shares.push({ index, custodian, commitment, proof: proof.key })
    const file = canonical({
      ceremony: CEREMONY,
      claviger: 'share/1',
      commitment,
      custodian,
      holder: `Custodian ${index}`,
      index,
      keys: ['orders', 'signing'],
      mode: 'rehearsal',
      n: total,
      set: SET,
      share: hex(rawSecret),
      text,
      threshold,
    })
    return { index, custodian, text, file: `${file}\n`, commitment, proof }
  })
  const recovery = signerOf(recoveryProofSeed(backupKey, SET)).key
  const made = { set: SET, threshold, n: total, intent: 'i2', recovery, shares }
  log.append({ type: 'shares.made', actor: 'recorder', what: made })
  const target = log.lines.length - 1
  for (const { index, custodian, commitment, proof } of cards) {
    const release = {
      set: SET,
      index,
      custodian,
      medium: 'card',
      copy: 1,
      intent: 'i3',
      item: index,
    }
    log.append({ type: 'share.release.started', actor: 'recorder', what: release })
    log.append({ type: 'share.release.finished', actor: 'recorder', what: release })
    const read = { set: SET, index, custodian, how: 'typed', medium: 'card', bag: '' }
    log.append({ type: 'share.read', actor: 'recorder', what: read })
    const receipt = { set: SET, index, commitment }
    const signed = { act: 'receipt', target, proof }
    log.append({ type: 'share.received', actor: custodian, what: receipt, ...signed })
  }
  const keys = ['orders', 'signing']
  log.append({ type: 'shares.proven', actor: 'recorder', what: { set: SET, keys } })
  return cards
}

function backUp(
  log: LogWriter,
  files: Map<string, Uint8Array>,
  keys: Map<string, Uint8Array>,
  backupKey: Uint8Array,
  options: CeremonyOptions,
): void {
  const wrapped = new Map([...keys].map(([label, key]) => [label, wrap(backupKey, key)]))
  options.backups?.(wrapped)
  for (const [label, data] of wrapped) {
    files.set(`backups/${label}.kwp`, data)
    const what = { label, sha256: sha256Hex(data), bytes: data.length }
    log.append({ type: 'backup.made', actor: 'recorder', what })
  }
}

function hand(log: LogWriter, files: Map<string, Uint8Array>): void {
  const path = 'packages/orders/aws-kms'
  const manifest = utf8('{"claviger":"package/1"}\n')
  files.set(`${path}/manifest.json`, manifest)
  const what = { intent: 'i4', item: 1, label: 'orders', provider: 'aws-kms', path }
  log.append({ type: 'package.started', actor: 'admin', what })
  const finished = { item: 1, path, manifest: sha256Hex(manifest) }
  log.append({ type: 'package.finished', actor: 'recorder', what: finished })
}

/** AES-256-KWP (RFC 5649) by OpenSSL. */
export function wrap(backupKey: Uint8Array, material: Uint8Array): Uint8Array {
  const cipher = createCipheriv('id-aes256-wrap-pad', backupKey, fromHex('a65959a6'))
  return new Uint8Array(Buffer.concat([cipher.update(material), cipher.final()]))
}

function pkcs8(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))
}

export function bytesOf(files: Map<string, Uint8Array>, path: string): Uint8Array {
  const found = files.get(path)
  if (found === undefined) throw new Error(`no file ${path}`)
  return found
}
