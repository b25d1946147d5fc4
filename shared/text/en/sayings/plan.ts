import type { Action, Kind, Use } from '../../../ceremony/plan.ts'
import { countOf, type Role } from '../../../ceremony/roles.ts'
import type { Given } from '../../given.ts'

type Supported = 'kind' | 'algorithm' | 'provider'

export const plan = {
  'plan.no-custodian': ({ who }: Given<'who'>) => `${who} is not a custodian`,
  'plan.running-custodian': ({ who, role }: Given<'who'> & { readonly role: Role }) =>
    `${who} is not a custodian: the ${role} holds no share`,
  'plan.same-target': ({ other }: Given<'other'>) => `is also the target of ${other}`,
  'plan.wrapping-key-elsewhere': ({ path, provider }: Given<'path' | 'provider'>) =>
    `is also the wrapping key of ${path}, which is of ${provider}: one of the two is wrong`,
  'plan.faults': ({ count, path, why }: Given<'path' | 'why', 'count'>) =>
    `the plan has ${count === 1 ? '1 fault' : `${count} faults`}; the first is ${path === '' ? '' : `${path} `}${why}`,
  'plan.cannot-approve': ({
    actions,
    needed,
  }: {
    readonly actions: readonly Action[]
    readonly needed: string
  }) => `these people cannot approve ${actions.join(', ')}: ${needed} is lacking`,
  'plan.least-of-role': ({
    action,
    role,
    count,
  }: {
    readonly action: Action
    readonly role: Role
    readonly count: number
  }) => `${action} needs at least ${countOf(role, count)}`,
  'plan.only-destroy': 'belongs to kind destroy',
  'plan.destruction-missing':
    'is missing: name the successor of the set, or "none", and every copy of its backup files',
  'plan.destroy-witness': 'destroy needs at least 1 witness',
  'plan.no-successor': 'is none: the keys end with this set, and nobody recovers them any more',
  'plan.own-successor': 'is the ceremony whose set is destroyed',
  'plan.copy-taken': ({ id }: Given<'id'>) => `${id} is taken by another copy`,
  'plan.few-copies':
    'names fewer than 3 copies: a ceremony leaves two media, and the data folder of its laptop',
  'plan.absent-without-share': ({ who }: Given<'who'>) => `${who} holds no share`,
  'plan.absent-needed': ({ who, role }: Given<'who'> & { readonly role: Role }) =>
    `${who} is ${role} too, and has to come`,
  'plan.named-twice': ({ who }: Given<'who'>) => `${who} is named twice`,
  'plan.entropy-people': 'names people, and neither dice nor text is asked for',
  'plan.nobody': ({ id }: Given<'id'>) => `nobody has the id ${id}`,
  'plan.stands-by': ({ who }: Given<'who'>) => `${who} only stands by and is not in the room`,
  'plan.no-entropy': ({ kind }: { readonly kind: Kind }) =>
    `a ceremony to ${kind} makes no keys: it takes neither dice nor text`,
  'plan.owners': 'keys of different owners share one backup: one quorum recovers them all',
  'plan.unsupported': ({
    part,
    value,
    supported,
  }: Given<'value' | 'supported'> & { readonly part: Supported }) =>
    `the ${part} ${value} is not supported yet: this release supports ${supported}`,
  'plan.label-taken': ({ label }: Given<'label'>) => `${label} is taken by another key`,
  'plan.wrong-use': ({ algorithm, use }: Given<'algorithm'> & { readonly use: Use }) =>
    `${algorithm} is not a key to ${use}`,
  'plan.looks-real': 'looks like a real key: a rehearsal imports nothing',
  'plan.no-hash': 'is missing: production needs the hash noted when the key was fetched',
  'plan.new-material': 'a new key is never existing material',
  'plan.both-roles': ({
    who,
    first,
    second,
  }: Given<'who'> & { readonly first: Role; readonly second: Role }) =>
    `${who} is both ${first} and ${second}`,
  'plan.relax': 'is for rehearsals only',
  'plan.least-threshold': 'must be at least 2',
  'plan.never-together': ({ threshold, total }: Given<never, 'threshold' | 'total'>) =>
    `${threshold} of ${total} custodians can never come together`,
  'plan.many-custodians': ({ most }: Given<never, 'most'>) => `names more than ${most} custodians`,
  'plan.all-needed': 'every share is needed: one loss is total loss',
  'plan.no-reason': 'is missing: fewer than 3 custodians need a reason',
  'plan.id-taken': ({ id }: Given<'id'>) => `${id} is taken by another person`,
  'plan.same-name': ({ other }: Given<'other'>) =>
    `is also the name of ${other}: one person, one participant`,
  'plan.two-shares-named': ({ who }: Given<'who'>) =>
    `${who} is named twice: nobody holds two shares`,
  'plan.no-witness': 'there is no witness who holds no share',
  'plan.alternate-busy': ({ who, role }: Given<'who'> & { readonly role: Role }) =>
    `${who} is ${role} too: an alternate does nothing else`,
  'plan.own-deputy': ({ who }: Given<'who'>) => `${who} cannot be their own deputy`,
  'plan.would-be-both': ({
    who,
    first,
    second,
  }: Given<'who'> & { readonly first: Role; readonly second: Role }) =>
    `${who} would be both ${first} and ${second}`,
  'plan.would-hold-two': ({ who }: Given<'who'>) => `${who} would hold two shares`,
  'plan.idle-custodian': ({ who }: Given<'who'>) => `${who} is a custodian and gets no share`,
  'plan.reshare-target': 'make no package in a reshare: recover for that',
  'plan.unused-target': ({ kind }: { readonly kind: Kind }) =>
    `go nowhere: a ceremony to ${kind} makes no package`,
  'plan.unused-alternates': 'take no place: the shares are with their custodians',
  'plan.only-recover': 'belongs to kind recover',
  'plan.wrap-without-target': 'is wrap, and no key names a target to wrap for',
  'plan.file-with-target': 'is file, and a key names a target: a recovery does one or the other',
  'plan.outcome-missing':
    'is missing: no key names a target, so key material would leave in a file; say "file" or name targets',
  'plan.leaves-in-file':
    'name no target: key material leaves in a file, readable by whoever holds it',
  'plan.same-wrapping-key': ({ path }: Given<'path'>) => `is also the wrapping key of ${path}`,
  'plan.other-job-key': ({ name, job }: Given<'name' | 'job'>) =>
    `is another key than the first one of ${name} ${job}`,
  'plan.no-expiry': 'the plan does not say when the token ends',
  'plan.window-closed': ({ expires }: Given<'expires'>) => `the import window closed at ${expires}`,
  'plan.window-short': ({ left, expires, planned }: Given<'left' | 'expires' | 'planned'>) =>
    `closes in ${left}, at ${expires}: this ceremony takes about ${planned}`,
  'plan.window-soon': ({ hours, expires }: Given<'expires', 'hours'>) =>
    `less than ${hours} hours are left for the import, until ${expires}`,
  'plan.window-long': ({ hours, title }: Given<'title', 'hours'>) =>
    `is more than the ${hours} hours that ${title} gives`,
  'plan.no-number': 'is missing: production needs its number in the register',
  'plan.file-missing': ({ file }: Given<'file'>) => `the file ${file} is missing`,
  'plan.file-changed': ({ file }: Given<'file'>) => `the file ${file} has another sha256`,
  'plan.case-twins': ({ other, one }: Given<'other' | 'one'>) =>
    `${other} differs from ${one} only in case`,
  'plan.refused': 'the plan was refused',
  'plan.too-large': 'a plan has at most 1 MiB',
  'plan.other-version': 'the plan is not of version plan/1',
  'plan.beside-twice': ({ ceremony }: Given<'ceremony'>) =>
    `pins the evidence of ceremony ${ceremony} twice`,
  'plan.beside-source': 'is the evidence that the plan continues: it is pinned already',
  'plan.beside-successor': 'pins another head than destruction.successor',
  'plan.source-unused': 'belongs to kinds other than generate',
  'plan.source-missing': ({ kind }: Given<'kind'>) =>
    `is missing: a plan to ${kind} continues a bundle`,
  'plan.least-people': ({ action, least }: Given<never, 'least'> & { readonly action: Action }) =>
    `${action} needs at least ${least} people`,
  'plan.needs-independent': ({ action }: { readonly action: Action }) =>
    `${action} needs somebody who is neither administrator nor operator`,
  'plan.save-first': 'save the plan beside its files first',
  'plan.not-listed': 'the plan is not on the list',
  'plan.open-again': 'open the plan again',
  'plan.review-first': 'review the plan first',
}
