import type { Given } from '../../given.ts'

/** What is wrong with an unattended rehearsal and the files it takes. */
export const rehearse = {
  'rehearse.production': 'an unattended ceremony is a rehearsal; this plan is for production',
  'rehearse.nobody': ({ step, people }: Given<'people', 'step'>) =>
    `step ${step}: ${people} is not in the room`,
  'rehearse.two': ({ step }: Given<never, 'step'>) => `step ${step} needs two people in the room`,
  'rehearse.nobody-brings': 'nobody in the room brings another share',
  'rehearse.nobody-looks': ({ who }: Given<'who'>) =>
    `nobody looks on while ${who} destroys anything`,
  'rehearse.ended': ({ step }: Given<'step'>) =>
    `the ceremony ended before it came to step ${step}`,
  'rehearse.script-ends': 'the script ends before the ceremony does',
  'rehearse.nothing-asked': 'the plan asks for neither dice nor text',
  'rehearse.lacks': ({ people }: Given<'people'>) => `the known inputs lack what ${people} gives`,
  'rehearse.known-inputs': ({ why }: Given<'why'>) => `the known inputs: ${why}`,
  'rehearse.version': ({ version }: Given<'version'>) => `must be "${version}"`,
  'rehearse.more': ({ most }: Given<never, 'most'>) => `has more than ${most}`,
  'rehearse.room': ({ count, path, why }: Given<'path' | 'why', 'count'>) =>
    `the room file has ${count === 1 ? '1 fault' : `${count} faults`}; the first is ${path} ${why}`,
  'rehearse.step': 'must be the name of a step',
  'rehearse.path': 'must be the path of a package',
  'rehearse.gate': 'must be the name of a gate',
  'rehearse.thing': 'must be share:<index>:<hand-out> or copy:<id>',
  'rehearse.place': 'must be either before or after a step',
  'rehearse.no-step': ({ name }: Given<'name'>) => `there is no step ${name}`,
  'rehearse.no-person': ({ name }: Given<'name'>) => `there is no person ${name}`,
  'rehearse.no-package': ({ name }: Given<'name'>) => `there is no package ${name}`,
}
