/** No document that can be opened, printed or saved holds a secret: at any stage, of any kind. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { osRandom } from '#electron/services/random.ts'
import { type Shelf, shelfOfBundle, shelfOfCeremony } from '#electron/services/shelf.ts'
import { verified } from '#electron/services/verified.ts'
import { hex, type Random, utf8 } from '#shared/bytes.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { treeOf, wordsIn } from '#shared/documents/tree.ts'
import { advance, type Room, runCeremony, STAGES, shareTextOf } from '../support/ceremony.ts'
import { bytesForms, groupForms, textForms } from './support/forms.ts'
import { Search } from './support/search.ts'

const GOLDEN = fileURLToPath(new URL('../vectors/golden/bundles', import.meta.url))

/** Every document of a shelf that can be had: its bytes, and the data that the page draws. */
function everything(shelf: Shelf): readonly Uint8Array[] {
  return shelf.papers
    .filter(({ standing }) => standing === 'ready' || standing === 'draft')
    .flatMap(({ name }) => {
      const html = shelf.read(name)
      const tree = treeOf(new TextDecoder().decode(html))
      // A share in cells, group by group, is whole again where only words are left.
      return [html, utf8(JSON.stringify(tree)), utf8(tree.body.map(wordsIn).join(''))]
    })
}

describe('of a ceremony, at each stage,', () => {
  const drawn: Uint8Array[] = []
  const salts = new Set<string>()
  const seen: Uint8Array[] = []
  let room: Room
  let search: Search
  beforeAll(async () => {
    const random: Random = (length) => {
      const bytes = osRandom(length)
      if (length >= 32) drawn.push(Uint8Array.from(bytes))
      return bytes
    }
    room = await runCeremony({ until: 'opened', host: { random } })
    for (const [i, stage] of STAGES.entries()) {
      if (i > 0) await advance(room, STAGES[i - 1] ?? 'opened', stage)
      seen.push(...everything(shelfOfCeremony(room.ceremony)))
    }
    for (const event of room.ceremony.ledger.events)
      if (event.type === 'key.generated') salts.add(event.what.salt)
    search = new Search()
    for (const [i, bytes] of drawn.entries())
      if (!salts.has(hex(bytes))) search.add(`draw ${i}`, bytesForms(bytes))
    for (const [id, passphrase] of room.passphrases) search.add(id, textForms(passphrase))
    for (const i of room.shares.keys()) {
      const text = shareTextOf(room, i + 1)
      search.add(`share ${i + 1}`, [...textForms(text.slice(28)), ...groupForms(text)])
    }
  }, 300_000)
  afterAll(() => room.leave())

  test('no document holds a share, a passphrase or the bytes of a key', () => {
    expect(seen.length).toBeGreaterThan(STAGES.length * 10)
    expect(seen.flatMap((bytes) => search.in(bytes))).toEqual([])
  })

  test('the same search finds them in a document that does', () => {
    const text = shareTextOf(room, 1)
    expect(search.in(utf8(`<p>${text}</p>`))).toContain('share 1')
    const cells = (text.match(/.{4}/g) ?? []).map(
      (group) => ({ tag: 'td', attributes: {}, children: [group] }) as const,
    )
    const table = { tag: 'tr', attributes: {}, children: cells } as const
    expect(search.in(utf8(wordsIn(table)))).toContain('share 1')
  })
})

test.each(readdirSync(GOLDEN))('of the golden bundle %s no document holds a share', (name) => {
  const folder = join(GOLDEN, name)
  const files = readdirSync(join(folder, 'shares')).filter((one) => one.endsWith('.share'))
  const search = new Search()
  for (const file of files) {
    const { text } = parseShareFile(new Uint8Array(readFileSync(join(folder, 'shares', file))))
    search.add(file, [...textForms(text.slice(28)), ...groupForms(text)])
  }
  const source = openBundleFolder(join(folder, 'bundle'))
  const documents = everything(shelfOfBundle(verified({ source, verify: verifyNative })))
  expect(documents.length).toBeGreaterThan(10)
  expect(documents.flatMap((bytes) => search.in(bytes))).toEqual([])
})
