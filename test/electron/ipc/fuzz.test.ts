/** Calls that begin as valid ones, and have one place changed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Handlers, makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter, type Router } from '#electron/ipc/router.ts'
import { Application } from '#electron/services/application.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveSet } from '#shared/ceremony/standing.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import { goOnUntil } from '../../support/onward.ts'
import { hostOf, makeRoom, passphraseOf, type Room, writePlan } from '../../support/place.ts'
import { mutated, mutations } from './mutations.ts'
import { VALID } from './validcalls.ts'
import { expectGerman } from '../../support/german.ts'

type Channel = (typeof CHANNELS)[number]

const calls = CHANNELS.flatMap((channel) =>
  VALID[channel].map((call, i) => ({ channel, call: call as unknown, of: `${channel} ${i + 1}` })),
)
const argumentsOf = (call: unknown) => (call === undefined ? [] : [call])

/** A router that keeps what would have reached the services. */
function watched() {
  const reached: { channel: string; call: unknown }[] = []
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [channel, (call: unknown) => void reached.push({ channel, call })]),
  )
  return { router: makeRouter(handlers as unknown as Handlers), reached }
}

/** Names and types that stand in the valid calls of a channel, wherever in them. */
function shapes(value: unknown, into: Map<string, Set<string>>, name = ''): void {
  const list = Array.isArray(value)
  const known = into.get(name) ?? new Set()
  into.set(name, known.add(list ? 'list' : typeof value))
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) shapes(inner, into, list ? `${name}[]` : key)
}

/** What is wrong with a value for the services; a second opinion beside the schemas. */
function stray(value: unknown, known: Map<string, Set<string>>, name = ''): string[] {
  const list = Array.isArray(value)
  const type = list ? 'list' : typeof value
  const types = known.get(name)
  if (types === undefined) return [`unknown field ${name}`]
  if (value === undefined) return []
  if (value === null || !types.has(type)) return [`${name} is ${value === null ? 'null' : type}`]
  if (typeof value === 'string') return value.length > 2_000_000 ? [`${name} is huge`] : []
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [`${name} is ${value}`]
  if (typeof value !== 'object') return []
  const plain = Object.getPrototypeOf(value) === (list ? Array.prototype : Object.prototype)
  const inner = Object.entries(value).flatMap(([key, one]) =>
    stray(one, known, list ? `${name}[]` : key),
  )
  return plain ? inner : [`${name} is no plain ${type}`, ...inner]
}

describe('a call with one place changed', () => {
  it.each(calls)('$of, unchanged, reaches its service as it is', async ({ channel, call }) => {
    const { router, reached } = watched()
    expect(await router.call(channel, argumentsOf(call))).toMatchObject({ ok: true })
    expect(reached).toEqual([{ channel, call }])
  })

  it.each(calls)(
    '$of is refused, or reaches its service in the shape of its schema',
    async (one) => {
      const { channel, call } = one
      const known = new Map<string, Set<string>>()
      for (const one of VALID[channel]) shapes(one, known)
      const { router, reached } = watched()
      const check = async (changed: unknown) => {
        const before = reached.length
        const answer = await router.call(channel, [changed])
        if (!answer.ok) {
          expect(answer.error.code).toBe('call.invalid')
          expect(reached).toHaveLength(before)
          return
        }
        const [arrived, ...more] = reached.slice(before)
        expect(more).toEqual([])
        if (arrived?.call !== undefined) expect(stray(arrived.call, known)).toEqual([])
      }
      for (const changed of mutations(call)) await check(changed)
      await fc.assert(fc.asyncProperty(mutated(call), check), { numRuns: 60 })
    },
  )

  it('leaves the prototypes of the program as they are', () => {
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})

const STAGES: readonly [string, (state: State) => boolean][] = [
  ['before it begins', (state) => state.members.length === 5],
  ['when one share is handed out', (state) => liveSet(state)?.shares[0]?.released ?? false],
  [
    'when the packages are made',
    (state) => state.packages.some((one) => one.status === 'finished'),
  ],
]

/** They end or leave the ceremony on which the next call is tried. */
const ENDING: readonly Channel[] = ['abort', 'leaveCeremony', 'openCeremony', 'resumeCeremony']

/** What the parser lets through of all changed calls: this is what services have to stand. */
async function passing() {
  const { router, reached } = watched()
  const lasting = calls.filter(({ channel }) => !ENDING.includes(channel))
  for (const { channel, call } of lasting)
    for (const changed of mutations(call)) await router.call(channel, argumentsOf(changed))
  const different = new Map(
    reached.map((one) => [`${one.channel} ${JSON.stringify(one.call)}`, one]),
  )
  return [...different.values()]
}
const letThrough = passing()

it('lets hundreds of changed calls through to the services', async () => {
  expect((await letThrough).length).toBeGreaterThan(200)
})

describe.each(STAGES)('the services of a ceremony, %s', (_, reachedStage) => {
  let folder: string
  let room: Room
  let app: Application
  let router: Router
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claviger-fuzz-'))
    room = makeRoom(folder, writePlan(folder))
    const never = async () => null
    const desktop = {
      savePlan: never,
      choosePlan: async () => room.plan,
      chooseFolder: never,
      chooseBundle: never,
      chooseProof: never,
      chooseRecipient: never,
      print: async () => false,
      chooseShare: never,
      chooseIdentity: never,
    }
    app = new Application(hostOf('fuzz'), desktop, join(folder, 'ceremonies'))
    const review = await app.reviews.choosePlan()
    await app.openCeremony(review?.token ?? '', passphraseOf('admin'))
    await goOnUntil(app.ceremony, room, reachedStage)
    router = makeRouter(makeHandlers(app, []), { malformed: () => app.noteMalformed() })
  }, 60_000)
  afterAll(() => {
    app.leave()
    rmSync(folder, { recursive: true, force: true })
  })

  it('answer every changed call with a value or a refusal of their own, and go on', async () => {
    for (const { channel, call } of await letThrough) {
      const answer = await router.call(channel, argumentsOf(call))
      if (answer.ok) continue
      expect(answer.error.message, channel).not.toContain('the program failed inside')
      expectGerman(answer.error.saying)
    }
    expect(await router.call('snapshot', [])).toMatchObject({ ok: true })
  }, 120_000)
})
