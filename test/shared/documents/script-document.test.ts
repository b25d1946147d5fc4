import { describe, expect, test } from 'vitest'
import { executedScript, proposedScript } from '#shared/documents/script-document.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { eventful, rough, smooth } from './stories.ts'
import { CEREMONY, digestOf, SET, Story } from './story.ts'

const META = `<img src=x onerror="1">&'\``
const tags = (text: string) => text.match(/<[a-z!/][a-z0-9]*/g)
const rowOf = (text: string, number: number) =>
  new RegExp(`<tr[^>]*><td class="no">${number}</td>.*?</tr>`, 's').exec(text)?.[0] ?? ''
const bodyOf = (text: string) => text.slice(text.indexOf('<body>'))

function proposed(story: Story): string {
  const { plan, steps } = story
  return proposedScript({ plan, digest: story.state.ground.digest, steps, text: en })
}

/** Restarted before the proof, then given up. */
function aborted(): Story {
  const story = new Story().open().prepare().begin().generate()
  story.release(1, story.intent('release'))
  story.add({ type: 'recorder.unlocked', actor: 'recorder', what: { by: 'c1' } })
  story.add({ type: 'shares.voided', actor: 'recorder', what: { set: SET, indexes: [1] } })
  story.add({ type: 'key.lost', actor: 'recorder', what: { label: 'orders' } })
  story.add({ type: 'key.lost', actor: 'recorder', what: { label: 'signing' } })
  return story
}

describe('the proposed script', () => {
  test('shows every step with role, instruction, expected result and three blanks', () => {
    const story = new Story()
    const text = proposed(story)
    for (const { number, instruction, expected } of story.steps) {
      const row = rowOf(text, number)
      expect(row).toContain(`<p>${instruction}</p><p class="expected">Expected: ${expected}</p>`)
      expect(row.match(/<td class="blank"><\/td>/g)).toHaveLength(3)
    }
    expect(text).toContain('<td class="role">custodian<small>Custodian 1</small></td>')
  })

  test('begins with plan digest, people, shares, approvals and rules', () => {
    const text = proposed(new Story())
    const { digest } = new Story().state.ground
    expect(text.replaceAll(' ', '')).toContain(digest)
    expect(text.match(/<table class="words">/g)).toHaveLength(1)
    expect(text).toContain('Ceremony administrator (admin)')
    expect(text).toContain('Any 3 of 5 shares recover every key of this ceremony.')
    expect(text).toContain('<dt>recover</dt><dd>3 custodians and 1 witness</dd>')
    expect(text).toContain('Rules of this document')
  })

  test('says that every share is needed where it is so', () => {
    const needed = 'The loss of one share loses every key.'
    expect(proposed(new Story({ threshold: 3, total: 3 }))).toContain(needed)
    expect(proposed(new Story())).not.toContain(needed)
  })
})

