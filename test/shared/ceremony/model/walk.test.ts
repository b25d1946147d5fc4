import { describe, expect, it } from 'vitest'
import type { Kind } from '#shared/ceremony/plan.ts'
import { Draft, planFor, walked } from '../../../support/scripts.ts'
import { told } from '../../../support/german.ts'

type Broken = readonly [name: string, bend: (script: Draft) => Draft, message: string, kind?: Kind]

const alone = { people: 'alone:c1' }

/** Each begins with the released script, which has no fault, and breaks one thing. */
const BROKEN: readonly Broken[] = [
  [
    'a share is handed out before the set exists',
    (script) => script.move('generate', 'prove'),
    'share 1 is handed out before the set exists',
  ],
  [
    'a share is handed out before its release',
    (script) => script.move('release', 'prove'),
    'share 1 is handed out before its release',
  ],
  [
    'a share is handed out twice',
    (script) => script.insert('prove', step('again', 'handout', { each: 'share' })),
    'share 1 is handed out twice',
  ],
  [
    'a share is read back before it was handed out',
    (script) => script.move('readback', 'handout'),
    'share 1 is read back before it was handed out',
  ],
  [
    'a share is read back twice',
    (script) => script.insert('bag', step('again', 'readback', { each: 'share' })),
    'share 1 is read back twice',
  ],
  [
    'a share is read back from a card in its bag',
    (script) => script.insert('prove', step('again', 'readback', { each: 'share' })),
    'share 1 is read back and its card is bagged',
  ],
  [
    'a custodian receives before they know their duties',
    (script) => script.move('duties', 'prove'),
    'c1 receives a share before acknowledging the duties',
  ],
  [
    'a duty is acknowledged by somebody who has not enrolled',
    (script) => script.move('duties', 'recording'),
    'c1 signs for the duties and has not enrolled',
  ],
  [
    'the duties are acknowledged twice',
    (script) => script.insert('begin', step('again', 'acknowledge', { each: 'custodian' })),
    'c1 acknowledges the duties twice',
  ],
  [
    'the next custodian comes while a card lies open',
    (script) => script.set('readback', { changes: undefined }).drop('bag'),
    'share 2 is handed out while card 1 lies open',
  ],
  [
    'everybody looks up while a card lies open',
    (script) =>
      script.set('readback', {
        changes: [{ people: 'all' }, { card: '{index}', state: 'hidden' }],
      }),
    'everybody looks up while card 1 lies open',
  ],
  [
    'a card goes into its bag before it was read back',
    (script) => script.move('bag', 'readback').set('bag', { needs: undefined }),
    'card 1 goes into a bag before its share was read back',
  ],
  [
    'a card goes into a bag before it holds a share',
    (script) =>
      script.note('release', { each: 'share', changes: [{ card: '{index}', state: 'bagged' }] }),
    'card 1 goes into a bag before it holds a share',
  ],
  [
    'a card is shown before it holds a share',
    (script) => script.note('generate', { changes: [{ card: '1', state: 'shown' }] }),
    'card 1 is shown before it holds a share',
  ],
  [
    'a card is hidden that nobody showed',
    (script) => script.set('handout', { changes: [{ people: 'alone:{id}' }] }),
    'card 1 is hidden and was not shown',
  ],
  [
    'a card is in no bag at the close',
    (script) => script.set('bag', { changes: undefined }),
    'card 1 is in no bag at the close',
  ],
  [
    'a destroyed card is used',
    (script) =>
      script.note('bag', { each: 'share', changes: [{ card: '{index}', state: 'destroyed' }] }),
    'card 1 was destroyed',
  ],
  [
    'a bag is sealed twice',
    (script) => script.set('bag', { changes: [{ bag: 'one', state: 'sealed' }] }),
    'bag one is sealed twice',
  ],
  [
    'a bag is opened before its seal was compared',
    (script) =>
      script.set('laptop', {
        changes: [
          { bag: 'laptop', state: 'opened' },
          { bag: 'laptop', state: 'compared' },
        ],
      }),
    'bag laptop is opened before its seal was compared',
  ],
  [
    'a seal is compared when the bag is open',
    (script) => script.note('contents', { changes: [{ bag: 'laptop', state: 'compared' }] }),
    'bag laptop is compared and is open',
  ],
  [
    'a medium serves two purposes',
    (script) =>
      script.note('software', { changes: [{ medium: 'red medium', purpose: 'packages' }] }),
    'the red medium is for packages and was for evidence',
  ],
  [
    'the evidence goes to one medium',
    (script) => script.set('media', { changes: [{ medium: 'red medium', purpose: 'evidence' }] }),
    'the evidence goes to 1 media, not to two',
  ],
  [
    'identities are checked before the recording runs',
    (script) => script.move('identity', 'recording'),
    'needs the recording on',
  ],
  [
    'the recording is switched on twice',
    (script) => script.note('contents', { changes: [{ recording: 'on' }] }),
    'the recording is on since step 1',
  ],
  [
    'the recording is switched off and is not on',
    (script) => script.note('recording', { changes: [{ recording: 'off' }] }),
    'the recording is switched off and is not on',
  ],
  [
    'keys are made while nothing records',
    (script) =>
      script.note('begin', { changes: [{ recording: 'off' }] }).set('begin', { needs: undefined }),
    'keys are made while the recording is off since step ',
  ],
  [
    'a share is handed out while nothing records',
    (script) => script.note('release', { changes: [{ recording: 'off' }] }),
    'share 1 is handed out while the recording is off since step ',
  ],
  [
    'somebody else acts while one person is alone at the screen',
    (script) => script.set('readback', { changes: [{ card: '{index}', state: 'hidden' }] }),
    'c1 is alone at the screen since step ',
  ],
  [
    'somebody who is gone is alone at the screen',
    (script) => script.note('contents', { changes: [{ leaves: 'c1' }] }),
    'c1 is not in the room',
  ],
  [
    'somebody stays alone at the screen',
    (script) => script.set('deliver', { changes: [{ people: 'alone:admin' }] }),
    'admin stays alone at the screen',
  ],
  [
    'a secret stays on the screen while others act',
    (script) => script.note('release', { changes: [{ screen: 'secret' }] }),
    'the screen shows a secret since step ',
  ],
  [
    'everybody looks up while the screen shows a secret',
    (script) =>
      script.set('handout', {
        changes: [
          { people: 'alone:{id}' },
          { card: '{index}', state: 'shown' },
          { screen: 'secret' },
        ],
      }),
    'everybody looks up while the screen shows a secret since step ',
  ],
  [
    'a break begins while a card lies open',
    (script) =>
      script.note('readback', {
        each: 'share',
        role: undefined,
        changes: [{ break: 'start' }, { break: 'end' }],
      }),
    'the break begins while card 1 lies open',
  ],
  [
    'a break begins while the screen shows a secret',
    (script) =>
      script.note('release', {
        changes: [{ screen: 'secret' }, { break: 'start' }, { break: 'end' }, { screen: 'clear' }],
      }),
    'the break begins while the screen shows a secret',
  ],
  [
    'a break begins while somebody is alone at the screen',
    (script) =>
      script.note('release', {
        changes: [alone, { break: 'start' }, { break: 'end' }, { people: 'all' }],
      }),
    'the break begins while c1 is at the screen',
  ],
  [
    'something is done in the break',
    (script) => script.note('generate', { changes: [{ break: 'start' }] }),
    'nobody is in the room: the break of step ',
  ],
  [
    'a break never ends',
    (script) => script.set('deliver', { changes: [{ break: 'start' }] }),
    'never ends',
  ],
  [
    'a break begins in a break',
    (script) =>
      script
        .note('generate', { changes: [{ break: 'start' }] })
        .note('generate', { changes: [{ break: 'start' }, { break: 'end' }] }),
    'has not ended',
  ],
  [
    'a break ends that never began',
    (script) => script.note('generate', { changes: [{ break: 'end' }] }),
    'a break ends and none has begun',
  ],
  [
    'fewer than two people stay',
    (script) =>
      script.note('begin', {
        changes: ['auditor', 'c1', 'c2', 'c3', 'c4', 'c5', 'witness'].map((leaves) => ({ leaves })),
      }),
    'witness leaves and fewer than two people stay',
  ],
  [
    'somebody acts who left',
    (script) => script.note('begin', { changes: [{ leaves: 'c3' }] }),
    'c3 left the room',
  ],
  [
    'somebody leaves twice',
    (script) => script.note('begin', { changes: [{ leaves: 'c3' }, { leaves: 'c3' }] }),
    'c3 leaves and is not in the room',
  ],
  [
    'somebody returns who has not left',
    (script) => script.note('begin', { changes: [{ returns: 'c3' }] }),
    'c3 returns and has not left',
  ],
  [
    'a role is asked for that nobody has',
    (script) => script.set('recording', { role: 'operator' }),
    'nobody is operator',
  ],
  [
    'somebody enrols before the administrator',
    (script) =>
      script.note('recording', {}).insert('recording', step('first', 'enrol', { each: 'person' })),
    'admin enrols twice',
  ],
  ['somebody never enrols', (script) => script.drop('enrol'), 'c5 never enrols'],
  [
    'the ceremony begins before everybody has enrolled',
    (script) => script.move('enrol', 'generate'),
    'the ceremony begins before c1 has enrolled',
  ],
  [
    'somebody enrols after the beginning',
    (script) => script.move('enrol', 'generate'),
    'c1 enrols after the ceremony has begun',
  ],
  [
    'keys are made before the ceremony has begun',
    (script) => script.move('begin', 'release'),
    'generate is approved before the ceremony has begun',
  ],
  [
    'keys are made twice',
    (script) =>
      script.insert(
        'values',
        step('again', 'action', { action: 'generate', role: 'administrator' }),
      ),
    'generate is done twice',
  ],
  [
    'an action of another kind of ceremony',
    (script) =>
      script.insert('release', step('end', 'action', { action: 'destroy', role: 'administrator' })),
    'a generate ceremony does not destroy',
  ],
  [
    'the proof comes before a share was read back',
    (script) => script.move('prove', 'handout'),
    'the proof comes before share 1 was read back',
  ],
  ['there is no proof', (script) => script.drop('prove'), 'there is no step to prove'],
  [
    'packages are wrapped before the proof',
    (script) => script.move('wrap', 'prove'),
    'packages are wrapped before the proof',
  ],
  [
    'a package is wrapped for a key that nobody compared',
    (script) => script.move('compare', 'residue'),
    'packages/orders/aws-kms is wrapped before its key was compared',
  ],
  ['the packages are never wrapped', (script) => script.drop('wrap'), 'there is no step to wrap'],
  [
    'a key is compared before the beginning',
    (script) => script.move('compare', 'contents'),
    'the key of packages/orders/aws-kms is compared before the beginning',
  ],
  [
    'the opening clock is stated when there are keys',
    (script) => script.move('opening-clock', 'release'),
    'the opening clock is stated after keys exist',
  ],
  [
    'the closing clock is stated before the beginning',
    (script) => script.move('closing-clock', 'contents'),
    'the closing clock is stated before the ceremony has begun',
  ],
  [
    'a clock is stated twice',
    (script) => script.set('closing-clock', { at: 'opening' }),
    'the opening clock is stated twice',
  ],
  [
    'a clock is stated when nobody could sign',
    (script) => script.move('opening-clock', 'recording'),
    'two people state the opening clock and fewer have enrolled',
  ],
  [
    'residue is destroyed before the last share is handed out',
    (script) => script.move('residue', 'release'),
    'share 1 is handed out after residue was destroyed',
  ],
  [
    'somebody attests before the work is done',
    (script) => script.move('attest', 'prove'),
    'c5 attests before the work is done',
  ],
  ['somebody never attests', (script) => script.drop('attest'), 'c5 never attests'],
  [
    'the log is closed before somebody has attested',
    (script) => script.move('close', 'closing-clock'),
    'the log is closed before c5 has attested',
  ],
  [
    'something is to be recorded after the close',
    (script) => script.move('drill', 'deliver'),
    'nothing records it after the close',
  ],
  [
    'somebody signs the checkpoint before the close',
    (script) => script.move('seal', 'close'),
    'c5 signs the checkpoint before the close',
  ],
  [
    'the evidence is delivered before somebody has signed',
    (script) => script.move('deliver', 'seal'),
    'the evidence is delivered before c5 has signed',
  ],
  ['the evidence is never delivered', (script) => script.drop('deliver'), 'is never delivered'],
  [
    'a share is never handed out',
    (script) => script.drop('handout').drop('readback'),
    'share 5 is never handed out',
  ],
  ['a share is never read back', (script) => script.drop('readback'), 'share 5 is never read back'],
  [
    'a need that is never made so',
    (script) => script.set('values', { needs: [{ done: 'nothing' }] }),
    'needs step nothing done',
  ],
  [
    'shares are presented before they are asked for',
    (script) => script.move('present', 'recover'),
    'shares are presented before recover is approved',
    'drill',
  ],
  [
    'shares are presented from closed bags',
    (script) => script.move('bags', 'residue'),
    'needs bag shares opened',
    'drill',
  ],
  ['no shares are presented', (script) => script.drop('present'), 'no step to present', 'drill'],
  [
    'a drill proves without a key',
    (script) => script.move('present', 'residue'),
    'the proof comes before there is a key',
    'drill',
  ],
  [
    'a drill lets a key out',
    (script) =>
      script.insert('residue', step('out', 'action', { action: 'export', role: 'administrator' })),
    'a drill ceremony does not export',
    'drill',
  ],
  [
    'recovered keys go nowhere',
    (script) => script.drop('wrap'),
    'there is no step to wrap',
    'recover',
  ],
  [
    'a new set is made without the old one',
    (script) => script.drop('present'),
    'share 1 is handed out before the set exists',
    'reshare',
  ],
  [
    'shares are destroyed before that is approved',
    (script) => script.move('share', 'destroy'),
    'share 1 is destroyed before that is approved',
    'destroy',
  ],
  [
    'a share is forgotten in its destruction',
    (script) => script.drop('share'),
    'share 3 is never destroyed',
    'destroy',
  ],
  [
    'a copy of the backup files is forgotten',
    (script) => script.drop('copy'),
    'copy red is never destroyed',
    'destroy',
  ],
  [
    'something is destroyed after its residue',
    (script) => script.move('residue', 'share'),
    'share 1 is destroyed after its residue',
    'destroy',
  ],
  [
    'people attest before everything is destroyed',
    (script) => script.move('attest', 'copy'),
    'admin attests before the work is done',
    'destroy',
  ],
  [
    'a drill destroys something',
    (script) => script.insert('prove', step('end', 'destroy', { each: 'share', role: 'witness' })),
    'a drill ceremony does not destroy',
    'drill',
  ],
]

function step(id: string, what: string, fields: object) {
  return { id, do: what, say: 'Do it.', expect: 'It is done.', ...fields }
}

describe('a script is refused in which', () => {
  it.each(BROKEN.map((one) => [one[0], one] as const))('%s', (_, one) => {
    const [, bend, message, kind = 'generate'] = one
    const plan = planFor(kind, (json) => {
      const people = json.people as unknown as { id: string; roles: string[] }[]
      for (const one of people) if (one.id === 'admin') one.roles = ['administrator']
    })
    const faults = walked(plan, bend(new Draft(kind))).map((fault) => fault.message)
    expect(faults).toContainEqual(expect.stringContaining(message))
  })

  it('one step is wrong, by its number, act and place', () => {
    const script = new Draft('generate').set('values', { needs: [{ done: 'nothing' }] })
    expect(told(walked(planFor('generate'), script))).toEqual([
      { path: 'script.acts[4].steps[2]', message: 'step 28 (Generate): needs step nothing done' },
    ])
  })
})
