import { type Code, HINTS } from '../../errors.ts'
import { type Place, PLACED_HINTS } from '../../places.ts'
import { action, wrap } from './action.ts'
import { carriers } from './carriers.ts'
import { attest, deliver, end, seal } from './closing.ts'
import { common, errors, shell } from './common.ts'
import { destruction } from './destruction.ts'
import { desktop } from './desktop.ts'
import { duties } from './duties.ts'
import { enrol, slip } from './enrolment.ts'
import { entropy } from './entropy.ts'
import { abort, exceptions, resume } from './exceptions.ts'
import { header, recorded, spine, step, tasks } from './frame.ts'
import { findings } from './findings.ts'
import { gates } from './gates.ts'
import { type Explained, glossary, type Term, terms } from './glossary.ts'
import { handout, readback } from './handout.ts'
import { home } from './home.ts'
import { log } from './log.ts'
import { kinds, modes, outcomes, phases, roles } from './names.ts'
import { act } from './acts.ts'
import { sayings } from './sayings/catalogue.ts'
import { documents } from './documents/catalogue.ts'
import { coverage } from './coverage.ts'
import { drill, exports, rotation } from './onward.ts'
import { palette } from './palette.ts'
import { papers } from './papers.ts'
import { plan } from './plan.ts'
import { compare, keys, present, prove } from './proof.ts'
import { proving } from './proving.ts'
import { review } from './review.ts'
import { acknowledge, clock, note, room } from './room.ts'
import { safe } from './safe.ts'
import { entry } from './shares.ts'
import { refusedWords } from './refused.ts'
import { sentence } from './sentences.ts'
import { claimOf as claim, subjectText as subject } from './signed.ts'
import { needed, parameter, said } from './said.ts'
import { spoken } from './spoken.ts'
import { checks } from './checks.ts'
import { verify } from './verify.ts'
import { witness } from './witness.ts'
import { work, working } from './work.ts'

/** What another language says has the same places. */
type Placed = {
  readonly [P in Place]: { readonly [K in keyof (typeof PLACED_HINTS)[P]]: string }
}

/** Every word that people read on the screen and on paper, in English. */
export const en = {
  abort,
  acknowledge,
  act,
  action,
  attest,
  carriers,
  claim,
  clock,
  common,
  compare,
  coverage,
  deliver,
  documents,
  desktop,
  destruction,
  drill,
  duties,
  end,
  enrol,
  entropy,
  entry,
  errors,
  exceptions,
  exports,
  findings,
  gates,
  glossary: { ...glossary, terms: terms as Readonly<Record<Term, Explained>> },
  handout,
  header,
  /** What to do now, for each way in which something is refused. */
  hints: HINTS as Readonly<Record<Code, string>>,
  home,
  keys,
  kinds,
  log,
  modes,
  needed,
  note,
  outcomes,
  parameter,
  palette,
  papers,
  phases,
  placed: PLACED_HINTS as Placed,
  plan,
  present,
  product: 'Claviger',
  prove,
  proving,
  readback,
  recorded,
  resume,
  review,
  roles,
  room,
  rotation,
  safe,
  said,
  seal,
  sayings,
  sentence,
  refusedWords,
  shell,
  slip,
  spine,
  spoken,
  step,
  subject,
  tasks,
  checks,
  verify,
  witness,
  work,
  working,
  wrap,
}
