import { describe, expect, test } from 'vitest'
import { hex, sha256, utf8 } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { paperList, participantSlip, slipsOf } from '#shared/documents/slip-document.ts'
import { parsePaperList } from '#shared/log/paper.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { eventful } from './stories.ts'
import { CEREMONY, digestOf, keyOf, planOf } from './story.ts'

const META = `<img src=x onerror="1">&'\``
const tags = (text: string) => text.match(/<[a-z!/][a-z0-9]*/g)

function slip(prefix = '', mode: 'production' | 'rehearsal' = 'production') {
  const { title, people } = planOf({ prefix })
  const all = people.map(({ id, name }) => ({
    id,
    name,
    fingerprint: fingerprint(parsePublicKey(keyOf(id))),
  }))
  const [me = { id: '', name: '', fingerprint: '' }] = all.slice(1)
  const runningHead = digestOf('line')
  const input = { title, ceremony: CEREMONY, mode, ...me, all, entries: 9, runningHead, text: en }
  return { text: participantSlip(input), all }
}

describe('the slip', () => {
  const { text, all } = slip()

  test('names its owner, the ceremony, the entries and the running head', () => {
    expect(text).toContain('For <strong>Internal witness</strong>.')
    expect(text).toContain(CEREMONY)
    expect(text).toContain('9 entries, the last one is entry 8')
    expect(text).toContain(digestOf('line'))
  })

  test('prints the paper list as an auditor types it', () => {
    const lines = [...text.matchAll(/<span class="mono">(\S+ SHA256:\S+)<\/span>/g)]
    const list = lines.map(([, line]) => `${line}\n`).join('')
    expect(list).toBe(all.map((one) => `${one.id} ${one.fingerprint}\n`).join(''))
    expect([...parsePaperList(list)]).toEqual(all.map((one) => [one.id, one.fingerprint]))
    expect(text.replaceAll(' ', '')).toContain(hex(sha256(utf8(list))))
  })

  test('after the close prints the head in words too, and still leaves room for a hand', () => {
    const head = sha256(utf8('head'))
    const { state } = eventful()
    const tip = { entries: 119, runningHead: digestOf('line'), head: hex(head) }
    const slips = slipsOf(state, tip, en)
    expect([...slips.keys()]).toEqual(state.members.map(({ id }) => id))
    for (const after of slips.values()) {
      const words = [...after.matchAll(/<td>([A-Za-z]+)<\/td>/g)].map(([, word]) => word)
      expect(words.join(' ')).toContain(toWords(head).join(' '))
      expect(after.match(/<table class="groups">/g)).toHaveLength(1)
    }
  })

  test('lists the key that counts, of somebody who enrolled again', () => {
    const list = paperList(eventful().state)
    const now = fingerprint(parsePublicKey(keyOf('c3 again')))
    expect(list.find(({ id }) => id === 'c3')?.fingerprint).toBe(now)
  })

  test('leaves room for the head', () => {
    const groups = /<table class="groups">.*?<\/table>/s.exec(text)?.[0] ?? ''
    expect(groups.match(/<td>/g)).toHaveLength(16)
  })

  test('escapes every text', () => {
    const hostile = slip(META).text
    expect(hostile).not.toContain('<img')
    expect(tags(hostile)).toEqual(tags(slip('x').text))
  })

  test('is the same bytes for the same input', () => {
    expect(slip().text).toBe(text)
  })

  test('of a rehearsal is marked on every page', () => {
    const rehearsal = slip('', 'rehearsal').text
    expect(rehearsal).toContain('<div class="watermark" aria-hidden="true">REHEARSAL</div>')
    expect(rehearsal).toMatch(/<div class="running".*? · REHEARSAL<\/span><\/div>/)
    expect(text).toMatch(/<div class="running".*? · PRODUCTION<\/span><\/div>/)
  })
})
