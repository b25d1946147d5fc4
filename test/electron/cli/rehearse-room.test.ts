import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parseRoom } from '#electron/services/roomfile.ts'
import { utf8 } from '#shared/bytes.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { CeremonyError } from '#shared/errors.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { type Loose, NOW, planBytes, planFiles, planOf } from '../../support/plans.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-room-'))
const at = { base: folder, host: { sleep: async () => {} } }
let runs = 0

/** Three custodians and a spare one; the auditor stands in for the witness; the released script. */
function small(plan: Loose): void {
  const written = plan as unknown as { people: { id: string }[]; script?: string }
  const gone = ['c4', 'c5']
  const spare = { id: 'spare', name: 'Spare custodian', roles: ['custodian'] }
  const people = [...written.people.filter(({ id }) => !gone.includes(id)), spare]
  const backup = { threshold: 2, custodians: ['c1', 'c2', 'c3'], alternates: ['spare'] }
  Object.assign(plan, { people, backup, deputies: { witness: 'auditor' } })
  delete written.script
}

beforeAll(() => {
  mkdirSync(join(folder, 'orders'))
  for (const [path, bytes] of planFiles()) writeFileSync(join(folder, path), bytes)
  writeFileSync(join(folder, 'plan.json'), planBytes(small))
  const released = (plan: Loose) => void delete (plan as { script?: unknown }).script
  writeFileSync(join(folder, 'example.json'), planBytes(released))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Told {
  readonly exit: number
  // biome-ignore lint/suspicious/noExplicitAny: the document of the command
  readonly answer: any
  readonly err: string
  readonly bundle: string
  /** The types of the entries, in their order. */
  readonly types: readonly string[]
  readonly events: readonly { type: string; actor: string; what: Record<string, unknown> }[]
}

/** Rehearses a story; its evidence, if there is any, must hold. */
async function rehearsed(incidents: readonly object[], plan = 'plan.json'): Promise<Told> {
  runs += 1
  const name = (what: string) => `${what}-${runs}`
  writeFileSync(join(folder, name('room')), JSON.stringify({ claviger: 'room/1', incidents }))
  const out = ['--out', name('bundle'), '--shares', name('shares'), '--room', name('room')]
  const ran = await clavigerJson(['rehearse', '--plan', plan, ...out], at)
  const bundle = join(folder, name('bundle'))
  if (!existsSync(bundle)) return { ...ran, bundle, types: [], events: [] }
  const paper = join(folder, name('shares'), 'paper.txt')
  const verified = await claviger(['verify', bundle, '--signers', paper], at)
  expect(verified.exit, verified.err).toBe(0)
  const log = readFileSync(join(bundle, 'log.jsonl'), 'utf8').split('\n').slice(0, -1)
  const events = log.map((line) => JSON.parse(line))
  return { ...ran, bundle, events, types: events.map(({ type }) => type) }
}

const leaves = (before: string, person: string) => ({
  before,
  do: 'leave',
  person,
  reason: 'The last train.',
})

describe('an incident happens as it would in the room:', () => {
  test.each<[string, object[], string[]]>([
    [
      'somebody leaves and returns',
      [leaves('media', 'auditor'), { after: 'media', do: 'return', person: 'auditor' }],
      ['person.left', 'person.returned'],
    ],
    [
      'a break',
      [
        { before: 'prove', do: 'break', reason: 'Lunch.', minutes: 45 },
        { before: 'prove', do: 'resume' },
      ],
      ['break.started', 'person.returned', 'break.ended'],
    ],
    [
      'a break after which not everybody is there',
      [
        leaves('values', 'c3'),
        { before: 'release', do: 'break', by: 'admin', reason: 'Lunch.' },
        { before: 'release', do: 'resume', by: 'admin' },
        { before: 'handout:3', do: 'return', person: 'c3' },
      ],
      ['person.left', 'break.started', 'break.ended', 'person.returned', 'share.release.started'],
    ],
    [
      'the deputy takes over',
      [
        leaves('prove', 'witness'),
        { before: 'prove', do: 'hand-over', from: 'witness', to: 'auditor' },
      ],
      ['person.left', 'role.handed', 'shares.proven'],
    ],
    [
      'the alternate takes the place of a custodian who never came',
      [{ before: 'enrol:c3', do: 'hand-over', from: 'c3', to: 'spare' }],
      ['role.handed', 'ceremony.begun', 'share.received'],
    ],
    [
      'a forgotten passphrase',
      [{ before: 'handout:2', do: 're-enrol', person: 'c2', cosigners: ['auditor', 'c1'] }],
      ['exception.raised', 'exception.cosigned', 'exception.cosigned', 'participant.enrolled'],
    ],
    [
      'an exception',
      [
        {
          after: 'prove',
          do: 'exception',
          by: 'c1',
          expected: 'Silence.',
          happened: 'A drill next door.',
          decided: 'We went on.',
          cosigners: ['auditor', 'c2', 'c3'],
        },
      ],
      ['shares.proven', 'exception.raised', 'exception.cosigned', 'exception.cosigned'],
    ],
    [
      'a step is left out',
      [{ before: 'media', do: 'skip', by: 'admin', reason: 'The media come later.' }],
      ['exception.raised', 'exception.cosigned', 'exception.cosigned', 'ceremony.begun'],
    ],
    [
      'an approval is withdrawn and the action declared again',
      [{ before: 'generate', do: 'withdraw', by: 'witness', action: 'generate' }],
      ['intent.approved', 'intent.withdrawn', 'intent.declared', 'key.generated'],
    ],
    [
      'what was approved is withdrawn when half is done',
      [{ before: 'handout:2', do: 'withdraw', by: 'admin', action: 'release' }],
      ['share.release.finished', 'intent.withdrawn', 'intent.declared', 'share.release.started'],
    ],
    [
      'a wrong passphrase',
      [{ before: 'begin', do: 'wrong-passphrase', person: 'c1' }],
      ['access.refused', 'ceremony.begun'],
    ],
    [
      'words that are not on the paper',
      [{ before: 'compare:orders/aws-kms', do: 'wrong-words', person: 'auditor' }],
      ['access.refused', 'fingerprint.compared'],
    ],
    [
      'a disagreement',
      [{ before: 'attest:c2', do: 'disagree', person: 'c2', remarks: 'The door was open.' }],
      ['attestation.given', 'ceremony.closed'],
    ],
    [
      'a clock that jumps ahead',
      [{ after: 'readback:1', do: 'clock-jump', seconds: 7200 }],
      ['clock.jumped', 'clock.stated', 'clock.stated', 'intent.declared', 'share.release.started'],
    ],
    [
      'a clock that jumps back',
      [{ before: 'wrap', do: 'clock-jump', seconds: -90, people: ['c1', 'c2'] }],
      ['clock.jumped', 'clock.stated', 'clock.stated', 'package.started'],
    ],
    [
      'a restart before the proof: the shares are void and made again',
      [{ before: 'handout:2', do: 'restart' }],
      ['recorder.unlocked', 'shares.voided', 'head.stated', 'head.stated', 'shares.made'],
    ],
    [
      'a restart after the proof: a quorum fills the vault again',
      [{ before: 'wrap', do: 'restart', by: 'c2', people: ['c1', 'c3'] }],
      ['recorder.unlocked', 'vault.emptied', 'head.stated', 'vault.refilled', 'package.started'],
    ],
    [
      'a restart after the close',
      [{ before: 'seal:c2', do: 'restart', by: 'c2' }],
      ['ceremony.closed'],
    ],
    [
      'an abort',
      [{ after: 'readback:1', do: 'abort', by: 'witness', reason: 'The fire alarm.' }],
      ['shares.voided', 'key.lost', 'ceremony.aborted'],
    ],
    [
      'an abort that nobody signs',
      [{ before: 'begin', do: 'abort', by: 'c1', reason: 'The fire alarm.', signed: false }],
      ['ceremony.aborted'],
    ],
    [
      'the end after a package has left',
      [
        {
          before: 'residue',
          do: 'exception',
          by: 'admin',
          about: { kind: 'ending' },
          expected: 'A close.',
          happened: 'The fire alarm.',
          decided: 'The package is not imported.',
        },
        { before: 'residue', do: 'abort', by: 'admin', reason: 'The fire alarm.' },
      ],
      ['package.finished', 'exception.cosigned', 'ceremony.terminated'],
    ],
  ])('%s', async (_, incidents, expected) => {
    const { exit, err, types } = await rehearsed(incidents)
    expect(exit, err).toBe(0)
    let from = 0
    for (const type of expected) {
      const found = types.indexOf(type, from)
      expect(found, `${type} after entry ${from}`).toBeGreaterThanOrEqual(from)
      from = found + 1
    }
  })
})

describe('a story the rules refuse ends the rehearsal with their words:', () => {
  test.each<[string, object[], string, string]>([
    [
      'a deputy for somebody who is there',
      [{ before: 'prove', do: 'hand-over', from: 'witness', to: 'auditor' }],
      'incidents[0]',
      'in the room',
    ],
    [
      'a place of a custodian handed on after the shares were made',
      [leaves('prove', 'c3'), { before: 'prove', do: 'hand-over', from: 'c3', to: 'spare' }],
      'incidents[1]',
      'can take nothing over',
    ],
    [
      'everybody leaves but one',
      ['auditor', 'c1', 'c2', 'c3', 'witness'].map((id) => leaves('prove', id)),
      '',
      'locked',
    ],
    ['a break that nobody ends', [{ before: 'prove', do: 'break', reason: 'Lunch.' }], '', 'break'],
    [
      'a disagreement before there is anything to agree on',
      [{ before: 'begin', do: 'disagree', person: 'c1', remarks: 'No.' }],
      'incidents[0]',
      'not proven',
    ],
    [
      'an approval withdrawn by somebody who gave none',
      [{ before: 'generate', do: 'withdraw', by: 'c1', action: 'generate' }],
      'incidents[0]',
      '',
    ],
    [
      'a clock that only one person reads',
      [{ before: 'prove', do: 'clock-jump', seconds: 3600, people: ['c1'] }],
      '',
      'clock jumped',
    ],
    [
      'the end after a package has left, without a decision',
      [{ before: 'residue', do: 'abort', by: 'admin', reason: 'The fire alarm.' }],
      'incidents[0]',
      'no co-signed decision',
    ],
    [
      'a skipped step in whose place nobody co-signs',
      [{ before: 'media', do: 'skip', by: 'admin', reason: 'x', cosigners: ['admin'] }],
      'incidents[0]',
      'cannot co-sign',
    ],
    [
      'an incident at a step that is never reached',
      [
        { before: 'prove', do: 'abort', by: 'admin', reason: 'The fire alarm.' },
        leaves('wrap', 'c1'),
      ],
      'incidents[1]',
      'ended before it came to step wrap',
    ],
  ])('%s', async (_, incidents, path, message) => {
    const { exit, answer, bundle } = await rehearsed(incidents)
    expect(exit).toBe(1)
    expect(answer).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(message) },
    })
    expect(answer.error.path ?? '').toBe(path)
    expect(existsSync(bundle)).toBe(false)
  })
})

