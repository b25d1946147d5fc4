import { ed25519 } from '@noble/curves/ed25519.js'
import { afterAll, expect, test } from 'vitest'
import { utf8 } from '#shared/bytes.ts'
import { encodeSshsig, LOG, signSshsig, STATEMENT } from '#shared/crypto/sshsig.ts'
import { type BundleOptions, cleanUp, makeBundle, verify } from './support/bundle.ts'
import { GONE, setEntry, setWhat } from './support/edit.ts'
import { type Draft, type Fields, signerOf } from './support/log.ts'

afterAll(cleanUp)

const keyOf = (hex: string) =>
  `ssh-ed25519 ${Buffer.from(`0000000b7373682d6564323535313900000020${hex}`, 'hex').toString('base64')}`
const of = (type: string, change: (fields: Fields) => Fields) => (fields: Fields, draft: Draft) =>
  draft.type === type ? change(fields) : fields
const MIXED = ed25519.Point.BASE.add(
  ed25519.Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
).toHex()
const L = 2n ** 252n + 27742317777372353535851937790883648493n

/** S + L in place of S: the same signature to a lenient verifier. */
function malleable(base64: string): string {
  const blob = Buffer.from(base64, 'base64')
  let s = L + BigInt(`0x${Buffer.from(blob.subarray(-32)).reverse().toString('hex')}`)
  for (let i = blob.length - 32; i < blob.length; i++, s >>= 8n) blob[i] = Number(s & 255n)
  return blob.toString('base64')
}

