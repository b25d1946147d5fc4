/** The camera: a false one of Chromium plays a film of a code, in the built page under its policy. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OFFLINE_SWITCHES } from '#electron/shell/chromium.ts'
import { chromium, expect, type Page, test } from '@playwright/test'
import { fakeBridge, WRONG } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { SHARE } from './fixtures/public.ts'
import { STATES } from './fixtures/states.ts'
import { modulesOf, writeFilm } from './support/codes.ts'
import { expectNoShare } from './support/leftovers.ts'
import { look } from './support/look.ts'

const folder = mkdtempSync(join(tmpdir(), 'claviger-film-'))
const film = join(folder, 'film.y4m')
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FILM = [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
  '--use-fake-ui-for-media-stream',
]

interface Scene {
  readonly page: Page
  readonly faults: readonly string[]
  readonly sent: (channel: string) => readonly unknown[]
}

/** Opens the page in a Chromium with these switches; every track of a camera is noted. */
async function withCamera(
  args: readonly string[],
  act: (scene: Scene) => Promise<void>,
  answers: Parameters<typeof fakeBridge>[1] = {},
): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...OFFLINE_SWITCHES, ...args],
  })
  try {
    const context = await browser.newContext()
    await context.addInitScript(noteTracks)
    const bridge = fakeBridge(STATES.readback, answers)
    const { page, faults } = await openPage(context, bridge)
    const sent = (channel: string) =>
      bridge.calls.filter((one) => one.channel === channel).map(({ call }) => call)
    await page.getByRole('button', { name: 'Read the QR code with the camera' }).click()
    await act({ page, faults, sent })
  } finally {
    await browser.close()
  }
}

/** Runs in the page before its own scripts. */
function noteTracks(): void {
  const tracks: MediaStreamTrack[] = []
  Object.assign(window, { tracks })
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (asked) => {
    const stream = await open(asked)
    tracks.push(...stream.getTracks())
    return stream
  }
}

const tracksOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(
      ({ kind, readyState }) => `${kind} ${readyState}`,
    ),
  )

test('a share is read by the camera: ticked but not shown, noted as QR, and the camera goes out', async () => {
  writeFilm(film, [modulesOf(SHARE)])
  await withCamera(FILM, async ({ page, faults, sent }) => {
    await expect(page.locator('.share-standing')).toContainText('The QR code was read.')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(await tracksOf(page)).toEqual(['video ended'])
    await expect.poll(() => sent('closeCamera')).toHaveLength(1)
    await expect(page.locator('[data-state="yes"]')).toHaveCount(25)
    await page.getByLabel('Medium').fill('paper card')
    await page.getByLabel('Bag number').fill('A-102')
    await page.getByLabel('Passphrase of Custodian 2', { exact: true }).fill('harbour violet')
    await page.getByRole('button', { name: 'Sign the receipt' }).click()
    await expect
      .poll(() => sent('readBackShare'))
      .toMatchObject([{ by: 'c2', index: 2, share: { how: 'qr', text: SHARE } }])
    await expectNoShare(page, SHARE)
    expect(faults).toEqual([])
  })
})

test('a code that is no share, and two at once: said, looked for on, and the camera goes out on leaving', async () => {
  for (const [codes, said] of [
    [[modulesOf('HTTPS://EXAMPLE.ORG')], 'This QR code is not a share'],
    [
      [modulesOf(SHARE), modulesOf(SHARE.replace('3LKA', '3LKC'))],
      'There are several different codes',
    ],
    [[], 'Looking for a code.'],
  ] as const) {
    writeFilm(film, codes)
    await withCamera(FILM, async ({ page, sent }) => {
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText(said)
      expect(await tracksOf(page)).toEqual(['video live'])
      expect(sent('openCamera')).toHaveLength(1)
      await dialog.getByRole('button', { name: 'Close' }).click()
      await expect(dialog).toHaveCount(0)
      expect(await tracksOf(page)).toEqual(['video ended'])
      await expect.poll(() => sent('closeCamera')).toHaveLength(1)
      await expect(page.locator('[data-state="yes"]')).toHaveCount(0)
    })
  }
})

test('no camera, a camera that is not allowed, and a step that takes no share are told apart', async () => {
  await withCamera([], async ({ page }) => {
    await expect(page.getByRole('alert')).toContainText('There is no camera.')
    await expect(page.getByRole('alert')).toContainText('Type the groups')
  })
  const denied = ['--use-fake-device-for-media-stream', '--deny-permission-prompts']
  await withCamera(denied, async ({ page }) => {
    await expect(page.getByRole('alert')).toContainText('The camera is not allowed here.')
    await look(page, 'camera/refused')
  })
  const openCamera = async () => ({ ok: false, error: WRONG }) as const
  await withCamera(
    FILM,
    async ({ page, sent }) => {
      await expect(page.getByRole('alert')).toContainText(WRONG.hint)
      expect(await tracksOf(page)).toEqual([])
      expect(sent('openCamera')).toHaveLength(1)
    },
    { openCamera },
  )
})
