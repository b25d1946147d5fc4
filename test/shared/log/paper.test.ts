import { expect, test } from 'vitest'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { encodeFingerprintFile } from '#shared/log/fingerprint.ts'
import { parsePaperHead, parsePaperList } from '#shared/log/paper.ts'
import { encodeAllowedSigners } from '#shared/log/signers.ts'
import { SSH_KEYS } from './sshkeys.ts'

const [recorder, admin, c1, earlier, proof, recovery] = SSH_KEYS
const fp = (key: string) => fingerprint(parsePublicKey(key))
const HEAD = '0123456789abcdef'.repeat(4)

test('reads lines of fingerprints and skips the head', () => {
  const text = `admin ${fp(admin)}\nc1 ${fp(c1)}\nhead ${HEAD}\n`
  expect([...parsePaperList(text)]).toEqual([
    ['admin', fp(admin)],
    ['c1', fp(c1)],
  ])
  expect(parsePaperHead(text)).toBe(HEAD)
})

test('reads what a person typed: blanks, comments, tabs, Windows newlines', () => {
  const text = `# copied at the close\r\n\r\n  admin\t${fp(admin)}  \r\nc1 ${fp(c1)}`
  expect([...parsePaperList(text).keys()]).toEqual(['admin', 'c1'])
  expect(parsePaperHead(text)).toBeUndefined()
})

test('reads the head as words', () => {
  const words = encodeFingerprintFile(HEAD).split('\n')[1]
  expect(parsePaperHead(`admin ${fp(admin)}\nhead  ${words?.toUpperCase()}\n`)).toBe(HEAD)
})

test('reads allowed_signers, with and without options', () => {
  const set = 'fedcba9876543210'
  const text = encodeAllowedSigners({
    recorder,
    people: [{ id: 'c1', keys: [earlier, c1] }],
    shares: [{ set, index: 3, key: proof }],
    recoveries: [{ set, key: recovery }],
  })
  expect([...parsePaperList(`${text}admin ${admin} laptop of the office\n`)]).toEqual([
    ['recorder', fp(recorder)],
    ['c1', fp(c1)],
    ['c1.1', fp(earlier)],
    [`share.${set}.3`, fp(proof)],
    [`recovery.${set}`, fp(recovery)],
    ['admin', fp(admin)],
  ])
})

test.each([
  ['a second line for a person', `admin ${fp(admin)}\nadmin ${fp(c1)}`, 2],
  ['no id', fp(admin), 1],
  ['an id that is none', `Admin ${fp(admin)}`, 1],
  ['a pattern of ids', `a*,b ${admin}`, 1],
  ['a reserved id', `share ${fp(admin)}`, 1],
  ['no fingerprint', `\nadmin`, 2],
  ['a cut fingerprint', `admin ${fp(admin).slice(0, -1)}`, 1],
  ['a fingerprint with padding', `admin ${fp(admin)}=`, 1],
  ['an MD5 fingerprint', 'admin MD5:00:11:22:33', 1],
  ['two fingerprints', `admin ${fp(admin)} ${fp(c1)}`, 1],
  ['a certificate authority', `admin cert-authority ${admin}`, 1],
  ['an expiry', `admin valid-before="20300101" ${admin}`, 1],
  ['another type of key', 'admin ssh-rsa AAAAB3NzaC1yc2E=', 1],
  ['a damaged key', `admin ${admin.slice(0, -4)}`, 1],
  ['a byte order mark', `\ufeffadmin ${fp(admin)}`, 1],
])('refuses %s with the line number', (_, text, number) => {
  expect(() => parsePaperList(text)).toThrow(
    expect.objectContaining({
      code: 'encoding.invalid',
      path: `line ${number}`,
      message: expect.stringMatching(new RegExp(`^line ${number} `)),
    }),
  )
})

test('refuses a list that names nobody', () => {
  expect(() => parsePaperList(`# nothing\nhead ${HEAD}\n`)).toThrow('names nobody')
  expect(() => parsePaperList('')).toThrow('names nobody')
})

test('refuses a damaged or second head', () => {
  expect(() => parsePaperHead(`head ${HEAD.slice(1)}`)).toThrow('line 1 a head is')
  expect(() => parsePaperHead(`head ${HEAD}\nhead ${HEAD}`)).toThrow('line 2 names the head')
})
