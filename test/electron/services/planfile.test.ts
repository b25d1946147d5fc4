import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPlan } from '#electron/services/planfile.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { planDigest } from '#shared/ceremony/plan.ts'
import type { Fault } from '#shared/errors.ts'
import { CeremonyError } from '#shared/errors.ts'
import { bareScript, type Loose, planBytes, TOKEN, wrappingPair } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'

let folder: string
let path: string
const KEY = 'keys[0].targets[0].wrappingKey'
const TOKEN_PATH = 'keys[0].targets[0].importToken'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-plan-'))
  path = join(folder, 'plan.json')
  mkdirSync(join(folder, 'orders'))
  writeFileSync(path, planBytes())
  writeFileSync(join(folder, 'orders/WrappingPublicKey.bin'), wrappingPair().spki)
  writeFileSync(join(folder, 'orders/ImportToken.bin'), TOKEN)
  writeFileSync(join(folder, 'script.json'), bareScript())
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function faultsOf(): readonly Fault[] {
  try {
    loadPlan(path)
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'plan.invalid') return error.faults ?? []
    throw error
  }
  return expect.unreachable('not refused')
}

describe('a plan file', () => {
  it('is read with everything it names', () => {
    const { plan, inputs, digest, bytes } = loadPlan(path)
    expect(digest).toBe(planDigest(plan))
    expect([...inputs.keys()].sort()).toEqual(
      [wrappingPair().spki, TOKEN, bareScript()].map(sha256Hex).sort(),
    )
    expect(bytes).toEqual(planBytes())
  })

  it('is refused with every missing or unsafe file, each at its place', () => {
    unlinkSync(join(folder, 'orders/WrappingPublicKey.bin'))
    unlinkSync(join(folder, 'orders/ImportToken.bin'))
    symlinkSync(path, join(folder, 'orders/ImportToken.bin'))
    expect(faultsOf().map(({ path, message }) => ({ path, message }))).toEqual([
      { path: KEY, message: 'orders/WrappingPublicKey.bin: no such file' },
      { path: TOKEN_PATH, message: 'orders/ImportToken.bin: a link' },
    ])
  })

  it('is refused with faults of the text and of the files together', () => {
    unlinkSync(join(folder, 'orders/ImportToken.bin'))
    const bent = planBytes((plan: Loose) => {
      Object.assign(plan, { colour: 'red', title: '' })
      Object.assign(plan.keys?.[0]?.targets?.[0] ?? {}, { wrappingKey: '../outside' })
    })
    writeFileSync(path, bent)
    expect(
      faultsOf()
        .map((fault) => fault.path)
        .sort(),
    ).toEqual(['colour', 'title', KEY, TOKEN_PATH].sort())
  })

  it('is also judged for what people mean when a field is unknown and a file is missing', () => {
    unlinkSync(join(folder, 'orders/ImportToken.bin'))
    const bent = planBytes((plan: Loose) => {
      Object.assign(plan, { colour: 'red' })
      Object.assign(plan.people?.[3] ?? {}, { phone: '555' })
      Object.assign(plan.backup ?? {}, { threshold: 6 })
    })
    writeFileSync(path, bent)
    const paths = faultsOf().map((fault) => fault.path)
    expect(paths.sort()).toEqual(
      ['backup.threshold', 'colour', 'people', 'people[3].phone', TOKEN_PATH].sort(),
    )
  })

  it('may not lead out of its folder through a link', () => {
    rmSync(join(folder, 'orders'), { recursive: true })
    symlinkSync(tmpdir(), join(folder, 'orders'))
    expect(faultsOf()).toHaveLength(2)
  })

  it('names files of at most 64 KiB', () => {
    writeFileSync(join(folder, 'orders/ImportToken.bin'), new Uint8Array(64 * 1024 + 1))
    expect(faultsOf().map(({ path, message }) => ({ path, message }))).toEqual([
      { path: TOKEN_PATH, message: expect.stringContaining('at most 65536') },
    ])
  })

  it('that is not there or is a link is refused', () => {
    const link = join(folder, 'link.json')
    symlinkSync(path, link)
    expectRefusal(() => loadPlan(join(folder, 'none.json')), 'file.missing')
    expectRefusal(() => loadPlan(link), 'file.unsafe')
  })
})
