/** What report and script say of ceremonies that continue another one, word for word. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, test } from 'vitest'
import { drillAt } from '../../support/drilled.ts'
import { decide, onTo, recoveryAt, recoveryGround } from '../../support/recovered.ts'
import { reshareAt } from '../../support/reshared.ts'
import type { Room } from '../../support/room.ts'
import { documentsOf } from './forged.ts'

const golden = (name: string) =>
  fileURLToPath(new URL(`../../vectors/golden/documents/${name}.txt`, import.meta.url))

/** No key of the plan names a target: a wrapping key is another one in every run. */
function recoveryToFile(): Room {
  const ground = recoveryGround((plan) => {
    for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: [] })
    Object.assign(plan, { outcome: 'file' })
  })
  const room = recoveryAt('recovered', ground)
  room.authorise('export')
  const { intent } = room
  const { parameters } = room.state.intents.at(-1) ?? {}
  const [item] = (parameters?.exports ?? []) as readonly object[]
  room.add('export.started', 'admin', { intent, folder: parameters?.folder, ...item })
  const named = { item: 1, label: 'orders', file: 'orders.key' }
  room.add('export.finished', 'admin', named)
  decide(room)
  return onTo(room, 'decided', 'closed')
}

const KINDS = {
  recover: () => documentsOf(recoveryToFile()),
  drill: () => documentsOf(onTo(drillAt('answered'), 'decided', 'closed')),
  reshare: () => documentsOf(reshareAt('closed')),
}

test.each([
  ['recover', 'report'],
  ['recover', 'script'],
  ['drill', 'report'],
  ['drill', 'script'],
  ['reshare', 'report'],
  ['reshare', 'script'],
] as const)('of a %s the %s says what it said', async (kind, name) => {
  const path = golden(`${kind}-${name}`)
  expect(existsSync(path), path).toBe(true)
  await expect(KINDS[kind]().get(name)).toMatchFileSnapshot(path)
})

it('each entry of a drill stands in the executed script', () => {
  const script = KINDS.drill().get('script') ?? ''
  expect(script).toContain('opened every backup in memory and signed the challenge')
})
