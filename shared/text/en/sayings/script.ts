import type { BAG_STATES, CARD_STATES, CHECKS, KEY_STATES } from '../../../ceremony/model/facts.ts'
import type { Action, Kind } from '../../../ceremony/plan.ts'
import type { Role } from '../../../ceremony/roles.ts'
import type { Given, Sentences } from '../../given.ts'

type Clock = 'opening' | 'closing'
type OnOff = 'on' | 'off'
type ScreenState = 'clear' | 'secret'
type Check = (typeof CHECKS)[number]
type BagState = (typeof BAG_STATES)[number]
type CardState = (typeof CARD_STATES)[number]
type KeyState = (typeof KEY_STATES)[number]

export const script = {
  'script.share': ({ index }: Given<never, 'index'>) => `share ${index}`,
  'script.copy': ({ copy }: Given<'copy'>) => `copy ${copy}`,
  'script.lacks-check': ({ what }: Sentences<'what'>) => `no step ${what}`,
  'script.lacks-early-check': ({ what }: Sentences<'what'>) =>
    `no step ${what} before the beginning`,
  'script.left': ({ everybody }: { readonly everybody: readonly string[] }) =>
    `${everybody.join(' and ')} left the room`,
  'script.too-many': ({ most }: Given<never, 'most'>) =>
    `makes more than ${most} steps of this plan`,
  'script.too-large': 'a script has at most 64 KiB',
  'script.no-json': ({ why }: Given<'why'>) => `the script is no JSON: ${why}`,
  'script.act-twice': ({ act }: Given<'act'>) => `${act} comes twice`,
  'script.id-taken': ({ id }: Given<'id'>) => `${id} is taken`,
  'script.unknown-word': ({ word }: Given<'word'>) => `${word} is not known here`,
  'script.unknown': ({ script }: Given<'script'>) =>
    `entry 0 names the script ${script}, which this release does not know`,
  'script.other-kind': ({ own, kind }: { readonly own: Kind; readonly kind: Kind }) =>
    `is a script to ${own}, the plan is to ${kind}`,
  'script.recording-on': ({ since }: Given<never, 'since'>) =>
    `the recording is on since step ${since}`,
  'script.recording-not-on': 'the recording is switched off and is not on',
  'script.medium-purpose': ({ medium, purpose, before }: Given<'medium' | 'purpose' | 'before'>) =>
    `the ${medium} is for ${purpose} and was for ${before}`,
  'script.bag-opened-early': ({ bag }: Given<'bag'>) =>
    `bag ${bag} is opened before its seal was compared`,
  'script.bag-compared-open': ({ bag }: Given<'bag'>) => `bag ${bag} is compared and is open`,
  'script.bag-sealed-twice': ({ bag }: Given<'bag'>) => `bag ${bag} is sealed twice`,
  'script.card-destroyed': ({ card }: Given<'card'>) => `card ${card} was destroyed`,
  'script.card-shown-early': ({ card }: Given<'card'>) =>
    `card ${card} is shown before it holds a share`,
  'script.card-hidden': ({ card }: Given<'card'>) => `card ${card} is hidden and was not shown`,
  'script.card-bagged-empty': ({ card }: Given<'card'>) =>
    `card ${card} goes into a bag before it holds a share`,
  'script.card-bagged-unread': ({ card }: Given<'card'>) =>
    `card ${card} goes into a bag before its share was read back`,
  'script.card-bagged-twice': ({ card }: Given<'card'>) => `card ${card} is in a bag already`,
  'script.looks-up-card': ({ card }: Given<'card'>) =>
    `everybody looks up while card ${card} lies open`,
  'script.looks-up-screen': ({ since }: Given<never, 'since'>) =>
    `everybody looks up while the screen shows a secret since step ${since}`,
  'script.not-here': ({ who }: Given<'who'>) => `${who} is not in the room`,
  'script.alone-since': ({ who, since }: Given<'who', 'since'>) =>
    `${who} is alone at the screen since step ${since}`,
  'script.no-break': 'a break ends and none has begun',
  'script.break-goes-on': ({ since }: Given<never, 'since'>) =>
    `the break of step ${since} has not ended`,
  'script.break-secret': 'the break begins while the screen shows a secret',
  'script.break-alone': ({ who }: Given<'who'>) => `the break begins while ${who} is at the screen`,
  'script.break-card': ({ card }: Given<'card'>) => `the break begins while card ${card} lies open`,
  'script.leaves-absent': ({ who }: Given<'who'>) => `${who} leaves and is not in the room`,
  'script.leaves-few': ({ who }: Given<'who'>) => `${who} leaves and fewer than two people stay`,
  'script.returns-present': ({ who }: Given<'who'>) => `${who} returns and has not left`,
  'script.enrols-twice': ({ who }: Given<'who'>) => `${who} enrols twice`,
  'script.enrols-first': ({ who }: Given<'who'>) =>
    `${who} enrols before the administrator, with whom the log is opened`,
  'script.enrols-late': ({ who }: Given<'who'>) => `${who} enrols after the ceremony has begun`,
  'script.gates-few': 'two people read the gates and fewer have enrolled',
  'script.gates-late': 'the gates are read after the ceremony has begun',
  'script.duties-unenrolled': ({ who }: Given<'who'>) =>
    `${who} signs for the duties and has not enrolled`,
  'script.duties-twice': ({ who }: Given<'who'>) => `${who} acknowledges the duties twice`,
  'script.gives-early': ({ who }: Given<'who'>) =>
    `${who} gives dice or text before the ceremony has begun`,
  'script.gives-late': ({ who }: Given<'who'>) => `${who} gives dice or text after keys exist`,
  'script.gives-twice': ({ who }: Given<'who'>) => `${who} gives dice or text twice`,
  'script.clock-few': ({ at }: { readonly at: Clock }) =>
    `two people state the ${at} clock and fewer have enrolled`,
  'script.clock-twice': ({ at }: { readonly at: Clock }) => `the ${at} clock is stated twice`,
  'script.clock-late': 'the opening clock is stated after keys exist',
  'script.clock-early': 'the closing clock is stated before the ceremony has begun',
  'script.foreign-action': ({ kind, action }: { readonly kind: Kind; readonly action: Action }) =>
    `a ${kind} ceremony does not ${action}`,
  'script.action-twice': ({ action }: { readonly action: Action }) => `${action} is done twice`,
  'script.action-early': ({ action }: { readonly action: Action }) =>
    `${action} is approved before the ceremony has begun`,
  'script.begins-without': ({ who }: Given<'who'>) =>
    `the ceremony begins before ${who} has enrolled`,
  'script.keys-made': 'keys are made',
  'script.made-without': ({ who }: Given<'who'>) =>
    `keys are made before ${who} has given dice or text`,
  'script.release-early': 'shares are released before the set exists',
  'script.wrap-early': 'packages are wrapped before the proof',
  'script.wrap-uncompared': ({ path }: Given<'path'>) =>
    `${path} is wrapped before its key was compared`,
  'script.export-early': 'keys are exported before they were proven',
  'script.close-unattested': ({ who }: Given<'who'>) =>
    `the log is closed before ${who} has attested`,
  'script.close-loose': ({ card }: Given<'card'>) => `card ${card} is in no bag at the close`,
  'script.unrecorded': ({ what, since }: Given<never, 'since'> & Sentences<'what'>) =>
    `${what} while the recording is off since step ${since}`,
  'script.handout-no-set': ({ index }: Given<never, 'index'>) =>
    `share ${index} is handed out before the set exists`,
  'script.handout-twice': ({ index }: Given<never, 'index'>) =>
    `share ${index} is handed out twice`,
  'script.handout-early': ({ index }: Given<never, 'index'>) =>
    `share ${index} is handed out before its release`,
  'script.handout-duties': ({ who }: Given<'who'>) =>
    `${who} receives a share before acknowledging the duties`,
  'script.handout-card': ({ index, card }: Given<'card', 'index'>) =>
    `share ${index} is handed out while card ${card} lies open`,
  'script.handout-residue': ({ index }: Given<never, 'index'>) =>
    `share ${index} is handed out after residue was destroyed`,
  'script.handed-out': ({ index }: Given<never, 'index'>) => `share ${index} is handed out`,
  'script.readback-early': ({ index }: Given<never, 'index'>) =>
    `share ${index} is read back before it was handed out`,
  'script.readback-twice': ({ index }: Given<never, 'index'>) =>
    `share ${index} is read back twice`,
  'script.readback-card': ({ index, lies }: Given<never, 'index'> & { readonly lies: CardState }) =>
    `share ${index} is read back and its card is ${lies}`,
  'script.destroy-proves': 'a destroy ceremony proves nothing',
  'script.proof-early': 'the proof comes before there is a key',
  'script.proof-twice': 'the proof is made twice',
  'script.proof-unread': ({ index }: Given<never, 'index'>) =>
    `the proof comes before share ${index} was read back`,
  'script.takes-no-shares': ({ kind }: { readonly kind: Kind }) =>
    `a ${kind} ceremony takes no shares`,
  'script.presented-early': ({ action }: { readonly action: Action }) =>
    `shares are presented before ${action} is approved`,
  'script.destroys-nothing': ({ kind }: { readonly kind: Kind }) =>
    `a ${kind} ceremony does not destroy`,
  'script.destroyed-early': ({ what }: Sentences<'what'>) =>
    `${what} is destroyed before that is approved`,
  'script.destroyed-twice': ({ what }: Sentences<'what'>) => `${what} is destroyed twice`,
  'script.destroyed-late': ({ what }: Sentences<'what'>) =>
    `${what} is destroyed after its residue`,
  'script.is-destroyed': ({ what }: Sentences<'what'>) => `${what} is destroyed`,
  'script.replaces-nothing': ({ kind }: { readonly kind: Kind }) =>
    `a ${kind} ceremony recovers nothing that is replaced`,
  'script.rotation-early': 'the rotation is decided before a key is recovered',
  'script.rotation-twice': 'the rotation is decided twice',
  'script.compared-early': ({ path }: Given<'path'>) =>
    `the key of ${path} is compared before the beginning`,
  'script.compared-late': ({ path }: Given<'path'>) =>
    `the key of ${path} is compared after it was used`,
  'script.attests-unenrolled': ({ who }: Given<'who'>) => `${who} attests and has not enrolled`,
  'script.attests-twice': ({ who }: Given<'who'>) => `${who} attests twice`,
  'script.attests-early': ({ who }: Given<'who'>) => `${who} attests before the work is done`,
  'script.seals-early': ({ who }: Given<'who'>) => `${who} signs the checkpoint before the close`,
  'script.seals-twice': ({ who }: Given<'who'>) => `${who} signs the checkpoint twice`,
  'script.delivered-early': 'the evidence is delivered before the close',
  'script.delivered-unsigned': ({ who }: Given<'who'>) =>
    `the evidence is delivered before ${who} has signed`,
  'script.media': ({ count }: Given<never, 'count'>) =>
    `the evidence goes to ${count} media, not to two`,
  'script.checks-identity': 'checks who the people are',
  'script.checks-phones': 'puts the phones away',
  'script.checks-cameras': 'places the cameras',
  'script.checks-exits': 'names the ways out and the right to stop',
  'script.checks-contents': 'compares what is on the table with the list',
  'script.checks-software': 'compares the hash of the software',
  'script.checks-residue': 'destroys what is left over',
  'script.checks-drill': 'sets the date of the next drill',
  'script.checks-rotation': 'decides when the recovered keys are replaced',
  'script.lacks-recording': 'no step switches the recording on before the beginning',
  'script.recording-ends-early': 'the recording is switched off before the close',
  'script.lacks-gates': 'no step runs the gates before the beginning',
  'script.lacks-signed-rotation': 'nobody signs when the recovered keys are replaced',
  'script.lacks-seal': 'no step compares a seal before the beginning',
  'script.lacks-clock': ({ at }: { readonly at: Clock }) => `nobody states the ${at} clock`,
  'script.lacks-media': 'no step names two media for the evidence',
  'script.lacks-duties': ({ people }: Given<'people'>) =>
    `no step has custodians acknowledge their duties: ${people}`,
  'script.lacks-alone': ({ people }: Given<'people'>) =>
    `no step leaves custodians alone at the screen: ${people}`,
  'script.lacks-bags': ({ cards }: Given<'cards'>) => `no step puts cards into bags: ${cards}`,
  'script.fact-recording': ({ recording }: { readonly recording: OnOff }) =>
    `the recording ${recording}`,
  'script.fact-checked': ({ check }: { readonly check: Check }) => `${check} checked`,
  'script.fact-medium': ({ medium, purpose }: Given<'medium' | 'purpose'>) =>
    `the ${medium} for ${purpose}`,
  'script.fact-bag': ({ bag, seal }: Given<'bag'> & { readonly seal: BagState }) =>
    `bag ${bag} ${seal}`,
  'script.fact-card': ({ card, lies }: Given<'card'> & { readonly lies: CardState }) =>
    `card ${card} ${lies}`,
  'script.fact-alone': ({ who }: Given<'who'>) => `${who} alone at the screen`,
  'script.fact-screen': ({ screen }: { readonly screen: ScreenState }) => `the screen ${screen}`,
  'script.fact-gone': ({ who }: Given<'who'>) => `${who} gone`,
  'script.fact-here': ({ who }: Given<'who'>) => `${who} in the room`,
  'script.fact-keys': ({ keys }: { readonly keys: KeyState }) => `the keys ${keys}`,
  'script.fact-clock': ({ at }: { readonly at: Clock }) => `the ${at} clock stated`,
  'script.fact-done': ({ step }: Given<'step'>) => `step ${step} done`,
  'script.fact-all': 'everybody in their place',
  'script.fact-two': 'two people in the room',
  'script.fact-break': 'a break',
  'script.fact-no-break': 'no break',
  'script.at-step': ({ number, act, why }: Given<'act' | 'why', 'number'>) =>
    `step ${number} (${act}): ${why}`,
  'script.needs': ({ need }: Sentences<'need'>) => `needs ${need}`,
  'script.unlogged': 'nothing records it after the close',
  'script.room-empty': ({ since }: Given<never, 'since'>) =>
    `nobody is in the room: the break of step ${since} has not ended`,
  'script.nobody': ({ role }: { readonly role: Role }) => `nobody is ${role}`,
  'script.secret-shown': ({ since }: Given<never, 'since'>) =>
    `the screen shows a secret since step ${since}`,
  'script.never-enrols': ({ who }: Given<'who'>) => `${who} never enrols`,
  'script.lacks-action': ({ action }: { readonly action: Action }) =>
    `there is no step to ${action}`,
  'script.never-handed-out': ({ index }: Given<never, 'index'>) =>
    `share ${index} is never handed out`,
  'script.never-read-back': ({ index }: Given<never, 'index'>) =>
    `share ${index} is never read back`,
  'script.lacks-present': 'there is no step to present shares',
  'script.lacks-prove': 'there is no step to prove',
  'script.never-destroyed': ({ what }: Sentences<'what'>) => `${what} is never destroyed`,
  'script.lacks-rotate': 'there is no step to decide the rotation',
  'script.lacks-wrap': 'there is no step to wrap',
  'script.never-attests': ({ who }: Given<'who'>) => `${who} never attests`,
  'script.never-seals': ({ who }: Given<'who'>) => `${who} never signs the checkpoint`,
  'script.never-delivered': 'the evidence is never delivered',
  'script.never-ends': ({ since }: Given<never, 'since'>) =>
    `the break of step ${since} never ends`,
  'script.stays-alone': ({ who }: Given<'who'>) => `${who} stays alone at the screen`,
}
