/** The desk at which plans are written: judged as they stand, saved once, compared. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeHost } from '#electron/services/nodehost.ts'
import { Planning } from '#electron/services/planning.ts'
import { parseCall } from '#shared/ipc/channels.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import type { ProviderId, Target } from '#shared/ceremony/plan.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

let folder: string
let plan: string | null
let save: string | null
let desk: Planning

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-desk-'))
  plan = null
  save = join(folder, 'plan.json')
  const desktop = {
    choosePlan: async () => plan,
    savePlan: async () => save,
    chooseFolder: async () => null,
    chooseBundle: async () => null,
    chooseProof: async () => null,
    chooseRecipient: async () => null,
    print: async () => true,
    chooseShare: async () => null,
    chooseIdentity: async () => null,
  }
  desk = new Planning(nodeHost(), desktop)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Loose {
  mode: string
  title: string
  backup: { threshold: number }
  keys: Record<string, unknown>[]
  [field: string]: unknown
}
const bent = (text: string, bend: (loose: Loose) => void): string => {
  const loose = JSON.parse(text)
  bend(loose)
  return JSON.stringify(loose)
}

describe('a new plan', () => {
  test('has no fault: it can be rehearsed as it is', () => {
    const { token, text } = desk.begin()
    const { faults, plan: judged } = desk.check(token, text)
    expect(faults).toEqual([])
    expect(judged?.steps.length).toBeGreaterThan(20)
  })

  test('is judged as it stands, every fault by its path', () => {
    const { token, text } = desk.begin()
    const wrong = bent(text, (loose) => {
      loose.backup.threshold = 9
      loose.keys[0] = { label: 'orders', algorithm: 'AES-256', colour: 'red' }
    })
    const paths = desk.check(token, wrong).faults.map(({ path }) => path)
    for (const path of ['backup.threshold', 'keys[0].colour']) expect(paths).toContain(path)
  })

  test('finds the files it names only once it lies beside them', async () => {
    const { token, text } = desk.begin()
    const target = {
      provider: 'pkcs11',
      key: 'orders',
      method: 'CKM_RSA_AES_KEY_WRAP',
      hash: 'SHA-256',
      wrappingKey: { path: 'wrapping.pem' },
    }
    const named = bent(text, (loose) => Object.assign(loose.keys[0] ?? {}, { targets: [target] }))
    const first = desk.check(token, named).faults
    expect(first[0]?.message).toContain('save the plan beside its files first')
    const { review } = (await desk.save(token, named)) ?? {}
    expect(review?.faults[0]?.message).toContain('no such file')
    expect(desk.check(token, named).faults[0]?.message).toContain('no such file')
  })
})

describe('saving', () => {
  test('writes the plan as it is, faults and all, and says what was judged', async () => {
    const { token, text } = desk.begin()
    const wrong = bent(text, (loose) => Object.assign(loose, { title: '' }))
    const saved = await desk.save(token, wrong)
    expect(saved?.loaded).toBeUndefined()
    expect(saved?.review.faults.map(({ path }) => path)).toEqual(['title'])
    expect(JSON.parse(readFileSync(save ?? '', 'utf8'))).toEqual(JSON.parse(wrong))
  })

  test('overwrites nothing', async () => {
    writeFileSync(save ?? '', 'mine')
    const { token, text } = desk.begin()
    await expectRejection(desk.save(token, text), 'output.exists')
    expect(readFileSync(save ?? '', 'utf8')).toBe('mine')
  })

  test('cancelled, writes nothing', async () => {
    const path = save ?? ''
    save = null
    const { token, text } = desk.begin()
    expect(await desk.save(token, text)).toBeNull()
    expect(existsSync(path)).toBe(false)
  })
})

describe('a plan that is opened', () => {
  test('comes back as it was written, and what is wrong in it with it', async () => {
    plan = save
    const { token, text } = desk.begin()
    await desk.save(
      token,
      bent(text, (loose) => Object.assign(loose.backup, { threshold: 9 })),
    )
    const opened = await desk.open()
    expect(JSON.parse(opened?.text ?? '').backup.threshold).toBe(9)
    expect(desk.check(opened?.token ?? '', opened?.text ?? '').faults).not.toEqual([])
  })

  test('keeps what no plan has, and names it: nothing is dropped unsaid', async () => {
    plan = save
    const { token, text } = desk.begin()
    await desk.save(
      token,
      bent(text, (loose) => Object.assign(loose, { colour: 'red' })),
    )
    const opened = await desk.open()
    expect(JSON.parse(opened?.text ?? '')).toMatchObject({ colour: 'red' })
    const { faults } = desk.check(opened?.token ?? '', opened?.text ?? '')
    expect(faults.map(({ path }) => path)).toEqual(['colour'])
  })

  test('is refused when no form can show it, every fault by its path', async () => {
    plan = join(folder, 'broken.json')
    writeFileSync(plan, '{"claviger":"plan/1","mode":"both","people":"all"}')
    const error = await desk.open().catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'plan.invalid' })
    const { faults = [] } = error as { faults?: { path: string }[] }
    expect(faults.map(({ path }) => path)).toContain('people')
  })
})

test('two plans are compared field by field', async () => {
  const { token, text } = desk.begin()
  await desk.save(token, text)
  const first = save ?? ''
  save = join(folder, 'second.json')
  await desk.save(
    token,
    bent(text, (loose) => Object.assign(loose, { title: 'Another' })),
  )
  const both = [first, save]
  const desktop = {
    choosePlan: async () => both.shift() ?? null,
  } as unknown as ConstructorParameters<typeof Planning>[1]
  const compared = await new Planning(nodeHost(), desktop).compare()
  expect(compared?.differences).toEqual([{ path: 'title', a: '"New ceremony"', b: '"Another"' }])
})

test('a plan of nowhere is refused, and so is a text that is no object', () => {
  expectRefusal(() => desk.check('00'.repeat(16), '{}'), 'plan.invalid')
  const token = '00'.repeat(16)
  for (const text of ['', 'null', '[]', '{', '1'])
    expectRefusal(() => parseCall('checkPlan', [{ token, text }]), 'call.invalid')
})

test.each(Object.keys(PROVIDER_TABLE))('every field offered for %s belongs to it', (id) => {
  const provider = PROVIDER_TABLE[id as ProviderId]
  const target = Object.fromEntries(
    ['provider', ...(provider?.fields ?? [])].map((f) => [f, '2031-01-01T08:00:00Z']),
  )
  const key = { label: 'orders', algorithm: 'AES-256' } as const
  const given = { ...target, key: 'x', method: 'x' } as unknown as Target
  const faults = provider?.accepts(key, given, '2031-01-01T00:00:00Z') ?? []
  expect(
    faults.map(({ message }) => message).filter((one) => one.includes('does not belong')),
  ).toEqual([])
})
