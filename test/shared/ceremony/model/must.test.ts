import { describe, expect, it } from 'vitest'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { Draft, lacking, planFor } from '../../../support/scripts.ts'
import { NOW, planFiles, planOf, wrappingPair } from '../../../support/plans.ts'

type Case = readonly [name: string, bend: (script: Draft) => Draft, message: string]

const CASES: readonly Case[] = [
  [
    'the recording',
    (script) => script.drop('recording'),
    'no step switches the recording on before the beginning',
  ],
  [
    'a recording that runs before the beginning',
    (script) => script.move('recording', 'values'),
    'no step switches the recording on before the beginning',
  ],
  [
    'a recording that runs to the end',
    (script) => script.note('attest', { changes: [{ recording: 'off' }] }),
    'the recording is switched off before the close',
  ],
  ['identities', (script) => script.drop('identity'), 'no step checks who the people are'],
  ['phones', (script) => script.drop('phones'), 'no step puts the phones away'],
  ['cameras', (script) => script.drop('cameras'), 'no step places the cameras'],
  ['the ways out', (script) => script.drop('exits'), 'no step names the ways out'],
  ['the list', (script) => script.drop('contents'), 'no step compares what is on the table'],
  [
    'the software',
    (script) => script.drop('software'),
    'no step compares the hash of the software',
  ],
  [
    'the software before the beginning',
    (script) => script.move('software', 'values'),
    'no step compares the hash of the software before the beginning',
  ],
  ['seals', (script) => script.drop('laptop'), 'no step compares a seal before the beginning'],
  ['residue', (script) => script.drop('residue'), 'no step destroys what is left over'],
  ['the next drill', (script) => script.drop('drill'), 'no step sets the date of the next drill'],
  [
    'the opening clock',
    (script) => script.drop('opening-clock'),
    'nobody states the opening clock',
  ],
  [
    'the closing clock',
    (script) => script.drop('closing-clock'),
    'nobody states the closing clock',
  ],
  ['two media', (script) => script.drop('media'), 'no step names two media for the evidence'],
  [
    'the duties of the custodians',
    (script) => script.drop('duties'),
    'no step has custodians acknowledge their duties: c1, c2, c3, c4, c5',
  ],
  [
    'one pair of eyes',
    (script) => script.set('handout', { changes: [{ card: '{index}', state: 'shown' }] }),
    'no step leaves custodians alone at the screen: c1, c2, c3, c4, c5',
  ],
  ['bags', (script) => script.drop('bag'), 'no step puts cards into bags: 1, 2, 3, 4, 5'],
]

describe('a production script is refused without', () => {
  it.each(CASES)('%s', (_, bend, message) => {
    expect(lacking(planFor('generate'), bend(new Draft('generate')))).toEqual([
      expect.stringContaining(message),
    ])
  })
})

describe('a recovery in production is refused without', () => {
  it.each([
    [
      'a decision when the keys are replaced (NIST SP 800-57 part 1)',
      (script: Draft) => script.drop('rotation'),
      'no step decides when the recovered keys are replaced',
    ],
    [
      'a signature under that decision',
      (script: Draft) => script.set('rotation', { do: 'note', signed: false }),
      'nobody signs when the recovered keys are replaced',
    ],
  ])('%s', (_, bend, message) => {
    expect(lacking(planFor('recover'), bend(new Draft('recover')))).toEqual([message])
  })

  it('nothing that the released script has', () => {
    expect(lacking(planFor('recover'), new Draft('recover'))).toEqual([])
  })
})

const production = { mode: 'production', number: '2031-1' }

/** The findings about the script of a plan that names its own. */
function findings(script: Draft, mode: object) {
  const bytes = utf8(JSON.stringify(script.json))
  const files = planFiles().set('script.json', bytes)
  const wrappingKeySha256 = sha256Hex(wrappingPair().spki)
  const { plan, inputs } = planOf((json) => {
    Object.assign(json, mode)
    Object.assign(json.keys?.[0]?.targets?.[0] ?? {}, { wrappingKeySha256 })
  }, files)
  const { faults, warnings } = lintPlan(plan, inputs, NOW)
  return { faults: faults.map(({ path }) => path), warnings: warnings.map(({ path }) => path) }
}

describe('a script that could do with less', () => {
  const careless = () => new Draft('generate').drop('phones')

  it('refuses a production', () => {
    expect(findings(careless(), production)).toEqual({ faults: ['script'], warnings: [] })
  })

  it('is a warning in a rehearsal', () => {
    expect(findings(careless(), {})).toEqual({ faults: [], warnings: ['script'] })
  })

  it('is refused in both when it is impossible', () => {
    const impossible = () => new Draft('generate').move('closing-clock', 'deliver')
    const faults = ['script.acts[10].steps[2]']
    expect(findings(impossible(), {}).faults).toEqual(faults)
    expect(findings(impossible(), production).faults).toEqual(faults)
  })

  it('is not walked while the people are no ceremony', () => {
    const impossible = new Draft('generate').drop('deliver')
    const backup = { threshold: 9, custodians: ['c1', 'c2', 'c3'] }
    const { faults } = findings(impossible, { backup })
    expect(faults).toContain('backup.threshold')
    expect(faults.filter((path) => path.startsWith('script'))).toEqual([])
  })
})
