/** What is wrong is said in the language of the screen: a plan, a bundle, actions that are refused. */
import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { CeremonyError, type Code, hintFor } from '#shared/errors.ts'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import { refusalOf } from '#shared/ipc/result.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { planOf } from '../support/plans.ts'
import { fakeBridge } from './fixtures/fake-bridge.ts'
import { openPage } from './fixtures/open-page.ts'
import { ABOUT } from './fixtures/public.ts'
import { STATES } from './fixtures/states.ts'
import { crowded } from './support/language.ts'
import { look } from './support/look.ts'

const NOW = '2026-11-22T09:00:00Z'
const BUNDLE = fileURLToPath(
  new URL('../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
)
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

async function inGerman(
  context: BrowserContext,
  snapshot: Snapshot | null,
  answers: Partial<ClavigerApi>,
): Promise<Page> {
  const about = async () => ({ ok: true, value: { ...ABOUT, language: 'de' } }) as const
  const { page } = await openPage(context, fakeBridge(snapshot, { about, ...answers }))
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Nothing is cut off or lies on something else, and nothing of it is marked as English. */
async function inspect(page: Page, name: string, long = false): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of SIZES) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      expect(await crowded(page)).toEqual([])
      await look(page, `german/${name}-${size.width}-${colorScheme}`, long)
    }
}

test('a plan with faults is told of each in German', async ({ context }) => {
  const { plan, inputs } = planOf()
  const [first, second, ...rest] = plan.people
  if (first === undefined || second === undefined) throw new Error('too few people')
  const { faults, warnings } = lintPlan(
    {
      ...plan,
      people: [
        { ...first, roles: ['administrator', 'custodian'] },
        { ...second, name: first.name },
        ...rest,
      ],
      keys: plan.keys.map((key) => ({
        ...key,
        targets: (key.targets ?? []).map((target) => ({
          ...target,
          key: 'alias/orders',
          method: 'RSAES_PKCS1_V1_5',
          kid: 'x',
          description: '://',
        })),
      })),
      backup: { ...plan.backup, threshold: plan.backup.custodians.length, alternates: ['nobody'] },
      policy: { wrap: { administrator: 1 }, begin: { administrator: 1, witness: 0 } },
      deputies: { [first.id]: first.id },
    },
    inputs,
    NOW,
  )
  expect(faults.length).toBeGreaterThan(4)
  const review = { token: 'plan-2', file: '/media/plan/broken.json', faults, warnings }
  const page = await inGerman(context, null, {
    choosePlan: async () => ({ ok: true, value: review }),
  })
  await page.getByRole('button', { name: 'Plan wählen' }).click()
  await expect(page.getByText('hat die Rollen Leitung und Verwahrer zugleich')).toBeVisible()
  await expect(page.getByText('kann sich nicht selbst vertreten')).toBeVisible()
  await expect(page.getByText('ist ein Alias: nennen Sie')).toBeVisible()
  await expect(page.getByText('RSAES_PKCS1_V1_5 ist kein Verfahren von AWS KMS')).toBeVisible()
  await expect(page.locator('.fault-table [lang=en]')).toHaveCount(0)
  await inspect(page, 'plan', true)
})

test('a bundle that is refused says in German which entry is wrong, and why', async ({
  context,
}) => {
  const whole = openBundleFolder(BUNDLE)
  const source = {
    ...whole,
    list: () => whole.list(),
    read: (path: string, most: number) => {
      const bytes = whole.read(path, most)
      if (path !== 'log.jsonl') return bytes
      const at = bytes.indexOf(0x0a) + 1
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(0, at)])
    },
  }
  const { report } = verifyBundle({ source, verify: verifyNative })
  expect(report.ok).toBe(false)
  const page = await inGerman(context, null, {
    verifyBundle: async () => ({ ok: true, value: report }),
  })
  await page.getByRole('button', { name: 'Bündel prüfen' }).click()
  await page.getByRole('button', { name: 'Bündel wählen und prüfen' }).click()
  const failure = page.getByRole('region', { name: 'Was zuerst nicht bestanden hat: Hashkette' })
  await expect(failure).toContainText('Eintrag 1 trägt die Nummer 0')
  await expect(page.locator('main [lang=en]')).toHaveCount(0)
  await inspect(page, 'bundle', true)
})

const REFUSED: readonly (readonly [name: string, code: Code, what: Saying, german: string])[] = [
  ['absent', 'rule.people', say('rule.not-here', { who: 'witness' }), 'Witness ist nicht im Raum.'],
  [
    'knowledge',
    'rule.knowledge',
    say('rule.would-know', { known: 3, who: 'c1', threshold: 3 }),
    'C1 würde 3 Anteile dieser Schlüssel kennen, frühere eingerechnet: je 3 des neuen Satzes stellen wieder her.',
  ],
  [
    'evidence',
    'bundle.file',
    say('verify.no-bundle', {
      check: 'listed files',
      why: say('verify.other-size', { path: 'backups/orders.kwp', bytes: 39, listed: 40 }),
    }),
    'Das Bündel besteht die Prüfung nicht (Aufgeführte Dateien): backups/orders.kwp hat 39 Bytes, das Protokoll nennt 40.',
  ],
  [
    'wrapping-key',
    'wrappingkey.invalid',
    say('wrappingkey.no-rsa', { what: say('wrappingkey.ed25519') }),
    'Kein gewöhnlicher RSA-Schlüssel, sondern ein Ed25519-Schlüssel.',
  ],
  ['medium', 'io.failed', say('medium.full'), 'Auf dem Datenträger ist kein Platz mehr.'],
]

for (const [name, code, what, german] of REFUSED)
  test(`an action that is refused says so in German: ${name}`, async ({ context }) => {
    const error = refusalOf(new CeremonyError(code, what, { path: 'line 7' }))
    expect(error.hint).toBe(hintFor(code))
    const page = await inGerman(context, STATES.approve, {
      approve: async () => ({ ok: false, error }),
    })
    await page.getByRole('radio', { name: 'Internal witness' }).check()
    await page
      .getByLabel('Passphrase von Internal witness', { exact: true })
      .fill('not the one of anybody')
    await page.getByRole('button', { name: 'Genehmigen' }).first().click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(german)
    await expect(alert).toContainText('Wo: Zeile 7')
    await expect(alert.locator('[lang=en]')).toHaveCount(0)
    await inspect(page, name)
  })
