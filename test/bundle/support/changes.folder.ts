import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Alter, edit, swap } from './alter.ts'
import type { Change } from './judge.ts'

const ORDERS = 'packages/orders/aws-kms'
const INVOICES = 'packages/invoices/aws-kms'

function add(path: string, content = 'a file\n'): Alter {
  return (dir) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
}

/** Moves a file out of the bundle and leaves a link to it: the content is the same. */
function linkOut(path: string): Alter {
  return (dir) => {
    const outside = join(dirname(dir), 'outside')
    renameSync(join(dir, path), outside)
    symlinkSync(outside, join(dir, path))
  }
}

function fifo(path: string): Alter {
  return (dir) => {
    rmSync(join(dir, path), { force: true })
    execFileSync('mkfifo', [join(dir, path)])
  }
}

function socket(path: string): Alter {
  const program =
    'import os,socket,sys; os.chdir(sys.argv[1]); socket.socket(socket.AF_UNIX).bind(sys.argv[2])'
  return (dir) => void execFileSync('python3', ['-c', program, dir, path])
}

function editManifest(from: RegExp, to: string): Alter {
  return edit(`${ORDERS}/manifest.json`, (text) => text.replace(from, to))
}

function inputsOf(dir: string): { one: string; other: string } {
  const plan = readFileSync(join(dir, 'plan.json'), 'utf8')
  const [one = '', other = ''] = [...plan.matchAll(/"sha256":"(\w+)"/g)].map(
    ([, hash]) => `inputs/${hash}`,
  )
  return { one, other }
}

function stray(name: string, path: string, alter: Alter, shell = path): Change {
  return { name, alter, code: 'bundle.stray', names: path, shell }
}

function altered(name: string, path: string, alter: Alter, shell = path): Change {
  return { name, alter, code: 'bundle.file', names: path, shell }
}

/** Files, folders and things that do not belong; links; names. */
export const STRAY_CHANGES: readonly Change[] = [
  stray('a file more', 'notes.txt', add('notes.txt')),
  stray('a hidden file more', '.DS_Store', add('.DS_Store')),
  stray('an empty file more', 'empty', add('empty', '')),
  stray('a file more in a package', `${ORDERS}/more.bin`, add(`${ORDERS}/more.bin`)),
  stray('a package more', 'packages/other', (dir) =>
    cpSync(join(dir, ORDERS), join(dir, 'packages/other/aws-kms'), { recursive: true }),
  ),
  stray('a backup more', 'backups/other.kwp', (dir) =>
    copyFileSync(join(dir, 'backups/orders.kwp'), join(dir, 'backups/other.kwp')),
  ),
  stray('an input more', `inputs/${'0'.repeat(64)}`, add(`inputs/${'0'.repeat(64)}`)),
  stray('an empty folder', 'empty', (dir) => mkdirSync(join(dir, 'empty'))),
  stray('an empty folder in a folder', 'sigs/old', (dir) => mkdirSync(join(dir, 'sigs/old'))),
  stray('a link to a file of the bundle', 'again', (dir) =>
    symlinkSync('checkpoint', join(dir, 'again')),
  ),
  stray('a file that is a link to the same content', 'plan.json', linkOut('plan.json')),
  stray('a log that is a link to the same content', 'log.jsonl', linkOut('log.jsonl')),
  stray('a folder that is a link to the same content', 'backups', linkOut('backups')),
  stray('a link to nothing', 'nothing', (dir) => symlinkSync('missing', join(dir, 'nothing'))),
  stray('a link out of the bundle', 'passwd', (dir) =>
    symlinkSync('/etc/passwd', join(dir, 'passwd')),
  ),
  stray('a link to the folder above', 'sigs/up', (dir) => symlinkSync('..', join(dir, 'sigs/up'))),
  stray('a pipe', 'pipe', fifo('pipe')),
  stray('a pipe in place of the checkpoint', 'checkpoint', fifo('checkpoint')),
  stray('a socket', 'socket', socket('socket')),
  stray('a name that differs only in case', 'CHECKPOINT', (dir) =>
    copyFileSync(join(dir, 'checkpoint'), join(dir, 'CHECKPOINT')),
  ),
  stray('a folder that differs only in case', 'Backups', add('Backups/orders.kwp')),
  stray('a name with a backslash', 'sigs\\note', add('sigs\\note'), 'sigs'),
  stray('a name with a newline', 'a⟨U+000A⟩b', add('a\nb'), 'a\\nb'),
]

