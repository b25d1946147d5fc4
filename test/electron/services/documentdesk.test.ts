/** One document at a time: on the screen, at the printer, on a medium; and each way in which that fails. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { Application } from '#electron/services/application.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { DocumentDesk } from '#electron/services/documentdesk.ts'
import type { MediaCalls } from '#electron/services/media.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { resumeCeremony, stateHead } from '#electron/services/resuming.ts'
import { readOnce, shelfOfCeremony } from '#electron/services/shelf.ts'
import type { Paper } from '#shared/documents/papers.ts'
import { wordsIn } from '#shared/documents/tree.ts'
import { CeremonyError } from '#shared/errors.ts'
import { withCopy } from '../../support/bundles.ts'
import { advance, passphraseOf, type Room, runCeremony } from '../../support/ceremony.ts'
import { systemError } from '../../support/medium.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'
import { say } from '#shared/text/saying.ts'

const HERE = { from: 'ceremony' } as const
const SMALL = { custodians: 3, threshold: 2 } as const

let folder: string
let chosen: string | null
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-desk-'))
  chosen = folder
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A desk over a ceremony; what is printed is noted. */
function deskOf(ceremony: Ceremony, desktop: Partial<Desktop> = {}, media?: Partial<MediaCalls>) {
  const asked = { chooseFolder: async () => chosen, ...desktop } as unknown as Desktop
  return new DocumentDesk(media ? { media } : {}, asked, () => shelfOfCeremony(ceremony))
}

const standings = (papers: readonly Paper[]) =>
  Object.fromEntries(papers.map(({ name, standing }) => [name, standing]))

