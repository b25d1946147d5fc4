/** The display for the room: opened and closed by people, told what it shows, and never asking. */
import { expect, test } from '@playwright/test'
import { CHANNELS } from '#shared/ipc/names.ts'
import { displayOf, expectNothingSecret, OPENING, openDisplay } from './support/display.ts'
import * as led from './support/led.ts'
import * as people from './support/people.ts'

test('opened by the keyboard alone, it shows the step; closed and opened again, the same', async ({
  browser,
}) => {
  await led.inRoom(browser, led.enrolled, async (room) => {
    const { tab } = room
    await people.button(tab, 'Open witness display').focus()
    await tab.keyboard.press('Enter')
    await expect(people.button(tab, 'Close witness display')).toBeFocused(OPENING)
    await expect(tab.locator('.display-state')).toHaveText('in a window on this screen')
    await expect(tab.getByText('The system names one screen only')).toBeVisible()
    const step = () => displayOf(room).getByRole('heading', { name: 'Begin the ceremony' })
    await expect(step()).toBeVisible()
    await people.declare(tab)
    await expect(displayOf(room).getByText(/^Approval: .* missing/)).toBeVisible()
    await people.button(tab, 'Close witness display').click()
    await expect(people.button(tab, 'Open witness display')).toBeVisible()
    expect(room.display.tab()).toBeUndefined()
    await people.button(tab, 'Open witness display').click()
    await expect(people.button(tab, 'Close witness display')).toBeVisible(OPENING)
    await expect(step()).toBeVisible()
  })
})

test('while a share is read it says whose, tells all to look away, and shows nothing beside', async ({
  browser,
}) => {
  await led.inRoom(browser, led.releasing, async (room) => {
    const { tab } = room
    const display = await openDisplay(room)
    await people.button(tab, 'I am alone with the screen').click()
    await expect(
      display.getByRole('heading', { name: 'Custodian 1 is reading their share' }),
    ).toBeVisible()
    await expect(display.getByText('Look away.')).toBeVisible()
    await expect(display.locator('.log, .people, .compare')).toHaveCount(0)
    const share = await people.readShare(tab)
    await people.button(tab, 'I have copied it').click()
    await expect(display.getByText('Custodian 1 is typing their share')).toBeVisible()
    await people.typeShare(tab, share)
    await people.signReceipt(tab, 1)
    await expect(display.getByRole('heading', { name: 'Hand out share 2' })).toBeVisible()
    await expectNothingSecret(room, display, [share])
  })
})

test('it has no bridge and reaches no call, whatever its page tries', async ({ browser }) => {
  await led.inRoom(browser, led.enrolled, async (room) => {
    const display = await openDisplay(room)
    const before = room.app.ceremony.ledger.state.entries
    const found = await display.evaluate(() => {
      const scope = globalThis as unknown as Record<string, Record<string, unknown> | undefined>
      return {
        bridge: typeof scope.claviger,
        wire: typeof scope.__claviger_invoke,
        hears: Object.keys(scope.witness ?? {}),
        frozen: Object.isFrozen(scope.witness),
      }
    })
    expect(found).toEqual({
      bridge: 'undefined',
      wire: 'undefined',
      hears: ['onWitness'],
      frozen: true,
    })
    // A frame inside of it gets the wire of this stand-in, and is refused all the same.
    const said = await display.evaluate(
      async (channels) => {
        const frame = document.body.appendChild(document.createElement('iframe'))
        const inner = frame.contentWindow as unknown as {
          claviger?: Record<string, (call?: unknown) => Promise<unknown>>
        } | null
        const answers = channels.map((name) =>
          Promise.resolve(inner?.claviger?.[name]?.()).then(
            (value) => JSON.stringify(value) ?? 'nothing',
            (error: unknown) => String(error),
          ),
        )
        return Promise.all(answers)
      },
      CHANNELS.filter((name) => name !== 'snapshot'),
    )
    for (const answer of said) expect(answer).toMatch(/another frame|call.invalid|nothing/)
    expect(room.app.ceremony.ledger.state.entries).toBe(before)
  })
})

test('its page crashes: the ceremony goes on, says so, and opens it again', async ({ browser }) => {
  await led.inRoom(browser, led.enrolled, async (room) => {
    const { tab } = room
    const display = await openDisplay(room)
    const devtools = await tab.context().newCDPSession(display)
    void devtools.send('Page.crash').catch(() => {})
    await expect(tab.getByText('Its window closed by itself')).toBeVisible(OPENING)
    await people.declare(tab)
    await expect(people.button(tab, 'Approve')).toBeVisible()
    await people.button(tab, 'Open witness display').click()
    await expect(tab.getByText('Its window closed by itself')).toHaveCount(0)
    await expect(people.button(tab, 'Close witness display')).toBeVisible(OPENING)
  })
})