describe('a room file is refused before anything is made:', () => {
  test.each<[string, unknown, string]>([
    ['another version', { claviger: 'room/2', incidents: [] }, 'claviger'],
    ['no list', { claviger: 'room/1' }, 'incidents'],
    ['a field beside it', { claviger: 'room/1', incidents: [], plan: 1 }, 'plan'],
    ['an inherited name', '{"claviger":"room/1","incidents":[],"__proto__":1}', '__proto__'],
    ['no such incident', [{ before: 'begin', do: 'faint', person: 'c1' }], 'incidents[0].do'],
    ['an incident that is none', ['leave'], 'incidents[0]'],
    ['an unknown field', [{ ...leaves('begin', 'c1'), why: 'x' }], 'incidents[0].why'],
    ['a missing field', [{ before: 'begin', do: 'leave', person: 'c1' }], 'incidents[0].reason'],
    ['no place', [{ do: 'restart' }], 'incidents[0]'],
    ['two places', [{ before: 'begin', after: 'begin', do: 'restart' }], 'incidents[0]'],
    ['a step that is not there', [{ before: 'handout:4', do: 'restart' }], 'incidents[0].before'],
    ['a person who is not there', [leaves('begin', 'c4')], 'incidents[0].person'],
    [
      'a co-signer who is not there',
      [{ before: 'begin', do: 're-enrol', person: 'c1', cosigners: ['c2', 'c9'] }],
      'incidents[0].cosigners[1]',
    ],
    [
      'a package that is not there',
      [{ before: 'wrap', do: 'wrong-words', person: 'c1', path: 'packages/a/b' }],
      'incidents[0].path',
    ],
    [
      'an exception about somebody who is not there',
      [
        {
          before: 'wrap',
          do: 'exception',
          by: 'c1',
          about: { kind: 'absence', person: 'c9' },
          expected: 'a',
          happened: 'b',
          decided: 'c',
        },
      ],
      'incidents[0].about.person',
    ],
    [
      'minutes of no length',
      [{ before: 'wrap', do: 'break', reason: 'x', minutes: 0 }],
      'incidents[0].minutes',
    ],
  ])('%s', async (_, told, path) => {
    const document = Array.isArray(told) ? { claviger: 'room/1', incidents: told } : told
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    writeFileSync(join(folder, 'wrong.json'), text)
    const line = ['rehearse', '--plan', 'plan.json', '--out', 'never', '--room', 'wrong.json']
    const { exit, answer } = await clavigerJson(line, at)
    expect(exit).toBe(1)
    expect(answer.error).toMatchObject({ code: 'room.invalid', path })
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it('a file that is not there', async () => {
    const line = ['rehearse', '--plan', 'plan.json', '--out', 'never', '--room', 'nowhere.json']
    const { exit, answer } = await clavigerJson(line, at)
    expect(exit).toBe(2)
    expect(answer.error).toMatchObject({ code: 'file.missing' })
  })

  it('whatever it holds', () => {
    const { plan, inputs } = planOf(small)
    const ground = groundOf(plan, inputs, NOW)
    const word = fc.constantFrom('leave', 'skip', 'exception', 'clock-jump', 'begin', 'c1', 'c9')
    const incident = fc.dictionary(
      fc.constantFrom('do', 'before', 'after', 'person', 'by', 'about', 'cosigners', 'x'),
      fc.oneof(word, fc.jsonValue() as fc.Arbitrary<unknown>, fc.array(word)),
    )
    const document = fc.oneof(
      fc.jsonValue() as fc.Arbitrary<unknown>,
      fc.record({ claviger: fc.constant('room/1'), incidents: fc.array(incident) }),
    )
    fc.assert(
      fc.property(document, (value) => {
        try {
          parseRoom(utf8(JSON.stringify(value)), ground)
        } catch (error) {
          if (!(error instanceof CeremonyError)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a whole day of incidents', () => {
  it('a break, a departure, a deputy, an exception, a withdrawn approval and a disagreement', async () => {
    const { exit, err, types, events, bundle } = await rehearsed([
      leaves('duties:c3', 'c3'),
      { before: 'duties:c3', do: 'hand-over', from: 'c3', to: 'spare' },
      { before: 'generate', do: 'withdraw', by: 'witness', action: 'generate' },
      { after: 'readback:1', do: 'break', reason: 'Lunch.', minutes: 45 },
      { after: 'readback:1', do: 'resume' },
      leaves('prove', 'witness'),
      { before: 'prove', do: 'hand-over', from: 'witness', to: 'auditor' },
      {
        after: 'wrap',
        do: 'exception',
        by: 'c1',
        expected: 'Nobody comes in.',
        happened: 'Somebody opened the door.',
        decided: 'They saw nothing. We went on.',
      },
      { before: 'attest:c2', do: 'disagree', person: 'c2', remarks: 'The door stood open.' },
    ])
    expect(exit, err).toBe(0)
    const stock = spawnSync('bash', [join(bundle, 'verify.sh'), bundle], { encoding: 'utf8' })
    expect(stock.status, stock.stderr).toBe(0)
    const count = (type: string) => types.filter((one) => one === type).length
    expect(count('role.handed')).toBe(2)
    expect(count('person.left')).toBe(2)
    expect(count('break.ended')).toBe(1)
    expect(count('intent.withdrawn')).toBe(1)
    expect(count('exception.cosigned')).toBe(2)
    const closed = events.find(({ type }) => type === 'ceremony.closed')
    expect(closed?.what.signers).toEqual(['admin', 'auditor', 'c1', 'c2', 'spare'])
    const against = events.filter(({ what }) => what.verdict === 'disagree')
    expect(against.map(({ actor }) => actor)).toEqual(['c2'])
    expect(readFileSync(join(bundle, 'report.html'), 'utf8')).toContain('The door stood open.')
  })

  it('the example of the guide', async () => {
    const file = new URL('../../../resources/plans/room.json', import.meta.url)
    const { incidents } = JSON.parse(readFileSync(file, 'utf8'))
    const { exit, err, bundle } = await rehearsed(incidents, 'example.json')
    expect(exit, err).toBe(0)
    const stock = spawnSync('bash', [join(bundle, 'verify.sh'), bundle], { encoding: 'utf8' })
    expect(stock.status, stock.stderr).toBe(0)
  })
})
