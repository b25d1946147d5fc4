import { after, bent, type Offence, refuses, twice } from '../../support/offence.ts'
import { hashOf, type Room } from '../../support/room.ts'

type Files = { [path: string]: { sha256: string; bytes: number } }

/** Files listed with something changed. */
const files = (change: (files: Files) => void) => (room: Room) => {
  const listing = room.listing()
  change(listing)
  room.list(listing)
}

const more = { sha256: hashOf('x'), bytes: 1 }

refuses('the files: a log is refused in which', [
  [
    'the plan is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => delete all['plan.json']),
    ),
  ],
  [
    'the plan is another',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'plan.json': more })),
    ),
  ],
  [
    'the script is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => delete all['script.html']),
    ),
  ],
  [
    'an input is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => void removed(all, 'inputs/')),
    ),
  ],
  [
    'an input is another',
    'rule.files',
    after(
      'close approved',
      files((all) => void replaced(all, 'inputs/')),
    ),
  ],
  [
    'a backup is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => delete all['backups/orders.kwp']),
    ),
  ],
  [
    'a backup is another',
    'rule.files',
    after(
      'close approved',
      files((all) =>
        Object.assign(all, { 'backups/orders.kwp': { sha256: hashOf('x'), bytes: 40 } }),
      ),
    ),
  ],
  [
    'a backup is longer',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all['backups/orders.kwp'] ?? {}, { bytes: 48 })),
    ),
  ],
  [
    'there is a backup of no key',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'backups/other.kwp': more })),
    ),
  ],
  [
    'a manifest is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => void removed(all, 'packages/orders/aws-kms/manifest')),
    ),
  ],
  [
    'a manifest is another',
    'rule.files',
    after(
      'close approved',
      files((all) => void replaced(all, 'packages/orders/aws-kms/manifest')),
    ),
  ],
  [
    'there is a package that was not made',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'packages/orders/gcp-kms/manifest.json': more })),
    ),
  ],
  [
    'a folder stands in a package',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'packages/orders/aws-kms/more/x': more })),
    ),
  ],
  [
    'a path leaves the package',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'packages/orders/aws-kms/..': more })),
    ),
  ],
  [
    'a constant of the release is another',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'verify.sh': more })),
    ),
  ],
  [
    'a constant of the release is missing',
    'rule.files',
    after(
      'close approved',
      files((all) => delete all['recover.py']),
    ),
  ],
  [
    'there is a stray file',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'notes.txt': more })),
    ),
  ],
  [
    'the log lists itself',
    'rule.files',
    after(
      'close approved',
      files((all) => Object.assign(all, { 'log.jsonl': more })),
    ),
  ],
  [
    'a person lists them',
    'rule.role',
    after(
      'close approved',
      (room) => void room.add('files.listed', 'admin', { files: room.listing() }),
    ),
  ],
  ['they are listed twice', 'rule.order', bent(twice('files.listed'))],
  [
    'something comes between them and the end',
    'rule.order',
    after('listed', (room) => void room.raise('c1', { kind: 'note' })),
  ],
] satisfies Offence[])

function removed(all: Files, prefix: string): void {
  for (const name of Object.keys(all)) if (name.startsWith(prefix)) delete all[name]
}

function replaced(all: Files, prefix: string): void {
  for (const name of Object.keys(all)) if (name.startsWith(prefix)) all[name] = more
}
