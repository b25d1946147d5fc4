/** The ways in which a share leaves beside the hand of its custodian: printer, stick, encrypted. */
import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page as Tab } from '@playwright/test'
import { decryptAgeFile } from '#electron/services/agefile.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { blockHtml } from '#shared/documents/blocks.ts'
import { cardOfShare } from '#shared/documents/card.ts'
import { cardLayout } from '#shared/documents/card-layout.ts'
import { render } from '#shared/documents/markup.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { ageKeygen, ageOpen } from '../support/age.ts'
import { pdfPicture, pdfText, readQr } from '../support/paper.ts'
import * as led from './support/led.ts'
import { look } from './support/look.ts'
import * as people from './support/people.ts'
import { ADMIN, WITNESS } from './support/plan.ts'
import type { Room } from './support/room.ts'

const { button, step } = people
const BOTH = [ADMIN, WITNESS]

/** Declares who takes what, and has it approved. */
async function release(tab: Tab, media: readonly string[]): Promise<void> {
  for (const cell of media) await tab.getByRole('radio', { name: cell, exact: true }).check()
  await tab.getByRole('group', { name: 'How each share leaves' }).scrollIntoViewIfNeeded()
  await look(tab, 'carriers-choice')
  await people.authorise(tab, BOTH, undefined)
}

/** A printer that keeps what it was given, and answers as it is told. */
function watchPrinter({ printer, tab, ...rest }: Room, answers: readonly boolean[]) {
  const sheets: Uint8Array[] = []
  const queue = [...answers]
  printer.print = async () => {
    await expect(tab.getByText('KSHA')).toHaveCount(1)
    await expect(tab.getByText('KSHA')).toBeHidden()
    await expectSharedLayout({ printer, tab, ...rest })
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true })
    sheets.push(new Uint8Array(pdf))
    return queue.shift() ?? true
  }
  return sheets
}

/** The page that is printed is the layout of the documents, element by element. */
async function expectSharedLayout({ tab, app }: Room): Promise<void> {
  const made = await tab
    .locator('.card-sheet :not(path)')
    .evaluateAll((all) =>
      all.map((one) => `${one.tagName.toLowerCase()} ${one.getAttribute('class')}`),
    )
  const layout = cardLayout(cardOfShare(app.ceremony.ledger.state, 1), 'printed')
  const markup = render(blockHtml(layout))
  expect(made).toEqual(
    [...markup.matchAll(/<([a-z0-9]+) class="([^"]*)"/g)].map(([, tag, look]) => `${tag} ${look}`),
  )
}

/** The 25 groups on a sheet, in their order. */
function groupsOn(text: string): string {
  const rows = [...text.matchAll(/^\s*((?:[A-Z0-9]{4}\s+){4}[A-Z0-9]{4})(?:\s|$)/gm)]
  return rows.map(([, row = '']) => row.replaceAll(/\s/g, '')).join('')
}

test('a card is printed whole, on one page, and only for the printer', async ({ browser }) => {
  await led.inRoom(browser, led.generated, async (room) => {
    const { tab, folder } = room
    const sheets = watchPrinter(room, [false, true])
    await release(tab, ['Everybody: Printed card'])
    await step(tab, 'Hand out share 1')
    await look(tab, 'carriers-print')
    await button(tab, 'I am alone with the printer: print my card').click()
    await expect(tab.getByText('Nothing was printed')).toBeVisible()
    await expect(tab.getByText('KSHA')).toHaveCount(0)
    await button(tab, 'Print it').click()
    await look(tab, 'carriers-printed')
    await expect(tab.getByText('KSHA')).toHaveCount(0)
    const [, sheet = new Uint8Array()] = sheets
    const pages = pdfText(folder, sheet)
    expect(pages).toHaveLength(1)
    const [page = ''] = pages
    const text = groupsOn(page)
    expect(readQr(pdfPicture(folder, sheet, 300))).toBe(text)
    const { ledger } = room.app.ceremony
    const share = ledger.state.sets[0]?.shares[0]
    const facts = ['REHEARSAL', 'Share 1 of 3', 'Any 2 of 3 recover', 'Custodian 1', 'copy 1']
    for (const fact of facts) expect(page).toContain(fact)
    expect(page.replaceAll(' ', '')).toContain(share?.commitment)
    await button(tab, 'The card came out whole').click()
    await step(tab, 'Read back share 1')
    await people.typeShare(tab, text)
    await people.signReceipt(tab, 1)
    await step(tab, 'Hand out share 2')
    await button(tab, 'I am alone with the printer: print my card').click()
    await button(tab, 'The card came out whole').click()
    // The second custodian scans the card that was printed.
    await step(tab, 'Read back share 2')
    const [, , second = new Uint8Array()] = sheets
    const chooser = tab.waitForEvent('filechooser')
    await button(tab, 'Read the QR code from a picture').click()
    await (await chooser).setFiles(pdfPicture(folder, second, 300))
    await expect(tab.getByText('KSHA')).toHaveCount(0)
    await people.signReceipt(tab, 2)
    await step(tab, 'Hand out share 3')
    const mediums = ledger.events.flatMap(({ type, what }) =>
      type === 'share.release.finished' ? [what.medium] : [],
    )
    expect(mediums).toEqual(['paper', 'paper'])
    const reads = ledger.state.sets[0]?.shares.map(({ read }) => read?.how)
    expect(reads).toEqual(['typed', 'qr', undefined])
  })
})

