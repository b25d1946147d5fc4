/** Bad input at the keyboard: refused in words, with the place and what to do, and nothing is lost. */
import { rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import { decodeEnvelope, encodeEnvelope } from '#shared/crypto/envelope.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'
import { audit, bundleOf, writeEvidence } from './support/evidence.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, layOutPlan, WITNESS } from './support/plan.ts'
import { openRoom } from './support/room.ts'

const { button, step } = people

/** The refusal on the screen: what is wrong, by which code. */
async function refused(tab: Tab, ...words: readonly string[]): Promise<void> {
  for (const word of words) await expect(tab.getByRole('alert')).toContainText(word)
}

test('passphrases: weak ones, two that differ and none make no key', async ({ context }) => {
  const room = await openRoom(context)
  const { tab } = room
  try {
    layOutPlan(room)
    await button(tab, 'Choose a plan').click()
    const [first, second] = ['New passphrase', 'New passphrase again'].map((label) =>
      tab.getByLabel(label, { exact: true }),
    )
    if (first === undefined || second === undefined) throw new Error('no fields')
    const go = button(tab, 'Enrol and open the ceremony')
    await go.click()
    await refused(tab, 'Type your passphrase.')
    for (const [weak, why] of [
      ['short', 'Use at least 6 different words, or at least 16 characters.'],
      ['abcabcabcabcabcabc', 'It repeats a pattern.'],
    ] as const) {
      await first.fill(weak)
      await second.fill(weak)
      await go.click()
      await refused(tab, why, 'passphrase.weak', 'Use six random words, or more characters.')
      await expect(first).toHaveValue('')
      await expect(second).toHaveValue('')
    }
    await look(tab, 'refusals/weak')
    await first.fill(people.passphraseOf(ADMIN))
    await second.fill(people.passphraseOf(WITNESS))
    await go.click()
    await refused(tab, 'The two entries differ.')
    expect(room.app.isOpen).toBe(false)
    expect(await room.app.home()).toEqual([])
    await people.choosePassphrase(tab, ADMIN, 'Enrol and open the ceremony')
    await people.copySlip(tab)
    await step(tab, `Enrol ${WITNESS}`)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('a wrong passphrase: refused, logged without what was typed, and slower each time', async ({
  browser,
}) => {
  const waited: number[] = []
  const sleep = async (milliseconds: number) => void waited.push(milliseconds)
  await led.inRoom(
    browser,
    led.enrolled,
    async ({ tab, app }) => {
      await people.declare(tab)
      const wrong = 'not the passphrase of anybody here'
      for (let i = 1; i <= 3; i++) {
        await people.choose(tab, WITNESS)
        await people.passphraseField(tab, WITNESS).fill(wrong)
        await button(tab, 'Approve').click()
        await refused(tab, 'This passphrase does not open the key.', 'passphrase.wrong')
        await expect(
          tab.getByText(
            'Refused: a wrong passphrase (passphrase.wrong), in the name of Internal witness.',
            { exact: true },
          ),
        ).toHaveCount(i)
        await expect(people.passphraseField(tab, WITNESS)).toHaveValue('')
      }
      expect(waited).toEqual([1000, 2000])
      await look(tab, 'refusals/wrong-passphrase')
      await button(tab, 'Whole log').click()
      await expect(tab.getByRole('cell', { name: /^Refused: a wrong passphrase/ })).toHaveCount(3)
      await button(tab, 'Close').click()
      await people.approveAll(tab, [WITNESS, ADMIN])
      expect(waited).toEqual([1000, 2000, 4000])
      await button(tab, 'Begin now').click()
      await step(tab, 'Generate and split')
      const lines = app.ceremony.store.lines().map(({ line }) => Buffer.from(line).toString())
      expect(lines.join('\n')).not.toContain(wrong)
    },
    { sleep },
  )
})

test('a share: mistyped, swapped, of another custodian and forged; the right one is taken', async ({
  browser,
}) => {
  await led.inRoom(browser, led.handedOut(1), async (room) => {
    const { tab } = room
    const { ledger, vault } = room.app.ceremony
    const right = led.cardText(room, 1)
    await step(tab, 'Read back share 1')
    const typed = async (shareText: string): Promise<void> => {
      await people.typeShare(tab, shareText)
      await people.signReceipt(tab, 1)
    }
    const at = 4 * 11 + 2
    await typed(right.slice(0, at) + (right[at] === 'Q' ? 'P' : 'Q') + right.slice(at + 1))
    await refused(tab, 'Not yet', 'Look at these groups again: 12.')
    await expect(tab.getByLabel('Group 12', { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await look(tab, 'refusals/mistyped')
    await expect(
      tab
        .getByText(
          'Refused: a share that cannot be accepted (share.mistyped), in the name of Custodian 1.',
        )
        .first(),
    ).toBeVisible()

    const groups = right.match(/.{4}/g) ?? []
    const [sixth = '', seventh = ''] = groups.slice(5, 7)
    await typed([...groups.slice(0, 5), seventh, sixth, ...groups.slice(7)].join(''))
    await refused(tab, 'Not yet')
    await expect(tab.getByLabel('Group 1', { exact: true })).toHaveValue(groups[0] ?? '')

    await people.typeShare(tab, right)
    await tab.getByLabel('Group 9', { exact: true }).fill('AB')
    await people.signReceipt(tab, 1)
    await refused(tab, 'These groups are not complete or cannot be right: 9.')

    await typed(vault.shareText(2))
    await refused(tab, 'This is share 2, of another custodian', 'share.custodian', 'your own card')
    await expect(tab.getByLabel('Group 1', { exact: true })).toHaveValue('')
    await expect(tab.getByLabel('Bag number')).toHaveValue('A-1')
    await look(tab, 'refusals/another-custodian')

    const envelope = parseShareText(right)
    envelope.rawSecret[0] = (envelope.rawSecret[0] ?? 0) ^ 1
    await typed(encodeShareText(encodeEnvelope(envelope)))
    await refused(tab, 'its commitment differs', 'share.forged', 'Stop.')

    const set = `f${'0'.repeat(15)}`
    await typed(encodeShareText(encodeEnvelope({ ...parseShareText(right), set })))
    await refused(tab, `this share is of set ${set}`.replace(/^t/, 'T'), 'share.foreign')
    expect(ledger.state.sets[0]?.shares[0]?.received).toBe(false)
    const log = ledger.events.flatMap((one) =>
      one.type === 'access.refused' ? [one.what.code] : [],
    )
    expect(log).toEqual([
      'share.mistyped',
      'share.mistyped',
      'share.custodian',
      'share.forged',
      'share.foreign',
    ])

    await typed(right)
    await step(tab, 'Hand out share 2')
    expect(decodeEnvelope(encodeEnvelope(parseShareText(right))).index).toBe(1)
  })
})

test('words that are not on the paper stop the comparison, and the next try asks for others', async ({
  browser,
}) => {
  await led.inRoom(browser, led.proven, async ({ tab }) => {
    await step(tab, 'Compare the key of aws-kms for orders')
    const right = people.paperWords()
    await button(tab, 'Sign the comparison').click()
    await refused(tab, 'Choose yourself first.')
    await people.typeWords(tab, WITNESS, [...right.slice(1), ...right.slice(0, 1)])
    await people.sign(tab, WITNESS, 'Sign the comparison')
    await refused(tab, 'are not those of the wrapping key', 'fingerprint.mismatch', 'Stop.')
    await expect(
      tab
        .getByText(
          'Refused: words that are not those of the wrapping key (fingerprint.mismatch), in the name of Internal witness.',
        )
        .first(),
    ).toBeVisible()
    await look(tab, 'refusals/words')
    // A wrong passphrase costs the try as well.
    await people.typeAskedWords(tab, right)
    await people.passphraseField(tab, WITNESS).fill('not the passphrase of the witness')
    await button(tab, 'Sign the comparison').click()
    await refused(tab, 'passphrase.wrong')
    await people.typeAskedWords(tab, right)
    await people.sign(tab, WITNESS, 'Sign the comparison')
    await expect(tab.getByText(`Compared by ${WITNESS}`)).toBeVisible()
    await people.compare(tab, ADMIN)
    await step(tab, 'Wrap the keys')
  })
})

test('evidence: a full disk, a folder that is gone and one that is taken leave nothing half-written', async ({
  browser,
}) => {
  let full = false
  const write = (fd: number, bytes: Uint8Array, offset: number, length: number): number => {
    if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    return writeSync(fd, bytes, offset, length)
  }
  await led.inRoom(
    browser,
    led.ended,
    async (room) => {
      const { tab, answers } = room
      await led.leadToTheEnd(room)
      await step(tab, 'Write the evidence')
      const choose = tab.getByRole('button', { name: /^Choose (the first|another) folder$/ })
      await choose.click()
      await expect(tab.getByText('not written yet')).toHaveCount(2)
      await expect(tab.getByRole('alert')).toHaveCount(0)

      answers.folder = join(room.folder, 'gone')
      await choose.click()
      await refused(tab, 'io.failed', 'Check the medium or take another one')
      await look(tab, 'refusals/folder-gone')

      full = true
      answers.folder = room.folder
      await choose.click()
      await refused(tab, 'io.failed')
      await look(tab, 'refusals/disk-full')
      full = false

      await writeEvidence(room, ['one'])
      await choose.click()
      await refused(
        tab,
        'It exists already.',
        'output.exists',
        'What is there already is as it was.',
      )
      await expect(tab.getByText('not written yet')).toHaveCount(1)
      rmSync(bundleOf(room, 'one'), { recursive: true })
      await writeEvidence(room, ['two'])
      expect(audit(room, 'two').ok).toBe(true)
    },
    { media: { write } },
  )
})
