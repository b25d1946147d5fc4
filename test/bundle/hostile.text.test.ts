import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aws } from '#shared/byok/aws.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { demandJudge } from '../support/judges.ts'
import { type Loose, TOKEN, wrappingPair } from '../support/plans.ts'
import { runWithStub, shellBlocks } from '../support/stub-aws.ts'
import { verify, verifyShell } from './support/judge.ts'
import {
  cleanUp,
  type Prepared,
  preparePlan,
  type Rehearsed,
  rehearse,
} from './support/rehearsed.ts'

const CHROMIUM = '/usr/bin/chromium'
const EVIL =
  `"><script>document.title='x'</script><img src=x onerror=alert(1)>` +
  `<!-- --><style>*{display:none}</style></main></title></style>&lt;b&gt; $(touch injected) ` +
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would expand it
  '`touch injected`; touch injected | \'"\\ ${IFS} %s %n [a](javascript:alert(1)) | {{7*7}}'
const PATH = 'orders/$(touch x) `id` <img src=x onerror=alert(1)> "\'.bin'

let plain: Rehearsed
let hostile: Rehearsed

/** The same plan, every text of it full of what shells, markup and terminals take for theirs. */
function hostilePlan(): Prepared {
  const prepared = preparePlan((plan) => {
    Object.assign(
      plan,
      fields(plan, (text) => `${text} ${EVIL}`),
    )
    for (const person of list(plan.people))
      Object.assign(person, { name: `${person.name} ${EVIL}`.slice(0, 200) })
    for (const key of list(plan.keys)) Object.assign(key, { owner: EVIL.slice(0, 200) })
    Object.assign(plan.backup ?? {}, { reason: EVIL })
    Object.assign(list(plan.keys?.[0]?.targets)[0] ?? {}, { wrappingKey: PATH })
  })
  mkdirSync(join(prepared.root, dirname(PATH)), { recursive: true })
  renameSync(join(prepared.root, 'orders/WrappingPublicKey.bin'), join(prepared.root, PATH))
  return prepared
}

function fields(plan: Loose, change: (text: string) => string) {
  const names = ['title', 'organization', 'location', 'number'] as const
  const short = names.map((name) => [
    name,
    change(String(plan[name] ?? name)).slice(0, name === 'number' ? 64 : 200),
  ])
  return { ...Object.fromEntries(short), purpose: change(String(plan.purpose)) }
}

function list(value: Loose | undefined): Loose[] {
  return value as unknown as Loose[]
}

beforeAll(async () => {
  plain = await rehearse(
    preparePlan((plan) => {
      Object.assign(plan, { number: 'number' })
      Object.assign(plan.backup ?? {}, { reason: 'a reason' })
    }),
  )
  hostile = await rehearse(hostilePlan())
})
afterAll(cleanUp)

test('both verifiers accept the evidence of a plan full of metacharacters', async () => {
  expect(verify(hostile.bundle)).toMatchObject({ ok: true })
  const { code, out } = await verifyShell(hostile.bundle)
  expect({ code, out }).toMatchObject({ code: 0 })
  expect(existsSync('injected')).toBe(false)
})

