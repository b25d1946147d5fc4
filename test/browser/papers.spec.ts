/** Documents on the screen: on the pages that the printer makes, by keys alone, and never beside a share. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import { inEnglish, type Saying, say } from '#shared/text/saying.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { fileNamed, paperNames } from './fixtures/papers.ts'
import { GOOD } from './fixtures/public.ts'
import { STATES } from './fixtures/states.ts'
import { openRoom } from './support/room.ts'

test.describe.configure({ mode: 'parallel' })

const pagesOf = (page: Page) => page.getByRole('region', { name: /^Pages of/ })
const status = (page: Page) => page.getByRole('status').filter({ hasText: /^Page \d+ of \d+$/ })

/** Types a part of the name into the list of ways, and goes. */
async function goByKeys(page: Page, typed: string): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.keyboard.press('Control+k')
  const ways = page.getByRole('dialog', { name: 'Go to' })
  await expect(ways.getByLabel('Where to?')).toBeFocused()
  await page.keyboard.type(typed)
  await expect(ways.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

async function openDocuments(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Documents', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeFocused()
}

async function read(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Open ${title}`, exact: true }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 }).first()).toBeFocused()
  await expect(status(page)).toBeVisible()
}

/** Which words begin which page, as the preview lays them out. */
function headingsOnPages(page: Page): Promise<{ text: string; page: number }[]> {
  return page.evaluate(() => {
    const root = document.querySelector('.pages')?.shadowRoot
    const sheets = [...(root?.querySelectorAll('.preview-page') ?? [])].map((one) =>
      one.getBoundingClientRect(),
    )
    return [...(root?.querySelectorAll('h2, h3, caption') ?? [])].map((one) => {
      const { top, height } = one.getBoundingClientRect()
      const middle = top + height / 2
      const at = sheets.findIndex((sheet) => middle > sheet.top && middle < sheet.bottom)
      return { text: (one.textContent ?? '').replace(/\s+/g, ' ').trim(), page: at + 1 }
    })
  })
}

/** The same of the PDF that Chromium makes of the very file. */
async function printedPages(page: Page, html: string, size: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-papers-'))
  try {
    const path = join(folder, 'a.pdf')
    await page.setContent(html)
    await page.evaluate((name) => {
      location.hash = name
    }, size)
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true })
    const { stdout } = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
    return stdout.split('\f').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const TITLES: { readonly [name: string]: string } = {
  'report.html': 'Report',
  'script.html': 'Executed script',
  'script-proposed.html': 'Script to follow',
  'custody.html': 'Custody forms',
  'audit.html': 'Auditor’s pack',
  'parts.html': 'Who gets which part',
  'cards-blank.html': 'Blank share cards',
  'slips/c1.html': 'Slip of Custodian 1',
}

for (const size of ['a4', 'letter'] as const)
  test(`each document has the pages that it has on paper, ${size}`, async ({
    context,
    browser,
  }) => {
    const { page, faults } = await openPage(context, fakeBridge(STATES.closed))
    const printer = await (await browser.newContext()).newPage()
    await openDocuments(page)
    for (const [name, title] of Object.entries(TITLES)) {
      await read(page, title)
      if (size === 'letter') await page.getByRole('radio', { name: 'Letter' }).check()
      const paper = await printedPages(printer, fileNamed(name), size)
      await expect(status(page), name).toHaveText(`Page 1 of ${paper.length}`)
      for (const heading of await headingsOnPages(page)) {
        const on = paper[heading.page - 1]?.replace(/\s+/g, ' ').toLowerCase() ?? ''
        expect(on, `${name}, page ${heading.page}`).toContain(heading.text.toLowerCase())
      }
      await page.getByRole('button', { name: 'All documents' }).click()
      await expect(page.getByRole('button', { name: `Open ${title}`, exact: true })).toBeFocused()
    }
    expect(faults).toEqual([])
  })

test('every document of a ceremony is on the list and can be read', async ({ context }) => {
  const bridge = fakeBridge(STATES.closed)
  const { page, faults } = await openPage(context, bridge)
  await openDocuments(page)
  const openers = page.locator('.papers').getByRole('button')
  await expect(openers).toHaveCount(paperNames.length)
  for (const title of ['Script to follow', 'Blank share cards', 'Report'])
    await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible()
  await read(page, 'Slip of Custodian 3')
  await expect(pagesOf(page)).toContainText('Custodian 3')
  await expect(pagesOf(page).getByRole('table').first()).toBeVisible()
  expect(faults).toEqual([])
})

test('by keys alone: to the documents, through the pages, closer, and back', async ({
  context,
}) => {
  const { page, faults } = await openPage(context, fakeBridge(STATES.attest))
  await goByKeys(page, 'documents')
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeFocused()
  const report = page.getByRole('button', { name: 'Open Report' })
  for (let i = 0; i < 30 && !(await report.evaluate((one) => one.matches(':focus'))); i++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^Page 1 of /)
  const desk = pagesOf(page)
  for (let i = 0; i < 20 && !(await desk.evaluate((one) => one.matches(':focus'))); i++)
    await page.keyboard.press('Tab')
  await expect(desk).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(status(page)).toHaveText(/^Page 3 of /)
  await page.keyboard.press('ArrowLeft')
  await expect(status(page)).toHaveText(/^Page 2 of /)
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: 'Whole page' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const percent = page.locator('.desk-tools').getByText(/^\d+ %$/)
  const before = Number.parseInt((await percent.textContent()) ?? '', 10)
  await page.keyboard.press('+')
  await expect
    .poll(async () => Number.parseInt((await percent.textContent()) ?? '', 10))
    .toBeGreaterThan(before)
  // A page that is wider than the desk is moved, not turned.
  while (await desk.evaluate((one) => one.scrollWidth <= one.clientWidth + 1))
    await page.keyboard.press('+')
  await expect(status(page)).toHaveText(/^Page 2 of /)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => desk.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
  await expect(status(page)).toHaveText(/^Page 2 of /)
  await goByKeys(page, 'current step')
  await expect(page.locator('#work')).toBeVisible()
  expect(faults).toEqual([])
})

test('a draft says so on each of its pages, and a screen reader hears it once, at the beginning', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(STATES.attest))
  await openDocuments(page)
  await read(page, 'Report')
  const sheets = page.locator('.preview-page')
  const count = await sheets.count()
  expect(count).toBeGreaterThan(3)
  await expect(page.locator('.preview-page .preview-mark', { hasText: /^DRAFT$/ })).toHaveCount(
    count,
  )
  await expect(page.locator('.preview-page[aria-hidden="true"]')).toHaveCount(count)
  await expect(page.locator('.sheet-main')).toContainText('Nothing on this paper is final.')
})

test('the page knows a document by its name: no path, no markup, no style sheet reaches it', async ({
  context,
}) => {
  const bridge = fakeBridge(STATES.closed)
  const { page, faults } = await openPage(context, bridge)
  await openDocuments(page)
  await read(page, 'Report')
  await page.getByRole('radio', { name: 'Letter' }).check()
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(page.getByText(/^It went to the printer: \d+ pages\. Count them/)).toBeVisible()
  await page.getByRole('button', { name: 'Save as PDF on the medium' }).click()
  await expect(page.getByText('Written and read back: report.html in /media/papers')).toBeVisible()
  const call = { of: { from: 'ceremony' }, name: 'report.html', size: 'letter' }
  expect(bridge.calls.filter(({ channel }) => /Document/.test(channel))).toEqual([
    { channel: 'listDocuments', call: { of: { from: 'ceremony' } } },
    { channel: 'openDocument', call: { of: { from: 'ceremony' }, name: 'report.html' } },
    { channel: 'printDocument', call },
    { channel: 'saveDocument', call },
  ])
  expect(await page.locator('style, iframe, object, embed, link[rel="stylesheet"]').count()).toBe(
    await page.locator('head link[rel="stylesheet"]').count(),
  )
  expect(faults).toEqual([])
})

const refusal = (code: Code, saying: Saying) => refusalOf(new CeremonyError(code, saying))

for (const [what, code, saying, next] of [
  ['no printer', 'printer.missing', say('document.no-printer'), 'Connect the printer'],
  ['a printer that fails', 'printer.failed', say('document.printer'), 'cable, paper and power'],
  ['a full medium', 'document.unsaved', say('medium.full'), 'Use another medium'],
  ['a name that is taken', 'output.exists', say('medium.exists'), 'Nothing is ever overwritten'],
] as const)
  test(`${what}: what happened, what is safe, what to do`, async ({ context }) => {
    const error = refusal(code, saying)
    const { page } = await openPage(
      context,
      fakeBridge(STATES.closed, {
        printDocument: async () => ({ ok: false, error }),
        saveDocument: async () => ({ ok: false, error }),
      }),
    )
    await openDocuments(page)
    await read(page, 'Report')
    const button = code.startsWith('printer') ? 'Print' : 'Save as PDF on the medium'
    await page.getByRole('button', { name: button, exact: true }).click()
    const alert = page.getByRole('alert')
    await expect(alert).toBeFocused()
    await expect(alert.locator('.refusal-message')).toContainText(inEnglish(saying), {
      ignoreCase: true,
    })
    await expect(alert.locator('.refusal-safe')).not.toBeEmpty()
    await expect(alert.locator('.refusal-hint')).toContainText(next)
  })

test('a print that is cancelled is told calmly, in three parts', async ({ context }) => {
  const { page } = await openPage(
    context,
    fakeBridge(STATES.closed, {
      printDocument: async () => ({ ok: true, value: { printed: false } }),
    }),
  )
  await openDocuments(page)
  await read(page, 'Report')
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Nothing was printed, because the dialog was closed.')
  await expect(alert).toContainText('Nothing was sent.')
  await expect(alert).toContainText('Press Print again')
})

test('a document that is not one of ours is refused, and nothing of it is drawn', async ({
  context,
}) => {
  const error = refusal(
    'document.unsafe',
    say('document.foreign', { what: say('document.element', { tag: 'script' }) }),
  )
  const { page } = await openPage(
    context,
    fakeBridge(STATES.closed, { openDocument: async () => ({ ok: false, error }) }),
  )
  await openDocuments(page)
  await page.getByRole('button', { name: 'Open Report' }).click()
  await expect(page.getByRole('alert')).toContainText('document.unsafe')
  await expect(page.locator('.pages')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toHaveCount(0)
})

test('while people state the head, no document that tells it can be opened', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(STATES.resuming))
  await expect(page.getByRole('button', { name: 'Documents', exact: true })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.getByRole('menuitem', { name: 'Documents, to read and to print' }).click()
  await expect(page.getByRole('button', { name: 'Open Script to follow' })).toBeVisible()
  for (const title of ['Report', 'Executed script', 'Auditor’s pack', 'Slip of Custodian 1'])
    await expect(page.getByRole('button', { name: `Open ${title}` })).toHaveCount(0)
  await expect(page.getByText('Not now')).toHaveCount(4)
})

test('beside a share there is no way to the documents', async ({ context }) => {
  const { page } = await openPage(context, fakeBridge(STATES.handout))
  const way = page.getByRole('button', { name: 'Documents', exact: true })
  await expect(way).toBeVisible()
  await page.getByRole('button', { name: 'I am alone with the screen' }).click()
  await expect(page.getByText('KSHA')).toBeVisible()
  await expect(way).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toHaveCount(0)
})

test('from a plan and from verified evidence there is a way, and a way back', async ({
  context,
}) => {
  const bridge = fakeBridge(null, {
    verifyBundle: async () => ({ ok: true, value: { ...GOOD, token: 'ab'.repeat(16) } }),
  })
  const { page } = await openPage(context, bridge)
  await page.getByRole('button', { name: 'Choose a plan' }).click()
  await openDocuments(page)
  await expect(page.locator('.papers').getByRole('button')).toHaveCount(2)
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByText('Plan digest').first()).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Verify evidence' }).click()
  await expect(page.getByRole('button', { name: 'Documents', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Choose the bundle and verify' }).click()
  await openDocuments(page)
  await read(page, 'Report')
  await page.getByRole('button', { name: 'All documents' }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.locator('.verdict')).toBeVisible()
})

test('over the real services: evidence is verified, read on its pages, and saved as the PDF of it', async ({
  context,
}) => {
  const room = await openRoom(context)
  try {
    const { tab, answers } = room
    answers.bundle = fileURLToPath(
      new URL('../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
    )
    answers.folder = room.folder
    await tab.getByRole('button', { name: 'Verify evidence' }).click()
    await tab.getByRole('button', { name: 'Choose the bundle and verify' }).click()
    await openDocuments(tab)
    await read(tab, 'Report')
    await expect(pagesOf(tab)).toContainText('Golden keys')
    const shown = (await status(tab).textContent()) ?? ''
    await tab.getByRole('button', { name: 'Save as PDF on the medium' }).click()
    await expect(
      tab.getByText(/^Written and read back: claviger-[0-9a-f]{32}-report\.pdf/),
    ).toBeVisible()
    const [file = ''] = readdirSync(room.folder).filter((name) => name.endsWith('report.pdf'))
    const { stdout } = spawnSync('pdfinfo', [join(room.folder, file)], { encoding: 'utf8' })
    const [, count] = /^Pages: +(\d+)$/m.exec(stdout) ?? []
    expect(shown).toBe(`Page 1 of ${count}`)
    // Saved a second time it would replace the first; and no printer is at hand here.
    await tab.getByRole('button', { name: 'Save as PDF on the medium' }).click()
    await expect(tab.getByRole('alert')).toContainText('output.exists')
    await tab.getByRole('button', { name: 'Print', exact: true }).click()
    await expect(tab.getByRole('alert')).toContainText('printer.missing')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})
