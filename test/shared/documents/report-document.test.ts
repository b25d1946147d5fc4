import { describe, expect, test } from 'vitest'
import { hex, sha256, utf8 } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { ceremonyReport } from '#shared/documents/report-document.ts'
import { eventful, rough, smooth } from './stories.ts'
import { CEREMONY, digestOf, keyOf, PACKAGE, SET, Story } from './story.ts'

const META = `<img src=x onerror="1">&'\``
const root = sha256(utf8('root'))
const report = (story: Story) => ceremonyReport({ ...story.document, root })
const tags = (text: string) => text.match(/<[a-z!/][a-z0-9]*/g)
const firstPage = (text: string) => text.slice(0, text.indexOf('<h2>The log</h2>'))

describe('the report', () => {
  const text = report(smooth())

  test('names mode, outcome, ceremony and plan on its first page', () => {
    const first = firstPage(text)
    expect(first).toContain('<p class="kicker">Report · production</p>')
    expect(first).toContain(
      '<strong>CLOSED.</strong> 2 keys. Any 3 of 5 shares recover them. 1 package.',
    )
    expect(first).toContain(CEREMONY)
    expect(first).toContain(digestOf('plan'))
    expect(first).toContain('<p>No warnings follow from the log.</p>')
    expect(first).toContain('This report is not a verification.')
  })

  test('says of the program whether it was packaged, where the log says it', () => {
    expect(text).not.toContain('Packaged')
    for (const [packaged, said] of [
      [true, 'yes'],
      [false, 'no: run from a checkout'],
    ] as const) {
      const { state, ...rest } = smooth().document
      const opened = state.opened && { ...state.opened, packaged }
      const told = ceremonyReport({ ...rest, state: { ...state, opened }, root })
      expect(told).toContain(`<dt>Packaged</dt><dd>${said}</dd>`)
    }
  })

  test('prints the Merkle root in hex, in words and as a code, and the number of entries', () => {
    const { events } = smooth()
    expect(text.replaceAll(' ', '')).toContain(hex(root))
    const cells = [...text.matchAll(/<td>([A-Za-z]+)<\/td>/g)].map(([, word]) => word)
    expect(cells.join(' ')).toContain(toWords(root).join(' '))
    expect(text).toContain('aria-label="Merkle root of the log"')
    expect(text).toContain(`<dt>Entries</dt><dd>${events.length}</dd>`)
    expect(text).toContain('the head cannot be printed here')
  })

  test.each([
    ['a fingerprint', fingerprint(parsePublicKey(keyOf('c3')))],
    ['the recorder', fingerprint(parsePublicKey(keyOf('recorder')))],
    ['a check value', '377822c093'],
    ['a public key', `SHA256:${'b'.repeat(43)}`],
    ['a commitment', digestOf(`key orders ${SET}`)],
    ['a backup', digestOf('backup signing')],
    ['a share', digestOf(`share 5 ${SET}`)],
    ['a bag', 'A-005'],
    ['a medium', 'card, blue'],
    ['a quorum', 'Any 3 of 5 recover every key of this set.'],
    ['a target', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['a method', 'RSAES_OAEP_SHA_256, SHA-256'],
    ['a wrapping key', digestOf('wrapping key')],
    ['who compared it', '<dt>Compared by</dt><dd>Internal witness, External auditor</dd>'],
    ['an expiry', '2031-01-01 08:00:00'],
    ['an option', '<dt>expirationModel</dt><dd>KEY_MATERIAL_EXPIRES</dd>'],
    ['a manifest', digestOf('manifest')],
    ['a folder', PACKAGE],
    ['an approval', '<dt>Approved by</dt><dd>Internal witness as witness, 2026-11-22 '],
    ['an intent', digestOf('i2')],
    ['a limit', 'A laptop is not an HSM'],
    ['a condition', 'if the laptop, its firmware and this program were honest'],
  ])('shows %s', (_, expected) => {
    expect(text).toContain(expected)
  })

  test('claims nothing that it cannot show', () => {
    const claims = /tamper-proof|FIPS|verified|information theory|trusted time/
    const sentences = text.split(/(?<=[.>])\s*/).filter((one) => claims.test(one))
    for (const sentence of sentences) expect(sentence).toMatch(/\bnot\b|\bno\b/i)
  })
})

describe('the first page of the report', () => {
  test('makes a disagreement impossible to miss', () => {
    const first = firstPage(report(rough()))
    expect(first).toContain('<div class="stop" role="alert"><strong>1 of 7 people DISAGREES')
    expect(first).toContain('External auditor: A door stood open at 09:40.')
    expect(first.indexOf('class="stop"')).toBeLessThan(first.indexOf('class="warnings"'))
    expect(report(smooth())).not.toMatch(/role="alert"|DISAGREE/)
  })

  test.each([
    ['a missing receipt', rough(), '4 receipts for 5 shares'],
    ['a gate that was not open', rough(), 'A gate was not open'],
    ['gates that nobody ran', eventful(), 'The gates were not run'],
    ['a gate that was waived', rough(), 'network, exception x1.'],
    ['relaxed duties', rough(), 'The separation of duties was relaxed'],
    ['somebody excused', rough(), 'Custodian 5 did not sign the checkpoint.'],
    ['a settled exposure', rough(), '(settled by a co-signed exception)'],
    ['m = n', smooth({ threshold: 3, total: 3 }), 'Every share is needed: 3 of 3'],
    ['two shares', smooth({ threshold: 2, total: 2 }), 'Reason: As decided by the board.'],
    ['no spare', smooth({ threshold: 5 }), 'No spare: 5 receipts, and 5 shares are needed'],
    ['a hand-over', eventful(), 'From Internal witness to Second witness: witness.'],
    [
      'people who left',
      eventful(),
      'Internal witness, Custodian 5. They did not sign the checkpoint.',
    ],
    ['a watch far off', eventful(), 'Second witness, entry 104: + 3605 s.'],
    ['a jump of the clock', eventful(), 'Entry 58: + 3600 s.'],
    ['a step back of the clock', rough(), ': − 3600 s.'],
    ['steps skipped', eventful(), 'recording (x4), residue (x5).'],
    ['refusals', eventful(), '2 attempts were refused'],
    ['no watch', new Story().open(), 'at the opening and at the closing.'],
    ['no end', new Story().open(), 'The log has no end'],
    ['a missing package', new Story().open(), `${PACKAGE}.`],
  ])('warns of %s', (_, story, expected) => {
    expect(firstPage(report(story))).toContain(expected)
  })

  test('warns of fewer than m + 1 receipts, and not of m + 1', () => {
    const receipts = (but: number[]) =>
      firstPage(report(new Story().open().begin().generate().distribute(but)))
    expect(receipts([4, 5])).toContain('No spare: 3 receipts, and 3 shares are needed')
    expect(receipts([5])).not.toContain('No spare')
  })

  test('warns of lost keys, void shares, a restart and an exposure that nothing settles', () => {
    const story = new Story().open().begin().generate()
    const intent = story.intent('release')
    story.release(1, intent).release(2, intent, SET, 'print.failed').raise({ kind: 'note' }, [])
    story.add({ type: 'recorder.unlocked', actor: 'recorder', what: { by: 'c1' } })
    story.add({ type: 'shares.voided', actor: 'recorder', what: { set: SET, indexes: [1, 2] } })
    story.add({ type: 'key.lost', actor: 'recorder', what: { label: 'orders' } })
    const first = firstPage(report(story.abort('The witness has left.')))
    expect(first).toContain('<strong>ABORTED.</strong>')
    expect(first).toContain('Reason: The witness has left.')
    expect(first).toContain('Never use: orders of entry 16.')
    expect(first).toContain('to be returned and destroyed before witnesses: 1, 2.')
    expect(first).toContain('The program was restarted')
    expect(first).toContain('(no co-signed exception settles it)')
    expect(first).toContain('x1. They have no effect.')
  })

  test('begins with the people who enrolled again', () => {
    const first = firstPage(report(eventful()))
    const [old, now] = ['c3', 'c3 again'].map((seed) => fingerprint(parsePublicKey(keyOf(seed))))
    expect(first).toContain('<h2>Enrolled again</h2>')
    expect(first).toContain(`<dt>Earlier key</dt><dd><span class="mono">${old}</span></dd>`)
    expect(first).toContain(`<dt>Key from then on</dt><dd><span class="mono">${now}</span></dd>`)
    expect(first).toContain('<dt>Exception</dt><dd>x1</dd>')
    expect(first.indexOf('Enrolled again')).toBeLessThan(first.indexOf('Warnings'))
    expect(report(rough())).not.toContain('Enrolled again')
  })

  test('says when nobody signed the end', () => {
    const story = new Story().open()
    const entries = story.events.length + 1
    const what = { entries, by: 'c1', reason: 'Fire alarm.', left: [], unsigned: true as const }
    story.add({ type: 'ceremony.aborted', actor: 'recorder', what })
    expect(firstPage(report(story))).toContain('Reason: Fire alarm. Nobody signed this end.')
  })
})

test('people are shown with their time in the room, and whose place they took', () => {
  const text = report(eventful())
  expect(text).toContain('2026-11-22 09:01:51 to 2026-11-22 09:25:54 (break: Coffee.)')
  expect(text).toContain('to 2026-11-22 09:35:09 (A train.)')
  expect(text).toContain('<dt>Deputy for</dt><dd>Internal witness: witness, entry 57</dd>')
  expect(text).toContain('<dt>Handed over to</dt><dd>Second witness: witness, entry 57</dd>')
})

test('clock statements stand beside each other, large differences in bold', () => {
  const text = report(eventful())
  expect(text).toContain('<td>+ 4 s</td>')
  expect(text).toContain('<td>− 2 s</td>')
  expect(text).toContain('<td><strong>+ 3605 s</strong></td>')
  expect(report(new Story().open())).toContain('Nobody stated the time of a watch.')
})

test('refusals are counted by reason and claimed person', () => {
  const story = rough().refuse('passphrase.wrong', 'witness', 2)
  const text = report(story)
  expect(text).toMatch(
    /a wrong passphrase \(passphrase\.wrong\)<\/td><td>Internal witness<\/td><td>3<\/td>/,
  )
  expect(text).toContain('<dt>Refusals</dt><dd>8</dd>')
  expect(text).toContain('The clock of the machine went back by 3600 seconds.')
})

test('every text of plan and log is escaped', () => {
  const hostile = report(rough({ prefix: META }))
  expect(hostile).not.toContain('<img')
  expect(tags(hostile)).toEqual(tags(report(rough({ prefix: 'x' }))))
})

test('is the same bytes for the same input', () => {
  expect(report(rough())).toBe(report(rough()))
})

test('a rehearsal is marked on every page, and says that it is no evidence of production', () => {
  const text = report(rough({ mode: 'rehearsal' }))
  expect(text).toContain('<div class="watermark" aria-hidden="true">REHEARSAL</div>')
  expect(text).toMatch(/<div class="running".*? · REHEARSAL<\/span><\/div>/)
  expect(text).toContain('This was a rehearsal on test keys.')
  expect(report(smooth())).not.toContain('This was a rehearsal')
})

test('refuses a ceremony that was never opened', () => {
  expect(() => report(new Story())).toThrow('never opened')
})
