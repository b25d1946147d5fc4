import { describe, expect, it } from 'vitest'
import { aws } from '#shared/byok/aws.ts'
import { readTarget } from '#shared/byok/table.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { FileRef, Target } from '#shared/ceremony/plan.ts'
import { ARN, bare, read, spki, TARGET } from '../../support/aws.ts'
import { noted } from '../../support/german.ts'
import { base64, ref } from '../../support/packages.ts'
import { NOW, planOf, rsaPair, TOKEN } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const marked = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf8'))
const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i)

const answerOf = (change: { [field: string]: unknown } = {}) => ({
  KeyId: ARN,
  ImportToken: base64(TOKEN),
  PublicKey: base64(spki),
  ParametersValidTo: '2031-01-01T09:30:00.123000+01:00',
  ...change,
})

function readAnswer(answer: unknown, target: Partial<Target> = {}, encode = ascii) {
  const bytes = encode(typeof answer === 'string' ? answer : JSON.stringify(answer, null, 4))
  const all: { [path: string]: Uint8Array } = { key: spki, token: TOKEN, params: bytes }
  const bytesOf = ({ path }: FileRef) => all[path] ?? new Uint8Array()
  return aws.readParameters({ ...bare, parameters: ref('params'), ...target }, bytesOf, NOW)
}

