import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hex, utf8 } from '#shared/bytes.ts'
import { encodeEnvelope, isRehearsalSet, shareCommitment } from '#shared/crypto/envelope.ts'
import {
  encodeShareFile,
  parseShareFile,
  type ShareFile,
  shareFileName,
} from '#shared/crypto/sharefile.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { envelopes, hexOf, vectorEnvelope, vectorText } from './arbitrary.ts'
import { refusalOf } from './refusal.ts'

const fields = {
  ceremony: 'ab'.repeat(16),
  custodian: 'c2',
  holder: 'Custodian 2',
  keys: ['orders', 'invoices'],
  text: vectorText,
}
const file = parseShareFile(encodeShareFile(fields))
const line = (value: { [key: string]: JsonValue }) => utf8(`${canonical(value)}\n`)

it('is one canonical line with all that follows from the share text', () => {
  const raw = hex(vectorEnvelope.rawSecret)
  const commitment = shareCommitment(encodeEnvelope(vectorEnvelope))
  expect(new TextDecoder().decode(encodeShareFile(fields))).toBe(
    `{"ceremony":"${fields.ceremony}","claviger":"share/1","commitment":"${commitment}",` +
      '"custodian":"c2","holder":"Custodian 2","index":2,"keys":["orders","invoices"],' +
      `"mode":"production","n":5,"set":"0001020304050607","share":"${raw}",` +
      `"text":"${vectorText}","threshold":3}\n`,
  )
})

it('is named after ceremony, set and index', () => {
  expect(shareFileName(file)).toBe(`${fields.ceremony}-0001020304050607-2.share`)
})

it('is read back, whatever the share', () => {
  const label = fc.stringMatching(/^[a-z0-9]{5}$/)
  const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(envelopes, hexOf(16), labels, (envelope, ceremony, keys) => {
      const text = encodeShareText(encodeEnvelope(envelope))
      const made = { ...fields, ceremony, keys, text, holder: 'Žofie – Custodian' }
      const read = parseShareFile(encodeShareFile(made))
      expect(read).toMatchObject({ ...made, index: envelope.index, n: envelope.total })
      expect(read.mode === 'rehearsal').toBe(isRehearsalSet(envelope.set))
      expect(encodeShareFile(read)).toEqual(encodeShareFile(made))
    }),
  )
})

describe('refuses by name', () => {
  test.each(['plan/1', 7, null])('a file of another kind: %j', (claviger) => {
    expect(refusalOf(() => parseShareFile(line({ ...file, claviger })))).toMatchObject({
      code: 'share.invalid',
      path: 'claviger',
      message: 'claviger is not share/1',
    })
  })

  test.each<[string, JsonValue]>([
    ['claviger', 'share/2'],
    ['commitment', '00'.repeat(32)],
    ['index', 3],
    ['mode', 'rehearsal'],
    ['n', 6],
    ['set', '0001020304050608'],
    ['share', '00'.repeat(33)],
    ['threshold', 2],
    ['threshold', '3'],
  ])('a field that disagrees with the share text: %s', (name, value) => {
    expect(refusalOf(() => parseShareFile(line({ ...file, [name]: value })))).toMatchObject({
      code: 'share.invalid',
      path: name,
      message: `${name} disagrees with the share text`,
    })
  })

  test.each<[string, JsonValue]>([
    ['ceremony', 'AB'.repeat(16)],
    ['ceremony', 7],
    ['custodian', 'C 2'],
    ['custodian', 'recorder'],
    ['holder', ''],
    ['holder', null],
    ['keys', []],
    ['keys', ['orders', 'orders']],
    ['keys', ['Orders']],
    ['keys', [1]],
    ['keys', 'orders'],
    ['text', vectorText.toLowerCase()],
    ['text', ` ${vectorText}`],
  ])('a field of the wrong form: %s %j', (name, value) => {
    const refusal = refusalOf(() => parseShareFile(line({ ...file, [name]: value })))
    expect(refusal).toMatchObject({ code: 'share.invalid', path: name })
  })

  test.each(Object.keys(file))('a missing field: %s', (name) => {
    const rest: { [key: string]: JsonValue } = { ...file }
    delete rest[name]
    expect(refusalOf(() => parseShareFile(line(rest)))?.path).toBe(name)
  })

  it('a field too many', () => {
    const more = line({ ...file, note: 'x' })
    expect(refusalOf(() => parseShareFile(more))).toMatchObject({
      code: 'share.invalid',
      path: 'note',
    })
  })

  it('control characters and other than NFC in the name of the holder', () => {
    for (const holder of ['a\u202eb', 'a\u0007', 'e\u0301']) {
      expect(refusalOf(() => encodeShareFile({ ...fields, holder }))).toMatchObject({
        code: 'text.invalid',
        path: 'holder',
      })
      expect(refusalOf(() => parseShareFile(line({ ...file, holder })))?.code).toBe('text.invalid')
    }
  })
})

describe('refuses', () => {
  const good = new TextDecoder().decode(encodeShareFile(fields))
  test.each([
    ['no newline', good.slice(0, -1), 'share.invalid'],
    ['two newlines', `${good}\n`, 'json.invalid'],
    ['a byte order mark', `\ufeff${good}`, 'json.invalid'],
    ['spaces', good.replace(':', ': '), 'json.invalid'],
    ['a duplicate key', good.replace('"index":2', '"index":2,"index":2'), 'json.invalid'],
    [
      'another order of keys',
      good.replace('{"ceremony', '{"threshold":3,"ceremony'),
      'json.invalid',
    ],
    ['a list', '[]\n', 'share.invalid'],
    ['a string', '"share"\n', 'share.invalid'],
    ['nothing', '', 'share.invalid'],
    ['a mistyped share', good.replaceAll('ZQSR', 'ZQSS'), 'share.mistyped'],
    ['more than 4 KiB', `${' '.repeat(4096)}${good}`, 'file.toolarge'],
  ])('%s', (_, text, code) => {
    expect(refusalOf(() => parseShareFile(utf8(text)))?.code).toBe(code)
  })

  it('to write more than 4 KiB', () => {
    const holder = 'x'.repeat(4000)
    expect(refusalOf(() => encodeShareFile({ ...fields, holder }))?.code).toBe('file.toolarge')
  })

  it('a change to any byte of what the share text binds', () => {
    const bytes = encodeShareFile(fields)
    for (const [at] of bytes.entries()) {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      let read: ShareFile | undefined
      const refusal = refusalOf(() => {
        read = parseShareFile(changed)
      })
      if (refusal !== undefined) continue
      // these four are not in the share; the log decides about them
      const { ceremony, custodian, holder, keys } = file
      expect({ ...read, ceremony, custodian, holder, keys }).toEqual(file)
    }
  })

  it('whatever else it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(refusalOf(() => parseShareFile(bytes))).toBeDefined()
      }),
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(refusalOf(() => parseShareFile(utf8(`${json}\n`)))).toBeDefined()
      }),
    )
  })
})