/** Every tag with the names of its attributes, read as strictly as our own documents are written. */
function tagsOf(document: string): string[] {
  const tags: string[] = []
  const token =
    /<!doctype html>|<style>[^<]*<\/style>|<(\/?[a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*) ?\/?>|[^<>]+/y
  while (token.lastIndex < document.length) {
    const at = token.lastIndex
    const found = token.exec(document)
    if (found === null) throw new Error(`not a token: ${document.slice(at, at + 80)}`)
    const [, name, attributes = ''] = found
    if (name === undefined) continue
    const names = [...attributes.matchAll(/ ([a-zA-Z-]+)=/g)].map(([, attribute]) => attribute)
    tags.push([name, ...names].join(' '))
  }
  return tags
}

describe.each(['script.html', 'report.html'])('%s', (name) => {
  const documentOf = ({ bundle }: Rehearsed) => readFileSync(join(bundle, name), 'utf8')

  test('has the same elements and attributes as that of a plain plan', () => {
    const tags = tagsOf(documentOf(hostile))
    expect(tags.length).toBeGreaterThan(100)
    expect(tags).toEqual(tagsOf(documentOf(plain)))
  })

  test('shows the text as it was written', () => {
    const shown = documentOf(hostile)
    expect(shown).toContain('&lt;script&gt;document.title=&#39;x&#39;&lt;/script&gt;')
    expect(shown).not.toMatch(/<script|<img|<!--/i)
  })

  test('does nothing in Chromium', async () => {
    demandJudge(existsSync(CHROMIUM), 'chromium')
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      const events: string[] = []
      page.on('dialog', (dialog) => {
        events.push(dialog.message())
        void dialog.dismiss()
      })
      page.on('request', (request) => events.push(request.url()))
      await page.goto(`file://${join(hostile.bundle, name)}`)
      await page.waitForLoadState('load')
      expect(events).toEqual([`file://${join(hostile.bundle, name)}`])
      const found = await page.evaluate(() => ({
        scripts: document.querySelectorAll(
          'script, img, iframe, object, embed, link, form, a:not([href="#a4"], [href="#letter"])',
        ).length,
        handlers: [...document.querySelectorAll('*')].filter((one) =>
          one.getAttributeNames().some((attribute) => attribute.startsWith('on')),
        ).length,
        title: document.title,
      }))
      expect(found).toMatchObject({
        scripts: 0,
        handlers: 0,
        title: expect.stringContaining('<script>'),
      })
    } finally {
      await browser.close()
    }
  })
})

test('IMPORT.md of a rehearsal holds no command, whatever the plan says', () => {
  for (const label of ['orders', 'invoices']) {
    const path = join(hostile.bundle, `packages/${label}/aws-kms/IMPORT.md`)
    expect(shellBlocks(readFileSync(path, 'utf8'))).toEqual([])
  }
})

describe('the commands of a production IMPORT.md', () => {
  const TEXTS = ['key', 'validTo', 'importType', 'description'] as const

  function commandsOf(texts: { readonly [T in (typeof TEXTS)[number]]: string }): string[] {
    const { spki } = wrappingPair()
    const folder = aws.files({
      ceremony: 'c'.repeat(32),
      mode: 'production',
      key: { label: 'orders', algorithm: 'AES-256' },
      check: { kcv: '377822c093' },
      target: { provider: 'aws-kms', method: 'RSAES_OAEP_SHA_256', ...texts },
      parameters: {
        spki,
        bits: 2048,
        sha256: sha256Hex(spki),
        token: TOKEN,
        tokenSha256: sha256Hex(TOKEN),
        notes: [],
      },
      wrapped: { ciphertext: new Uint8Array(256).fill(7), parts: {} },
    })
    return shellBlocks(new TextDecoder().decode(folder.get('IMPORT.md')))
  }

  test('pass every text as one word, and run nothing else', () => {
    const harmless = { key: 'KEY', validTo: 'DATE', importType: 'TYPE', description: 'TEXT' }
    const nasty = Object.fromEntries(TEXTS.map((name) => [name, `${EVIL} ${name}`]))
    const calm = commandsOf(harmless).filter((command) => command.startsWith('aws'))
    const wild = commandsOf({ ...harmless, ...nasty }).filter((command) =>
      command.startsWith('aws'),
    )
    expect(wild).toHaveLength(calm.length)
    const calls = runWithStub(calm.join('\n')).calls
    const names = new Map(TEXTS.map((name) => [harmless[name], nasty[name] ?? '']))
    const expected = calls.map((words) => words.map((word) => names.get(word) ?? word))
    expect(expected.flat()).toEqual(expect.arrayContaining(Object.values(nasty)))
    const { calls: made, files } = runWithStub(wild.join('\n'))
    expect({ made, files }).toEqual({ made: expected, files: [] })
  })
})
