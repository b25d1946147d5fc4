import { expect, it } from 'vitest'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import type { State } from '#shared/ceremony/state.ts'
import type { Json } from '../../support/forge.ts'
import { judge } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import type { Loose } from '../../support/plans.ts'
import {
  authoriseRecovery,
  bring,
  decide,
  onTo,
  recoveryAt,
  recoveryGround,
  refill,
} from '../../support/recovered.ts'
import { hashOf, type Room } from '../../support/room.ts'
import { told } from '../../support/german.ts'

/** The small plan recovered into files: no key of it names a target. */
function fileGround(change: (plan: Loose) => void = () => {}) {
  return recoveryGround((plan) => {
    for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
    Object.assign(plan, { outcome: 'file' })
    change(plan)
  })
}

const START = {
  item: 1,
  label: 'orders',
  algorithm: 'AES-256',
  form: 'raw',
  commitment: hashOf('commitment of orders'),
  folder: '/media/red',
  file: 'orders.key',
}
const END = { item: 1, label: 'orders', file: 'orders.key' }

function begin(room: Room, change: (what: Json) => void = () => {}): void {
  const what = { intent: room.intent, ...START } as Json
  change(what)
  room.add('export.started', 'admin', what)
}

function write(room: Room): void {
  begin(room)
  room.add('export.finished', 'admin', { ...END })
}

/** A recovery to a file in order until the vault is full, the export approved or the key written. */
function at(stage: 'recovered' | 'approved' | 'written' | 'decided', ground = fileGround()): Room {
  const room = recoveryAt('recovered', ground)
  if (stage === 'recovered') return room
  room.authorise('export')
  if (stage === 'approved') return room
  write(room)
  if (stage === 'decided') decide(room)
  return room
}

function after(
  stage: Parameters<typeof at>[0],
  offend: (room: Room) => void,
  ground = fileGround(),
): Offence[2] {
  return () => {
    const room = at(stage, ground)
    offend(room)
    return { ground, log: room.lines, at: room.lines.length - 1 }
  }
}

const started = (change: (what: Json) => void): Offence[2] =>
  after('approved', (room) => begin(room, change))

const decided = (change: (decisions: Json[]) => void): Offence[2] =>
  after(
    'written',
    (room) => void decide(room, (what) => change(what.decisions as unknown as Json[])),
  )

it('a recovery to a file that keeps the rules is accepted', () => {
  const room = at('decided')
  onTo(room, 'decided', 'closed')
  const verdict = judge(room.ground, room.lines)
  expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
  expect(verdict.state?.exports).toMatchObject([{ label: 'orders', status: 'finished' }])
  expect(verdict.state?.rotation).toMatchObject({ by: 'admin' })
})

it('what is approved names the file, the folder, and every key that the shares open', () => {
  expect(parametersFor(recoveryAt('begun', fileGround()).state, 'recover')).toMatchObject({
    labels: ['orders', 'refunds'],
    outcome: 'file',
    destination: ['orders.key'],
  })
  expect(at('approved').state.intents.at(-1)?.parameters).toMatchObject({
    folder: '/media/red',
    exports: [{ item: 1, label: 'orders', file: 'orders.key', form: 'raw' }],
  })
})

