import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStore, openStore, type SignedLine } from '#electron/db/store.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { mountSmall } from '../../support/medium.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { encodeEntry, lineHash, ZERO_HASH } from '#shared/log/entry.ts'

const CEREMONY = '00112233445566778899aabbccddeeff'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-store-'))
  file = join(dir, 'ceremony.db')
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

function log(count: number, from: SignedLine[] = []): (SignedLine & { seq: number })[] {
  const lines = from.map(({ line }) => line)
  const made = []
  for (let seq = lines.length; made.length < count; seq++) {
    const before = lines.at(-1)
    const line = encodeEntry({
      actor: 'recorder',
      ceremony: CEREMONY,
      prev: before === undefined ? ZERO_HASH : lineHash(before),
      seq,
      time: '2026-11-22T09:30:00Z',
      type: 'note.made',
      v: 1,
      what: { text: `Näme ${seq}` },
    })
    lines.push(line)
    made.push({ seq, line, sig: `sig${seq}` })
  }
  return made
}

/** A closed file with three entries, an artefact, a key, a seal and a fact. */
function makeFile(): void {
  const store = createStore(file)
  store.append({
    entries: log(3),
    artefacts: [utf8('kwp')],
    keys: [{ id: 'c1', record: 'record of c1' }],
    seals: [{ name: 'checkpoint', bytes: utf8('text') }],
    facts: [{ name: 'host', value: 'node' }],
  })
  store.close()
}

/** What somebody with another program does to the file. */
function attack(sql: string): void {
  const db = new Database(file)
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
}

function run(script: string): { status: number | null; signal: string | null; out: string } {
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: new URL('../../..', import.meta.url).pathname,
  })
  return { status: child.status, signal: child.signal, out: child.stdout + child.stderr }
}

