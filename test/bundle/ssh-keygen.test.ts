import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanUp, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'

let original: Rehearsed
let work: string

beforeAll(async () => {
  original = await rehearse(preparePlan())
  work = mkdtempSync(join(original.root, 'work-'))
})
afterAll(cleanUp)

function file(path: string): Buffer {
  return readFileSync(join(original.bundle, path))
}

interface Claim {
  readonly kind: string
  readonly principal: string
  readonly namespace: string
  readonly message: Buffer
  readonly signature: string
}

function armored(base64: string): string {
  const lines = base64.match(/.{1,70}/g) ?? []
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n')
}

function sshKeygen(claim: Claim, signers = join(original.bundle, 'allowed_signers')): boolean {
  const signature = join(mkdtempSync(join(work, 'sig-')), 'signature')
  writeFileSync(signature, claim.signature)
  const args = ['-f', signers, '-I', claim.principal, '-n', claim.namespace, '-s', signature]
  return spawnSync('ssh-keygen', ['-Y', 'verify', ...args], { input: claim.message }).status === 0
}

function statementsOf(type: string): Claim[] {
  return original.log
    .filter((entry) => String(entry.type) === type && entry.what?.sshsig !== undefined)
    .map(({ actor, what }) => ({
      kind: type,
      principal: String(actor),
      namespace: 'claviger-statement-v1',
      message: Buffer.from(`${String(what?.statement)}\n`),
      signature: armored(String(what?.sshsig)),
    }))
}

function receiptProofs(): Claim[] {
  return original.log
    .filter((entry) => String(entry.type) === 'share.received')
    .map(({ what }) => ({
      kind: 'receipt proof',
      principal: `share.${String(what?.set)}.${String(what?.index)}`,
      namespace: 'claviger-drill-v1',
      message: Buffer.from(`${String(what?.statement)}\n`),
      signature: armored(String(what?.proof)),
    }))
}

function logLines(): Claim[] {
  const lines = file('log.jsonl')
    .toString()
    .split(/(?<=\n)/)
  const sigs = file('log.sigs').toString().split('\n')
  return [0, lines.length >> 1, lines.length - 1].map((i) => ({
    kind: 'log line',
    principal: 'recorder',
    namespace: 'claviger-log-v1',
    message: Buffer.from(lines[i] ?? ''),
    signature: armored(sigs[i] ?? ''),
  }))
}

function seals(): Claim[] {
  return readdirSync(join(original.bundle, 'sigs')).map((name) => ({
    kind: 'checkpoint',
    principal: name.split('.')[1] ?? '',
    namespace: 'claviger-checkpoint-v1',
    message: file('checkpoint'),
    signature: file(`sigs/${name}`).toString(),
  }))
}

/** With their number, where it is not the script that decides it. */
const kinds: readonly (readonly [string, () => Claim[], number | undefined])[] = [
  ['lines of the log by the recorder', logLines, 3],
  ['enrolments', () => statementsOf('participant.enrolled'), 8],
  ['approvals', () => statementsOf('intent.approved'), 10],
  ['receipts', () => statementsOf('share.received'), 5],
  ['receipts by the proof key of the share', receiptProofs, 5],
  ['comparisons of wrapping keys', () => statementsOf('fingerprint.compared'), 4],
  ['attestations', () => statementsOf('attestation.given'), 8],
  ['duties', () => statementsOf('duty.acknowledged'), 5],
  ['clocks', () => statementsOf('clock.stated'), 4],
  ['the gates', () => statementsOf('preflight.confirmed'), 2],
  ['signed steps', () => statementsOf('step.recorded'), undefined],
  ['the checkpoint by the recorder and by each person', seals, 9],
]
test.each(kinds)('ssh-keygen verifies %s', (_, claims, count) => {
  const all = claims()
  expect(all.length).toBeGreaterThan(0)
  if (count !== undefined) expect(all).toHaveLength(count)
  for (const claim of all) expect([claim, sshKeygen(claim)]).toEqual([claim, true])
  const [first] = all
  if (first === undefined) return
  const others: Partial<Claim>[] = [
    { message: Buffer.concat([first.message, Buffer.from(' ')]) },
    { principal: first.principal === 'witness' ? 'auditor' : 'witness' },
    { namespace: 'file' },
  ]
  for (const other of others) expect(sshKeygen({ ...first, ...other })).toBe(false)
})

test('every signature of the log is of one of these kinds', () => {
  const signed = original.log.filter(({ what }) => what?.sshsig !== undefined)
  const known = ['participant.enrolled', 'intent.approved', 'share.received']
  known.push('fingerprint.compared', 'attestation.given')
  known.push('duty.acknowledged', 'clock.stated', 'step.recorded', 'preflight.confirmed')
  expect(signed.filter(({ type }) => !known.includes(String(type)))).toEqual([])
})
