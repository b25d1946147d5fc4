import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bundle, cleanUp, makeBundle, run, verify } from './support/bundle.ts'
import { signerOf } from './support/log.ts'
import { copyOf, editFile } from './support/edit.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await makeBundle()
})
afterAll(cleanUp)

const swap = (text: string, from: number, to: number): string => {
  const lines = text.split('\n')
  const [a = '', b = ''] = [lines[from], lines[to]]
  return lines.with(from, b).with(to, a).join('\n')
}
const flip = (text: string): string => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`

/** What somebody does to the folder after the close: without keys. */
const cases: [string, (at: (path: string) => string) => void, string][] = [
  ['a stray file', (at) => writeFileSync(at('extra.txt'), ''), "'extra.txt' does not belong"],
  [
    'a stray name that steers a terminal',
    (at) => writeFileSync(at('\u001b[2Jx\n'), ''),
    String.raw`'\x1b[2Jx\n' does not belong`,
  ],
  [
    'a stray signature',
    (at) => writeFileSync(at('sigs/checkpoint.eve.sig'), ''),
    "'sigs/checkpoint.eve.sig' does not belong",
  ],
  ['an empty folder', (at) => mkdirSync(at('more')), "folder 'more' is empty"],
  [
    'a link in place of a file',
    (at) => {
      renameSync(at('plan.json'), `${at('..')}/plan.json`)
      symlinkSync('../plan.json', at('plan.json'))
    },
    "'plan.json' is a link",
  ],
  [
    'a link in place of a folder',
    (at) => {
      renameSync(at('inputs'), `${at('..')}/inputs`)
      symlinkSync('../inputs', at('inputs'))
    },
    "'inputs' is a link",
  ],
  ['a pipe', (at) => run('mkfifo', [at('pipe')]), "'pipe' is a link or no regular file"],
  [
    'a name that differs in capitals',
    (at) => linkSync(at('plan.json'), at('PLAN.json')),
    "'PLAN.json' does not belong",
  ],
  ['a missing log', (at) => rmSync(at('log.jsonl')), 'log.jsonl is missing'],
  ['missing signatures', (at) => rmSync(at('log.sigs')), 'log.sigs is missing'],
  ['a missing backup', (at) => rmSync(at('backups/orders.kwp')), 'backups/orders.kwp is missing'],
  ['a missing report', (at) => rmSync(at('report.html')), 'report.html is missing'],
  [
    'a missing checkpoint signature',
    (at) => rmSync(at('sigs/checkpoint.c2.sig')),
    'sigs/checkpoint.c2.sig is missing',
  ],
  [
    'an altered backup of the same size',
    (at) => editFile(at('backups/orders.kwp'), flip),
    'file backups/orders.kwp has another SHA-256',
  ],
  [
    'a longer backup',
    (at) => appendFileSync(at('backups/orders.kwp'), 'x'),
    'backups/orders.kwp has another size',
  ],
  [
    'an altered report',
    (at) => editFile(at('report.html'), flip),
    'file report.html has another SHA-256',
  ],
  [
    'an altered verify.sh',
    (at) => editFile(at('verify.sh'), (s) => s.replace('exit 1', 'exit 0')),
    'file verify.sh has another SHA-256',
  ],
  [
    'an altered plan',
    (at) => editFile(at('plan.json'), (s) => s.replace('Test', 'Best')),
    'plan.json is not the plan that entry 0 names',
  ],
  [
    'an altered manifest',
    (at) => editFile(at('packages/orders/aws-kms/manifest.json'), (s) => s.replace('1', '2')),
    'file packages/orders/aws-kms/manifest.json has another SHA-256',
  ],
  [
    'a line of the log altered',
    (at) => editFile(at('log.jsonl'), (s) => s.replace('AES-256', 'AES-128')),
    'prev is not the hash of the line before',
  ],
  [
    'the last line altered',
    (at) => editFile(at('log.jsonl'), (s) => s.replace('"intent":"i5"', '"intent":"i6"')),
    'the Merkle root is wrong',
  ],
  [
    'the log cut at a line',
    (at) => editFile(at('log.jsonl'), (s) => `${s.split('\n').slice(0, -2).join('\n')}\n`),
    'the log does not end where the ceremony ends',
  ],
  [
    'the log cut in a line',
    (at) => editFile(at('log.jsonl'), (s) => s.slice(0, -1)),
    'the last line is unfinished',
  ],
  [
    'two lines exchanged',
    (at) => editFile(at('log.jsonl'), (s) => swap(s, 8, 9)),
    'log entry 8: prev is not the hash',
  ],
  [
    'a line removed',
    (at) => editFile(at('log.jsonl'), (s) => s.split('\n').toSpliced(9, 1).join('\n')),
    'log entry 9: prev is not the hash',
  ],
  [
    'a carriage return',
    (at) => editFile(at('log.jsonl'), (s) => s.replace('\n', '\r\n')),
    'log entry 0: it is not in canonical form',
  ],
  [
    'a space in a line',
    (at) => editFile(at('log.jsonl'), (s) => s.replace('","', '", "')),
    'log entry 0: it is not in canonical form',
  ],
  [
    'bytes that are no UTF-8',
    (at) => editFile(at('log.jsonl'), (s) => s.replace('test', 't\xffst')),
    'log entry 0: it is not JSON in UTF-8',
  ],
  ['an empty log', (at) => writeFileSync(at('log.jsonl'), ''), 'log.jsonl: it has 0 lines'],
  [
    'nesting without end',
    (at) => writeFileSync(at('log.jsonl'), `${'['.repeat(200_000)}\n`),
    'log entry 0: it is',
  ],
  [
    'an altered recorder signature',
    (at) =>
      editFile(at('log.sigs'), (s) => {
        const lines = s.split('\n')
        const line = lines[5] ?? ''
        return lines
          .with(5, `${line.slice(0, 200)}${line[200] === 'A' ? 'B' : 'A'}${line.slice(201)}`)
          .join('\n')
      }),
    'the hash of log.sigs is wrong',
  ],
  [
    'recorder signatures exchanged',
    (at) => editFile(at('log.sigs'), (s) => swap(s, 3, 4)),
    'the hash of log.sigs is wrong',
  ],
  [
    'a recorder signature too few',
    (at) => editFile(at('log.sigs'), (s) => s.replace(/.*\n$/, '')),
    'not one line for each line of the log',
  ],
  [
    'a signature that is no base64',
    (at) => editFile(at('log.sigs'), (s) => s.replace(/^./, '!')),
    'log.sigs line 1 (log entry 0): not canonical base64',
  ],
  [
    'a key exchanged in allowed_signers',
    (at) =>
      editFile(at('allowed_signers'), (s) => s.replace(signerOf('c2').key, signerOf('eve').key)),
    'allowed_signers is not what the log says',
  ],
  [
    'a signer added to allowed_signers',
    (at) => appendFileSync(at('allowed_signers'), `eve ${signerOf('eve').key}\n`),
    'allowed_signers is not what the log says',
  ],
  [
    'another number of entries in the checkpoint',
    (at) => editFile(at('checkpoint'), (s) => s.replace(/\n\d+\n/, '\n7\n')),
    'the number of entries is wrong',
  ],
  [
    'another Merkle root',
    (at) => editFile(at('checkpoint'), (s) => s.replace(/\n[^\n]+=\n/, `\n${'A'.repeat(43)}=\n`)),
    'the Merkle root is wrong',
  ],
  [
    'production in the checkpoint of a rehearsal',
    (at) => editFile(at('checkpoint'), (s) => s.replace('rehearsal', 'production')),
    'checkpoint: the mode is wrong',
  ],
  [
    'another report in the checkpoint',
    (at) =>
      editFile(at('checkpoint'), (s) =>
        s.replace(/[0-9a-f]{64}( {2}report)/, `${'0'.repeat(64)}$1`),
      ),
    'fingerprint.txt is not the head',
  ],
  [
    'a line added to the checkpoint',
    (at) => appendFileSync(at('checkpoint'), 'more\n'),
    'it has not exactly eight lines',
  ],
  [
    'a checkpoint signature of another person',
    (at) => writeFileSync(at('sigs/checkpoint.c1.sig'), readFileSync(at('sigs/checkpoint.c2.sig'))),
    'sigs/checkpoint.c1.sig: not a signature by the key of c1',
  ],
  [
    'an altered checkpoint signature',
    (at) =>
      editFile(at('sigs/checkpoint.c1.sig'), (s) => {
        const [head = '', ...rest] = s.split('\n')
        const text = rest.slice(0, -2).join('')
        const altered = text.slice(0, 250) + (text[250] === 'A' ? 'B' : 'A') + text.slice(251)
        return [head, ...(altered.match(/.{1,70}/g) ?? []), ...rest.slice(-2)].join('\n')
      }),
    'sigs/checkpoint.c1.sig: bad signature by c1',
  ],
  [
    'a checkpoint signature folded otherwise',
    (at) =>
      editFile(at('sigs/checkpoint.c1.sig'), (s) => s.replace(/(.)\n(?=.*\n-----END)/, '\n$1')),
    'not in the form that ssh-keygen writes',
  ],
  [
    'another fingerprint.txt',
    (at) => editFile(at('fingerprint.txt'), (s) => s.replace(/\w+\n$/, 'zebra\n')),
    'fingerprint.txt is not the head',
  ],
]

test.each(cases)('verify.sh refuses %s', (_, tamper, message) => {
  const dir = copyOf(bundle)
  tamper((path) => join(dir, path))
  const { code, out, err } = verify(dir, bundle.paper)
  expect(out).toContain(message)
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/^FAILED {2}/)
  expect(out).not.toContain('REHEARSAL')
  expect([code, err]).toEqual([1, ''])
})
