import { SET, Story, type Words } from './story.ts'

/** A ceremony in which everything went as the script says. */
export function smooth(words: Words = {}): Story {
  return new Story(words)
    .open()
    .prepare()
    .gates()
    .begin()
    .generate()
    .distribute()
    .prove()
    .wrap()
    .tidy()
    .attest()
    .close()
}

/** A ceremony with a failure, a missing receipt, refusals, a stepped clock and a disagreement. */
export function rough(words: Words = {}): Story {
  const story = new Story(words).open().prepare()
  story.gates({ power: 'fail', network: 'fail', users: 'ask' })
  story.raise({ kind: 'gate', gate: 'network', entry: story.events.length - 3 })
  story.refuse('passphrase.wrong', 'witness').begin().generate()
  story.add({ type: 'duties.relaxed', actor: 'recorder', what: { people: ['c1'] } })
  const intent = story.intent('release')
  for (const index of [1, 2, 3]) story.release(index, intent).receive(index)
  story.release(4, intent, SET, 'print.failed')
  story.raise({ kind: 'exposure', entry: story.events.length - 2 })
  story.release(4, story.intent('release')).refuse('share.foreign', 'c4', 5)
  story.add({ type: 'clock.stepped', actor: 'recorder', what: { seconds: 3600 } })
  story.receive(4)
  story.raise({ kind: 'receipt', set: SET, index: 5 })
  story.prove().wrap().tidy().raise({ kind: 'absence', person: 'c5' })
  story.attest(['c5'], ['auditor'])
  return story.close(['c5'])
}

/** A long day: everything that design.md, rules 8 and 9, foresees, and what people make of it. */
export function eventful(words: Words = {}): Story {
  const story = new Story({ ...words, deputy: true }).open().prepare()
  story.refuse('passphrase.wrong', 'c2', 2).withdraw(story.intent('begin'), 'witness')
  story.begin().generate()
  const first = story.intent('release')
  story.release(1, first).receive(1).pause('Coffee.').release(2, first).receive(2)
  story.leave('witness', 'A train.').handOver('witness', 'deputy', ['witness'])
  story.add({
    type: 'clock.jumped',
    actor: 'recorder',
    what: { seconds: 3600, since: story.state.time },
  })
  story.watch('auditor', 'jump', 3601).watch('admin', 'jump', 3600)
  story.raise({ kind: 'enrolment', person: 'c3' }, ['deputy', 'auditor']).enrol('c3', 'c3 again')
  const second = story.intent('release', 'deputy')
  story.release(3, second).receive(3).release(4, second, SET, 'print.failed')
  story.raise({ kind: 'exposure', entry: story.events.length - 2 }, ['deputy', 'auditor'])
  story.release(4, story.intent('release', 'deputy')).receive(4)
  story.raise({ kind: 'receipt', set: SET, index: 5 }, ['deputy', 'auditor'])
  story.prove().wrap('deputy')
  story.raise({ kind: 'step', step: 'recording' }, ['deputy', 'auditor'])
  story.note('recording', 'admin', 'The recording had stopped. It runs again.')
  story.raise({ kind: 'step', step: 'residue' }, ['deputy', 'auditor'])
  story.watch('deputy', 'closing', 3605).watch('auditor', 'closing', 3601)
  story.leave('c5', 'Unwell.').attest(['c5', 'witness'], ['auditor'])
  return story.close(['c5', 'witness'], 'deputy')
}
