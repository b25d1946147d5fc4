/** A plan that cannot be used says so field by field, and nothing starts from it. */
import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page as Tab, test } from '@playwright/test'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import type { PlanReview } from '#shared/ipc/reviews.ts'
import type { Result } from '#shared/ipc/result.ts'
import { type Loose, planFiles, rsaPair } from '../support/plans.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { look } from './support/look.ts'
import { button } from './support/people.ts'
import { layOutPlan } from './support/plan.ts'
import { openRoom, type Room } from './support/room.ts'

type Row = readonly [path: string, words: string]

const TARGET = 'keys[0].targets[0]'

/** The rows of the table of faults. */
async function faultsOn(tab: Tab): Promise<readonly (readonly string[])[]> {
  const rows = tab.getByRole('region', { name: /^This plan cannot be used/ }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  return rows.evaluateAll((all) =>
    all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')),
  )
}

/** The room is as it was: no form, no file, and the bridge does not start it either. */
async function expectNothingStarted({ tab, app, folder }: Room): Promise<void> {
  await expect(button(tab, 'Enrol and open the ceremony')).toHaveCount(0)
  await expect(tab.getByLabel('New passphrase', { exact: true })).toHaveCount(0)
  const answer = await tab.evaluate(async () => {
    const { claviger } = globalThis as unknown as { claviger: ClavigerApi }
    const review = (await claviger.choosePlan()) as Result<PlanReview | null>
    const token = review.ok && review.value !== null ? review.value.token : ''
    return claviger.openCeremony({ token, passphrase: 'correct horse battery staple of admin' })
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'plan.invalid' } })
  expect(app.isOpen).toBe(false)
  // The plan waits among those that were reviewed; there is no file of a ceremony.
  const files = readdirSync(join(folder, 'ceremonies'))
  expect(files.filter((name) => name !== 'planned.json')).toEqual([])
}

async function refuses(room: Room, expected: readonly Row[]): Promise<void> {
  const { tab } = room
  await tab.getByRole('button', { name: /^Choose (a|another) plan$/ }).click()
  await expect(
    tab.getByRole('heading', { name: new RegExp(`: ${expected.length} faults?$`) }),
  ).toBeVisible()
  const found = await faultsOn(tab)
  for (const [path, words] of expected) {
    const row = found.find(([where, what]) => where === path && what?.includes(words))
    expect(row, `${path}: ${words} in ${JSON.stringify(found)}`).toBeDefined()
  }
  expect(found).toHaveLength(expected.length)
  await expectNothingStarted(room)
}