/** Files of the bundle in each other's place, or rewritten. */
export const CONTENT_CHANGES: readonly Change[] = [
  altered('backups swapped', 'backups/', swap('backups/orders.kwp', 'backups/invoices.kwp')),
  altered('packages swapped', 'packages/', swap(ORDERS, INVOICES)),
  altered(
    'ciphertexts swapped',
    'EncryptedKeyMaterial.bin',
    swap(`${ORDERS}/EncryptedKeyMaterial.bin`, `${INVOICES}/EncryptedKeyMaterial.bin`),
  ),
  altered(
    'import tokens swapped',
    'ImportToken.bin',
    swap(`${ORDERS}/ImportToken.bin`, `${INVOICES}/ImportToken.bin`),
  ),
  altered(
    'another target in a manifest',
    `${ORDERS}/manifest.json`,
    editManifest(/:key\/\w/, ':key/9'),
  ),
  altered(
    'another mode in a manifest',
    `${ORDERS}/manifest.json`,
    editManifest(/rehearsal/, 'production'),
  ),
  altered(
    'a manifest in another layout',
    `${ORDERS}/manifest.json`,
    edit(`${ORDERS}/manifest.json`, (text) => JSON.stringify(JSON.parse(text), null, 2)),
  ),
  altered(
    'a command in IMPORT.md',
    `${ORDERS}/IMPORT.md`,
    edit(`${ORDERS}/IMPORT.md`, (text) => `${text}\n    aws kms import-key-material\n`),
  ),
  altered('the mark of a rehearsal removed', `${ORDERS}/REHEARSAL-DO-NOT-IMPORT`, (dir) =>
    rmSync(join(dir, ORDERS, 'REHEARSAL-DO-NOT-IMPORT')),
  ),
  altered('a package removed', INVOICES, (dir) =>
    rmSync(join(dir, 'packages/invoices'), { recursive: true }),
  ),
  altered('the backups removed', 'backups/', (dir) =>
    rmSync(join(dir, 'backups'), { recursive: true }),
  ),
  altered(
    'another threshold in plan.json',
    'plan.json',
    edit('plan.json', (text) => text.replace('"threshold":3', '"threshold":2')),
  ),
  altered(
    'plan.json in another layout',
    'plan.json',
    edit('plan.json', (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`),
  ),
  altered(
    'production in plan.json',
    'plan.json',
    edit('plan.json', (text) => text.replace('"mode":"rehearsal"', '"mode":"production"')),
  ),
  altered('inputs swapped', 'inputs/', (dir) => {
    const { one, other } = inputsOf(dir)
    swap(one, other)(dir)
  }),
  altered('an input under another name', 'inputs/', (dir) => {
    renameSync(join(dir, inputsOf(dir).one), join(dir, 'inputs', 'f'.repeat(64)))
  }),
  altered('a verify.sh that always says yes', 'verify.sh', add('verify.sh', 'exit 0\n')),
  altered(
    'another recover.py',
    'recover.py',
    edit('recover.py', (text) => text.replace('0x11b', '0x11d')),
  ),
  altered(
    'another VERIFY.md',
    'VERIFY.md',
    edit('VERIFY.md', (text) => text.replace('published release', 'folder')),
  ),
  altered('RECOVER.md in place of VERIFY.md', 'VERIFY.md', (dir) =>
    copyFileSync(join(dir, 'RECOVER.md'), join(dir, 'VERIFY.md')),
  ),
  altered(
    'another name in report.html',
    'report.html',
    edit('report.html', (text) => text.replaceAll('Custodian 1', 'Custodian X')),
  ),
  altered(
    'another name in script.html',
    'script.html',
    edit('script.html', (text) => text.replaceAll('Custodian 1', 'Custodian X')),
  ),
  altered('script.html in place of report.html', 'report.html', (dir) =>
    copyFileSync(join(dir, 'script.html'), join(dir, 'report.html')),
  ),
]