describe('a store', () => {
  test.each([':memory:', 'file'])('gives back the exact bytes (%s)', (where) => {
    const store = createStore(where === 'file' ? file : where)
    const entries = log(2)
    const bytes = new Uint8Array([0, 255, 10, 13, 0])
    store.append({
      entries,
      artefacts: [bytes, new Uint8Array(0)],
      keys: [
        { id: 'c1', record: 'one' },
        { id: 'admin', record: 'two' },
      ],
      seals: [{ name: 'checkpoint', bytes }],
      facts: [{ name: 'host', value: 'node' }],
    })
    expect(store.lines()).toEqual(entries.map(({ line, sig }) => ({ line, sig })))
    expect(store.lines()[0]?.line.constructor).toBe(Uint8Array)
    expect(store.count()).toBe(2)
    expect(store.artefact(sha256Hex(bytes))).toEqual(bytes)
    expect(store.artefact(sha256Hex(new Uint8Array(0)))).toEqual(new Uint8Array(0))
    expect(store.artefact('0'.repeat(64))).toBeUndefined()
    expect(store.key('c1')).toBe('one')
    expect(store.key('c9')).toBeUndefined()
    expect(store.keyIds()).toEqual(['admin', 'c1'])
    expect(store.seal('checkpoint')).toEqual(bytes)
    expect(store.seal('recorder')).toBeUndefined()
    expect(store.seals()).toEqual([{ name: 'checkpoint', bytes }])
    expect(store.fact('host')).toBe('node')
    store.close()
  })

  test('goes on where it was closed', () => {
    makeFile()
    const store = openStore(file)
    const before = store.lines()
    expect(before).toHaveLength(3)
    store.append({ entries: log(2, before) })
    store.close()
    const again = openStore(file)
    expect(again.count()).toBe(5)
    expect(again.seal('checkpoint')).toEqual(utf8('text'))
    again.close()
  })

  test('is one private file when it is closed', () => {
    makeFile()
    expect(existsSync(`${file}-journal`)).toBe(false)
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('is whole in a copy made between two appends', () => {
    const store = createStore(file)
    store.append({ entries: log(2) })
    const copy = join(dir, 'copy.db')
    copyFileSync(file, copy)
    store.close()
    const opened = openStore(copy)
    expect(opened.count()).toBe(2)
    opened.close()
  })

  test('keeps nothing of a batch that is refused', () => {
    const store = createStore(file)
    const [first, second, third] = log(3)
    if (!first || !second || !third) throw new Error('three entries')
    const batch = { artefacts: [utf8('a')], keys: [{ id: 'c1', record: 'r' }] }
    expectRefusal(() => store.append({ ...batch, entries: [first, third] }), 'log.chain')
    expectRefusal(() => store.append({ ...batch, entries: [second] }), 'log.chain')
    expectRefusal(() => store.append({ ...batch, entries: [{ ...first, seq: 1 }] }), 'log.chain')
    expectRefusal(
      () => store.append({ ...batch, entries: [{ ...first, line: utf8('{}\n') }] }),
      'log.line',
    )
    const twice = [
      { name: 'checkpoint', bytes: utf8('one') },
      { name: 'checkpoint', bytes: utf8('two') },
    ]
    expect(() => store.append({ ...batch, entries: [first], seals: twice })).toThrow('written once')
    expect(store.count()).toBe(0)
    expect(store.lines()).toEqual([])
    expect(store.artefact(sha256Hex(utf8('a')))).toBeUndefined()
    expect(store.keyIds()).toEqual([])
    store.append({ ...batch, entries: [first, second, third] })
    expect(store.count()).toBe(3)
    store.close()
  })

  test('takes the same artefact twice and replaces a key', () => {
    const store = createStore(':memory:')
    store.append({ entries: [], artefacts: [utf8('a')], keys: [{ id: 'c1', record: 'old' }] })
    store.append({ entries: [], artefacts: [utf8('a')], keys: [{ id: 'c1', record: 'new' }] })
    expect(store.key('c1')).toBe('new')
    store.close()
  })

  test('leaves no trace of deleted keys in the file or its journal', () => {
    const store = createStore(file)
    const record = `SECRET-RECORD-${'x'.repeat(200)}`
    store.append({ entries: log(1), keys: [{ id: 'c1', record }] })
    store.append({ entries: [], keys: [{ id: 'c1', record: `${record}-again` }] })
    expect(readFileSync(file).includes('SECRET-RECORD')).toBe(true)
    store.deleteKeys()
    expect(store.keyIds()).toEqual([])
    expect(readFileSync(`${file}-journal`).includes('SECRET-RECORD')).toBe(false)
    store.append({ entries: log(1, store.lines()) })
    store.close()
    expect(readFileSync(file).includes('SECRET-RECORD')).toBe(false)
    const again = openStore(file)
    expect(again.count()).toBe(2)
    again.close()
  })

  test('refuses a name that exists, and leaves it as it was', () => {
    writeFileSync(file, 'precious')
    expectRefusal(() => createStore(file), 'output.exists')
    expect(readFileSync(file, 'utf8')).toBe('precious')
    expectRefusal(() => createStore(join(dir, 'nowhere', 'x.db')), 'io.failed')
  })
})

describe('opening refuses', () => {
  test('a missing file, a folder and a link', () => {
    expectRefusal(() => openStore(file), 'file.missing')
    expectRefusal(() => openStore(dir), 'file.unsafe')
    makeFile()
    symlinkSync(file, join(dir, 'link.db'))
    expectRefusal(() => openStore(join(dir, 'link.db')), 'file.unsafe')
  })

  test('what is no ceremony file', () => {
    writeFileSync(file, '')
    expectRefusal(() => openStore(file), 'encoding.invalid')
    writeFileSync(file, 'a text that is longer than one hundred bytes '.repeat(30))
    expectRefusal(() => openStore(file), 'encoding.invalid')
    const other = join(dir, 'other.db')
    const db = new Database(other)
    db.exec('CREATE TABLE t (x)')
    db.close()
    const before = readFileSync(other)
    expectRefusal(() => openStore(other), 'encoding.invalid')
    expect(readFileSync(other)).toEqual(before)
  })

  test('a newer version, and a version that never was', () => {
    makeFile()
    attack('PRAGMA user_version = 2')
    expectRefusal(() => openStore(file), 'store.newer')
    attack('PRAGMA user_version = 0')
    expectRefusal(() => openStore(file), 'store.edited')
  })

  test('a truncated file and one with damaged pages', () => {
    makeFile()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 4096))
    expectRefusal(() => openStore(file), 'store.edited')
    const damaged = Buffer.from(bytes)
    damaged.fill(0xff, 4096, 4200)
    writeFileSync(file, damaged)
    expectRefusal(() => openStore(file), 'store.edited')
  })

  test('a second opener in the same process and in another', () => {
    const store = createStore(file)
    store.append({ entries: log(1) })
    expectRefusal(() => openStore(file), 'store.busy')
    const script = `
      import { openStore } from '#electron/db/store.ts'
      try { openStore(${JSON.stringify(file)}); console.log('opened') }
      catch (error) { console.log(error.code) }`
    expect(run(script).out).toContain('store.busy')
    const reader = `
      import Database from 'better-sqlite3'
      try { new Database(${JSON.stringify(file)}, { timeout: 0 }).prepare('SELECT * FROM keys').all() }
      catch (error) { console.log(error.code) }`
    expect(run(reader).out).toContain('SQLITE_BUSY')
    store.close()
    expect(run(script).out).toContain('opened')
  })
})