describe('the executed script', () => {
  test.each([
    ['smooth', smooth],
    ['rough', rough],
    ['eventful', eventful],
    ['aborted', () => aborted().abort('The witness has left.')],
  ])('holds every entry of a %s log once, with the beginning of its hash', (_, make) => {
    const { document } = make()
    const text = executedScript(document)
    for (const { seq } of document.events) {
      expect(text.split(`<b>Entry ${seq}</b>`)).toHaveLength(2)
      expect(text).toContain(`<span class="mono">${document.hashes[seq]?.slice(0, 16)}</span>`)
    }
    for (const { number } of document.steps) expect(text).toContain(`<td class="no">${number}</td>`)
  })

  test('puts entries beside the step that they record', () => {
    const text = executedScript(smooth().document)
    const row = rowOf(text, 22)
    expect(row).toContain('Custodian 2: view share 2 alone.')
    expect(row).toContain('Share 2 was handed out to Custodian 2.')
    expect(row).not.toContain('share 1')
    expect(text).toContain('<dt>Unfinished steps</dt><dd>none</dd>')
  })

  test('shows failures, exceptions and refusals', () => {
    const text = executedScript(rough().document)
    expect(text).toMatch(/<div class="adverse">.*?Handing out share 4 failed/s)
    expect(text).toContain('<td class="label">Exception</td>')
    expect(text).toContain('Happened: Custodian 5 was called away.')
    expect(text).toContain('<td class="label">Refused</td>')
    expect(text).toContain('External auditor DISAGREES. A door stood open at 09:40.')
    expect(text).toContain('No entry in the log. Exception x3 stands in for it.')
    expect(text).toContain('No entry in the log. Exception x4 stands in for it.')
  })

  test('written before the end, it says that the end follows', () => {
    const story = new Story().open().prepare().begin().generate().distribute().prove()
    story.wrap().tidy().attest()
    story.intent('close')
    const text = executedScript(story.document)
    expect(text).toContain('The log goes on after this document')
    expect(text).toContain('The end follows this document in the log.')
    expect(text).toContain('<dt>Unfinished steps</dt><dd>none</dd>')
    expect(text).toContain('After the last entry, not in the log.')
    expect(executedScript(story.close().document)).not.toContain('goes on after this document')
  })

  test('names the steps that an abort left unfinished, and never an exception for them', () => {
    const text = executedScript(aborted().document)
    expect(text).toMatch(/<dt>Unfinished steps<\/dt><dd>18, 19, 20, 21, /)
    expect(text).toContain('UNFINISHED: no entry in the log.')
    expect(text).not.toContain('stands in for it')
    const after = executedScript(aborted().abort('The witness has left.').document)
    expect(after).toContain('<td class="label">Aborted</td>')
    expect(after).toContain('The ceremony was aborted instead.')
    expect(after).not.toContain('stands in for it')
  })

  test('says when a step was done, who signed for it and who was only named', () => {
    const text = executedScript(smooth().document)
    const note = rowOf(text, 9)
    expect(note).toMatch(/<td class="done"><p><b>\d\d:\d\d:\d\d<\/b><\/p><p>2026-11-22<\/p>/)
    expect(note).toContain('<p>named: Ceremony administrator</p>')
    const signed = rowOf(text, 10)
    expect(signed).toContain('<p>signed: Internal witness</p>')
    expect(signed).toContain('Seal 004711, whole.')
    expect(signed).toContain(`Evidence, SHA-256: <span class="mono">${digestOf('photograph')}`)
    expect(rowOf(text, 11)).toContain('<p>signed: Internal witness, External auditor</p>')
  })

  test('gives breaks, departures, arrivals and hand-overs rows of their own at their place', () => {
    const text = executedScript(eventful().document)
    const rows = [...text.matchAll(/<tr class="room">.*?<td class="label">(.*?)<\/td>/gs)]
    const labels = rows.map(([, label]) => label)
    expect(labels).toEqual([
      'Enrolment',
      'Break',
      ...new Array(9).fill('Arrival'),
      'End of break',
      'Departure',
      'Hand-over',
      'Enrolled again',
      'Departure',
    ])
    const places = [
      'Share 1 was handed out',
      'called a break',
      'Share 2 was handed out',
      'A train.',
    ]
    const found = places.map((words) => text.indexOf(words))
    expect(found).toEqual([...found].sort((a, b) => a - b))
  })

  test('marks steps that were skipped or done again with their exception', () => {
    const text = executedScript(eventful().document)
    expect(rowOf(text, 9)).toContain('<li class="open">Exception x4 is about this step.</li>')
    expect(rowOf(text, 9)).toContain('It runs again.')
    expect(text).toContain('<li class="open">SKIPPED by exception x5.</li>')
    expect(text).toMatch(/<dt>Steps skipped<\/dt><dd>\d+<\/dd>/)
    expect(text).toContain('<dt>Steps done again</dt><dd>9</dd>')
    expect(text).toContain('<dt>Unfinished steps</dt><dd>none</dd>')
  })

  test('puts what a deputy signs beside the step of whom they stand for', () => {
    const text = executedScript(eventful().document)
    const row = text.split('</tr>').find((one) => one.includes('<p>Internal witness: say whether'))
    expect(row).toContain('Second witness agrees.')
  })

  test('refuses a log whose hashes are not all there', () => {
    expect(() => executedScript({ ...smooth().document, hashes: [] })).toThrow('no hash of entry 0')
  })
})

describe.each([
  ['proposed', proposed],
  ['executed', (story: Story) => executedScript(story.document)],
] as const)('the %s script', (_, make) => {
  test('escapes every text of plan and log', () => {
    const hostile = make(rough({ prefix: META }))
    expect(hostile).not.toContain('<img')
    expect(tags(hostile)).toEqual(tags(make(rough({ prefix: 'x' }))))
    expect(hostile).toContain('&lt;img src=x onerror=&quot;1&quot;&gt;&amp;&#39;&#96;Custodian 1')
  })

  test('is the same bytes for the same input', () => {
    expect(make(rough())).toBe(make(rough()))
  })

  test('is marked on every page', () => {
    const text = make(rough({ mode: 'rehearsal' }))
    expect(text).toContain('<div class="watermark" aria-hidden="true">REHEARSAL</div>')
    expect(text).toMatch(/<div class="running".*? · REHEARSAL<\/span><\/div>/)
    const production = make(smooth())
    expect(production).toMatch(/<div class="running".*? · PRODUCTION<\/span><\/div>/)
    expect(bodyOf(production)).not.toMatch(/rehearsal/i)
  })
})

test('the running header names the ceremony, and the plan before there is one', () => {
  expect(executedScript(smooth().document)).toContain(`<span>Ceremony ${CEREMONY} · `)
  expect(proposed(new Story())).toContain(`<span>Plan ${digestOf('plan').slice(0, 16)} · `)
})