describe('of a ceremony under way', () => {
  let room: Room
  beforeAll(async () => {
    room = await runCeremony({ ...SMALL, until: 'begun' })
  }, 120_000)
  afterAll(() => room.leave())

  test('before the shares are made there is nothing to keep them by', () => {
    const desk = deskOf(room.ceremony)
    const { title, mode, documents } = desk.list(HERE)
    expect([title, mode]).toEqual([room.loaded.plan.title, 'rehearsal'])
    expect(standings(documents)).toMatchObject({
      'script-proposed.html': 'ready',
      'cards-blank.html': 'ready',
      'slips/admin.html': 'ready',
      'script.html': 'draft',
      'report.html': 'draft',
      'audit.html': 'draft',
      'custody.html': 'later',
      'parts.html': 'later',
    })
    expectRefusal(() => desk.open(HERE, 'custody.html'), 'document.later')
    expectRefusal(() => desk.open(HERE, 'checkpoint.html'), 'document.missing')
    expectRefusal(() => desk.open(HERE, 'slips/nobody.html'), 'document.missing')
  })

  test('what is not final says on each page that it is a draft, and nothing else does', () => {
    const desk = deskOf(room.ceremony)
    for (const { name, standing } of desk.list(HERE).documents) {
      if (standing === 'later') continue
      const { marks, bottom, body } = desk.open(HERE, name)
      const draft = standing === 'draft'
      expect(marks.includes('DRAFT'), name).toBe(draft)
      expect(bottom, name).toBe(draft ? 'DRAFT · not final' : '')
      expect(body.map(wordsIn).join('').includes('DRAFT.'), name).toBe(draft)
    }
  })

  test('a file says what it is, up to which entry, that it is a draft, and is never replaced', async () => {
    const seen: string[] = []
    const desk = deskOf(room.ceremony, {
      renderPdf: async (html, size) => {
        seen.push(`${size} ${html.length}`)
        return html.subarray(0, 15)
      },
    })
    const call = { of: HERE, name: 'report.html', size: 'letter' } as const
    const entry = room.ceremony.ledger.state.entries - 1
    const file = `claviger-${room.ceremony.ledger.ceremony}-report-entry-${entry}-draft-letter.pdf`
    expect(await desk.save(call)).toEqual({ folder, file })
    expect(readFileSync(join(folder, file), 'utf8')).toBe('<!doctype html>')
    expect(seen[0]).toMatch(/^letter \d{4,}$/)
    await expectRejection(desk.save(call), 'output.exists', '', file)
    await desk.save(call).catch((error: CeremonyError) => {
      expect(error.hint).toContain('Choose another folder')
    })
    const script = await desk.save({ of: HERE, name: 'script-proposed.html', size: 'a4' })
    expect(script?.file).toBe(`claviger-${room.ceremony.ledger.ceremony}-script-proposed.pdf`)
  })

  test('where nothing renders the document itself is saved', async () => {
    const saved = await deskOf(room.ceremony).save({ of: HERE, name: 'audit.html', size: 'a4' })
    expect(saved?.file).toMatch(/^claviger-[0-9a-f]{32}-audit-entry-\d+-draft\.html$/)
  })

  test('a dialog that is closed leaves nothing', async () => {
    chosen = null
    const before = readdirSync(folder)
    const call = { of: HERE, name: 'audit.html', size: 'a4' } as const
    expect(await deskOf(room.ceremony).save(call)).toBeNull()
    expect(readdirSync(folder)).toEqual(before)
    chosen = folder
  })

  test.each([
    ['ENOSPC', 'no space is left on the medium'],
    ['EROFS', 'the medium is write-protected'],
    ['EACCES', 'this program has no permission there'],
    ['ENODEV', 'the medium is gone'],
    ['EIO', 'the medium failed'],
  ])('a medium that fails with %s is named, and nothing half written stays', async (code, said) => {
    const place = join(folder, code)
    mkdirSync(place)
    const write = () => {
      throw systemError(code)
    }
    const desk = deskOf(room.ceremony, { chooseFolder: async () => place }, { write })
    const call = { of: HERE, name: 'slips/c1.html', size: 'a4' } as const
    await expectRejection(desk.save(call), 'document.unsaved', said, place)
    expect(readdirSync(place)).toEqual([])
  })

  test('a medium that was taken out is refused', async () => {
    const gone = join(folder, 'gone')
    const desk = deskOf(room.ceremony, { chooseFolder: async () => gone })
    const call = { of: HERE, name: 'slips/c1.html', size: 'a4' } as const
    await expectRejection(desk.save(call), 'document.unsaved', 'not there')
    expect(existsSync(gone)).toBe(false)
  })

  test('a page that cannot be made into a PDF is refused', async () => {
    const renderPdf = () => Promise.reject(new Error('the window failed'))
    const desk = deskOf(room.ceremony, { renderPdf })
    const call = { of: HERE, name: 'slips/c2.html', size: 'a4' } as const
    await expectRejection(desk.save(call), 'document.unsaved', 'no PDF could be made')
  })

  test('the printer has the document on its paper, or there is none, or it fails, or it is told to stop', async () => {
    const call = { of: HERE, name: 'slips/c1.html', size: 'letter' } as const
    await expectRejection(deskOf(room.ceremony).print(call), 'printer.missing')
    const printed: string[] = []
    const printDocument: Desktop['printDocument'] = async (html, size) => {
      printed.push(`${size} ${new TextDecoder().decode(html.subarray(0, 15))}`)
      return printed.length === 1
    }
    const desk = deskOf(room.ceremony, { printDocument })
    expect(await desk.print(call)).toBe(true)
    expect(await desk.print(call)).toBe(false)
    expect(printed[0]).toBe('letter <!doctype html>')
    const failing = deskOf(room.ceremony, {
      printDocument: () =>
        Promise.reject(new CeremonyError('printer.failed', say('document.printer'))),
    })
    await expectRejection(failing.print(call), 'printer.failed', 'the printer did not take it')
    await expectRejection(desk.print({ ...call, name: 'custody.html' }), 'document.later')
    expect(printed).toHaveLength(2)
  })

  test('nothing of it is recorded, whatever becomes of it', async () => {
    const before = room.ceremony.ledger.state.entries
    const call = { of: HERE, name: 'custody.html', size: 'a4' } as const
    await expectRejection(deskOf(room.ceremony).print(call), 'document.later')
    await deskOf(room.ceremony).save({ ...call, name: 'script.html' })
    expect(room.ceremony.ledger.state.entries).toBe(before)
  })
})