describe('raw SQL is refused by the database', () => {
  test.each([
    `UPDATE entries SET sig = 'x'`,
    `UPDATE OR REPLACE entries SET seq = 0 WHERE seq = 1`,
    `UPDATE OR IGNORE entries SET line = x'00'`,
    'DELETE FROM entries',
    'DELETE FROM entries WHERE seq = 2',
    `INSERT INTO entries VALUES (2, x'00', '')`,
    `INSERT OR REPLACE INTO entries VALUES (2, x'00', '')`,
    `REPLACE INTO entries VALUES (0, x'00', '')`,
    `INSERT OR IGNORE INTO entries VALUES (1, x'00', '')`,
    `INSERT INTO entries VALUES (1, x'00', '') ON CONFLICT DO UPDATE SET line = x'00'`,
    `INSERT INTO entries VALUES (4, x'00', '')`,
    `INSERT INTO entries VALUES (-1, x'00', '')`,
    `INSERT INTO entries (line, sig) VALUES (x'00', '')`,
    `INSERT INTO entries VALUES (3, 'text', '')`,
    `UPDATE artefacts SET bytes = x'00'`,
    'DELETE FROM artefacts',
    `INSERT OR REPLACE INTO artefacts SELECT sha256, x'00' FROM artefacts`,
    `UPDATE seals SET bytes = x'00'`,
    'DELETE FROM seals',
    `INSERT OR REPLACE INTO seals VALUES ('checkpoint', x'00')`,
    `UPDATE facts SET value = ''`,
    'DELETE FROM facts',
    `INSERT OR REPLACE INTO facts VALUES ('host', 'electron')`,
  ])('%s', (sql) => {
    makeFile()
    // Without recursive triggers, REPLACE removes a row and asks nobody.
    for (const recursive of ['OFF', 'ON']) {
      expect(() => attack(`PRAGMA recursive_triggers = ${recursive}; ${sql}`)).toThrow(
        /never|once|follow|cannot store/,
      )
    }
    const store = openStore(file)
    expect(store.lines()).toHaveLength(3)
    store.close()
  })

  test('but keys may go', () => {
    makeFile()
    attack('DELETE FROM keys')
    const store = openStore(file)
    expect(store.keyIds()).toEqual([])
    store.close()
  })
})

