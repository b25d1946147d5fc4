import { describe, expect, test } from 'vitest'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { sentenceOf } from '#shared/ceremony/sentences.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { smooth } from '../documents/stories.ts'

const { state, events } = smooth()
const said = (event: CeremonyEvent | undefined, language: 'en' | 'de' = 'en'): string => {
  if (event === undefined) throw new Error('the story has no such event')
  return sentenceOf(catalogues[language], state, event)
}
const refused = (code: string, claimed = 'witness', count = 1): CeremonyEvent =>
  ({
    type: 'access.refused',
    actor: 'recorder',
    what: { code, claimed, count },
  }) as unknown as CeremonyEvent

describe('an entry in words', () => {
  test('an approval says what it is for, though it only names the intent', () => {
    const { intent } = state.intents.find(({ action }) => action === 'generate') ?? {}
    const approval = events.find(
      ({ type, what }) => type === 'intent.approved' && 'intent' in what && what.intent === intent,
    )
    expect(said(approval)).toMatch(
      new RegExp(`approved ${intent}: generate the keys and split the backup key\\.$`),
    )
    expect(said(approval, 'de')).toMatch(
      /: Schlüssel erzeugen und Sicherungsschlüssel aufteilen\.$/,
    )
  })

  test('an approval of an intent that the log does not have says its number alone', () => {
    const stray = { type: 'intent.approved', actor: 'witness', what: { intent: 'i99' } }
    expect(said(stray as unknown as CeremonyEvent)).toBe('Internal witness approved i99.')
  })

  test('a refusal says what was refused, and in whose name', () => {
    expect(said(refused('passphrase.wrong', 'witness', 2))).toBe(
      'Refused: a wrong passphrase (passphrase.wrong), in the name of Internal witness, 2 times.',
    )
    expect(said(refused('share.foreign', 'c1'))).toBe(
      'Refused: a share that cannot be accepted (share.foreign), in the name of Custodian 1.',
    )
    expect(said(refused('passphrase.wrong'), 'de')).toBe(
      'Abgelehnt: eine falsche Passphrase (passphrase.wrong), im Namen von Internal witness.',
    )
  })

  test.each(['constructor.name', 'later.code', 'toString'])(
    'a refusal of a code that no catalogue knows is said as well: %s',
    (code) => {
      expect(said(refused(code))).toContain(`something that cannot be accepted (${code})`)
    },
  )
})