test('a second print is another copy: it is declared and approved again', async ({ browser }) => {
  await led.inRoom(browser, led.generated, async (room) => {
    const { tab } = room
    watchPrinter(room, [true])
    await release(tab, ['Custodian 1: Printed card'])
    await button(tab, 'I am alone with the printer: print my card').click()
    await expect(button(tab, 'The card came out whole')).toBeVisible()
    // The page is opened again: it does not know what the printer did, and the main side does.
    await tab.reload()
    await expect(tab.getByText('This card was being printed')).toBeVisible()
    await button(tab, 'Print it').click()
    await expect(tab.getByText('went to the printer already')).toBeVisible()
    await expect(tab.getByText('KSHA')).toHaveCount(0)
    await button(tab, 'Something went wrong').click()
    await people.settle(tab, {
      open: 'Record it now',
      by: 'Custodian 1',
      cosigners: [WITNESS, 'Custodian 2'],
    })
    // As last time, unless people choose otherwise.
    await expect(tab.getByRole('radio', { name: 'Custodian 1: Printed card' })).toBeChecked()
    await people.authorise(tab, BOTH, undefined)
    await button(tab, 'I am alone with the printer: print my card').click()
    await button(tab, 'The card came out whole').click()
    await step(tab, 'Read back share 1')
    expect(room.app.ceremony.ledger.state.sets[0]?.shares[0]?.copies).toBe(2)
  })
})

test('shares leave as files, in the open and encrypted', async ({ browser }) => {
  await led.inRoom(browser, led.generated, async (room) => {
    const { tab, folder, answers, app } = room
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    answers.folder = stick
    const cells = ['1: File on a stick', '2: Encrypted file', '3: Encrypted file']
    await release(
      tab,
      cells.map((cell) => `Custodian ${cell}`),
    )

    await button(tab, 'Choose the folder on the stick').click()
    await expect(tab.getByText('Written and read back')).toBeVisible()
    await look(tab, 'carriers-file')
    const [plain = ''] = readdirSync(stick)
    const bytes = new Uint8Array(readFileSync(join(stick, plain)))
    const hash = (await tab.getByLabel('SHA-256 of the file').textContent()) ?? ''
    expect(hash.replaceAll(/\s/g, '')).toBe(sha256Hex(bytes))
    await button(tab, 'I have my stick').click()
    await takeBack(tab, parseShareFile(bytes).text, 1)

    const passphrase = 'Zwölf Boxkämpfer jagen Viktor quer über'
    await step(tab, 'Hand out share 2')
    await tab.getByLabel('New passphrase', { exact: true }).fill(passphrase)
    await tab
      .getByLabel('New passphrase again', { exact: true })
      .fill('another one of the same kind')
    await look(tab, 'carriers-age')
    await button(tab, 'Encrypt, and choose the folder on the stick').click()
    await expect(tab.getByText('the two entries differ')).toBeVisible()
    await tab.getByLabel('New passphrase', { exact: true }).fill('short')
    await tab.getByLabel('New passphrase again', { exact: true }).fill('short')
    await button(tab, 'Encrypt, and choose the folder on the stick').click()
    await expect(tab.getByText('use at least 6 different words')).toBeVisible()
    expect(app.ceremony.ledger.state.sets[0]?.shares[1]?.copies).toBe(0)
    await tab.getByLabel('New passphrase', { exact: true }).fill(passphrase)
    await tab.getByLabel('New passphrase again', { exact: true }).fill(passphrase)
    await button(tab, 'Encrypt, and choose the folder on the stick').click()
    await button(tab, 'I have my stick').click()
    const second = readdirSync(stick).find((name) => name.endsWith('-2.share.age')) ?? ''
    const file = new Uint8Array(readFileSync(join(stick, second)))
    const line = await decryptAgeFile(file, { passphraseSecret: utf8(passphrase) })
    await takeBack(tab, parseShareFile(line).text, 2)

    await step(tab, 'Hand out share 3')
    const identity = join(folder, 'key.txt')
    answers.recipient = join(folder, 'recipient.txt')
    writeFileSync(answers.recipient, `# mine\n${ageKeygen(identity)}\n`)
    await tab.getByRole('radio', { name: 'An age recipient' }).check({ force: true })
    await button(tab, 'Load it from a file').click()
    await expect(tab.getByLabel('Recipient', { exact: true })).toHaveValue(/^age1/)
    await look(tab, 'carriers-recipient')
    await button(tab, 'Encrypt, and choose the folder on the stick').click()
    await button(tab, 'I have my stick').click()
    const third = readdirSync(stick).find((name) => name.endsWith('-3.share.age')) ?? ''
    answers.share = join(stick, third)
    const opened = parseShareFile(utf8(ageOpen(answers.share, identity)))
    expect(opened.text).toBe(app.ceremony.vault.shareText(3))
    await step(tab, 'Read back share 3')
    answers.identity = identity
    await button(tab, 'Use a share file').click()
    await expect(tab.getByText(third).first()).toBeVisible()
    await people.signReceipt(tab, 3)
    await step(tab, 'Prove the share set')
  })
})

async function takeBack(tab: Tab, text: string, index: number): Promise<void> {
  await step(tab, `Read back share ${index}`)
  await people.typeShare(tab, text)
  await people.signReceipt(tab, index)
}