describe('an edited file is refused at opening', () => {
  const BARE = 'DROP TRIGGER entries_fixed; DROP TRIGGER entries_kept; DROP TRIGGER entries_follow;'

  test.each([
    ['without a trigger', 'DROP TRIGGER entries_fixed'],
    ['with another table', 'CREATE TABLE more (x)'],
    ['with a trigger of its own', 'CREATE TRIGGER t AFTER INSERT ON keys BEGIN SELECT 1; END'],
    ['with a view', 'CREATE VIEW v AS SELECT * FROM entries'],
    ['with another index', 'CREATE INDEX i ON entries (sig)'],
    ['with another column', 'ALTER TABLE keys ADD COLUMN more TEXT'],
  ])('%s', (_, sql) => {
    makeFile()
    attack(sql)
    expectRefusal(() => openStore(file), 'store.edited', 'tables or triggers were changed')
  })

  /** Takes the triggers away, changes rows, and puts the very same triggers back. */
  function skilled(sql: string): void {
    const db = new Database(file)
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT * FROM sqlite_schema WHERE type = 'trigger'`,
      )
      .all()
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
    db.exec(sql)
    for (const trigger of triggers) db.exec(trigger.sql)
    db.close()
  }

  test('with one byte of a line changed, naming the entry that no longer follows', () => {
    makeFile()
    skilled(`UPDATE entries SET line = CAST(replace(line, 'me 1', 'me 9') AS BLOB) WHERE seq = 1`)
    expectRefusal(() => openStore(file), 'store.edited', 'entry before', 'entry 2')
  })

  test('with a line that is none, naming it', () => {
    makeFile()
    skilled(`UPDATE entries SET line = CAST(replace(line, '{', '{ ') AS BLOB) WHERE seq = 1`)
    expectRefusal(() => openStore(file), 'store.edited', '', 'entry 1')
  })

  test('with an entry missing at the start or in the middle', () => {
    makeFile()
    skilled('DELETE FROM entries WHERE seq = 1')
    expectRefusal(() => openStore(file), 'store.edited', 'missing', 'entry 1')
    skilled('DELETE FROM entries WHERE seq = 0')
    expectRefusal(() => openStore(file), 'store.edited', 'missing', 'entry 0')
  })

  test('with entries renumbered', () => {
    makeFile()
    skilled('DELETE FROM entries WHERE seq = 0; UPDATE entries SET seq = seq - 1')
    expectRefusal(() => openStore(file), 'store.edited', 'number 1', 'entry 0')
  })

  test('with an artefact that is not what its hash says', () => {
    makeFile()
    skilled(`UPDATE artefacts SET bytes = x'00'`)
    const path = `artefact ${sha256Hex(utf8('kwp'))}`
    expectRefusal(() => openStore(file), 'store.edited', 'its hash', path)
  })

  test('but not with the last entry removed: the head on paper shows that', () => {
    makeFile()
    skilled('DELETE FROM entries WHERE seq = 2')
    const store = openStore(file)
    expect(store.count()).toBe(2)
    store.close()
  })

  test('while triggers alone do not stop who drops them', () => {
    makeFile()
    expect(() => attack(`${BARE} DELETE FROM entries`)).not.toThrow()
    expectRefusal(() => openStore(file), 'store.edited')
  })
})

test('a process killed inside a transaction leaves the old state', () => {
  makeFile()
  const before = readFileSync(file)
  // A tiny cache makes SQLite write to the file before the commit that never comes.
  const killed = run(`
    import Database from 'better-sqlite3'
    const db = new Database(${JSON.stringify(file)})
    db.pragma('cache_size = 5')
    db.exec('BEGIN IMMEDIATE')
    const add = db.prepare('INSERT INTO entries VALUES (?, zeroblob(3000), ?)')
    for (let seq = 3; seq < 200; seq++) add.run(seq, '')
    process.kill(process.pid, 'SIGKILL')`)
  expect(killed.signal).toBe('SIGKILL')
  expect(readFileSync(file)).not.toEqual(before)
  expect(existsSync(`${file}-journal`)).toBe(true)
  const store = openStore(file)
  expect(store.count()).toBe(3)
  store.append({ entries: log(1, store.lines()) })
  store.close()
  expect(existsSync(`${file}-journal`)).toBe(false)
})

test('a process killed between two appends leaves the first', () => {
  const lines = log(2).map(({ line }) => Buffer.from(line).toString('base64'))
  const killed = run(`
    import { createStore } from '#electron/db/store.ts'
    const [first, second] = ${JSON.stringify(lines)}.map((l) => new Uint8Array(Buffer.from(l, 'base64')))
    const store = createStore(${JSON.stringify(file)})
    store.append({ entries: [{ seq: 0, line: first, sig: 'a' }], keys: [{ id: 'c1', record: 'r' }] })
    store.deleteKeys()
    store.append({ entries: [{ seq: 1, line: second, sig: 'b' }] })
    process.kill(process.pid, 'SIGKILL')`)
  expect(killed.signal).toBe('SIGKILL')
  const store = openStore(file)
  expect(store.lines().map(({ sig }) => sig)).toEqual(['a', 'b'])
  expect(store.keyIds()).toEqual([])
  store.close()
})

const small = mountSmall(256)
afterAll(() => small?.unmount())

describe.skipIf(small === undefined)('a disk that is really full (skipped: cannot mount)', () => {
  test('keeps the state before the batch that did not fit', () => {
    const full = join(small?.dir ?? '', 'ceremony.db')
    const store = createStore(full)
    store.append({ entries: log(1) })
    const next = log(1, store.lines())
    const batch = { entries: next, artefacts: [new Uint8Array(300_000)] }
    expectRefusal(() => store.append(batch), 'io.failed', 'no space', full)
    expect(store.count()).toBe(1)
    store.append({ entries: next })
    store.close()
    const again = openStore(full)
    expect(again.count()).toBe(2)
    again.close()
  })
})
