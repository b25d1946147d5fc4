import * as kms from '@alicloud/kms20160120'
import { describe, expect, it } from 'vitest'
import { alibaba } from '#shared/byok/alibaba.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { PlanKey, Target } from '#shared/ceremony/plan.ts'
import { told } from '../../support/german.ts'
import {
  itChecksAnyFolder,
  itRefusesTheRest,
  itUnwrapsEverywhere,
  neverCrashes,
} from '../../support/imports.ts'
import {
  base64,
  bytesOf,
  packageFor,
  ref,
  textOf,
  unbase64,
  type Way,
} from '../../support/packages.ts'
import { NOW, TOKEN } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, indentedLines, NASTY } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const ID = '1234abcd-12ab-34cd-56ef-1234567890ab'
const { spkiDer, publicPem } = wrappingKey(2048)
const FILES = { key: spkiDer, token: bytesOf(`${base64(TOKEN)}\n`) }
const TARGET: Target = {
  provider: 'alibaba-kms',
  key: ID,
  method: 'RSAES_OAEP_SHA_256',
  wrappingKey: ref('key'),
  importToken: ref('token'),
  expires: '2031-01-01T08:00:00Z',
}
const wayOf = (_: number, method: string): Omit<Way, 'key'> => ({
  target: { ...TARGET, method },
  files: FILES,
})
const answerOf = (change: { [field: string]: unknown } = {}) =>
  bytesOf(
    JSON.stringify({
      RequestId: '8cdb9c35-3bcf-46ed-a7d3-000000000000',
      KeyId: ID,
      ImportToken: base64(TOKEN),
      PublicKey: base64(spkiDer),
      TokenExpireTime: '2031-01-01T09:30:00Z',
      ...change,
    }),
  )
const { wrappingKey: _, importToken: __, expires: ___, ...bare } = TARGET
function read(change: Partial<Target>, files: { [path: string]: Uint8Array } = {}, from = TARGET) {
  const all: { [path: string]: Uint8Array } = { ...FILES, ...files }
  return alibaba.readParameters(
    { ...from, ...change },
    ({ path }) => all[path] ?? new Uint8Array(),
    NOW,
  )
}
const readAnswer = (answer: Uint8Array, change: Partial<Target> = {}) =>
  read({ parameters: ref('answer'), ...change }, { answer }, bare)
const expected = { spki: spkiDer, bits: 2048, token: TOKEN, tokenSha256: sha256Hex(TOKEN) }