test('while people state where the log stood, no document tells it; then each is there again', async () => {
  const room = await runCeremony({ ...SMALL, until: 'begun' })
  try {
    const { ledger, vault, store } = room.ceremony
    const noted = { entry: ledger.state.entries - 1, head: ledger.runningHead }
    vault.wipe()
    store.close()
    const by = passphraseOf(room, 'admin')
    const again = await resumeCeremony(room.host, openStore(room.database), 'admin', by)
    const desk = deskOf(again)
    const telling = [
      'slips/admin.html',
      'slips/c1.html',
      'script.html',
      'report.html',
      'audit.html',
    ]
    for (const { name, standing } of desk.list(HERE).documents)
      expect(standing === 'withheld', name).toBe(
        telling.includes(name) || name.startsWith('slips/'),
      )
    for (const name of telling) {
      expectRefusal(() => desk.open(HERE, name), 'document.withheld')
      const call = { of: HERE, name, size: 'a4' } as const
      await expectRejection(desk.print(call), 'document.withheld')
      await expectRejection(desk.save(call), 'document.withheld')
    }
    const { head } = noted
    for (const { name, standing } of desk.list(HERE).documents)
      if (standing === 'ready')
        expect(JSON.stringify(desk.open(HERE, name)), name).not.toContain(head.slice(0, 8))
    for (const id of ['admin', 'witness']) await stateHead(again, id, passphraseOf(room, id), noted)
    expect(desk.open(HERE, 'slips/c1.html').body.map(wordsIn).join('')).toContain(
      again.ledger.runningHead,
    )
    again.store.close()
  } finally {
    room.leave()
  }
}, 120_000)

test('while people state where the log stood, no name of a file tells it', async () => {
  const room = await runCeremony({ ...SMALL, until: 'proven' })
  try {
    const save = { of: HERE, name: 'custody.html', size: 'a4' } as const
    expect((await deskOf(room.ceremony).save(save))?.file).toContain('-entry-')
    room.ceremony.vault.wipe()
    room.ceremony.store.close()
    const by = passphraseOf(room, 'admin')
    const again = await resumeCeremony(room.host, openStore(room.database), 'admin', by)
    expect((await deskOf(again).save(save))?.file).not.toContain('entry')
    again.store.close()
  } finally {
    room.leave()
  }
}, 120_000)

test('after the close documents are final; who gets which part, once everybody has signed', async () => {
  const room = await runCeremony({ ...SMALL, until: 'closed' })
  try {
    const desk = deskOf(room.ceremony)
    const before = standings(desk.list(HERE).documents)
    expect(before).toMatchObject({ 'report.html': 'ready', 'custody.html': 'ready' })
    expect(before['parts.html']).toBe('later')
    await advance(room, 'closed', 'delivered')
    const after = desk.list(HERE).documents
    expect(new Set(after.map(({ standing }) => standing))).toEqual(new Set(['ready']))
    for (const { name } of after) expect(desk.open(HERE, name).marks).not.toContain('DRAFT')
    // What is read is what the bundle holds.
    const report = shelfOfCeremony(room.ceremony).read('report.html')
    expect(report).toEqual(new Uint8Array(readFileSync(join(room.bundle, 'report.html'))))
  } finally {
    room.leave()
  }
}, 120_000)

describe('of verified evidence', () => {
  const bundle = fileURLToPath(
    new URL('../../vectors/golden/bundles/v1-generate/bundle', import.meta.url),
  )
  const desktop = { chooseFolder: async () => null } as unknown as Desktop
  const of = (token: string | undefined) => ({ from: 'bundle', token: token ?? '' }) as const

  test('they are there under the token of the last verification, and under no other', async () => {
    const app = new Application(nodeHost(), desktop, join(folder, 'data'))
    const first = await app.verify('', '', app.dropped(bundle))
    expect(app.documents.list(of(first?.token)).documents.map(({ kind }) => kind)).toContain(
      'audit',
    )
    const second = await app.verify('', '', app.dropped(bundle))
    expect(app.documents.open(of(second?.token), 'report.html').look).toBe('sheet')
    expectRefusal(() => app.documents.list(of(first?.token)), 'document.missing')
    expectRefusal(() => app.documents.list(of('0'.repeat(32))), 'document.missing')
  })

  test('there are none of what does not verify', async () => {
    const app = new Application(nodeHost(), desktop, join(folder, 'other'))
    const good = await app.verify('', '', app.dropped(bundle))
    await withCopy(bundle, async (copy) => {
      writeFileSync(join(copy, 'report.html'), '<!doctype html>')
      const report = await app.verify('', '', app.dropped(copy))
      expect([report?.ok, report?.token]).toEqual([false, undefined])
    })
    expectRefusal(() => app.documents.list(of(good?.token)), 'document.missing')
  })

  test('what was verified is what is shown, though the file is another by now', () => {
    let reads = 0
    const source = readOnce({
      list: () => [],
      read: () => {
        reads += 1
        return new Uint8Array([reads])
      },
    })
    for (const path of ['report.html', 'script.html', 'log.jsonl']) {
      const once = source.read(path, 10)
      expect(source.read(path, 10)).toBe(once)
    }
    expect(source.read('plan.json', 10)).not.toBe(source.read('plan.json', 10))
  })
})
