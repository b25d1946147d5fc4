import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { chosenLanguage, keepLanguage } from '#electron/services/settings.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { expectRefusal } from '../../support/refusal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const started = (...languages: string[]) =>
  new Application({ ...nodeHost(), languages: () => languages }, {} as Desktop, folder)

describe('the language of the screens', () => {
  test('is that of the system until somebody chooses', () => {
    expect(started('de-CH', 'en').about([]).language).toBe('de')
    expect(started('fr').about([]).language).toBe('en')
  })

  test('is kept in the data folder, for the next start', () => {
    started('en').setLanguage('de')
    expect(started('en').about([]).language).toBe('de')
    started('en').setLanguage('en')
    expect(started('de').about([]).language).toBe('en')
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('a folder of settings is no ceremony', async () => {
    started('en').setLanguage('de')
    expect(await started('en').home()).toEqual([])
  })

  test('holds for this run even where it cannot be kept', () => {
    const application = started('en')
    rmSync(folder, { recursive: true })
    expectRefusal(() => application.setLanguage('de'), 'io.failed', 'not there')
    expect(application.language).toBe('de')
  })
})

describe('a file that says nothing is as good as none', () => {
  test.each([
    ['', 'empty'],
    ['{', 'cut'],
    ['null', 'nothing'],
    ['{"language":"xx"}', 'an unknown language'],
    ['{"language":{"de":1}}', 'a language that is no name'],
    [`{"language":"de","more":"${'x'.repeat(5000)}"}`, 'too long'],
  ])('%s', (content) => {
    writeFileSync(join(folder, 'settings.json'), content)
    expect(chosenLanguage(folder)).toBeUndefined()
  })

  test('a link or a folder', () => {
    keepLanguage(folder, 'de')
    const other = join(folder, 'other')
    mkdirSync(other)
    symlinkSync(join(folder, 'settings.json'), join(other, 'settings.json'))
    expect(chosenLanguage(other)).toBeUndefined()
    mkdirSync(join(folder, 'third', 'settings.json'), { recursive: true })
    expect(chosenLanguage(join(folder, 'third'))).toBeUndefined()
  })

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)), (bytes) => {
        writeFileSync(join(folder, 'settings.json'), bytes)
        expect([undefined, ...LANGUAGES]).toContain(chosenLanguage(folder))
      }),
    )
  })
})
