import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '#shared/log/canonical.ts'
import { EVENTS } from '#shared/ceremony/event-catalogue.ts'
import { asSigned, copyOf, judge, keyFor, type Line } from '../../support/forge.ts'
import { fieldsOf, mutants, nameOf, type Path, setAt, valueAt } from '../../support/mutate.ts'
import { CLOSED, ENDS } from '../../support/eventful.ts'
import { codeFrom, type Known, known } from '../../support/prefix.ts'
import { hashOf } from '../../support/room.ts'

/**
 * What rests on the recorder's word alone: a program that lies when it writes such a field is not
 * found out by the log. Whoever signs later signs it too, without having seen it. Everything else
 * is bound by the plan, by an earlier entry, or by what somebody read and signed.
 */
const RECORDER_ONLY: ReadonlyMap<string, string> = new Map([
  // measured by the machine
  ['* time', 'the clock, as long as it does not go back and no intent grows too old'],
  ['clock.stepped seconds', 'the clock'],
  ['access.refused code', 'what was refused'],
  ['access.refused claimed', 'who was at the keyboard is only claimed'],
  ['access.refused count', 'how often'],
  ['recorder.unlocked by', 'whose passphrase opened the recorder key'],
  ['clock.jumped seconds', 'the clock'],
  [
    'preflight.recorded gates [] evidence',
    'what the machine shows; two people sign that they read it',
  ],
  ['preflight.recorded gates [] verdict', 'in a rehearsal, where gates hold nothing up'],
  // what people do by hand, where nobody signs
  ['person.left id', 'who left; who is back signs for it'],
  ['person.left reason', 'why'],
  ['break.started by', 'who called it'],
  ['break.started reason', 'why'],
  ['break.ended by', 'who ended it'],
  ['step.recorded result', 'what was seen, where nobody signs for it'],
  ['share.release.failed code', 'why'],
  ['package.failed code', 'why'],
  // facts about secrets that only the vault knows, until a recovery or a drill shows them
  ['key.generated kcv', 'shows at the import, and in the manifest of a package'],
  ['key.generated salt', 'shows at a recovery'],
  ['shares.made recovery', 'shows at a drill'],
  ['entropy.mixed sources [] commitment', 'made under a key that nobody keeps'],
  // what was given up, or excused: the report names it on its first page
  ['voided key.generated commitment', 'of a key that was lost'],
  ['voided backup.made sha256', 'of a key that was lost'],
  ['voided backup.made bytes', 'of a key that was lost'],
  ['unread shares.made shares [] commitment', 'of a share without a receipt'],
  ['unread shares.made shares [] proof', 'of a share without a receipt'],
  // about the program
  ['ceremony.opened crypto', 'the libraries'],
  ['ceremony.opened kdf n', 'of a rehearsal; production demands the full cost'],
  ['ceremony.opened kdf r', 'of a rehearsal'],
  ['ceremony.opened kdf p', 'of a rehearsal'],
  // files that only the bundle shows
  ['files.listed files *', 'files in the folder of a package beside its manifest'],
  [
    'files.listed files * sha256',
    'the script, and files in the folder of a package beside its manifest',
  ],
  ['files.listed files * bytes', 'the size'],
  // an end that nobody could sign
  ['ceremony.aborted by', 'who asked, where nobody signs'],
  ['ceremony.aborted reason', 'why, where nobody signs'],
])

const RUNS = process.env.SLOW === undefined ? 400 : 8000

interface Mutation {
  readonly name: string
  /** True when something was changed and nobody noticed. */
  readonly accepted: boolean
}

/** Changes one field of one line, then the recorder seals everything after it again. */
function mutate(base: Known, at: number, path: Path, pick: number): Mutation {
  const copies = copyOf(base.lines)
  const line = copies[at]
  if (line === undefined) throw new Error(`no entry ${at}`)
  const name = standing(base.lines, at, path)
  const before = valueAt(line, path)
  const all = mutants(before, elsewhere(base.lines, path))
  // As it is sealed: signatures are added to what stands there.
  const sealed = () => JSON.stringify([{ ...line, what: undefined }, { ...line.what }])
  const unchanged = sealed()
  setAt(line, path, all[pick % all.length])
  const changed = sealed() !== unchanged
  return { name, accepted: changed && codeFrom(base, copies, at) === 'ok' }
}

/** The name of a field; what was given up later, or never read back, says so. */
function standing(log: readonly Line[], at: number, path: Path): string {
  const line = log[at]
  if (line === undefined) throw new Error(`no entry ${at}`)
  const own = nameOf(line, path)
  const later = log.slice(at)
  const [, field, i] = path
  if (line.type === 'shares.made' && field === 'shares' && typeof i === 'number') {
    const receipts = later.filter(
      ({ type, what }) => type === 'share.received' && what.set === line.what.set,
    )
    return receipts.some(({ what }) => what.index === i + 1) ? own : `unread ${own}`
  }
  const voided = later.some(({ type }) => type === 'shares.voided')
  const dead = voided && ['key.generated', 'backup.made'].includes(line.type) && path[0] === 'what'
  return dead && !RECORDER_ONLY.has(own) ? `voided ${own}` : own
}

