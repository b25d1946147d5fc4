import { describe, expect, test } from 'vitest'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import { TEMPLATES } from '#shared/ceremony/templates.ts'
import { auditPack, entryList, evidenceFor } from '#shared/documents/audit-document.ts'
import { REQUIREMENTS, type Requirement } from '#shared/documents/requirements.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { textOf } from './reading.ts'
import { eventful, smooth } from './stories.ts'
import { Story } from './story.ts'

const pack = (story: Story) => textOf(auditPack({ ...story.document, text: en }))
const said = ({ id }: Requirement) => en.documents.requirements[id]
const named = (number: string): Requirement => {
  const found = REQUIREMENTS.find((one) => said(one).number === number)
  if (found === undefined) throw new Error(`there is no requirement ${number}`)
  return found
}

describe('the requirements', () => {
  test.each([
    ['CA/Browser Forum', ['6.1.1.1', '5.2.2', '5.4.1']],
    ['PCI PIN', ['6-1.5', '6-4', '9-2', '13-9.2', '21-1', '21-2.4', '24-2']],
    ['PCI DSS', ['3.7.6', '3.7.7', '3.7.8']],
    ['NIST SP 800-57', ['Appendix B']],
  ])('of %s are there', (standard, numbers) => {
    const found = REQUIREMENTS.filter((one) => one.standard.startsWith(standard))
    for (const number of numbers)
      expect(found.some((one) => said(one).number.startsWith(number))).toBe(true)
  })

  test('name events of the catalogue and steps of the released script', () => {
    const steps = TEMPLATES.generate.acts.flatMap((act) => act.steps.map(({ id }) => id))
    for (const one of REQUIREMENTS) {
      for (const type of one.events) expect(Object.keys(EVENTS)).toContain(type)
      for (const step of one.steps ?? []) expect(steps, one.id).toContain(step)
    }
  })

  test('say how to check, and what no log can show', () => {
    for (const { check, beyond, asks } of REQUIREMENTS.map(said))
      for (const words of [check, beyond, asks]) expect(words).toMatch(/[A-Z].{10,}\.$/)
  })
})

describe('evidence in a log', () => {
  const { events } = smooth()

  test('is the numbers of the entries that speak to it', () => {
    const [[type, entries] = [undefined, undefined]] = evidenceFor(named('3.7.8'), events)
    expect(type).toBe('duty.acknowledged')
    expect(entries).toEqual(
      events.filter((one) => one.type === 'duty.acknowledged').map(({ seq }) => seq),
    )
  })

  test('of approvals is only of the actions that count', () => {
    const approved = evidenceFor(named('5.2.2'), events).find(
      ([type]) => type === 'intent.approved',
    )
    const intents = approved?.[1].map((seq) => {
      const event = events[seq]
      return event?.type === 'intent.approved' ? event.what.intent : ''
    })
    expect(new Set(intents)).toEqual(new Set(['i2', 'i3']))
  })

  test('of steps is only of the steps that are named', () => {
    const found = evidenceFor(named('6-4'), events)
    expect(found).toHaveLength(1)
    const [entry = -1] = found[0]?.[1] ?? []
    expect(events[entry]).toMatchObject({ type: 'step.recorded', what: { step: 'residue' } })
  })

  test('is none where the log has none, and the pack says so', () => {
    expect(evidenceFor(named('6-4'), eventful().events)).toEqual([])
    expect(evidenceFor(named('6.1.1.1, module'), events)).toEqual([])
    const lines = pack(eventful()).split('\n')
    expect(lines.find((line) => line.startsWith('No evidence in this log:'))).toContain(
      'PCI PIN Security 6-4',
    )
    const empty = pack(new Story().open())
    expect(empty.match(/No evidence in this log\./g)?.length).toBeGreaterThan(10)
  })

  test('is written in runs', () => {
    expect(entryList([])).toBe('')
    expect(entryList([3])).toBe('3')
    expect(entryList([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7–8')
  })
})

describe('the pack', () => {
  test('says that a laptop is no secure device and claims no compliance', () => {
    const text = pack(smooth())
    expect(text).toContain('A laptop is not an HSM, and not a secure cryptographic device')
    expect(text).toContain('This pack claims no compliance.')
    for (const sentence of text
      .split(/[.\n]/)
      .filter((one) => /complian|compl(?:y|ies)/i.test(one)))
      expect(sentence).toMatch(/\bno\b|\bnot\b/)
  })

  test('of a rehearsal says that it is no evidence of production', () => {
    expect(pack(smooth({ mode: 'rehearsal' }))).toContain('It is no evidence of production.')
    expect(pack(smooth())).not.toContain('rehearsal')
  })
})
