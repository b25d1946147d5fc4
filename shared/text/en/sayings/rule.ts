import type { Action, Kind, Mode } from '../../../ceremony/plan.ts'
import type { Role } from '../../../ceremony/roles.ts'
import type { Given } from '../../given.ts'

type Outcome = 'destroyed' | 'missing' | 'open' | 'started'

export const rule = {
  'rule.nothing-dealt': 'nothing was dealt anew: do it, or abort',
  'rule.nothing-recovered-yet': 'nothing was recovered: do it, or abort',
  'rule.step-first': ({ first, id, step }: Given<'id', 'first' | 'step'>) =>
    `step ${first} (${id}) comes before step ${step} and is not done`,
  'rule.asked-for': ({ kinds }: { readonly kinds: readonly ('dice' | 'text')[] }) =>
    `the plan asks for ${kinds.join(' and ')}`,
  'rule.hands-on': ({ who, roles }: Given<'who'> & { readonly roles: readonly Role[] }) =>
    `${who} hands on ${roles.join(', ')}`,
  'rule.clash': ({ who, roles }: Given<'who'> & { readonly roles: readonly Role[] }) =>
    `${who} would be both ${roles.join(' and ')}`,
  'rule.run-asks-nothing': 'the run asks about nothing',
  'rule.old-quorum': ({ threshold, holders, coming }: Given<'holders' | 'coming', 'threshold'>) =>
    `any ${threshold} of ${holders} open the old set; the plan has ${coming}`,
  'rule.no-old-quorum': ({ threshold, holders }: Given<'holders', 'threshold'>) =>
    `any ${threshold} of ${holders} open the old set; the plan has none of them`,
  'rule.somebody-else': ({ id, name }: Given<'id' | 'name'>) =>
    `${id} (${name}) is somebody else in the evidence: people are matched by id and name`,
  'rule.bad-key': ({ label, why }: Given<'label' | 'why'>) => `${label} ${why}`,
  'rule.no-destruction-of': ({ thing }: Given<'thing'>) => `no destruction of ${thing} was started`,
  'rule.destruction-not-listed': ({ thing }: Given<'thing'>) =>
    `the approved destruction does not list ${thing}`,
  'rule.no-destruction': 'no destruction was started',
  'rule.not-planned': ({ who }: Given<'who'>) => `${who} is not in the plan`,
  'rule.release-not-listed': ({ index }: Given<never, 'index'>) =>
    `the approved release does not list share ${index}`,
  'rule.wrap-not-listed': ({ path }: Given<'path'>) => `the approved wrap does not list ${path}`,
  'rule.no-release': 'no release was started',
  'rule.no-package-started': 'no package was started',
  'rule.export-not-listed': ({ label }: Given<'label'>) =>
    `the approved export does not list ${label}`,
  'rule.no-export': 'no export was started',
  'rule.no-open-intent': ({ action }: { readonly action: Action }) =>
    `no intent for ${action} is open: declare it and have it approved`,
  'rule.no-action': ({ action }: { readonly action: Action }) =>
    `this ceremony has no action ${action}`,
  'rule.not-open': 'the ceremony is not open',
  'rule.no-set': 'no share set exists',
  'rule.no-folder': 'the folder is not named',
  'rule.no-old-set': 'no share set was taken over',
  'rule.ended': 'the ceremony has ended',
  'rule.entry-zero': 'entry 0, and only entry 0, opens the ceremony',
  'rule.foreign-entry': 'the entry belongs to another ceremony',
  'rule.entry-one': 'the administrator enrols in entry 1',
  'rule.time-back': 'the time goes back',
  'rule.after-files': 'after the list of files comes the end, and nothing else',
  'rule.given-up': 'the share set was given up: the ceremony is aborted',
  'rule.not-enrolled': ({ who }: Given<'who'>) => `${who} is not enrolled`,
  'rule.taken-over': ({ who }: Given<'who'>) => `somebody else has taken over from ${who}`,
  'rule.not-here': ({ who }: Given<'who'>) => `${who} is not in the room`,
  'rule.head-unstated': 'two people have not stated the head yet',
  'rule.locked': ({ why }: Given<'why'>) => `the ceremony is locked: ${why}`,
  'rule.clock-jumped': 'the clock jumped: two people have not stated what their watches show yet',
  'rule.statement-act': ({ stated, act }: Given<'stated' | 'act'>) =>
    `the statement is to ${stated}, the event to ${act}`,
  'rule.statement-by': ({ who }: Given<'who'>) => `the statement is by ${who}`,
  'rule.statement-ceremony': 'the statement is for another ceremony',
  'rule.lacks-role': ({ who, role }: Given<'who'> & { readonly role: Role }) =>
    `${who} does not have the role ${role}`,
  'rule.statement-target': ({ stated, target }: Given<never, 'stated' | 'target'>) =>
    `the statement targets entry ${stated}, not ${target}`,
  'rule.statement-entry': ({ target }: Given<never, 'target'>) =>
    `the statement names another entry ${target}`,
  'rule.statement-text': 'the text signed is not what this event means',
  'rule.no-leader': ({ who }: Given<'who'>) => `${who} is neither administrator nor operator`,
  'rule.next-intent': ({ intent }: Given<'intent'>) => `the next intent is ${intent}`,
  'rule.exposure': 'an exposure has no co-signed exception yet',
  'rule.other-parameters': ({ action }: { readonly action: Action }) =>
    `the parameters of ${action} are not those of the plan and the log`,
  'rule.other-digest': 'the digest is not that of the parameters',
  'rule.unenrolled': ({ people }: Given<'people'>) => `not enrolled yet: ${people}`,
  'rule.begun': 'the ceremony has begun already',
  'rule.not-begun': 'the ceremony has not begun',
  'rule.set-exists': 'a share set exists already',
  'rule.keys-exist': 'keys exist that are not lost',
  'rule.new-set-exists': 'the new share set exists already',
  'rule.vault-full': 'the vault is not empty',
  'rule.no-new-set': 'the new share set does not exist yet',
  'rule.all-received': 'every share has its receipt',
  'rule.set-proven': 'the share set is proven already',
  'rule.unproven': 'the backup is not proven',
  'rule.vault-empty-restart': 'the vault is empty since the restart',
  'rule.all-packaged': 'every package is finished',
  'rule.no-action-export': 'this ceremony has no action export',
  'rule.nothing-recovered': 'nothing was recovered',
  'rule.nothing-to-export': 'no key is left to export',
  'rule.no-action-destroy': 'this ceremony has no action destroy',
  'rule.nothing-to-destroy': 'nothing is left to destroy',
  'rule.drill-done': 'the drill is done already',
  'rule.all-left': 'everything that was to leave has left',
  'rule.none-left': 'nothing that was to leave can be recovered: abort',
  'rule.unended': 'something was started and has not ended',
  'rule.unfinished': ({ paths }: Given<'paths'>) => `not finished: ${paths}`,
  'rule.unwritten': ({ labels }: Given<'labels'>) => `not in a file yet: ${labels}`,
  'rule.no-rotation': 'nobody has decided yet when the recovered keys are replaced',
  'rule.uncompared': ({ path }: Given<'path'>) =>
    `two people have not compared the wrapping key of ${path} yet`,
  'rule.compared-by-leaders': ({ path }: Given<'path'>) =>
    `only people who run the ceremony have compared the wrapping key of ${path}`,
  'rule.approved-already': ({ who, intent }: Given<'who' | 'intent'>) =>
    `${who} has approved ${intent} already`,
  'rule.no-approver': ({ action, role }: { readonly action: Action; readonly role: Role }) =>
    `the policy for ${action} does not name ${role}`,
  'rule.no-share': ({ who }: Given<'who'>) => `${who} holds no share`,
  'rule.not-approved': ({ who, intent }: Given<'who' | 'intent'>) =>
    `${who} has not approved ${intent}`,
  'rule.no-intent': ({ intent }: Given<'intent'>) => `there is no intent ${intent}`,
  'rule.intent-void': ({ intent, why }: Given<'intent' | 'why'>) => `${intent} is void: ${why}`,
  'rule.intent-for': ({
    intent,
    instead,
    action,
  }: Given<'intent'> & { readonly instead: Action; readonly action: Action }) =>
    `${intent} is for ${instead}, not ${action}`,
  'rule.intent-lacks': ({ intent, action }: Given<'intent'> & { readonly action: Action }) =>
    `${intent} lacks approvals for ${action}`,
  'rule.intent-changed': ({ intent }: Given<'intent'>) => `what ${intent} names has changed since`,
  'rule.intent-by': ({ intent, who }: Given<'intent' | 'who'>) =>
    `${intent} was declared by ${who}`,
  'rule.intent-served': ({ intent }: Given<'intent'>) => `${intent} has served for this already`,
  'rule.only-shares-bagged': 'only shares come in bags',
  'rule.bag-examined': ({ thing }: Given<'thing'>) => `the bag of ${thing} was examined already`,
  'rule.settled': ({ thing, outcome }: Given<'thing'> & { readonly outcome: Outcome }) =>
    `${thing} is ${outcome} already`,
  'rule.bag-or-none': 'a bag has a number and a seal, or there is none',
  'rule.other-effect': 'another effect has not ended',
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
  'rule.no-reason': 'the reason is not named',
  'rule.missing-why': 'nobody has said why it is missing',
  'rule.custodian-says': ({ who, index }: Given<'who', 'index'>) =>
    `${who} is in the room, and says what became of share ${index}`,
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
  'rule.shares-here': ({ here, threshold }: Given<never, 'here' | 'threshold'>) =>
    `${here} of ${threshold} shares are here`,
  'rule.other-challenge':
    'the challenge is not about this evidence, these shares and these backups',
  'rule.challenge-elsewhere': 'the challenge was not answered in this ceremony',
  'rule.other-signatures': 'the signatures are not those of the shares that were brought',
  'rule.files-by-recorder': 'the files are listed by the recorder',
  'rule.script-unlisted': 'script.html is not listed',
  'rule.backup-size': ({ label }: Given<'label'>) => `backups/${label}.kwp has another size`,
  'rule.stray-file': ({ name }: Given<'name'>) => `${name} does not belong to the bundle`,
  'rule.unlisted': ({ name }: Given<'name'>) => `${name} is not listed`,
  'rule.listed-otherwise': ({ name }: Given<'name'>) => `${name} is listed with another hash`,
  'rule.signers': ({ people }: Given<'people'>) => `the signers are ${people}`,
  'rule.close-signers': 'the administrator and a witness sign the close',
  'rule.unattested': ({ people }: Given<'people'>) => `no attestation yet: ${people}`,
  'rule.no-backup-of': ({ labels }: Given<'labels'>) => `no backup of ${labels}`,
  'rule.files-unlisted': 'the files of the bundle are not listed',
  'rule.entry-count': ({ entries, stated }: Given<never, 'entries' | 'stated'>) =>
    `the log has ${entries} entries, not ${stated}`,
  'rule.terminate': 'a package or a key has left: terminate instead',
  'rule.set-not-voided': 'the share set was not voided',
  'rule.keys-not-given-up': 'the keys were not given up',
  'rule.abort': 'no package has left: abort instead',
  'rule.no-decision': 'no co-signed decision about ending after packages have left',
  'rule.end-signed': 'an end is either signed or marked as unsigned',
  'rule.end-by': ({ who }: Given<'who'>) => `this end is recorded by ${who}`,
  'rule.left-otherwise': 'what left is listed differently',
  'rule.files-left-otherwise': 'the files that left are listed differently',
  'rule.not-asked': ({ who }: Given<'who'>) => `${who} is not asked for anything`,
  'rule.given': ({ who }: Given<'who'>) => `${who} has given already`,
  'rule.out-of-bounds': ({
    count,
    given,
    least,
    most,
  }: Given<'given', 'count' | 'least' | 'most'>) =>
    `${count} of ${given} is not between ${least} and ${most}`,
  'rule.mix-by-recorder': 'the mix is observed by the recorder',
  'rule.no-mix-asked': 'the plan asks for no mix',
  'rule.other-sources': 'the sources of the mix are not what was given',
  'rule.mix-bytes': ({ bytes }: Given<never, 'bytes'>) =>
    `a mix takes ${bytes} bytes of the system`,
  'rule.known-inputs': 'inputs that are known make no key of a production',
  'rule.twin-sources': 'two sources have one commitment',
  'rule.source-by-recorder': 'the source is observed by the recorder',
  'rule.source-recorded': 'the source is on record already',
  'rule.mix-asked': 'the plan asks for a mix',
  'rule.mix-not-in': 'the keys are made from a mix, which is not in yet',
  'rule.nothing-given': ({ people }: Given<'people'>) => `nothing given yet: ${people}`,
  'rule.mix-unrecorded': 'the mix is not on record',
  'rule.mix-lost': 'the log does not say that the mix was lost in the restart',
  'rule.mix-made': 'the mix is made already',
  'rule.keys-made': 'the keys exist already',
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
  'rule.gates-by-recorder': 'the gates are read by the recorder',
  'rule.gates-once': 'a run names every gate once, in order',
  'rule.gate-no-evidence': ({ gate }: Given<'gate'>) => `the gate ${gate} names no evidence`,
  'rule.gate-unaskable': ({ gate }: Given<'gate'>) => `nobody can be asked about ${gate}`,
  'rule.last-run': ({ entry }: Given<never, 'entry'>) => `the last run is that of entry ${entry}`,
  'rule.run-signed': ({ who }: Given<'who'>) => `${who} has signed for this run already`,
  'rule.run-asks': ({ gates }: Given<'gates'>) => `the run asks about ${gates}`,
  'rule.would-know': ({ known, who, threshold }: Given<'who', 'known' | 'threshold'>) =>
    `${known} shares of these keys would be known to ${who}, earlier ones included: any ${threshold} of the new set recover`,
  'rule.knows': ({ known, who, threshold }: Given<'who', 'known' | 'threshold'>) =>
    `${known} shares of these keys are known to ${who}, earlier ones included: any ${threshold} of the new set recover`,
  'rule.open-already': 'the ceremony is already open',
  'rule.opened-by-recorder': 'only the recorder opens the log',
  'rule.plan-digest': 'the plan digest is not that of plan.json',
  'rule.other-mode': ({ plannedMode, mode }: { readonly plannedMode: Mode; readonly mode: Mode }) =>
    `the plan is for a ${plannedMode}, not a ${mode}`,
  'rule.plan-kind': ({ kind }: { readonly kind: Kind }) => `the plan is of kind ${kind}`,
  'rule.other-script': 'the script is not that of the plan',
  'rule.other-source': 'the source is not that of the plan',
  'rule.constants': 'the constants of the release are not the four files of a bundle',
  'rule.host': ({ host }: Given<'host'>) => `production does not run under the host ${host}`,
  'rule.full-cost': 'production demands the full cost of the passphrase function',
  'rule.ceremony-number': 'production demands a ceremony number',
  'rule.cannot-enrol': ({ who, other }: Given<'who' | 'other'>) => `${who} cannot enrol ${other}`,
  'rule.other-name': ({ who }: Given<'who'>) => `the plan names ${who} differently`,
  'rule.other-roles': ({ who }: Given<'who'>) => `the plan gives ${who} other roles`,
  'rule.leader-first': 'the administrator enrols first, or their deputy',
  'rule.other-fingerprint': ({ who }: Given<'who'>) =>
    `the fingerprint of ${who} is not that of the key`,
  'rule.key-in-use': ({ who }: Given<'who'>) => `the key of ${who} is in use already`,
  'rule.closing': 'the close has begun',
  'rule.enrolled-already': ({ who }: Given<'who'>) =>
    `${who} is already enrolled, and no co-signed exception grants a new key`,
  'rule.relaxed-by-recorder': 'only the recorder notes relaxed duties',
  'rule.not-relaxed': 'the plan does not relax the separation of duties',
  'rule.relaxed-once': 'relaxed duties are noted once, at the start',
  'rule.relaxed-of': ({ people }: Given<'people'>) => `relaxed are the duties of ${people}`,
  'rule.relaxed-unnoted': 'relaxed duties were not noted',
  'rule.no-step': ({ step }: Given<'step'>) => `the script has no step ${step}`,
  'rule.step-by-doing': ({ step }: Given<never, 'step'>) => `step ${step} is recorded by doing it`,
  'rule.no-result': 'the result is not named',
  'rule.step-signed': ({ step }: Given<never, 'step'>) => `step ${step} is signed`,
  'rule.step-unsigned': ({ step }: Given<never, 'step'>) => `nobody signs step ${step}`,
  'rule.step-by': ({ step, who }: Given<'who', 'step'>) => `step ${step} is recorded by ${who}`,
  'rule.step-for': ({ step, people }: Given<'people', 'step'>) => `step ${step} is for ${people}`,
  'rule.step-done': ({ step, id }: Given<'id', 'step'>) => `step ${step} (${id}) is done already`,
  'rule.no-package': ({ path }: Given<'path'>) => `the plan has no package ${path}`,
  'rule.other-wrapping-key': ({ path }: Given<'path'>) => `the wrapping key of ${path} is another`,
  'rule.compared-already': ({ who, path }: Given<'who' | 'path'>) =>
    `${who} has compared the wrapping key of ${path} already`,
  'rule.no-backup': ({ label }: Given<'label'>) => `no backup of ${label} is recorded`,
  'rule.package-settled': ({ path }: Given<'path'>) => `${path} is finished or was given up`,
  'rule.item-other-package': ({ item, intent }: Given<'intent', 'item'>) =>
    `item ${item} of ${intent} is another package`,
  'rule.item-other-key': ({ item, label }: Given<'label', 'item'>) =>
    `item ${item} names another key ${label}`,
  'rule.parameters-expired': ({ path }: Given<'path'>) =>
    `the import parameters of ${path} have expired`,
  'rule.package-not-started': ({ path }: Given<'path'>) => `the package ${path} was not started`,
  'rule.other-package': ({ item }: Given<never, 'item'>) => `item ${item} is another package`,
  'rule.package-by': ({ who }: Given<'who'>) => `the package was started by ${who}`,
  'rule.no-share-here': ({ set, index }: Given<'set', 'index'>) =>
    `set ${set} has no share ${index} here`,
  'rule.share-of': ({ index, who }: Given<'who', 'index'>) => `share ${index} belongs to ${who}`,
  'rule.share-here': ({ index }: Given<never, 'index'>) => `share ${index} is here already`,
  'rule.presented-by-recorder': 'presented shares are observed by the recorder',
  'rule.set-labels': 'the labels are not those of the set',
  'rule.empty-by-recorder': 'the recorder notes an empty vault',
  'rule.vault-unproven': 'the vault holds nothing proven',
  'rule.vault-labels': 'the labels are not those of the vault',
  'rule.only-restart': 'only a restart empties the vault',
  'rule.unlock-by-recorder': 'unlocking is observed by the recorder',
  'rule.not-restarted': 'the ceremony was not restarted',
  'rule.stated': ({ who }: Given<'who'>) => `${who} has stated it already`,
  'rule.fork': ({ entry }: Given<never, 'entry'>) =>
    `the log ended with entry ${entry}: this may be a fork`,
  'rule.noted-entry': ({ entry }: Given<never, 'entry'>) =>
    `people approved after entry ${entry}: state the last entry that you noted`,
  'rule.loss-unrecorded': 'the loss after the restart was not recorded yet',
  'rule.refusals-by-recorder': 'refusals are observed by the recorder',
  'rule.refusal-count': 'a refusal counts at least once',
  'rule.next-exception': ({ next }: Given<'next'>) => `the next exception is ${next}`,
  'rule.story': 'say what was expected, what happened and what was decided',
  'rule.no-subject': 'what the exception is about does not exist',
  'rule.attested-here': ({ who }: Given<'who'>) => `${who} is in the room and has attested`,
  'rule.no-exception': ({ exception }: Given<'exception'>) => `there is no exception ${exception}`,
  'rule.own-exception': 'the person who raised an exception cannot co-sign it',
  'rule.cosigned': ({ who }: Given<'who'>) => `${who} has co-signed already`,
  'rule.about-oneself': ({ who }: Given<'who'>) => `the exception is about ${who}: others co-sign`,
  'rule.clock-by-recorder': 'the clock is observed by the recorder',
  'rule.attested': ({ who }: Given<'who'>) => `${who} has attested already`,
  'rule.departures-by-recorder': 'departures are observed by the recorder',
  'rule.cannot-return': ({ who, other }: Given<'who' | 'other'>) =>
    `${who} cannot return for ${other}`,
  'rule.not-away': ({ who }: Given<'who'>) => `${who} is not away`,
  'rule.breaks-by-recorder': 'breaks are observed by the recorder',
  'rule.break-alone': 'one person alone cannot end a break again',
  'rule.no-break': 'there is no break',
  'rule.not-back': ({ who }: Given<'who'>) => `${who} is not back`,
  'rule.two-not-back': 'two people are not back yet',
  'rule.leader-not-back': 'neither the administrator nor their deputy is back yet',
  'rule.cannot-take-over': ({ who, to }: Given<'who' | 'to'>) =>
    `${who} cannot take over for ${to}`,
  'rule.is-here': ({ who }: Given<'who'>) => `${who} is in the room`,
  'rule.nothing-to-take': ({ to, from }: Given<'to' | 'from'>) =>
    `${to} can take nothing over from ${from}`,
  'rule.own-share': ({ who }: Given<'who'>) => `${who} holds a share of their own`,
  'rule.no-custodian': ({ who }: Given<'who'>) => `${who} is no custodian of a share`,
  'rule.accepted': ({ who }: Given<'who'>) => `${who} has accepted already`,
  'rule.no-jump': 'the clock has not jumped',
  'rule.entry-before': ({ time }: Given<'time'>) => `the entry before is of ${time}`,
  'rule.no-room-clock': 'the clock of the room is not named',
  'rule.state-watches': 'the clock jumped: state what watches show now',
  'rule.no-planned-key': ({ label }: Given<'label'>) => `the plan has no key ${label}`,
  'rule.planned-algorithm': ({ label, algorithm }: Given<'label' | 'algorithm'>) =>
    `the plan makes ${label} ${algorithm}`,
  'rule.key-exists': ({ label }: Given<'label'>) => `${label} exists already`,
  'rule.repeats-commitment': ({ label }: Given<'label'>) => `${label} repeats a commitment`,
  'rule.repeats-salt': ({ label }: Given<'label'>) => `${label} repeats a salt`,
  'rule.needs-kcv': 'needs a key check value and nothing else',
  'rule.needs-spki': 'needs a public key and nothing else',
  'rule.bad-public-key': ({ why }: Given<'why'>) => `has a bad public key: ${why}`,
  'rule.set-used': ({ set }: Given<'set'>) => `the set id ${set} was used already`,
  'rule.ungenerated': ({ labels }: Given<'labels'>) => `not generated yet: ${labels}`,
  'rule.set-unmarked': ({ set, mode }: Given<'set'> & { readonly mode: Mode }) =>
    `set ${set} is not marked as ${mode}`,
  'rule.other-threshold': 'threshold and number of shares are not those of the plan',
  'rule.dealt-otherwise': 'the shares are not dealt as the plan says',
  'rule.no-quorum': ({ intent }: Given<'intent'>) =>
    `under ${intent} no quorum has filled the vault`,
  'rule.did-not-generate': ({ intent, labels }: Given<'intent' | 'labels'>) =>
    `${intent} did not generate ${labels}`,
  'rule.proof-key-used': 'a proof key is in use already',
  'rule.one-commitment': 'two shares have one commitment',
  'rule.other-set': ({ set, other }: Given<'set' | 'other'>) =>
    `the share set of this ceremony is ${set}, not ${other}`,
  'rule.no-such-share': ({ set, index }: Given<'set', 'index'>) =>
    `set ${set} has no share ${index}`,
  'rule.received': ({ index }: Given<never, 'index'>) => `share ${index} has its receipt already`,
  'rule.item-other-release': ({ item, intent }: Given<'intent', 'item'>) =>
    `item ${item} of ${intent} is another release`,
  'rule.next-copy': ({ index, copy }: Given<never, 'index' | 'copy'>) =>
    `the next copy of share ${index} is ${copy}`,
  'rule.other-release': 'this is not the release that was started',
  'rule.release-unserved': ({ intent }: Given<'intent'>) => `${intent} did not serve this release`,
  'rule.readback-by-recorder': 'reading back is observed by the recorder',
  'rule.not-handed-out': ({ index }: Given<never, 'index'>) => `share ${index} was not handed out`,
  'rule.no-medium': 'the medium is not named',
  'rule.not-read-back': ({ index }: Given<never, 'index'>) => `share ${index} was not read back`,
  'rule.receipt-other': ({ index }: Given<never, 'index'>) =>
    `the receipt names another share ${index}`,
  'rule.proof-by-recorder': 'the proof is observed by the recorder',
  'rule.few-receipts': ({ receipts, threshold }: Given<never, 'receipts' | 'threshold'>) =>
    `${receipts} receipts; the proof needs at least ${threshold}`,
  'rule.no-receipt': ({ indexes }: Given<'indexes'>) => `no receipt for share ${indexes}`,
  'rule.proof-incomplete': 'the proof does not cover every key',
  'rule.effect-open': 'an effect has not ended',
  'rule.vault-empty': 'the vault is empty',
  'rule.backups-by-recorder': 'backups are observed by the recorder',
  'rule.no-key': ({ label }: Given<'label'>) => `there is no key ${label}`,
  'rule.backup-exists': ({ label }: Given<'label'>) => `${label} has its backup already`,
  'rule.superseded-by-recorder': 'the recorder notes a superseded set',
  'rule.other-old-set': ({ old, set }: Given<'old' | 'set'>) =>
    `the share set that was taken over is ${old}, not ${set}`,
  'rule.new-set-unproven': 'the new share set is not proven',
  'rule.superseded': ({ set }: Given<'set'>) => `set ${set} is superseded already`,
  'rule.voided-by-recorder': 'the recorder voids a set',
  'rule.set-before-superseded': 'the set before is superseded: this one stays valid',
  'rule.package-left': 'a package has left: the shares stay valid',
  'rule.other-indexes': 'the indexes handed out are others',
  'rule.lost-by-recorder': 'the recorder notes a lost key',
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
  'rule.proof-unanchored':
    'production needs the paper list and the head of the evidence that a share is judged by',
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
  'rule.successor-missing': ({ ceremony }: Given<'ceremony'>) =>
    `the evidence of ceremony ${ceremony}, which the plan names as the successor, is not here: bring its bundle, too`,
  'rule.not-replaced': ({ set, ceremony }: Given<'set' | 'ceremony'>) =>
    `set ${set} was not replaced by ceremony ${ceremony}: it still counts`,
  'rule.no-places': 'where the shares are is not on record',
  'rule.other-places': 'what is known of bags and copies is not that of the shares',
  'rule.hidden-known': ({ indexes }: Given<'indexes'>) =>
    `somebody knows share ${indexes}, which is said to have been handed out to nobody`,
  'rule.on-break': 'there is a break',
  'rule.few-present': 'fewer than two enrolled people are present',
  'rule.unread-receipt': ({ index }: Given<never, 'index'>) =>
    `share ${index} was not read back before its receipt`,
  'rule.no-step-number': ({ step }: Given<'step'>) => `there is no step ${step}`,
  'rule.folder-name': ({ why }: Given<'why'>) => `the log cannot name this folder: ${why}`,
  'rule.leader-absent': 'the administrator is not in the room',
  'rule.unsealed': 'not everybody has signed the checkpoint yet',
  'rule.no-close-intent': 'no approved intent to close is open',
  'rule.not-closed': 'the log is not closed yet',
  'rule.no-signer': ({ who }: Given<'who'>) => `${who} does not sign the checkpoint`,
  'rule.sealed-already': ({ who }: Given<'who'>) => `${who} has signed the checkpoint already`,
  'rule.not-asked-now': ({ who }: Given<'who'>) => `nothing is asked of ${who} now`,
  'rule.no-recover-intent': 'no approved intent to recover is open',
  'rule.no-drill': 'this ceremony is no drill',
  'rule.no-export-intent': 'no approved intent to export is open',
  'rule.not-last-run': ({ entry }: Given<never, 'entry'>) =>
    `the run of entry ${entry} is not the last one`,
  'rule.printed': ({ copy, index }: Given<never, 'copy' | 'index'>) =>
    `copy ${copy} of share ${index} went to the printer already: another copy is a new release`,
  'rule.two-absent': 'fewer than two people are present',
  'rule.no-key-here': ({ who }: Given<'who'>) => `${who} has no key here`,
  'rule.host-production': ({ host }: Given<'host'>) =>
    `a production ceremony does not run under ${host}`,
  'rule.no-leader-planned': 'the plan has no administrator',
  'rule.enrolled': ({ who }: Given<'who'>) => `${who} is already enrolled`,
  'rule.not-enrolled-yet': ({ who }: Given<'who'>) => `${who} is not enrolled yet`,
  'rule.no-wrap-intent': 'no approved intent to wrap is open',
  'rule.other-head-at': ({ entry }: Given<never, 'entry'>) =>
    `this log has another head at entry ${entry}, or ends before it: it may be a fork`,
  'rule.no-generate-intent': 'no approved intent to generate is open',
  'rule.not-handing-out': ({ index, medium }: Given<'medium', 'index'>) =>
    `share ${index} is not being handed out by ${medium}`,
  'rule.no-copy': ({ index }: Given<never, 'index'>) =>
    `the vault has no copy of share ${index} any more`,
  'rule.other-carrier': ({ index, medium }: Given<'medium', 'index'>) =>
    `the approved release of share ${index} is by ${medium}`,
  'rule.no-share-number': ({ index }: Given<never, 'index'>) => `there is no share ${index}`,
  'rule.no-approved-intent': ({ action }: { readonly action: Action }) =>
    `no approved intent to ${action} is open`,
}
