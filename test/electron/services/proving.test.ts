import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { parsePaperHead } from '#shared/log/paper.ts'
import { bytesForms, groupForms } from '../../canary/support/forms.ts'
import { Search } from '../../canary/support/search.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import { clavigerJson } from '../../support/cli.ts'
import {
  asDestruction,
  asDrill,
  finish,
  openRecovery,
  type Recovery,
} from '../../support/recovering.ts'

const CHALLENGE = '0123456789abcdef'.repeat(4)

let room: Room
let drilled: Recovery
let ended: Recovery
let folder: string
let app: Application
let bundle: string | null
let share: string | null
let camera: false | (() => boolean) = false
const lent = () => camera !== false && camera()
beforeAll(async () => {
  room = await sharedCeremony()
  drilled = await openRecovery(room, { plan: asDrill })
  ended = await openRecovery(room, { plan: asDestruction })
  await finish(drilled)
  await finish(ended)
})
afterAll(() => {
  drilled.leave()
  ended.leave()
  leaveAll()
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-proving-'))
  mkdirSync(join(folder, 'out'))
  bundle = room.bundle
  share = null
  camera = false
  const desktop: Desktop = {
    choosePlan: async () => null,
    savePlan: async () => null,
    chooseFolder: async (purpose) => (purpose === 'proof' ? join(folder, 'out') : null),
    chooseBundle: async () => bundle,
    chooseProof: async () => null,
    chooseRecipient: async () => null,
    chooseShare: async () => share,
    chooseIdentity: async () => null,
    camera: (granted) => {
      camera = granted
    },
    print: async () => true,
  }
  app = new Application(nodeHost(), desktop, join(folder, 'data'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const paper = () => readFileSync(room.paper, 'utf8')
const call = (channel: string, ...args: unknown[]) =>
  makeRouter(makeHandlers(app, [])).call(channel, args)
const typed = (index: number) => ({ how: 'typed', text: shareTextOf(room, index) })
const prove = (by: string, what: object, challenge = CHALLENGE) =>
  call('proveShare', { by, share: what, challenge })

async function ready(): Promise<void> {
  const { ok } = await call('chooseProvable', { paper: paper(), head: '' })
  expect(ok).toBe(true)
  expect(await call('chooseProvingFolder')).toEqual({ ok: true, value: join(folder, 'out') })
}

describe('one custodian alone', () => {
  it('signs what a verifier chose, and stock ssh-keygen checks the files', async () => {
    await ready()
    const answer = await prove('c2', typed(2))
    expect(answer).toMatchObject({ ok: true, value: { custodian: 'c2', selfIssued: false } })
    const { folder: out, principal } = (answer as { value: { folder: string; principal: string } })
      .value
    expect(readdirSync(out).sort()).toEqual(['allowed_signers', 'challenge', `${principal}.sig`])
    const challenge = readFileSync(join(out, 'challenge'))
    expect(challenge.toString()).toContain(`\nhealth\n${CHALLENGE}\n`)
    const line = ['-Y', 'verify', '-n', 'claviger-drill-v1', '-f', 'allowed_signers']
    const file = ['-I', principal, '-s', `${principal}.sig`]
    expect(spawnSync('ssh-keygen', [...line, ...file], { cwd: out, input: challenge }).status).toBe(
      0,
    )
    // What it wrote is what the command line counts.
    const { answer: status } = await clavigerJson(['drill', 'status', room.bundle, '--proof', out])
    expect(status.onlyMade).toEqual(['c1', 'c3', 'c4', 'c5'])
  })

  it('brings a share file as in a ceremony', async () => {
    await ready()
    share = room.shares[3] ?? ''
    const chosen = await call('chooseShare', { by: 'c4' })
    expect(chosen).toMatchObject({ ok: true, value: { encrypted: false } })
    const { file } = (chosen as { value: { file: string } }).value
    const answer = await prove('c4', { how: 'file', file, filePassphrase: '' }, '')
    expect(answer).toMatchObject({ ok: true, value: { custodian: 'c4', selfIssued: true } })
  })

  it('leaves no trace of the share: nothing is written but what it says, and its bytes are wiped', async () => {
    await ready()
    const search = new Search()
    const { share: raw } = JSON.parse(readFileSync(room.shares[1] ?? '', 'utf8')) as {
      share: string
    }
    search.add('raw share', bytesForms(new Uint8Array(Buffer.from(raw, 'hex'))))
    search.add('text', groupForms(shareTextOf(room, 2)))
    await prove('c2', typed(2))
    expect([...search.below(folder)]).toEqual([])
    expect(search.in(readFileSync(room.shares[1] ?? ''))).toContain('raw share')
    expect(readdirSync(folder).sort()).toEqual(['data', 'out'])
    expect(readdirSync(join(folder, 'data'))).toEqual([])
  })

  it('wipes the share whatever comes of it', async () => {
    await ready()
    const encoder = TextEncoder.prototype
    const { encode } = encoder
    const made: Uint8Array[] = []
    encoder.encode = function (this: TextEncoder, text?: string) {
      const bytes = encode.call(this, text)
      if (text?.startsWith('KSHARE1') === true) made.push(bytes)
      return bytes
    }
    try {
      expect(await prove('c2', typed(2))).toMatchObject({ ok: true })
      expect(await prove('c1', typed(2))).toMatchObject({ ok: false })
    } finally {
      encoder.encode = encode
    }
    expect(made.length).toBeGreaterThanOrEqual(2)
    for (const bytes of made) expect(bytes.every((byte) => byte === 0)).toBe(true)
  })

  it('has the camera while the evidence is chosen, and not before or after', async () => {
    expect(await call('openCamera')).toMatchObject({ ok: false, error: { code: 'rule.order' } })
    await ready()
    expect(await call('openCamera')).toMatchObject({ ok: true })
    expect(lent()).toBe(true)
    await call('leaveProving')
    expect(lent()).toBe(false)
    expect(await call('openCamera')).toMatchObject({ ok: false, error: { code: 'rule.order' } })
  })
})

test('evidence that is refused takes nothing away: the share is proven by what stands on the screen', async () => {
  await ready()
  bundle = room.folder
  expect(await call('chooseProvable', { paper: '', head: '' })).toMatchObject({ ok: false })
  expect(await prove('c2', typed(2))).toMatchObject({ ok: true })
})

test('the folder for the signature stays when other evidence is chosen', async () => {
  await ready()
  expect(await call('chooseProvable', { paper: paper(), head: '' })).toMatchObject({ ok: true })
  expect(await prove('c2', typed(2))).toMatchObject({ ok: true })
})

describe('later bundles beside the evidence', () => {
  it('tell which ceremonies were presented, and the share is proven all the same', async () => {
    await ready()
    bundle = drilled.bundle
    const { ceremony } = drilled.room.ceremony.ledger
    const answer = await call('chooseProvableLater')
    expect(answer).toMatchObject({ ok: true, value: { also: [ceremony] } })
    expect(await prove('c2', typed(2))).toMatchObject({ ok: true })
  })

  it('refuse a destroyed set by its name, and forget its evidence', async () => {
    await ready()
    bundle = ended.bundle
    const refused = await call('chooseProvableLater')
    expect(refused).toMatchObject({ ok: false, error: { code: 'share.superseded' } })
    expect(JSON.stringify(refused)).toContain('was destroyed in ceremony')
    const unproven = { ok: false, error: { code: 'rule.order' } }
    expect(await prove('c2', typed(2))).toMatchObject(unproven)
    expect(readdirSync(join(folder, 'out'))).toEqual([])
  })

  it('are asked for beside evidence alone; one that tells nothing takes nothing away', async () => {
    const refused = { ok: false, error: { code: 'rule.order' } }
    expect(await call('chooseProvableLater')).toMatchObject(refused)
    await ready()
    bundle = room.bundle
    const twice = { ok: false, error: { code: 'expect.unmet' } }
    expect(await call('chooseProvableLater')).toMatchObject(twice)
    bundle = room.folder
    expect(await call('chooseProvableLater')).toMatchObject({ error: { code: 'bundle.file' } })
    expect(await prove('c2', typed(2))).toMatchObject({ ok: true })
  })
})

const refusals: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  ['a share of somebody else', () => prove('c1', typed(2)), 'share.custodian'],
  ['a text that is no share', () => prove('c1', { how: 'typed', text: 'nine' }), 'share.mistyped'],
  ['a challenge that is none', () => prove('c2', typed(2), 'nine'), 'encoding.invalid'],
  [
    'a share after it was left',
    async () => {
      await call('leaveProving')
      return await prove('c2', typed(2))
    },
    'rule.order',
  ],
  [
    'evidence that does not fit the paper',
    () => call('chooseProvable', { paper: paper(), head: 'a'.repeat(64) }),
    'head.mismatch',
  ],
  [
    'a folder that is no bundle',
    () => {
      bundle = room.folder
      return call('chooseProvable', { paper: '', head: '' })
    },
    'bundle.file',
  ],
]
test.each(refusals)('%s is refused, and nothing is written', async (_, act, code) => {
  await ready()
  expect(await act()).toMatchObject({ ok: false, error: { code } })
  expect(readdirSync(join(folder, 'out'))).toEqual([])
})

test('a share without a folder for the signature is refused', async () => {
  await call('chooseProvable', { paper: paper(), head: '' })
  expect(await prove('c2', typed(2))).toMatchObject({ ok: false, error: { code: 'rule.order' } })
})

test('in production a share is proven only by evidence with list and head', async () => {
  const real = await sharedCeremony({ mode: 'production', custodians: 3, threshold: 2 })
  bundle = real.bundle
  const list = readFileSync(real.paper, 'utf8')
  const bare = list.replace(/^head .*$/m, '')
  const refused = { ok: false, error: { code: 'signers.mismatch' } }
  expect(await call('chooseProvable', { paper: '', head: '' })).toMatchObject(refused)
  expect(await call('chooseProvable', { paper: bare, head: '' })).toMatchObject(refused)
  const head = parsePaperHead(list) ?? ''
  expect(await call('chooseProvable', { paper: bare, head })).toMatchObject({ ok: true })
})
