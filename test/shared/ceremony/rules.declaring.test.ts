import { parametersDigest } from '#shared/ceremony/parameters.ts'
import type { Json, Line } from '../../support/forge.ts'
import { after, bent, changed, find, type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'

/** A parameter of an intent changed, with its digest. */
const parameter = (action: string, change: (parameters: Json) => void) => (log: Line[]) => {
  const line = log.find((one) => one.type === 'intent.declared' && one.what.action === action)
  const parameters = line?.what.parameters as Json | undefined
  if (line === undefined || parameters === undefined) throw new Error(`no ${action}`)
  change(parameters)
  line.what.digest = parametersDigest(parameters)
  return line
}

refuses('rule 4, what is approved: a log is refused in which', [
  [
    'a parameter is not that of the plan',
    'rule.parameters',
    bent(
      parameter('begin', (all) => Object.assign(all, { title: 'Another' })),
      'everybody',
    ),
  ],
  [
    'a parameter is missing',
    'rule.parameters',
    bent(
      parameter('begin', (all) => void delete all.recorder),
      'everybody',
    ),
  ],
  [
    'a parameter is added',
    'rule.parameters',
    bent(
      parameter('generate', (all) => Object.assign(all, { export: true })),
      'everybody',
    ),
  ],
  [
    'the threshold is lowered',
    'rule.parameters',
    bent(
      parameter('generate', (all) => Object.assign(all, { threshold: 1 })),
      'everybody',
    ),
  ],
  [
    'another key is released than exists',
    'rule.parameters',
    bent(
      parameter('release', (all) => Object.assign(all, { set: 'f000000000000000' })),
      'everybody',
    ),
  ],
  [
    'another cloud key is wrapped for',
    'rule.parameters',
    bent(
      parameter(
        'wrap',
        (all) => void Object.assign((all.packages as unknown as Json[])[0] ?? {}, { target: 'x' }),
      ),
      'everybody',
    ),
  ],
  [
    'the close leaves an exception out',
    'rule.parameters',
    after('attested', (room) => noteThenClose(room)),
  ],
  [
    'the digest is not that of the parameters',
    'rule.parameters',
    bent(changed('intent.declared', { digest: 'a'.repeat(64) }), 'everybody'),
  ],
  [
    'parameters are changed after the approvals',
    'rule.parameters',
    bent(
      parameter('generate', (all) => Object.assign(all, { n: 4 })),
      'nobody',
    ),
  ],
  [
    'the software is another than was approved',
    'rule.parameters',
    bent(
      (log) =>
        changed('ceremony.opened', { software: 'other' })(log) && find(log, 'intent.declared'),
    ),
  ],
  [
    'the action is one that no plan has here',
    'rule.order',
    bent((log) => changed('intent.declared', { action: 'export' })(log), 'everybody'),
  ],
  [
    'an intent has the number of another',
    'rule.intent',
    bent(changed('intent.declared', { intent: 'i1' }, 1), 'everybody'),
  ],
  [
    'an intent skips a number',
    'rule.intent',
    bent(changed('intent.declared', { intent: 'i9' }), 'everybody'),
  ],
  [
    'a witness declares',
    'rule.role',
    after('enrolled', (room) => void room.declare('begin', 'witness')),
  ],
  [
    'the recorder declares',
    'rule.role',
    after('enrolled', (room) => void room.declare('begin', 'recorder')),
  ],
] satisfies Offence[])

function noteThenClose(room: Room): void {
  room.raise('admin', { kind: 'note' })
  room.declare('close', 'admin', (all) => Object.assign(all, { exceptions: [] }))
}
