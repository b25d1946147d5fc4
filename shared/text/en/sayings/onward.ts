import type { Action, Kind, Mode } from '../../../ceremony/plan.ts'
import type { Given } from '../../given.ts'

type Outcome = 'destroyed' | 'missing' | 'open' | 'started'

/** What the rules refuse of a ceremony that goes on from earlier evidence. */
export const onward = {
  'rule.old-quorum': ({ threshold, holders, coming }: Given<'holders' | 'coming', 'threshold'>) =>
    `any ${threshold} of ${holders} open the old set; the plan has ${coming}`,
  'rule.no-old-quorum': ({ threshold, holders }: Given<'holders', 'threshold'>) =>
    `any ${threshold} of ${holders} open the old set; the plan has none of them`,
  'rule.somebody-else': ({ id, name }: Given<'id' | 'name'>) =>
    `${id} (${name}) is somebody else in the evidence: people are matched by id and name`,
  'rule.no-destruction-of': ({ thing }: Given<'thing'>) => `no destruction of ${thing} was started`,
  'rule.only-shares-bagged': 'only shares come in bags',
  'rule.bag-examined': ({ thing }: Given<'thing'>) => `the bag of ${thing} was examined already`,
  'rule.settled': ({ thing, outcome }: Given<'thing'> & { readonly outcome: Outcome }) =>
    `${thing} is ${outcome} already`,
  'rule.bag-or-none': 'a bag has a number and a seal, or there is none',
  'rule.item-other': ({ item, intent }: Given<'intent', 'item'>) =>
    `item ${item} of ${intent} is another thing`,
  'rule.nobody-looks': ({ who, thing }: Given<'who' | 'thing'>) =>
    `nobody looks on while ${who} destroys ${thing}`,
  'rule.other-method': ({ methods }: Given<'methods'>) => `this is destroyed by one of ${methods}`,
  'rule.in-hands': ({ index, who }: Given<'who', 'index'>) =>
    `share ${index} is in the hands of ${who}, who is in the room`,
  'rule.bag-unexamined': ({ thing }: Given<'thing'>) => `the bag of ${thing} was not examined`,
  'rule.share-carrier': 'a share lies on a card or in a file',
  'rule.share-of-set': ({ set }: Given<'set'>) => `this is a share of set ${set}`,
  'rule.other-commitment': ({ index }: Given<never, 'index'>) =>
    `the commitment on it is not that of share ${index}`,
  'rule.no-serial': 'the number or label of the medium is not named',
  'rule.copy-no-share': 'a copy of the backup files is no share',
  'rule.destroyer': ({ who }: Given<'who'>) => `${who} destroys it, and signs`,
  'rule.onlooker-left': ({ who }: Given<'who'>) => `whoever looked on while ${who} began has left`,
  'rule.declared-by': ({ who }: Given<'who'>) => `it was declared by ${who}`,
  'rule.missing-why': 'nobody has said why it is missing',
  'rule.custodian-says': ({ who, index }: Given<'who', 'index'>) =>
    `${who} is in the room, and says what became of share ${index}`,
  'rule.only-onlooker': ({ who, thing }: Given<'who' | 'thing'>) =>
    `${who} alone could sign for it as somebody who looks on: somebody else says that ${thing} is missing`,
  'rule.not-settled': ({ thing }: Given<'thing'>) =>
    `nobody has said yet that ${thing} is destroyed or missing`,
  'rule.witnessed': ({ who, thing }: Given<'who' | 'thing'>) =>
    `${who} has signed for ${thing} already`,
  'rule.own-witness': ({ who }: Given<'who'>) => `${who} cannot be the witness of it, too`,
  'rule.was-absent': ({ who, thing }: Given<'who' | 'thing'>) =>
    `${who} was not in the room while ${thing} was destroyed`,
  'rule.unknown-thing': ({ thing }: Given<'thing'>) => `the plan knows no ${thing}`,
  'rule.no-observer': ({ who }: Given<'who'>) => `${who} is neither witness nor auditor`,
  'rule.unaccounted': ({ things }: Given<'things'>) =>
    `neither destroyed nor accounted for: ${things}`,
  'rule.other-challenge':
    'the challenge is not about this evidence, these shares and these backups',
  'rule.challenge-elsewhere': 'the challenge was not answered in this ceremony',
  'rule.other-signatures': 'the signatures are not those of the shares that were brought',
  'rule.keys-packaged': 'the keys of this plan leave in packages',
  'rule.in-file': ({ label }: Given<'label'>) => `${label} is in its file already`,
  'rule.item-other-export': ({ item, intent }: Given<'intent', 'item'>) =>
    `item ${item} of ${intent} is another export`,
  'rule.no-export-of': ({ label }: Given<'label'>) => `no export of ${label} was started`,
  'rule.other-export': ({ item }: Given<never, 'item'>) => `item ${item} is another export`,
  'rule.export-by': ({ who }: Given<'who'>) => `the export was started by ${who}`,
  'rule.rotation-decided': 'the rotation is decided already',
  'rule.decision-each': ({ labels }: Given<'labels'>) =>
    `one decision is due for each of ${labels}`,
  'rule.no-reason-for': ({ label }: Given<'label'>) => `no reason is given for ${label}`,
  'rule.no-date': ({ by }: Given<'by'>) => `${by} is no date`,
  'rule.date-passed': ({ label }: Given<'label'>) => `the date for ${label} has passed`,
  'rule.kind-records': ({ kind, type }: Given<'type'> & { readonly kind: Kind }) =>
    `a ceremony to ${kind} records no ${type}`,
  'rule.kind-action': ({ kind, action }: { readonly kind: Kind; readonly action: Action }) =>
    `a ceremony to ${kind} does not ${action}`,
  'rule.no-source': 'the evidence that is continued is not on record',
  'rule.source-first': 'the source is on record before the beginning',
  'rule.found-otherwise': 'what was found before is not about the backups of this set',
  'rule.damaged-needed': ({ kind, labels }: Given<'labels'> & { readonly kind: Kind }) =>
    `the backup of ${labels} is damaged in this copy: a ceremony to ${kind} needs every backup`,
  'rule.damaged-order': 'the damaged backups are not those of the keys, in their order',
  'rule.damaged-leaving': ({ labels }: Given<'labels'>) =>
    `nothing that is to leave can be recovered from this copy: damaged is the backup of ${labels}`,
  'rule.failed-by-recorder': 'backups that fail are observed by the recorder',
  'rule.failed-after': 'the backups have opened before: a later failure is none of theirs',
  'rule.failed-otherwise': 'the backups that failed are not those of the log, in its order',
  'rule.backup-left': 'there is a backup that did not fail',
  'rule.shown-otherwise': 'what was shown before is not of the shares of this set',
  'rule.shown-count': ({ count, how }: Given<'how', 'count'>) =>
    `${count} shares are no ${how} of this set`,
  'rule.later-unsaid': 'nobody has said whether there is a later reshare of these keys',
  'rule.source-mode': ({
    mode,
    plannedMode,
  }: {
    readonly mode: Mode
    readonly plannedMode: Mode
  }) => `the shares are of a ${mode}, the plan is for a ${plannedMode}`,
  'rule.anchor-order': 'the anchors are out of order',
  'rule.source-unanchored':
    'production needs the paper list and the head of the evidence that it continues',
  'rule.other-keys': ({ labels }: Given<'labels'>) =>
    `the set opens ${labels} too: the plan names every key of it`,
  'rule.no-history': 'the history of the shares is not on record',
  'rule.history-twice': 'the history names a set twice',
  'rule.history-who': ({ set }: Given<'set'>) =>
    `the history does not say who knows the shares of set ${set}`,
  'rule.source-superseded': ({ set, by }: Given<'set' | 'by'>) =>
    `set ${set} is of a superseded set: set ${by} has replaced it`,
  'rule.source-destroyed': ({
    set,
    ceremony,
    left,
    threshold,
  }: Given<'set' | 'ceremony', 'left' | 'threshold'>) =>
    `set ${set} was destroyed in ceremony ${ceremony}: ${left} of its shares are left, and ${threshold} recover`,
  'rule.source-quorum': ({
    threshold,
    total,
    planned,
    named,
  }: Given<never, 'threshold' | 'total' | 'planned' | 'named'>) =>
    `any ${threshold} of ${total} shares recover there; the plan says ${planned} of ${named}`,
  'rule.source-custodians': ({ people }: Given<'people'>) =>
    `the shares are with ${people}, in this order`,
  'rule.key-twice': 'a key is named twice',
  'rule.keys-share': 'two keys share a commitment or a salt',
  'rule.other-backups': 'the backups are not those of the keys',
  'rule.opens-no-key': ({ label }: Given<'label'>) => `the shares open no key ${label}`,
  'rule.source-algorithm': ({ label, found, planned }: Given<'label' | 'found' | 'planned'>) =>
    `${label} is ${found}, not ${planned}`,
  'rule.only-end-bags': 'only the end of a set names bags',
  'rule.was-replaced': ({ set, by }: Given<'set' | 'by'>) =>
    `set ${set} was replaced by set ${by}: the plan names no successor, as if the keys ended`,
  'rule.pinned-missing': ({ ceremony, head }: Given<'ceremony' | 'head'>) =>
    `the plan pins the evidence of ceremony ${ceremony}, head ${head}, and it is not here: bring its bundle, too`,
  'rule.pinned-other': ({ ceremony, head, planned }: Given<'ceremony' | 'head' | 'planned'>) =>
    `the evidence of ceremony ${ceremony} is another one than the plan pins: its head is ${head}, the plan says ${planned}`,
  'rule.successor-missing': ({ ceremony }: Given<'ceremony'>) =>
    `the evidence of ceremony ${ceremony}, which the plan names as the successor, is not here: bring its bundle, too`,
  'rule.not-replaced': ({ set, ceremony }: Given<'set' | 'ceremony'>) =>
    `set ${set} was not replaced by ceremony ${ceremony}: it still counts`,
  'rule.no-places': 'where the shares are is not on record',
  'rule.other-places': 'what is known of bags and copies is not that of the shares',
  'rule.hidden-known': ({ indexes }: Given<'indexes'>) =>
    `somebody knows share ${indexes}, which is said to have been handed out to nobody`,
  'rule.gone-of-others': 'what was destroyed before is not of the shares of this set',
  'rule.nothing-left': ({ set, ceremonies }: Given<'set' | 'ceremonies'>) =>
    `nothing of set ${set} is left to destroy: all of it was destroyed in ${ceremonies}`,
  'rule.gone-already': ({ thing, ceremony }: Given<'thing' | 'ceremony'>) =>
    `${thing} was destroyed in ceremony ${ceremony}: name only the copies that are left`,
}