/** What a dishonest recorder could write: every hash and recorder signature fits the falsehood. */
const cases: [string, BundleOptions, string][] = [
  [
    'a ninth field',
    { entry: setEntry('ceremony.begun', { more: 1 }) },
    'not exactly the eight fields',
  ],
  [
    'a missing field',
    { entry: setEntry('ceremony.begun', { actor: GONE }) },
    'not exactly the eight fields',
  ],
  ['a gap in seq', { entry: setEntry('ceremony.begun', { seq: 99 }) }, 'seq is wrong'],
  [
    'a boolean as seq',
    { entry: (e) => (e.seq === 1 ? { ...e, seq: true } : e) },
    'log entry 1: seq is wrong',
  ],
  [
    'a time that goes back',
    { entry: setEntry('ceremony.begun', { time: '2020-01-01T00:00:00Z' }) },
    'time goes back',
  ],
  [
    'a day that does not exist',
    { entry: setEntry('ceremony.begun', { time: '2027-02-30T00:00:00Z' }) },
    'time is malformed',
  ],
  [
    'digits of another script in a time',
    { entry: setEntry('ceremony.begun', { time: '٢٠٢٧-01-01T00:00:00Z' }) },
    'time is malformed',
  ],
  [
    'an entry of another ceremony',
    { entry: setEntry('ceremony.begun', { ceremony: 'f'.repeat(32) }) },
    'belongs to another ceremony',
  ],
  [
    'a newer version',
    { entry: setEntry('ceremony.begun', { v: 2 }) },
    'newer version than this script',
  ],
  [
    'a second opening',
    { entry: setEntry('ceremony.begun', { type: 'ceremony.opened' }) },
    'stands at the beginning and nowhere else',
  ],
  [
    'an end in the middle',
    { entry: setEntry('ceremony.begun', { type: 'ceremony.closed' }) },
    'does not end where the ceremony ends',
  ],
  [
    'a repeated key',
    { line: (l, seq) => (seq === 9 ? l.replace('"v":1', '"v":1,"v":1') : l) },
    'log entry 9: a key is repeated',
  ],
  [
    'a float',
    { line: (l, seq) => (seq === 9 ? l.replace('"v":1', '"v":1.0') : l) },
    'log entry 9: a number is not an integer',
  ],
  [
    'minus zero',
    { line: (l, seq) => (seq === 9 ? l.replace('"v":1', '"v":-0') : l) },
    'log entry 9: it is not in canonical form',
  ],
  [
    'a huge number',
    { line: (l, seq) => (seq === 9 ? l.replace('"v":1', `"v":${'1'.repeat(9999)}`) : l) },
    'log entry 9: a number is too large',
  ],
  [
    'NaN',
    { line: (l, seq) => (seq === 9 ? l.replace('"v":1', '"v":NaN') : l) },
    'log entry 9: a number is not an integer',
  ],
  [
    'a lone surrogate',
    {
      line: (l, seq) => (seq === 9 ? l.replace('"what":{', String.raw`"what":{"a":"\ud800",`) : l),
    },
    'log entry 9: a text holds a forbidden character',
  ],
  [
    'text that changes direction',
    { what: setWhat('ceremony.begun', { note: 'a\u202eb' }) },
    'a text holds a forbidden character',
  ],
  [
    'text that is not NFC',
    { what: setWhat('ceremony.begun', { note: 'u\u0308' }) },
    'a text holds a forbidden character or is not NFC',
  ],
  [
    'a newline in a text that is no PEM',
    { what: setWhat('ceremony.begun', { note: 'a\nb' }) },
    'a text holds a forbidden character',
  ],
  [
    'a deep nesting',
    {
      line: (l, seq) =>
        seq === 9 ? l.replace('"what":{', `"what":{"a":${'['.repeat(20)}${']'.repeat(20)},`) : l,
    },
    'log entry 9: it is nested too deeply',
  ],
  [
    'a recorder signature by another key',
    {
      signature: (s, seq) =>
        seq === 4 ? encodeSshsig(signSshsig(signerOf('eve').seed, LOG, utf8('x'))) : s,
    },
    'log.sigs line 5 (log entry 4): not a signature by the key of recorder',
  ],
  [
    'a recorder signature over another line',
    {
      signature: (s, seq) =>
        seq === 4 ? encodeSshsig(signSshsig(signerOf('recorder').seed, LOG, utf8('x'))) : s,
    },
    'log.sigs line 5 (log entry 4): bad signature by recorder',
  ],
  [
    'a recorder signature in another namespace',
    {
      signature: (s, seq) =>
        seq === 4 ? encodeSshsig(signSshsig(signerOf('recorder').seed, STATEMENT, utf8('x'))) : s,
    },
    'not a signature by the key of recorder for claviger-log-v1',
  ],
  [
    'a malleable signature',
    { signature: (s, seq) => (seq === 4 ? malleable(s) : s) },
    'the signature is not canonical',
  ],
  [
    'a statement of another person',
    { statement: of('intent.approved', (s) => ({ ...s, actor: 'c1' })) },
    'the statement is not of the actor',
  ],
  [
    'a statement of another ceremony',
    { statement: of('intent.approved', (s) => ({ ...s, ceremony: 'e'.repeat(32) })) },
    'the statement is of another ceremony',
  ],
  [
    'a statement of another act',
    { statement: of('intent.approved', (s) => ({ ...s, act: 'withdraw' })) },
    "the statement says 'withdraw'",
  ],
  [
    'a verdict that the statement does not name',
    { what: setWhat('attestation.given', { verdict: 'disagree' }) },
    "the statement says 'agree'",
  ],
  [
    'a statement about a later line',
    { statement: of('intent.approved', (s) => ({ ...s, target: 30 })) },
    'the target of the statement is wrong',
  ],
  [
    'a statement about another line',
    { statement: of('intent.approved', (s) => ({ ...s, target: 2 })) },
    'the statement names another target line',
  ],
  [
    'an enrolment about another line than entry 0',
    {
      draft: (d) => [
        d.type === 'participant.enrolled' && d.actor === 'c1' ? { ...d, target: 1 } : d,
      ],
    },
    'the target of the statement is wrong',
  ],
  [
    'a statement with another field',
    { statement: of('intent.approved', (s) => ({ ...s, more: '' })) },
    'the statement has not exactly its eight fields',
  ],
  [
    'a statement that is not canonical',
    { what: of('intent.approved', (w) => ({ ...w, statement: `${w.statement} ` })) },
    'statement: it is not in canonical form',
  ],
  [
    'an altered statement',
    {
      what: of('intent.approved', (w) => ({
        ...w,
        statement: `${w.statement}`.replace('I approve', 'I approved'),
      })),
    },
    'bad signature by admin',
  ],
  [
    'an approval signed by another key',
    { draft: (d) => [d.type === 'intent.approved' ? { ...d, signer: signerOf('eve') } : d] },
    'not a signature by the key of admin for claviger-statement-v1',
  ],
  [
    'an approval without a signature',
    { what: setWhat('intent.approved', { sshsig: GONE }) },
    'statement and signature do not come together',
  ],
  [
    'an approval without a statement',
    { what: setWhat('intent.approved', { sshsig: GONE, statement: GONE }) },
    'it is not signed',
  ],
  [
    'a statement of somebody who was not enrolled',
    { draft: (d) => [d.type === 'intent.approved' ? { ...d, actor: 'eve' } : d] },
    'eve signs without being enrolled',
  ],
  [
    'an event of an unknown type with a bad signature',
    {
      draft: (d) => [
        d.type === 'weather.noted'
          ? { ...d, actor: 'c1', act: 'note', signer: signerOf('eve') }
          : d,
      ],
    },
    'not a signature by the key of c1',
  ],
  [
    'a receipt with the proof of another share',
    { draft: (d) => [d.proof ? { ...d, proof: signerOf('eve') } : d] },
    'not a signature by the key of share.8011223344556677.1 for claviger-drill-v1',
  ],
  [
    'a receipt for a share that was not made',
    { what: setWhat('share.received', { index: 9 }) },
    'no such share was made',
  ],
  [
    'a key of small order',
    { what: of('participant.enrolled', (w) => ({ ...w, key: keyOf('00'.repeat(32)) })) },
    'the key is of small order',
  ],
  [
    'the identity as a key',
    { what: of('shares.made', (w) => ({ ...w, recovery: keyOf(`01${'00'.repeat(31)}`) })) },
    'the key is of small order',
  ],
  [
    'a key of mixed order',
    { what: of('shares.made', (w) => ({ ...w, recovery: keyOf(MIXED) })) },
    'the key is not canonical or not of full order',
  ],
  [
    'a key that is no canonical point',
    { what: of('shares.made', (w) => ({ ...w, recovery: keyOf(`f0${'ff'.repeat(30)}7f`) })) },
    'the key is not canonical',
  ],
  [
    'one key for two',
    { what: of('shares.made', (w) => ({ ...w, recovery: signerOf('c1').key })) },
    'the key is in the log twice',
  ],
  [
    'a key with a comment',
    { what: of('shares.made', (w) => ({ ...w, recovery: `${w.recovery} x` })) },
    'the key is not one line',
  ],
  [
    'a fingerprint of another key',
    { what: of('participant.enrolled', (w) => ({ ...w, fp: `SHA256:${'A'.repeat(43)}` })) },
    'fp is not the fingerprint of the key',
  ],
  [
    'a reserved id',
    { what: setWhat('participant.enrolled', { id: 'recorder' }) },
    'the person enrolled and the actor differ',
  ],
  [
    'a signer left out of the files',
    { signers: (ids) => ids.slice(1) },
    'sigs/checkpoint.admin.sig is missing',
  ],
  [
    'a signer who is not enrolled',
    { what: setWhat('ceremony.closed', { signers: ['eve'] }) },
    'a signer is named twice or is not enrolled',
  ],
  [
    'a signer who is no word',
    { what: setWhat('ceremony.closed', { signers: ['../../c1', ['x']] }) },
    'a signer is named twice or is not enrolled',
  ],
  [
    'nobody as signer',
    { what: setWhat('ceremony.closed', { signers: [] }) },
    'nobody is named as signer',
  ],
  [
    'a wrong count at the close',
    { what: setWhat('ceremony.closed', { entries: 1 }) },
    'entries is not the number of entries',
  ],
  [
    'a checkpoint signed by another key',
    { signerOf: (id) => signerOf(id === 'c1' ? 'eve' : id) },
    'sigs/checkpoint.c1.sig: not a signature by the key of c1',
  ],
  [
    'a list without files',
    { draft: (d) => (d.type === 'files.listed' ? [] : [d]) },
    'the log has no files.listed',
  ],
  [
    'a listed path that leaves the folder',
    { what: setWhat('files.listed', { files: { '../x': { bytes: 0, sha256: '0'.repeat(64) } } }) },
    "forbidden path '../x'",
  ],
  [
    'a listed path that is absolute',
    {
      what: setWhat('files.listed', {
        files: { '/etc/passwd': { bytes: 0, sha256: '0'.repeat(64) } },
      }),
    },
    "forbidden path '/etc/passwd'",
  ],
  [
    'a listed file of the end',
    { files: (files) => files.set('report.html', new Uint8Array()) },
    'which depends on the end of the log',
  ],
  [
    'two listed names that differ in capitals',
    { files: (files) => files.set('Plan.json', new Uint8Array()) },
    'differ only in capital letters',
  ],
  [
    'an input under another hash',
    { files: (files) => files.set(`inputs/${'0'.repeat(64)}`, utf8('x')) },
    'is not named by its hash',
  ],
  [
    'an input left out',
    {
      files: (files) =>
        void [...files.keys()].filter((p) => p.startsWith('inputs')).map((p) => files.delete(p)),
    },
    'a file that it refers to is not among the inputs',
  ],
  [
    'another recover.py than entry 0 names',
    { files: (files) => files.set('recover.py', utf8('print()')) },
    'recover.py is not the one that entry 0 names',
  ],
  [
    'an empty file',
    { files: (files) => files.set('script.html', utf8('')) },
    'script.html is empty',
  ],
  [
    'two folders that differ in capitals',
    { files: (files) => files.set('Inputs/x', utf8('x')) },
    'differ only in capital letters',
  ],
  [
    'a backup that was not made',
    { files: (files) => files.set('backups/more.kwp', new Uint8Array(24)) },
    'backups/more.kwp is not the backup',
  ],
  [
    'a backup left out',
    { files: (files) => void files.delete('backups/orders.kwp') },
    'a backup that was made is not among the files',
  ],
  [
    'another plan digest',
    { what: setWhat('ceremony.opened', { plan: 'a'.repeat(64) }) },
    'plan.json is not the plan',
  ],
  [
    'a production log over a rehearsal plan',
    { what: setWhat('ceremony.opened', { mode: 'production' }) },
    'its mode is not that of entry 0',
  ],
  [
    'an unknown mode',
    { what: setWhat('ceremony.opened', { mode: '$(reboot)' }) },
    'mode is neither rehearsal nor production',
  ],
  [
    'an opening without recorder',
    { what: setWhat('ceremony.opened', { recorder: GONE }) },
    'the key is not one line',
  ],
  [
    'shares that are no list',
    { what: setWhat('shares.made', { shares: 7 }) },
    'a field is missing or malformed',
  ],
  [
    'a set that is no set',
    { what: setWhat('shares.made', { set: '$(reboot)' }) },
    'set is malformed',
  ],
  [
    'an actor that is no id',
    { entry: setEntry('ceremony.begun', { actor: '../../x' }) },
    'actor is malformed',
  ],
  [
    'a type with metacharacters',
    { entry: setEntry('ceremony.begun', { type: 'a.b;reboot' }) },
    'type is malformed',
  ],
]

test.each(cases)(
  'verify.sh refuses %s, even when the recorder signs it',
  async (_, options, message) => {
    const { dir } = await makeBundle(options)
    const { code, out, err } = verify(dir)
    expect(out).toContain(message)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^FAILED {2}/)
    expect(out).not.toContain('REHEARSAL')
    expect([code, err]).toEqual([1, ''])
  },
)
