import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import type { EventType } from '#shared/ceremony/events.ts'
import { encodePlan } from '#shared/ceremony/plan.ts'
import { armorSshsig, CHECKPOINT, signSshsig } from '#shared/crypto/sshsig.ts'
import type { JsonValue } from '#shared/log/canonical.ts'
import { encodeCheckpoint } from '#shared/log/checkpoint.ts'
import { encodeFingerprintFile } from '#shared/log/fingerprint.ts'
import { merkleRoot } from '#shared/log/merkle.ts'
import { encodeAllowedSigners } from '#shared/log/signers.ts'
import { acts } from '../resources/guide/support/drafts.ts'
import { CLOSED } from '../support/eventful.ts'
import { asSigned, copyOf, judge, keyFor, type Line, seal, seedOf } from '../support/forge.ts'
import { roomFiles } from '../support/grounds.ts'
import { find } from '../support/offence.ts'
import { contentOf } from '../support/room.ts'
import { cleanUp, tempDir } from './support/rehearsed.ts'

const SCRIPT = fileURLToPath(new URL('../../resources/bundle/verify.sh', import.meta.url))
const { ground } = CLOSED

afterAll(cleanUp)

/** The contents behind the names of a forged bundle. */
function contents(): Map<string, Uint8Array> {
  const inputs = [...roomFiles().values()].map((bytes) => [`inputs/${sha256Hex(bytes)}`, bytes])
  const constants = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh']
  const [path = ''] = ground.planned.map((one) => one.path)
  return new Map([
    ...(inputs as [string, Uint8Array][]),
    ...constants.map((name) => [name, contentOf(name)] as const),
    ['plan.json', encodePlan(ground.plan)],
    ['script.html', contentOf('script')],
    ['report.html', contentOf('report')],
    ['backups/orders.kwp', contentOf('backup of orders')],
    [`${path}/manifest.json`, contentOf(`manifest of ${path}`)],
    [`${path}/EncryptedKeyMaterial.bin`, contentOf(path)],
  ])
}

/** The bundle of a log in which everything happened that may, with every signature in place. */
function bundleOf(change: (log: Line[]) => void = () => {}): string {
  const files = contents()
  const { state } = judge(ground, CLOSED.lines)
  if (state?.opened === undefined) throw new Error('the log does not hold')
  const log = asSigned(copyOf(CLOSED.lines))
  const listed = find(log, 'files.listed').what.files as { [path: string]: JsonValue }
  for (const [path, bytes] of files)
    if (path.startsWith('inputs/')) listed[path] = { sha256: sha256Hex(bytes), bytes: bytes.length }
  change(log)
  const { bytes, sigs, lines } = seal(log)
  files.set('log.jsonl', bytes).set('log.sigs', sigs)
  const hash = (name: string) => sha256Hex(files.get(name) ?? new Uint8Array())
  const checkpoint = utf8(
    encodeCheckpoint({
      ceremony: state.opened.ceremony,
      entries: lines.length,
      root: merkleRoot([...lines]),
      mode: ground.plan.mode,
      plan: ground.digest,
      files: {
        'log.jsonl': hash('log.jsonl'),
        'log.sigs': hash('log.sigs'),
        'report.html': hash('report.html'),
      },
    }),
  )
  files.set('checkpoint', checkpoint)
  files.set('fingerprint.txt', utf8(encodeFingerprintFile(sha256Hex(checkpoint))))
  const shares = state.sets.flatMap(({ set, shares }) =>
    shares.map(({ index, proof }) => ({ set, index, key: proof })),
  )
  const recoveries = state.sets.map(({ set, recovery }) => ({ set, key: recovery }))
  const { recorder } = state.opened
  const people = state.members
  const signers = encodeAllowedSigners({ recorder, people, shares, recoveries })
  files.set('allowed_signers', utf8(signers))
  for (const id of ['recorder', ...(state.end?.signers ?? [])]) {
    const keys = people.find((one) => one.id === id)?.keys.length ?? 1
    const name = keys === 1 ? id : `${id} ${keys}`
    expect(signers).toContain(keyFor(name))
    const sig = armorSshsig(signSshsig(seedOf(name), CHECKPOINT, checkpoint))
    files.set(`sigs/checkpoint.${id}.sig`, utf8(sig))
  }
  const dir = join(tempDir(), 'bundle')
  for (const [path, content] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  return dir
}

function verify(dir: string): string {
  const { stdout, status } = spawnSync('sh', [SCRIPT, dir], { encoding: 'utf8' })
  return status === 0 ? 'verified' : (stdout.split('\n').find((one) => /^FAILED/.test(one)) ?? '')
}

/** Takes the statement off a line and says so in the log. */
const unsigned = (type: string) => (log: Line[]) => {
  const line = log.find((one) => one.type === type && 'statement' in one.what)
  if (line === undefined) throw new Error(`no signed ${type}`)
  delete line.what.statement
  delete line.what.sshsig
}

describe('verify.sh', () => {
  it('accepts a log with breaks, departures, hand-overs, new keys, clocks and notes', () => {
    expect(verify(bundleOf())).toBe('verified')
  })

  it.each(['person.returned', 'step.recorded'])(
    'refuses a %s without the signature of the person',
    (type) => {
      expect(verify(bundleOf(unsigned(type)))).toMatch(/it is not signed/)
    },
  )

  it('refuses a clock that is stated under another act', () => {
    const other = (log: Line[]) => {
      const { what } = find(log, 'clock.stated')
      what.statement = String(what.statement).replace('"act":"note"', '"act":"agree"')
    }
    expect(verify(bundleOf(other))).toMatch(/the statement says 'agree'/)
  })

  it('knows the act of every event that a person signs', () => {
    const [, table = ''] = /^MEANING = \{(.*?)\}$/ms.exec(readFileSync(SCRIPT, 'utf8')) ?? []
    const known = [...table.matchAll(/'([\w.]+)': \(([^)]*)\)/g)].map(([, type, all = '']) => [
      type,
      [...all.matchAll(/\w+/g)].map(([act]) => act).join(' or '),
    ])
    const signed = (Object.keys(EVENTS) as EventType[]).filter((type) => acts(type) !== '–')
    expect(Object.fromEntries(known)).toEqual(
      Object.fromEntries(signed.map((type) => [type, acts(type)])),
    )
  })
})