describe('import parameters', () => {
  const expected = { sha256: sha256Hex(spki), tokenSha256: sha256Hex(TOKEN), bits: 2048 }

  it('are read from two files, the token raw or in base64', () => {
    expect(read({})).toMatchObject({
      ...expected,
      token: TOKEN,
      expires: TARGET.expires,
      notes: [],
    })
    const again = read({}, { token: ascii(`${base64(TOKEN)}\n`) })
    expect(again).toMatchObject({ ...expected, token: TOKEN })
    expect(noted(again.notes)).toEqual(['the token was given as base64'])
  })

  it('are read from the JSON answer, with the time of either version of the program', () => {
    expect(readAnswer(answerOf())).toMatchObject({ ...expected, expires: '2031-01-01T08:30:00Z' })
    const float = JSON.stringify(answerOf({ ParametersValidTo: 1 })).replace(
      ':1}',
      ':1925024400.987}',
    )
    expect(readAnswer(float).expires).toBe('2031-01-01T09:00:00Z')
    expect(readAnswer(answerOf({ ParametersValidTo: 1925024400 })).expires).toBe(
      '2031-01-01T09:00:00Z',
    )
    const byId = { key: '1234abcd-12ab-34cd-56ef-1234567890ab' }
    expect(readAnswer(answerOf(), byId)).toMatchObject(expected)
  })

  it('are read through what Windows adds, and say so', () => {
    const lines = base64(TOKEN).replace(/.{64}/g, '$&\r\n')
    const token = read({}, { token: marked(lines) })
    expect(token).toMatchObject(expected)
    expect(noted(token.notes)).toEqual([
      'the token was given as base64, with CRLF line ends and a byte order mark',
    ])
    const pem = `-----BEGIN PUBLIC KEY-----\n${base64(spki).replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`
    const key = read({}, { key: marked(pem.replaceAll('\n', '\r\n')) })
    expect(key).toMatchObject(expected)
    expect(noted(key.notes)).toEqual([
      'the key was given with a byte order mark',
      'the key was given as PEM',
    ])
    const answer = `${JSON.stringify(answerOf(), null, 4)}\n`.replaceAll('\n', '\r\n')
    expect(readAnswer(answer, {}, marked)).toMatchObject(expected)
  })

  it('end at the earlier of the two times', () => {
    expect(readAnswer(answerOf(), { expires: '2031-01-01T08:00:00Z' }).expires).toBe(
      '2031-01-01T08:00:00Z',
    )
    expect(readAnswer(answerOf(), { expires: '2032-01-01T08:00:00Z' }).expires).toBe(
      '2031-01-01T08:30:00Z',
    )
  })

  const other = rsaPair()
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)
  it.each<[name: string, call: () => unknown, path: string, message: string]>([
    ['an empty token', () => read({}, { token: new Uint8Array() }), 'importToken', 'is empty'],
    [
      'a token too long',
      () => read({}, { token: new Uint8Array(6145) }),
      'importToken',
      'has 6145 bytes',
    ],
    ['the key as token', () => read({}, { token: spki }), 'importToken', 'is the wrapping key'],
    [
      'the answer as token',
      () => read({}, { token: ascii('{}') }),
      'importToken',
      'name it as parameters',
    ],
    ['a zip as token', () => read({}, { token: zip }), 'importToken', 'console as parameters'],
    ['a zip as key', () => read({}, { key: zip }), 'wrappingKey', 'console as parameters'],
    ['a zip cut off', () => readAnswer('PK\u0003\u0004'), 'parameters', 'was cut off'],
    [
      'the two files swapped',
      () => read({}, { token: spki, key: TOKEN }),
      'importToken',
      'are the two files swapped?',
    ],
    [
      'the answer as key',
      () => read({}, { key: ascii(JSON.stringify(answerOf())) }),
      'wrappingKey',
      'name it as parameters',
    ],
    [
      'one line of the token',
      () => read({}, { token: ascii(base64(TOKEN).slice(0, 64)) }),
      'importToken',
      'has only 48 bytes: it was cut short',
    ],
    [
      'a token whose last line is short',
      () => read({}, { token: ascii(`${base64(TOKEN).slice(0, 1001)}\r\n`) }),
      'importToken',
      'cut short: 1001 characters are no multiple of four',
    ],
    [
      'words as token',
      () => read({}, { token: ascii('to be sent later') }),
      'importToken',
      'is text, and not base64',
    ],
    [
      'a token in UTF-16',
      () => read({}, { token: utf16(base64(TOKEN)) }),
      'importToken',
      'is UTF-16',
    ],
    [
      'an answer in UTF-16',
      () => readAnswer(answerOf(), {}, utf16),
      'parameters',
      'is UTF-16, as PowerShell writes',
    ],
    [
      'the answer of another cloud',
      () => readAnswer({ payload: 'x', nonce: 'y' }),
      'parameters',
      'is the answer of IBM, not of AWS KMS',
    ],
    ['no JSON', () => readAnswer('x'), 'parameters', 'is not the JSON answer'],
    ['a list', () => readAnswer([]), 'parameters', 'not an object'],
    ['no key id', () => readAnswer(answerOf({ KeyId: undefined })), 'parameters', 'has no KeyId'],
    [
      'the answer for another key',
      () => readAnswer(answerOf({ KeyId: `${ARN}0` })),
      'parameters',
      'is for the key',
    ],
    [
      'a token that is not base64',
      () => readAnswer(answerOf({ ImportToken: '?' })),
      'parameters',
      'ImportToken is not base64',
    ],
    [
      'a key that is not base64',
      () => readAnswer(answerOf({ PublicKey: '?' })),
      'parameters',
      'PublicKey is not base64',
    ],
    [
      'no time',
      () => readAnswer(answerOf({ ParametersValidTo: 'soon' })),
      'parameters',
      'ParametersValidTo is not a time',
    ],
    [
      'a time in the year 10000',
      () => readAnswer(answerOf({ ParametersValidTo: '9999-12-31T23:59:59-01:00' })),
      'parameters',
      'ParametersValidTo is not a time',
    ],
    [
      'another key in both places',
      () => readAnswer(answerOf({ PublicKey: base64(other.spki) }), { wrappingKey: ref('key') }),
      'wrappingKey',
      'another key than',
    ],
    [
      'another token in both places',
      () => readAnswer(answerOf({ ImportToken: base64(SECRET) }), { importToken: ref('token') }),
      'importToken',
      'another token than',
    ],
  ])('with %s are refused, naming it', (_, call, path, message) => {
    expectRefusal(call, 'package.invalid', message, path)
  })

  it('with a broken key are refused as such', () => {
    expectRefusal(
      () => readAnswer(answerOf({ PublicKey: base64(SECRET) })),
      'wrappingkey.invalid',
      '',
      'parameters',
    )
  })

  it('are those whose hash the plan gives, or refused', () => {
    const { plan, inputs } = planOf()
    const target = plan.keys[0]?.targets?.[0]
    if (target === undefined) throw new Error('no target')
    expect(readTarget({ ...target, wrappingKeySha256: sha256Hex(spki) }, inputs, NOW).sha256).toBe(
      sha256Hex(spki),
    )
    const wrong = { ...target, wrappingKeySha256: 'b'.repeat(64) }
    expectRefusal(
      () => readTarget(wrong, inputs, NOW),
      'wrappingkey.invalid',
      sha256Hex(spki),
      'wrappingKeySha256',
    )
  })
})
