import { describe, expect, test } from 'vitest'
import { executedScript, proposedScript } from '#shared/documents/script-document.ts'
import { CEREMONY, digestOf, rough, SET, Story, smooth } from './story.ts'

const META = `<img src=x onerror="1">&'\``
const tags = (text: string) => text.match(/<[a-z!/][a-z0-9]*/g)
const bodyOf = (text: string) => text.slice(text.indexOf('<body>'))

function proposed(story: Story): string {
  const { plan, steps } = story
  return proposedScript({ plan, digest: story.state.ground.digest, steps })
}

/** Restarted before the proof, then given up. */
function aborted(): Story {
  const story = new Story().open().begin().generate()
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
      expect(text).toContain(
        `<p>${instruction}</p><p class="expected">Expected: ${expected}</p></td><td class="blank"></td><td class="blank"></td><td class="blank"></td>`,
      )
      expect(text).toContain(`<td class="no">${number}</td>`)
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
    const row = /<tr class="kept"><td class="no">14<\/td>.*?<\/tr>/s.exec(text)?.[0]
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
    expect(text).toContain('No entry in the log. Exception x2 stands in for it.')
    expect(text).toContain('No entry in the log. Exception x3 stands in for it.')
  })

  test('written before the end, it says that the end follows', () => {
    const story = new Story().open().begin().generate().distribute().prove().wrap().attest()
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
    expect(text).toMatch(/<dt>Unfinished steps<\/dt><dd>10, 11, 12, 13, /)
    expect(text).toContain('Unfinished: no entry in the log.')
    expect(text).not.toContain('stands in for it')
    const after = executedScript(aborted().abort('The witness has left.').document)
    expect(after).toContain('<td class="label">Aborted</td>')
    expect(after).toContain('The ceremony was aborted instead.')
    expect(after).not.toContain('stands in for it')
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
