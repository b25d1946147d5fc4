import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edit, editLine, editLines, swap, swapLines } from './alter.ts'
import type { Change } from './judge.ts'

const CHECKPOINT = 'checkpoint'
const seal = (id: string) => `sigs/checkpoint.${id}.sig`
const otherDigit = (digit: string) => (digit === '0' ? '1' : '0')

/** Each line of the checkpoint, and what a change of it contradicts. */
const LINES: readonly (readonly [what: string, change: (line: string) => string, names: string])[] =
  [
    ['the ceremony', (line) => line.replace(/.(?=\n)/, otherDigit), 'another ceremony'],
    ['the number of entries', (line) => `1${line}`, 'counts'],
    ['the Merkle root', (line) => line.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), 'Merkle'],
    ['the mode', () => 'mode production\n', 'another mode'],
    ['the plan digest', (line) => line.replace(/.(?=\n)/, otherDigit), 'another plan'],
    ['the hash of log.jsonl', (line) => line.replace(/(?<=sha256 )./, otherDigit), 'log.jsonl'],
    ['the hash of log.sigs', (line) => line.replace(/(?<=sha256 )./, otherDigit), 'log.sigs'],
    ['the hash of report.html', (line) => line.replace(/(?<=sha256 )./, otherDigit), 'report.html'],
  ]

const checkpointLines = LINES.map(
  ([what, change, names], i): Change => ({
    name: `${what} in the checkpoint changed`,
    alter: editLine(CHECKPOINT, i, change),
    code: i < 5 ? 'checkpoint.invalid' : 'bundle.file',
    names,
    // The hash of the report is known to be wrong only once the signatures are checked.
    shell: CHECKPOINT,
  }),
)

/** Checkpoint, the signatures over it, and what is made from them. */
export const SEAL_CHANGES: readonly Change[] = [
  ...checkpointLines.map((change, i) =>
    i === 7 ? { ...change, shell: 'fingerprint.txt' } : change,
  ),
  {
    name: 'a line added to the checkpoint',
    alter: edit(CHECKPOINT, (text) => `${text}note 1\n`),
    code: 'checkpoint.invalid',
    names: CHECKPOINT,
  },
  {
    name: 'two lines of the checkpoint swapped',
    alter: swapLines(CHECKPOINT, 5, 6),
    code: 'checkpoint.invalid',
    names: CHECKPOINT,
  },
  {
    name: 'lines of the checkpoint that end with CRLF',
    alter: edit(CHECKPOINT, (text) => text.replaceAll('\n', '\r\n')),
    code: 'checkpoint.invalid',
    names: CHECKPOINT,
  },
  {
    name: 'signatures of two people swapped',
    alter: swap(seal('c1'), seal('c2')),
    code: 'signature.invalid',
    names: 'c1',
    shell: 'sigs/checkpoint.c',
  },
  {
    name: 'signatures of recorder and administrator swapped',
    alter: swap(seal('recorder'), seal('admin')),
    code: 'signature.invalid',
    names: 'recorder',
    shell: seal('recorder'),
  },
  {
    name: 'one signature in place of another',
    alter: (dir) => copyFileSync(join(dir, seal('witness')), join(dir, seal('auditor'))),
    code: 'signature.invalid',
    names: 'auditor',
    shell: seal('auditor'),
  },
  {
    name: 'a signature too many',
    alter: (dir) => copyFileSync(join(dir, seal('c1')), join(dir, seal('c9'))),
    code: 'bundle.stray',
    names: seal('c9'),
  },
  {
    name: 'a signature missing',
    alter: (dir) => rmSync(join(dir, seal('auditor'))),
    code: 'signature.invalid',
    names: 'auditor',
    shell: seal('auditor'),
  },
  {
    name: 'a signature in other lines',
    alter: edit(seal('c1'), (text) => text.replace(/(.{69})(.)\n/, '$1\n$2')),
    code: 'signature.invalid',
    names: seal('c1'),
  },
  {
    name: 'text before a signature',
    alter: edit(seal('c1'), (text) => `by Custodian 1\n${text}`),
    code: 'signature.invalid',
    names: seal('c1'),
  },
  {
    name: 'a signature over a line of the log in place of one over the checkpoint',
    alter: (dir) => {
      const [line = ''] = readFileSync(join(dir, 'log.sigs'), 'utf8').split('\n')
      const body = (line.match(/.{1,70}/g) ?? []).join('\n')
      const armor = ['-----BEGIN SSH SIGNATURE-----', body, '-----END SSH SIGNATURE-----', '']
      writeFileSync(join(dir, seal('recorder')), armor.join('\n'))
    },
    code: 'signature.invalid',
    names: 'recorder',
    shell: seal('recorder'),
  },
  {
    name: 'keys of two people swapped in allowed_signers',
    alter: editLines('allowed_signers', (lines) => {
      const key = /ssh-ed25519 \S+/
      const [one = '', other = ''] = [lines[3], lines[4]].map((line) => key.exec(line ?? '')?.[0])
      return lines
        .with(3, (lines[3] ?? '').replace(key, other))
        .with(4, (lines[4] ?? '').replace(key, one))
    }),
    code: 'bundle.file',
    names: 'allowed_signers',
  },
  {
    name: 'allowed_signers in another order',
    alter: swapLines('allowed_signers', 1, 2),
    code: 'bundle.file',
    names: 'allowed_signers',
  },
  {
    name: 'another namespace in allowed_signers',
    alter: editLine('allowed_signers', 1, (line) =>
      line.replace('claviger-statement-v1', 'claviger-*'),
    ),
    code: 'bundle.file',
    names: 'allowed_signers',
  },
  {
    name: 'a comment in allowed_signers',
    alter: edit('allowed_signers', (text) => `# the people\n${text}`),
    code: 'bundle.file',
    names: 'allowed_signers',
  },
  {
    name: 'a line of allowed_signers missing',
    alter: editLines('allowed_signers', (lines) => lines.slice(0, -1)),
    code: 'bundle.file',
    names: 'allowed_signers',
  },
  {
    name: 'the hex of fingerprint.txt in capitals',
    alter: editLine('fingerprint.txt', 0, (line) => line.toUpperCase()),
    code: 'bundle.file',
    names: 'fingerprint.txt',
  },
  {
    name: 'two words of fingerprint.txt swapped',
    alter: editLine('fingerprint.txt', 1, (line) => {
      const words = line.trimEnd().split(' ')
      const at = words.findIndex((word, i) => word !== words[i + 2])
      const swapped = words.with(at, words[at + 2] ?? '').with(at + 2, words[at] ?? '')
      return `${swapped.join(' ')}\n`
    }),
    code: 'bundle.file',
    names: 'fingerprint.txt',
  },
]