describe('Alibaba Cloud KMS', () => {
  itUnwrapsEverywhere(alibaba, wayOf, (folder) => unbase64(folder.get('EncryptedKeyMaterial.b64')))
  itRefusesTheRest(
    alibaba,
    ['AES-128', 'AES-192', 'HMAC-SHA-256', 'RSA-2048', 'EC-P256'],
    wayOf(2048, TARGET.method),
  )

  itChecksAnyFolder(alibaba, { key: KEY, target: TARGET, files: FILES })

  it('takes a key by its id, not by alias, and no field of others', () => {
    const accepts = (change: Partial<Target>) =>
      told(alibaba.accepts(KEY, { ...TARGET, ...change }, NOW))
    expect(accepts({ key: 'alias/orders' })).toEqual([
      { path: 'key', message: 'is an alias: name the id of the key' },
    ])
    expect(accepts({ key: 'key hzz' })[0]?.path).toBe('key')
    expect(accepts({ validTo: '2031-06-01T00:00:00Z', certificate: ref('x') })).toEqual([
      { path: 'validTo', message: 'does not belong to a target of alibaba-kms' },
      { path: 'certificate', message: 'does not belong to a target of alibaba-kms' },
    ])
    expect(told(alibaba.accepts(KEY, bare, NOW)).map(({ path }) => path)).toEqual([
      'wrappingKey',
      'importToken',
    ])
    expect(told(alibaba.accepts(KEY, { ...bare, parameters: ref('x') }, NOW))).toEqual([])
    expect(alibaba.looksReal(TARGET)).toBe(true)
    expect(alibaba.looksReal({ ...TARGET, key: 'key-example' })).toBe(false)
  })

  it('hands out two files, or one answer', () => {
    expect(read({})).toMatchObject({ ...expected, expires: '2031-01-01T08:00:00Z', notes: [] })
    for (const key of [bytesOf(publicPem), bytesOf(base64(spkiDer))]) {
      expect(read({}, { key })).toMatchObject(expected)
    }
    expect(readAnswer(answerOf())).toMatchObject({ ...expected, expires: '2031-01-01T09:30:00Z' })
    const arn = `acs:kms:eu-central-1:1234567890123456:key/${ID}`
    expect(readAnswer(answerOf(), { key: arn })).toMatchObject(expected)
    const both = read({ parameters: ref('answer') }, { answer: answerOf() })
    expect(both).toMatchObject({ ...expected, expires: '2031-01-01T08:00:00Z' })
  })

  const otherKey = base64(wrappingKey(3072).spkiDer)
  it.each<[name: string, call: () => unknown, path: string, message: string]>([
    ['no token', () => read({}, { token: new Uint8Array() }), 'importToken', 'is not base64'],
    ['a token in binary', () => read({}, { token: TOKEN }), 'importToken', 'is not base64'],
    [
      'the answer as token',
      () => read({}, { token: answerOf() }),
      'importToken',
      'name it as parameters',
    ],
    [
      'the answer as key',
      () => read({}, { key: answerOf() }),
      'wrappingKey',
      'name it as parameters',
    ],
    [
      'the key as token',
      () => read({}, { token: bytesOf(base64(spkiDer)) }),
      'importToken',
      'is the wrapping key',
    ],
    ['PEM as token', () => read({}, { token: bytesOf(publicPem) }), 'importToken', 'is PEM'],
    [
      'a key as answer',
      () => readAnswer(bytesOf(publicPem)),
      'parameters',
      'is PEM: name it as wrappingKey',
    ],
    ['no JSON', () => readAnswer(bytesOf('x')), 'parameters', 'is not the JSON answer'],
    [
      'the answer for another key',
      () => readAnswer(answerOf({ KeyId: 'other' })),
      'parameters',
      'is for the key other',
    ],
    ['no key', () => readAnswer(answerOf({ PublicKey: '' })), 'parameters', 'has no PublicKey'],
    [
      'no base64',
      () => readAnswer(answerOf({ ImportToken: '?' })),
      'parameters',
      'ImportToken is not base64',
    ],
    ['no time', () => readAnswer(answerOf({ TokenExpireTime: 1 })), 'parameters', 'is not a time'],
    [
      "AWS's answer",
      () => readAnswer(answerOf({ ParametersValidTo: 1, TokenExpireTime: undefined })),
      'parameters',
      'is the answer of AWS KMS, not of Alibaba Cloud KMS',
    ],
    [
      "IBM's token",
      () => readAnswer(bytesOf('{"payload":"AAAA","nonce":"AAAA"}')),
      'parameters',
      'is the answer of IBM, not of Alibaba Cloud KMS',
    ],
    [
      'another token in both places',
      () => read({ parameters: ref('answer') }, { answer: answerOf({ ImportToken: 'AAAA' }) }),
      'importToken',
      'another token than',
    ],
  ])('does not hand out %s', (_, call, path, message) => {
    expectRefusal(call, 'package.invalid', message, path)
  })

  it('has keys of 2048 bits only', () => {
    const call = () => readAnswer(answerOf({ PublicKey: otherKey }))
    expectRefusal(call, 'wrappingkey.invalid', '3072 bits, not 2048', 'parameters')
  })

  it('is read without anything but its own refusals', () => {
    neverCrashes((answer) => readAnswer(answer), [answerOf()])
    neverCrashes((token) => read({}, { token }), [FILES.token])
  })
})

