import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Handlers, makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { Application } from '#electron/services/application.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { Work } from '#electron/services/work.ts'
import { CeremonyError } from '#shared/errors.ts'
import { CALLS } from '#shared/ipc/channels.ts'
import { CHANNELS } from '#shared/ipc/names.ts'
import { say } from '#shared/text/saying.ts'

let folder: string
let app: Application

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-router-'))
  const never = async () => null
  const desktop = {
    savePlan: async () => null,
    choosePlan: never,
    chooseFolder: never,
    chooseBundle: never,
    chooseProof: never,
    chooseRecipient: never,
    print: async () => true,
    chooseShare: never,
    chooseIdentity: never,
  }
  app = new Application(nodeHost(), desktop, folder)
})

afterEach(() => {
  app.leave()
  rmSync(folder, { recursive: true, force: true })
})

/** A router whose services must not be reached. */
function closedRouter(seen: string[]) {
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [channel, () => void seen.push(channel)]),
  )
  return makeRouter(handlers as unknown as Handlers)
}

describe('the door to the services', () => {
  it('has one parser and one handler for every call of the bridge', () => {
    expect(Object.keys(CALLS).sort()).toEqual([...CHANNELS].sort())
    expect(Object.keys(makeHandlers(app, [])).sort()).toEqual([...CHANNELS].sort())
  })

  it.each([
    ['an unknown call', 'eval', []],
    ['an inherited name', 'constructor', []],
    ['a name that is no string', 7, []],
    ['a missing argument', 'enrol', []],
    ['too many arguments', 'home', [undefined, 1]],
    ['an argument where none is taken', 'home', [{}]],
    ['an unknown field', 'enrol', [{ person: 'c1', passphrase: 'x', admin: true }]],
    ['a missing field', 'approve', [{ by: 'c1', passphrase: 'x' }]],
    [
      'a path that leaves the packages',
      'compare',
      [{ by: 'c1', passphrase: 'x', path: 'packages/../x', words: [] }],
    ],
    ['an action that does not exist', 'perform', [{ action: 'steal' }]],
    ['an index of 0', 'showShare', [{ index: 0 }]],
    ['an index that is no integer', 'showShare', [{ index: 1.5 }]],
    ['a step that leaves its name', 'recordStep', [{ by: 'c1', step: 'bag:../1', result: 'x' }]],
    [
      'a watch in words',
      'stateClock',
      [{ by: 'c1', passphrase: 'x', at: 'opening', watch: 'nine', room: 'x' }],
    ],
    [
      'an exception about no kind of thing',
      'raiseException',
      [
        {
          by: 'c1',
          passphrase: 'x',
          about: { kind: 'all' },
          expected: '',
          happened: '',
          decided: '',
        },
      ],
    ],
    [
      'an exposure that a thousand people saw',
      'raiseException',
      [
        {
          by: 'c1',
          passphrase: 'x',
          about: {
            kind: 'exposure',
            entry: 1,
            seen: Array.from({ length: 1000 }, (_, i) => `c${i}`),
          },
          expected: '',
          happened: '',
          decided: '',
        },
      ],
    ],
    ['a plan that is a list', 'checkPlan', [{ token: '0'.repeat(32), text: '[]' }]],
    [
      'a file of a share by its path',
      'presentShare',
      [{ by: 'c1', share: { how: 'file', file: '/x', filePassphrase: '' } }],
    ],
    ['a language that there is not', 'setLanguage', [{ language: 'xx' }]],
    ['dice by the thousand', 'contribute', [{ by: 'c1', passphrase: 'x', dice: '1'.repeat(2000) }]],
    ['a passphrase of a megabyte', 'enrol', [{ person: 'c1', passphrase: 'x'.repeat(1 << 20) }]],
  ])('refuses %s before a service sees it', async (_, channel, args) => {
    const seen: string[] = []
    const answer = await closedRouter(seen).call(channel, args)
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
    expect(seen).toEqual([])
  })

  it.each(
    CHANNELS.filter(
      (name) =>
        ![
          'about',
          'setLanguage',
          'home',
          'choosePlan',
          'planned',
          'reviewPlanned',
          'newPlan',
          'continuePlan',
          'editPlan',
          'checkPlan',
          'savePlan',
          'comparePlans',
          'chooseSource',
          'acceptDamaged',
          'chooseLater',
          'chooseProof',
          'suggestPassphrase',
          'chooseRecipient',
          'savePapers',
          'leaveCeremony',
          'cancelWork',
          'closeCamera',
          'snapshot',
          'verifyBundle',
          'chooseProvable',
          'leaveProving',
          'printPage',
          'showDisplay',
          'displayState',
          'openCeremony',
          'resumeCeremony',
        ].includes(name),
    ),
  )('refuses %s when no ceremony is open', async (channel) => {
    const call = {
      by: 'admin',
      passphrase: 'x',
      person: 'admin',
      entry: 1,
      run: 1,
      head: 'x',
      action: 'begin',
      intent: 'i1',
      media: [],
      index: 1,
      recipient: 'age1x',
      copied: true,
      share: { how: 'typed', text: 'x' },
      medium: 'x',
      bag: '',
      path: 'packages/a/b',
      words: [],
      about: { kind: 'note' },
      expected: 'x',
      happened: 'x',
      decided: 'x',
      exception: 'x1',
      verdict: 'agree',
      remarks: '',
      reason: 'x',
      step: 'recording',
      result: 'x',
      at: 'opening',
      watch: '2031-01-01T08:00:00Z',
      room: '09:00 CET',
      decisions: [],
      challenge: '',
      from: channel === 'log' ? 0 : 'c1',
      count: 1,
      dice: '',
      text: 'x',
      act: 'Prologue',
      key: 'orders',
      thing: 'share:1:1',
      seal: 'none',
      method: 'burn',
      carrier: 'card',
      set: 'f'.repeat(16),
      commitment: '',
      serial: '',
      of: { from: 'ceremony' },
      name: 'report.html',
      size: 'a4',
    }
    const schema = CALLS[channel] as unknown as { entries?: object }
    const wanted =
      schema.entries === undefined ? undefined : pick(call, Object.keys(schema.entries))
    const answer = await makeRouter(makeHandlers(app, [])).call(
      channel,
      wanted === undefined ? [] : [wanted],
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'rule.order' } })
  })

  it('never throws and never reaches a service with fuzzed calls', async () => {
    const seen: string[] = []
    const router = closedRouter(seen)
    const noArgument = CHANNELS.filter(
      (name) => (CALLS[name] as { type: string }).type === 'undefined',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...CHANNELS), fc.string()),
        fc.array(fc.anything(), { minLength: 1, maxLength: 3 }),
        async (channel, args) => {
          if (args.length === 1 && args[0] === undefined) return
          const answer = await router.call(channel, args)
          expect(answer.ok).toBe(false)
        },
      ),
      { numRuns: 3000 },
    )
    expect(seen.filter((name) => !noArgument.includes(name as never))).toEqual([])
  })

  it('answers a defect without saying anything of the inside', async () => {
    const handlers = {
      ...makeHandlers(app, []),
      home: () => {
        throw new Error('SECRET')
      },
    }
    const answer = await makeRouter(handlers as Handlers).call('home', [])
    expect(JSON.stringify(answer)).not.toContain('SECRET')
    expect(answer).toMatchObject({ ok: false })
    // It may have failed after something was recorded: a wrap for one, whose start is in the log.
    expect(JSON.stringify(answer)).not.toContain('nothing was recorded')
  })

  it('answers the next call when a listener breaks', async () => {
    const breaks = () => {
      throw new Error('the disk is full')
    }
    const router = makeRouter(makeHandlers(app, []), { answered: breaks, malformed: breaks })
    expect(await router.call('nothing', [])).toMatchObject({ ok: false })
    expect(await router.call('home', [])).toEqual({ ok: true, value: [] })
    expect(await router.call('home', [])).toEqual({ ok: true, value: [] })
  })

  it.each(['openCeremony', 'resumeCeremony'] as const)(
    'refuses %s on a binary whose primitives give wrong answers',
    async (channel) => {
      const router = makeRouter(makeHandlers(app, [{ name: 'AES-256-GCM', ok: false }]))
      const call =
        channel === 'openCeremony'
          ? { token: '0'.repeat(32), passphrase: 'x' }
          : { ceremony: '0'.repeat(32), by: 'admin', passphrase: 'x' }
      expect(await router.call(channel, [call])).toMatchObject({
        ok: false,
        error: { code: 'selftest.failed', message: 'wrong answers: AES-256-GCM' },
      })
    },
  )

  it('lets one call finish before the next begins', async () => {
    const order: string[] = []
    const slow = {
      home: async () => {
        order.push('in')
        await new Promise((done) => setTimeout(done, 20))
        order.push('out')
        return []
      },
    }
    const router = makeRouter({ ...makeHandlers(app, []), ...slow } as Handlers)
    await Promise.all([router.call('home', []), router.call('home', [])])
    expect(order).toEqual(['in', 'out', 'in', 'out'])
  })

  it('hears a cancel while the call at work is not over', async () => {
    let cancel = () => {}
    const handlers = {
      ...makeHandlers(app, []),
      perform: () =>
        new Promise((_, fail) => {
          cancel = () => fail(new CeremonyError('call.cancelled', say('call.keys-cancelled')))
        }),
      cancelWork: () => {
        cancel()
        return null
      },
    }
    const router = makeRouter(handlers as unknown as Handlers)
    const performed = router.call('perform', [{ action: 'generate' }])
    await Promise.resolve()
    const waiting = router.call('home', [])
    expect(await router.call('cancelWork', [{ work: 1 }])).toEqual({ ok: true, value: null })
    expect(await performed).toMatchObject({ ok: false, error: { code: 'call.cancelled' } })
    expect(await waiting).toEqual({ ok: true, value: [] })
  })

  it('takes a cancel when nothing is at work, and no other work is cancelled by it', async () => {
    const told: number[] = []
    const work = new Work((progress) => told.push(progress.work))
    // Nobody stops what has not begun.
    work.cancel(1)
    const first = work.begin()
    first.onProgress?.(0, 1, 'keys')
    expect(first.cancelled?.()).toBe(false)
    work.cancel(1)
    expect(first.cancelled?.()).toBe(true)
    // A second, late press of the same button.
    const second = work.begin()
    work.cancel(1)
    work.cancel(3)
    second.onProgress?.(0, 1, 'keys')
    expect(second.cancelled?.()).toBe(false)
    expect(told).toEqual([1, 2])
    const router = makeRouter(makeHandlers(app, []))
    const answer = await router.call('cancelWork', [{ work: 1 }])
    expect(answer).toEqual({ ok: true, value: null })
  })

  it.each([
    [[]],
    [[{}]],
    [[{ work: 0 }]],
    [[{ work: 1.5 }]],
    [[{ work: '1' }]],
    [[{ work: 2 ** 53 }]],
    [[{ work: 1, all: true }]],
  ])('refuses a cancel that names no work: %j', async (args) => {
    const seen: string[] = []
    const answer = await closedRouter(seen).call('cancelWork', args)
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
    expect(seen).toEqual([])
  })

  it('notes no refused call before the call at work is over', async () => {
    const order: string[] = []
    let end = (): void => {}
    const handlers = {
      ...makeHandlers(app, []),
      perform: () =>
        new Promise((done) => {
          end = () => {
            order.push('performed')
            done(null)
          }
        }),
    }
    const router = makeRouter(handlers as unknown as Handlers, {
      malformed: () => void order.push('noted'),
      answered: () => void order.push('answered'),
    })
    const performed = router.call('perform', [{ action: 'generate' }])
    await Promise.resolve()
    expect(await router.call('cancelWork', ['x'])).toMatchObject({ ok: false })
    router.refused()
    await new Promise((done) => setImmediate(done))
    expect(order).toEqual([])
    end()
    await performed
    await router.call('home', [])
    expect(order.slice(0, 6)).toEqual([
      'performed',
      'answered',
      'noted',
      'answered',
      'noted',
      'answered',
    ])
  })

  it('tells of malformed calls without their content', async () => {
    let count = 0
    const router = makeRouter(makeHandlers(app, []), {
      malformed: () => {
        count += 1
      },
    })
    await router.call('enrol', [{ person: 'c1', passphrase: 7 }])
    await router.call('nothing', [])
    expect(count).toBe(2)
  })
})

function pick(from: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}