/** Values of the same field name elsewhere in the log. */
function elsewhere(log: readonly Line[], path: Path): JsonValue[] {
  const last = path.at(-1)
  const found = log.flatMap((line) =>
    fieldsOf(line)
      .filter((one) => one.at(-1) === last)
      .map((one) => valueAt(line, one)),
  )
  const texts = found.filter((value) => typeof value === 'string')
  return [...new Set(texts)].slice(0, 6).concat(keyFor('another'), hashOf('another'))
}

const mutations = (log: readonly Line[]) =>
  fc.nat({ max: log.length - 1 }).chain((at) => {
    const line = log[at]
    const fields = line === undefined ? [] : fieldsOf(line)
    return fc.tuple(fc.constant(at), fc.constantFrom(...fields), fc.nat({ max: 19 }))
  })

function allowed(name: string): boolean {
  return RECORDER_ONLY.has(name) || RECORDER_ONLY.has(`* ${name.split(' ').slice(1).join(' ')}`)
}

const LOGS = [['closed', CLOSED.lines] as const, ...ENDS].map(
  ([end, lines]) => [end, known(CLOSED.ground, lines)] as const,
)

describe('a recorder that lies when it writes, while people sign what they are shown,', {
  timeout: 900_000,
}, () => {
  it.each(LOGS)('is found out, but for what rests on its word: %s', (_, log) => {
    expect(judge(log.ground, log.lines)).toMatchObject({ code: 'ok' })
    fc.assert(
      fc.property(mutations(log.lines), ([at, path, pick]) => {
        const { name, accepted } = mutate(log, at, path, pick)
        if (accepted) expect(allowed(name), `${at} ${name}`).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })

  it('could indeed lie about each of the fields that the list names', () => {
    const proven = new Set<string>()
    for (const [, log] of LOGS)
      for (const [at, line] of log.lines.entries())
        for (const path of fieldsOf(line)) {
          const own = standing(log.lines, at, path)
          const name = RECORDER_ONLY.has(own) ? own : `* ${path.join(' ')}`
          if (!RECORDER_ONLY.has(name)) continue
          for (let pick = 0; pick < 20 && !proven.has(name); pick++)
            if (mutate(log, at, path, pick).accepted) proven.add(name)
        }
    expect([...RECORDER_ONLY.keys()].filter((name) => !proven.has(name))).toEqual([])
  })
})

describe('a recorder that rewrites afterwards', { timeout: 900_000 }, () => {
  const log = known(CLOSED.ground, asSigned(copyOf(CLOSED.lines)))
  /** The last entry that somebody's signature covers, with everything before it. */
  const last = Math.max(...CLOSED.lines.map(({ vouch }) => targetIndex(vouch?.target)))

  it('changes nothing at all before the last entry that somebody signed for', () => {
    fc.assert(
      fc.property(mutations(log.lines), ([at, path, pick]) => {
        const { name, accepted } = mutate(log, at, path, pick)
        if (accepted) expect(at > last && allowed(name), `${at} ${name}`).toBe(true)
      }),
      { numRuns: RUNS },
    )
    expect(last).toBeGreaterThan(CLOSED.lines.length - 10)
  })

  it('takes no line out, adds none and exchanges none before it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: last }),
        fc.constantFrom('out', 'twice', 'exchanged'),
        (at, how) => {
          const copies = copyOf(log.lines)
          const [line, next] = copies.slice(at, at + 2)
          if (line === undefined || next === undefined) return
          if (how === 'out') copies.splice(at, 1)
          if (how === 'twice') copies.splice(at, 0, { ...line })
          if (how === 'exchanged') copies.splice(at, 2, next, line)
          expect(codeFrom(log, copies, at), `${how} ${at} ${line.type}`).not.toBe('ok')
        },
      ),
      { numRuns: RUNS },
    )
  })
})

describe('the logs that are bent here', () => {
  it('hold every type of event', () => {
    const types = [CLOSED.lines, ...ENDS.map(([, log]) => log)].flat().map(({ type }) => type)
    const others = Object.keys(EVENTS).filter((type) => !types.includes(type))
    // Evidence that is continued is bent in tests of its own.
    expect(others).toEqual([
      'duties.relaxed',
      'source.admitted',
      'set.superseded',
      'export.started',
      'export.finished',
      'export.failed',
      'rotation.decided',
      'backups.failed',
      'drill.failed',
      'drill.proven',
      'bag.examined',
      'destruction.started',
      'destruction.finished',
      'destruction.failed',
      'destruction.missing',
      'destruction.witnessed',
    ])
  })
})

function targetIndex(target: Line | number | undefined): number {
  if (target === undefined) return -1
  return typeof target === 'number' ? target : CLOSED.lines.indexOf(target)
}