describe('a package for Alibaba', () => {
  const made = () => packageFor(alibaba, { key: KEY, target: TARGET, files: FILES })

  it('holds the ciphertext and the token, bound to the log', async () => {
    const { folder, facts } = await made()
    expect([...folder.keys()].sort()).toEqual([
      'EncryptedKeyMaterial.b64',
      'IMPORT.md',
      'ImportToken.b64',
      'manifest.json',
    ])
    expect(unbase64(folder.get('EncryptedKeyMaterial.b64'))).toHaveLength(256)
    expect(unbase64(folder.get('ImportToken.b64'))).toEqual(TOKEN)
    const checks = (name: string, text: string) => () =>
      alibaba.checks(new Map([...folder, [name, bytesOf(text)]]), facts)
    const token = 'ImportToken.b64'
    expectRefusal(checks(token, 'AAAA'), 'package.invalid', 'another import token', token)
    expectRefusal(checks(token, 'AA\n'), 'package.invalid', 'is not base64', token)
    const wrapped = 'EncryptedKeyMaterial.b64'
    expectRefusal(checks(wrapped, 'AAAA'), 'package.invalid', 'not the length', wrapped)
  })

  it('imports with exactly these arguments, by the names of the provider', async () => {
    const { text: guide, folder } = await made()
    const wrapped = textOf(folder.get('EncryptedKeyMaterial.b64'))
    const feed = [
      `printf %s '${wrapped}' > EncryptedKeyMaterial.b64`,
      `printf %s '${base64(TOKEN)}' > ImportToken.b64`,
    ]
    const script = shellBlocks(guide).filter((block) => block.startsWith('aliyun kms'))
    const calls = callsOf('aliyun', [...feed, ...script, indentedLines(guide)].join('\n'))
    expect(calls[0]).toEqual([
      'kms',
      'ImportKeyMaterial',
      '--KeyId',
      ID,
      '--EncryptedKeyMaterial',
      wrapped,
      '--ImportToken',
      base64(TOKEN),
      '--KeyMaterialExpireUnix',
      '0',
    ])
    expect(calls.map(([, name]) => name)).toEqual([
      'ImportKeyMaterial',
      'DescribeKey',
      'CreateKey',
      'GetParametersForImport',
      'DeleteKeyMaterial',
    ])
    for (const [, name, ...words] of calls) {
      const request = Object.entries(kms).find(([one]) => one === `${name}Request`)?.[1]
      const names = Object.values((request as unknown as { names(): object }).names())
      const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2))
      for (const flag of flags) expect(names).toContain(flag)
    }
  })

  it('hands every value of a plan over as one argument, whatever it holds', async () => {
    const { content } = await made()
    const target = { ...TARGET, key: NASTY }
    const guide = textOf(alibaba.files({ ...content, target }).get('IMPORT.md'))
    const blocks = shellBlocks(guide).filter((block) => block.startsWith('aliyun kms'))
    const feed = 'touch EncryptedKeyMaterial.b64 ImportToken.b64'
    const calls = callsOf(
      'aliyun',
      [feed, ...blocks, 'if test -e pwned; then exit 1; fi'].join('\n'),
    )
    expect(calls.map((call) => call[call.indexOf('--KeyId') + 1])).toEqual([NASTY, NASTY])
  })

  it('says how weak the way is, until when, and what cannot be checked', async () => {
    const { text: guide } = await made()
    for (const part of [
      sha256Hex(TOKEN),
      sha256Hex(spkiDer),
      'Import before 2031-01-01T08:00:00Z',
      'RSA-2048, about 112 bits',
      'Cannot be checked',
      'DeleteKeyMaterial',
      '`KeyState` Enabled',
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
    const way: Way = { key: KEY, target: TARGET, files: FILES, mode: 'rehearsal' }
    expect((await packageFor(alibaba, way)).text).not.toMatch(/```|aliyun/)
  })
})
