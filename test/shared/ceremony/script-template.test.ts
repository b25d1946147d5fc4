import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { MAX_SCRIPT_BYTES, readTemplate, templateFrom } from '#shared/ceremony/script-template.ts'
import { bareScript } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { Draft } from '../../support/scripts.ts'

const bytesOf = (value: unknown) => utf8(JSON.stringify(value))

function faultsOf(value: unknown): readonly (readonly [string, string])[] {
  try {
    readTemplate(bytesOf(value))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const { path = '', message } = error
    return (error.faults ?? [{ path, message }]).map((fault) => [fault.path, fault.message])
  }
  return []
}

const good = () => new Draft('generate')
const VALUES = 'script.acts[4].steps[2]'

type Case = readonly [name: string, script: () => Draft, path: string, message: string]

const CASES: readonly Case[] = [
  [
    'a step of an unknown kind',
    () => good().set('values', { do: 'dance' }),
    `${VALUES}.do`,
    'must be one of note, enrol',
  ],
  [
    'a step of no kind',
    () => good().set('values', { do: undefined }),
    `${VALUES}.do`,
    'is missing',
  ],
  [
    'an unknown role',
    () => good().set('values', { role: 'king' }),
    `${VALUES}.role`,
    'must be one of administrator',
  ],
  ['no role', () => good().set('values', { role: undefined }), `${VALUES}.role`, 'is missing'],
  [
    'an unknown field',
    () => good().set('values', { colour: 'red' }),
    `${VALUES}.colour`,
    'unknown field',
  ],
  [
    'a field of another kind of step',
    () => good().set('generate', { signed: true }),
    'script.acts[4].steps[1].signed',
    'unknown field',
  ],
  [
    'an unknown action',
    () => good().set('generate', { action: 'burn' }),
    'script.acts[4].steps[1].action',
    'must be one of begin',
  ],
  [
    'a list that does not fit',
    () => good().set('enrol', { each: 'package' }),
    'script.acts[0].steps[6].each',
    'must be one of person',
  ],
  [
    'an id with capitals',
    () => good().set('values', { id: 'Values' }),
    `${VALUES}.id`,
    'must be 1 to 32 lower-case letters',
  ],
  ['an id twice', () => good().set('values', { id: 'enrol' }), `${VALUES}.id`, 'enrol is taken'],
  [
    'a clock that one person states',
    () => good().set('opening-clock', { people: 1 }),
    'script.acts[0].steps[7].people',
    'a clock is stated by two people',
  ],
  ['no text', () => good().set('values', { say: ' ' }), `${VALUES}.say`, 'must not be empty'],
  [
    'a text that turns round',
    () => good().set('values', { say: 'Read \u202eit.' }),
    `${VALUES}.say`,
    'character U+202E is not allowed',
  ],
  [
    'a text without end',
    () => good().set('values', { say: 'a'.repeat(601) }),
    `${VALUES}.say`,
    'at most 600 characters',
  ],
  [
    'a placeholder that means nothing here',
    () => good().set('values', { say: 'Read {name}.' }),
    `${VALUES}.say`,
    '{name} is not known here',
  ],
  [
    'a lonely brace',
    () => good().set('values', { expect: 'Read {.' }),
    `${VALUES}.expect`,
    '{ is not known here',
  ],
  [
    'a placeholder in a fact',
    () => good().set('values', { needs: [{ bag: '{index}', state: 'sealed' }] }),
    `${VALUES}.needs or changes`,
    '{index} is not known here',
  ],
  [
    'a fact that is none',
    () => good().set('values', { needs: [{ moon: 'full' }] }),
    `${VALUES}.needs[0]`,
    'must name one of recording',
  ],
  [
    'a fact in an unknown state',
    () => good().set('values', { changes: [{ bag: '1', state: 'torn' }] }),
    `${VALUES}.changes[0].state`,
    'must be one of compared, opened, sealed',
  ],
  [
    'a fact with more than it takes',
    () => good().set('values', { changes: [{ recording: 'on', by: 'me' }] }),
    `${VALUES}.changes[0].by`,
    'unknown field',
  ],
  [
    'keys that a note would make',
    () => good().set('values', { changes: [{ keys: 'made' }] }),
    `${VALUES}.changes[0]`,
    'must name one of recording',
  ],
]

describe('a script file is refused for', () => {
  it.each(CASES)('%s', (_, script, path, message) => {
    expect(faultsOf(script().json)).toContainEqual([path, expect.stringContaining(message)])
  })

  it('an act of the same name twice', () => {
    const { json } = good()
    for (const act of json.acts) act.act = 'Act'
    expect(faultsOf(json)[0]).toEqual(['script.acts[1].act', 'Act comes twice'])
  })

  it('another version, kind or no acts, all at once', () => {
    expect(
      faultsOf({ claviger: 'script/2', kind: 'party', acts: [] }).map(([path]) => path),
    ).toEqual(['script.claviger', 'script.kind', 'script.acts'])
  })

  it('names that every object inherits', () => {
    const text = JSON.stringify(good().json).replace('"signed":true', '"__proto__":true')
    expect(() => readTemplate(utf8(text))).toThrow(CeremonyError)
  })

  it('its size', () => {
    const large = bytesOf({ ...good().json, more: 'x'.repeat(MAX_SCRIPT_BYTES) })
    expectRefusal(() => readTemplate(large), 'file.toolarge')
  })

  it('what is no JSON', () => {
    expectRefusal(() => readTemplate(utf8('acts: []')), 'json.invalid')
  })
})

describe('a script file is read', () => {
  it('as it was written', () => {
    expect(templateFrom(JSON.parse(JSON.stringify(good().json)))).toEqual(good().json)
    expect(readTemplate(bareScript()).acts).toHaveLength(8)
  })

  it('or refused with faults below script, whatever a field holds', () => {
    const ids = good().json.acts.flatMap(({ steps }) => steps.map(({ id }) => id))
    const fields = ['id', 'do', 'role', 'each', 'say', 'needs', 'changes', 'people', 'at', 'action']
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.constantFrom(...fields),
        fc.jsonValue({ maxDepth: 3 }),
        (id, field, value) => {
          for (const [path] of faultsOf(good().set(id, { [field]: value }).json))
            expect(path).toMatch(/^script(?:$|\.)/)
        },
      ),
    )
  })

  it('or refused, whatever bytes there are', () => {
    const bytes = bareScript()
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (at, written) => {
          const bent = bytes.slice()
          bent.set(written.slice(0, bytes.length - at), at)
          try {
            readTemplate(bent)
          } catch (error) {
            expect(error).toBeInstanceOf(CeremonyError)
          }
        },
      ),
    )
  })
})