test('a plan with many faults lists them all, with the path of each field', async ({ context }) => {
  const room = await openRoom(context)
  try {
    layOutPlan(room, (plan) => {
      Object.assign(plan, { titel: 'Order keys' })
      Object.assign(plan.people?.[2] ?? {}, { phone: '555' })
      Object.assign(plan.backup ?? {}, { threshold: 4, custodians: ['c1', 'c2', 'admin'] })
      Object.assign(plan.keys?.[0]?.targets?.[0] ?? {}, { importToken: 'orders/Missing.bin' })
    })
    await refuses(room, [
      ['titel', 'unknown field'],
      ['people[2].phone', 'unknown field'],
      ['backup.threshold', '4 of 3 custodians can never come together'],
      ['backup.custodians[2]', 'the administrator holds no share'],
      [`${TARGET}.importToken`, 'orders/Missing.bin: no such file'],
      ['people', 'cannot approve recover, reshare: 1 custodian is lacking'],
    ])
    await look(room.tab, 'plans/many-faults', true)
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('faults of form, of wrapping keys and of time are each named', async ({ context }) => {
  const room = await openRoom(context)
  const key = (bytes: Uint8Array) => planFiles().set('orders/WrappingPublicKey.bin', bytes)
  const target = (change: object) => (plan: Loose) =>
    void Object.assign(plan.keys?.[0]?.targets?.[0] ?? {}, change)
  const same = () => {}
  const cases: readonly (readonly [string, (plan: Loose) => void, Map<string, Uint8Array>, Row])[] =
    [
      [
        'expired',
        target({ expires: '2020-01-01T08:00:00Z' }),
        planFiles(),
        [`${TARGET}.expires`, '2020-01-01T08:00:00Z'],
      ],
      [
        'threshold 1',
        (plan) => void Object.assign(plan.backup ?? {}, { threshold: 1 }),
        planFiles(),
        ['backup.threshold', 'at least 2'],
      ],
      [
        'mode',
        (plan) => void Object.assign(plan, { mode: 'test' }),
        planFiles(),
        ['mode', 'rehearsal, production'],
      ],
      ['another key size', same, key(rsaPair(1024).spki), [`${TARGET}.wrappingKey`, '1024']],
      ['another exponent', same, key(rsaPair(2048, 3).spki), [`${TARGET}.wrappingKey`, 'exponent']],
      ['cut short', same, key(rsaPair().spki.slice(0, 200)), [`${TARGET}.wrappingKey`, '']],
      [
        'no key at all',
        same,
        key(new TextEncoder().encode('hello')),
        [`${TARGET}.wrappingKey`, ''],
      ],
      [
        'another hash',
        target({ wrappingKeySha256: 'a'.repeat(64) }),
        planFiles(),
        [`${TARGET}.wrappingKeySha256`, 'the wrapping key has sha256'],
      ],
    ]
  try {
    for (const [name, change, files, row] of cases)
      await test.step(name, async () => {
        layOutPlan(room, change, files)
        await refuses(room, [row])
      })
    await look(room.tab, 'plans/wrapping-key')
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('what is no plan of this version is refused as a whole, also when it is huge', async ({
  context,
}) => {
  const room = await openRoom(context)
  const { folder, answers, tab } = room
  const path = join(folder, 'plan.json')
  const cases: readonly (readonly [string, () => void, string])[] = [
    ['not JSON', () => writeFileSync(path, '{"claviger": "plan/1", '), ''],
    ['not text', () => writeFileSync(path, Uint8Array.of(0xff, 0xfe, 0)), ''],
    ['empty', () => writeFileSync(path, ''), ''],
    ['50 MB', () => truncateSync(path, 50_000_000), 'at most'],
    ['version 2', () => writeFileSync(path, '{"claviger": "plan/2"}'), 'not of version plan/1'],
    ['a list', () => writeFileSync(path, '[]'), 'must be an object'],
    ['a folder', () => Object.assign(answers, { plan: folder }), 'not a regular file'],
    ['nothing', () => Object.assign(answers, { plan: `${path}.gone` }), ''],
  ]
  try {
    answers.plan = path
    for (const [name, lay, words] of cases)
      await test.step(name, async () => {
        lay()
        await tab.getByRole('button', { name: /^Choose (a|another) plan$/ }).click()
        await expect(
          tab.getByRole('heading', { name: 'This plan cannot be used: 1 fault' }),
        ).toBeVisible()
        expect((await faultsOn(tab))[0]?.[1]).toContain(words)
        await expectNothingStarted(room)
        await button(tab, 'Back').click()
      })
    expect(room.faults).toEqual([])
  } finally {
    room.close()
  }
})

test('whatever takes the focus in the editor is not hidden by the verdict at the top', async ({
  context,
}) => {
  const { page } = await openPage(context, fakeBridge(null))
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByRole('heading', { name: 'Who can recover' }).waitFor()
  const hidden: string[] = []
  // Upwards, where what stays at the top would cover it.
  await page.getByRole('button').last().focus()
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Shift+Tab')
    const covered = await page.evaluate(() => {
      const one = document.activeElement
      const bar = document.querySelector('.plan-verdict')
      if (one === null || bar === null || one === document.body || bar.contains(one)) return ''
      const [a, b] = [one.getBoundingClientRect(), bar.getBoundingClientRect()]
      return a.bottom <= b.bottom && a.bottom > b.top ? one.outerHTML : ''
    })
    if (covered !== '') hidden.push(covered)
  }
  expect(hidden).toEqual([])
})