refuses('key material to a file: a log is refused in which', [
  [
    'the export is declared before anything was recovered',
    'rule.proof',
    () => {
      const room = recoveryAt('begun', fileGround())
      room.declare('export')
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'a plan with packages exports',
    'rule.order',
    () => {
      const room = recoveryAt('recovered')
      room.declare('export')
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'nobody approved the export',
    'rule.approval',
    after('recovered', (room) => {
      room.declare('export')
      begin(room)
    }),
  ],
  [
    'the recovery stands for the approval of the export',
    'rule.intent',
    after('recovered', (room) => begin(room)),
  ],
  [
    'another folder is used',
    'rule.parameters',
    started((what) => void Object.assign(what, { folder: '/media/blue' })),
  ],
  [
    'another file is used',
    'rule.parameters',
    started((what) => void Object.assign(what, { file: 'other.key' })),
  ],
  [
    'another key is written',
    'rule.intent',
    started((what) => void Object.assign(what, { label: 'refunds' })),
  ],
  [
    'another commitment is named',
    'rule.parameters',
    started((what) => void Object.assign(what, { commitment: hashOf('commitment of refunds') })),
  ],
  [
    'another form is named',
    'rule.parameters',
    started((what) => void Object.assign(what, { form: 'pkcs8' })),
  ],
  [
    'an item that nobody approved is used',
    'rule.parameters',
    started((what) => void Object.assign(what, { item: 2 })),
  ],
  [
    'the folder is named by nobody',
    'rule.parameters',
    after(
      'recovered',
      (room) =>
        void room.declare(
          'export',
          'admin',
          (parameters) => void Object.assign(parameters, { folder: '' }),
        ),
    ),
  ],
  [
    'a key is written twice under one approval',
    'rule.intent',
    after('written', (room) => begin(room)),
  ],
  ['a key is written twice', 'rule.order', after('written', (room) => void room.declare('export'))],
  [
    'the vault was empty',
    'vault.empty',
    after('recovered', (room) => {
      room.restart()
      room.stateHeads('admin', 'witness')
      room.declare('export')
    }),
  ],
  [
    'the end names another file',
    'rule.parameters',
    after('approved', (room) => {
      begin(room)
      room.add('export.finished', 'admin', { ...END, file: 'other.key' })
    }),
  ],
  [
    'an end has no beginning',
    'rule.order',
    after('approved', (room) => void room.add('export.finished', 'admin', { ...END })),
  ],
  [
    'somebody else ends it',
    'rule.role',
    after('approved', (room) => {
      begin(room)
      room.add('export.finished', 'witness', { ...END })
    }),
  ],
  [
    'a failed export is declared again before an exception settles it',
    'rule.exposure',
    after('approved', (room) => {
      begin(room)
      room.add('export.failed', 'admin', { ...END, code: 'io.failed' })
      room.declare('export')
    }),
  ],
  [
    'it is aborted after a key left',
    'rule.end',
    after('written', (room) => {
      room.list()
      room.add('ceremony.aborted', 'c1', room.ending('c1'))
    }),
  ],
  [
    'it is terminated and the file that left is not listed',
    'rule.parameters',
    after('written', (room) => {
      room.except({ kind: 'ending' })
      room.list()
      room.add('ceremony.terminated', 'c1', room.ending('c1', { files: [] }))
    }),
  ],
] satisfies Offence[])

refuses('the decision that ends a recovery: a log is refused in which', [
  ['it leaves a key out', 'rule.parameters', decided((decisions) => void decisions.pop())],
  [
    'it is about another key',
    'rule.parameters',
    decided(([one]) => void Object.assign(one ?? {}, { label: 'x' })),
  ],
  [
    'it has no reason',
    'rule.parameters',
    decided(([one]) => void Object.assign(one ?? {}, { reason: ' ' })),
  ],
  [
    'its day has passed',
    'rule.parameters',
    decided(([one]) => void Object.assign(one ?? {}, { by: '2020-01-01' })),
  ],
  [
    'its day is none',
    'rule.parameters',
    decided(([one]) => void Object.assign(one ?? {}, { by: '2027-02-30' })),
  ],
  ['it is made twice', 'rule.order', after('decided', (room) => void decide(room))],
  [
    'a custodian makes it',
    'rule.role',
    after('written', (room) => void decide(room, () => {}, 'c1')),
  ],
  [
    'it comes before anything was recovered',
    'rule.order',
    () => {
      const room = recoveryAt('begun', fileGround())
      decide(room)
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'people attest without it, whatever an exception says about the step',
    'rule.order',
    () => {
      const room = recoveryAt('wrapped')
      room.except({ kind: 'step', step: 'rotate' })
      room.attest('admin')
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
] satisfies Offence[])

it('a termination lists the file that left', () => {
  const room = at('written')
  room.except({ kind: 'ending' })
  room.list()
  const files = [{ label: 'orders', folder: '/media/red', file: 'orders.key' }]
  room.add('ceremony.terminated', 'c1', room.ending('c1', { files }))
  expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
})

it('after a restart an export that began counts as exposed, and is done again once settled', () => {
  const room = at('approved')
  begin(room)
  room.restart()
  room.stateHeads('admin', 'witness')
  const [exposure] = (room.state as State).exposures
  expect(exposure?.what).toBe('key material to orders.key in /media/red')
  room.except({ kind: 'exposure', entry: exposure?.entry ?? 0 })
  authoriseRecovery(room)
  bring(room, 1)
  bring(room, 3)
  refill(room)
  room.authorise('export')
  write(room)
  decide(room)
  onTo(room, 'decided', 'closed')
  expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
})

it.each([
  ['a file and a target', { outcome: 'file' }, true, 'outcome', 'a key names a target'],
  ['packages and no target', { outcome: 'wrap' }, false, 'outcome', 'no key names a target'],
  ['nothing, in production', { mode: 'production' }, false, 'outcome', 'is missing'],
  [
    'a file, and makes keys',
    { kind: 'generate', outcome: 'file' },
    true,
    'outcome',
    'kind recover',
  ],
] as const)('lint refuses a plan that says %s', (_, fields, targets, path, words) => {
  const { plan } = recoveryGround()
  const keys = targets ? plan.keys : plan.keys.map((key) => ({ ...key, targets: [] }))
  const { faults } = lintPlan({ ...plan, keys, ...fields }, new Map(), '2026-11-22T09:00:00Z')
  expect(faults.find((fault) => fault.path === path)?.message).toContain(words)
})

it('lint says plainly that key material leaves in a file', () => {
  const { plan } = fileGround()
  const { warnings } = lintPlan(plan, new Map(), '2026-11-22T09:00:00Z')
  expect(told(warnings)).toContainEqual({
    path: 'keys',
    message: expect.stringContaining('key material leaves in a file'),
  })
})
