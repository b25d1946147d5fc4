import { describe, expect, test } from 'vitest'
import { layOut } from '#shared/ceremony/layout.ts'
import { stepIn } from '#shared/ceremony/step.ts'
import type { Template, TemplateStep } from '#shared/ceremony/script-template.ts'
import { RELEASED, TEMPLATES } from '#shared/ceremony/templates.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { scriptTexts } from '#shared/text/scripts.ts'
import { planFor } from '../../support/scripts.ts'

const { phrases, fill } = scriptTexts.de
const textsOf = (steps: readonly TemplateStep[]) =>
  steps.flatMap(({ say, expect: expected, records }) => [say, expected, records ?? []].flat())
const stepsOf = ({ acts }: Template) => acts.flatMap(({ steps }) => steps)
const wordsIn = (text: string) => (text.match(/\{[a-z]+\}/g) ?? []).toSorted()

describe.each(Object.values(TEMPLATES).map((template) => [template.kind, template] as const))(
  'the script to %s',
  (kind, template) => {
    test('says everything in German too', () => {
      const missing = textsOf(stepsOf(template)).filter((text) => !phrases.has(text))
      expect(missing).toEqual([])
      for (const { act } of template.acts) expect(de.act(act), act).not.toBe(act)
    })

    test('in German names what it names in English, and orders as many things', () => {
      for (const text of textsOf(stepsOf(template))) {
        const said = phrases.get(text) ?? ''
        expect(new Set(wordsIn(said)), said).toEqual(new Set(wordsIn(text)))
        expect(said).not.toBe(text)
        expect(said).toMatch(/[.]$/)
      }
    })

    test('of a plan is the same script in German: steps, people and tasks', () => {
      const rows = layOut(planFor(kind), [], template)
      expect(rows.length).toBeGreaterThan(10)
      for (const { step } of rows) {
        const { instruction, expected, records, spoken, ...same } = step
        const german = stepIn(step, 'de')
        expect(german).toMatchObject(same)
        expect(german.instruction, step.step).not.toBe(instruction)
        expect(german.expected).not.toBe(expected)
        expect(german.records === undefined).toBe(records === undefined)
        expect(german.instruction).not.toMatch(/[{}]/)
        expect(stepIn(step, 'en')).toEqual({
          ...same,
          instruction,
          expected,
          ...(records && { records }),
        })
      }
    })
  },
)

test('no German is kept for what no released script says', () => {
  const said = new Set(RELEASED.flatMap((template) => textsOf(stepsOf(template))))
  expect([...phrases.keys()].filter((text) => !said.has(text))).toEqual([])
})

test('a step whose English nobody translated is said in English, all of it', () => {
  const [first] = TEMPLATES.generate.acts
  if (first === undefined) throw new Error('the script has no act')
  const changed = first.steps.map((one) =>
    one.id === 'recording' ? { ...one, say: 'Hang the picture straight.' } : one,
  )
  const template = { ...TEMPLATES.generate, acts: [{ ...first, steps: changed }] }
  const [own, next] = layOut(planFor('generate'), [], template).map(({ step }) => step)
  expect(own?.spoken).toBeUndefined()
  expect(own && stepIn(own, 'de').instruction).toBe('Hang the picture straight.')
  expect(own && stepIn(own, 'de').expected).toBe(own?.expected)
  expect(next?.spoken?.de).toBeDefined()
})

test('what a plan fills in is German too', () => {
  expect(fill.keys(4)).toBe('4 Schlüssel')
  expect(fill.asked).toEqual({ dice: '100 Würfe mit einem Würfel', text: 'eine Zeile Text' })
})
