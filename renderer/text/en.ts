import type { Action, Kind, Role } from '#shared/ceremony/plan.ts'
import type { Subject } from '#shared/ipc/api.ts'
import type { Outcome, PackageView, Phase, ShareView } from '#shared/ipc/snapshot.ts'

import { coverage } from './coverage.ts'
import { drill, exports, rotation } from './onward.ts'
import { durationOf } from './format.ts'
import { carriers } from './carriers.ts'
import { plural } from './plural.ts'
import { gates } from './gates.ts'
import { entropy } from './entropy.ts'
import { acknowledge, clock, note, room } from './room.ts'
import { entry } from './shares.ts'

const roles: Record<Role, string> = {
  administrator: 'administrator',
  operator: 'operator',
  custodian: 'custodian',
  witness: 'witness',
  auditor: 'auditor',
}

const phases: Record<Phase, string> = {
  running: 'In progress',
  resuming: 'Resuming',
  sealing: 'Sealing',
  sealed: 'Sealed',
}

const outcomes: Record<Outcome, string> = {
  closed: 'Closed',
  aborted: 'Aborted',
  terminated: 'Terminated',
}

const kinds: Record<Kind, string> = {
  generate: 'Generation',
  recover: 'Recovery',
  reshare: 'Resharing',
  drill: 'Drill',
  destroy: 'Destruction',
}

const actionNames: Record<Action, string> = {
  begin: 'Begin the ceremony',
  generate: 'Generate the keys and split the backup key',
  release: 'Release the shares to their custodians',
  wrap: 'Wrap the keys for their targets',
  export: 'Export key material to a file',
  recover: 'Recover the keys',
  reshare: 'Split the backup key anew',
  destroy: 'Destroy',
  close: 'Close the ceremony',
}

const shortActions: Record<Action, string> = {
  ...actionNames,
  begin: 'Begin the ceremony',
  generate: 'Generate and split',
  release: 'Release the shares',
  wrap: 'Wrap the keys',
  recover: 'Fill the vault again',
}

const performLabels: Record<Action, string> = {
  begin: 'Begin now',
  generate: 'Generate now',
  release: 'Release now',
  wrap: 'Wrap now',
  export: 'Export now',
  recover: 'Recover now',
  reshare: 'Split anew now',
  destroy: 'Destroy now',
  close: 'Close now',
}

const performing: Record<Action, string> = {
  begin: 'Beginning',
  generate: 'Generating. This can take a minute',
  release: 'Releasing',
  wrap: 'Wrapping, checking every package',
  export: 'Exporting',
  recover: 'Recovering',
  reshare: 'Splitting and checking',
  destroy: 'Destroying',
  close: 'Closing',
}

const progressNames: Partial<Record<Action, string>> = {
  generate: 'Keys made',
  wrap: 'Packages made',
}

const shareStatus: Record<ShareView['status'], string> = {
  planned: 'not made yet',
  made: 'in the vault',
  showing: 'being shown',
  released: 'copied, not read back yet',
  received: 'received',
}

const packageStatus: Record<PackageView['status'], string> = {
  planned: 'planned',
  started: 'started, not finished',
  finished: 'made and checked',
  failed: 'failed',
}

/** What an exception can be about. What there is one of is named instead of a note. */
const exceptionKinds: Record<Subject['kind'], { label: string; note?: string }> = {
  exposure: { label: 'Started and never finished' },
  package: { label: 'A package that is not made' },
  note: { label: 'A note', note: 'It changes nothing in the rules.' },
  step: { label: 'A step of the script', note: 'It is left out, or done again.' },
  receipt: { label: 'A share without a receipt' },
  absence: { label: 'Somebody is absent', note: 'The ceremony goes on without them.' },
  gate: { label: 'A gate that is not open', note: 'It is waived as it was read.' },
  enrolment: { label: 'A new key for somebody', note: 'They forgot their passphrase.' },
  ending: { label: 'Ending now', note: 'After packages have left.' },
}

/** Every word that people read on the screen. The log's own sentences come with the snapshot. */
export const text = {
  product: 'Claviger',
  room,
  entry,
  note,
  coverage,
  drill,
  exports,
  rotation,
  acknowledge,
  entropy,
  clock,
  gates,
  and: 'and',
  roles,
  phases,
  outcomes,
  kinds,
  modes: {
    rehearsal: 'Rehearsal',
    production: 'Production',
    rehearsalNote: 'Test keys. Not evidence.',
    productionNote: 'Real keys.',
  },

  common: {
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    show: 'Show',
    hide: 'Hide',
    showTyped: (label: string) => `Show ${label.toLowerCase()}`,
    refused: 'Refused',
    look: 'Not yet',
    code: 'Code',
    where: 'Where',
    entry: 'Entry',
    runningHead: 'Running head',
    ceremony: 'Ceremony',
    none: 'none',
    skip: 'Go to the current step',
    passphrase: 'Passphrase',
    passphraseOf: (name: string) => `Passphrase of ${name}`,
    who: 'Who are you?',
    chooseYourself: 'Choose yourself first.',
    typePassphrase: 'Type your passphrase.',
    thresholdOf: (m: number, n: number) => `Any ${m} of these ${n} recover`,
  },

  errors: {
    bridge: 'the main process did not answer',
    bridgeHint: 'Nothing was recorded by this screen. Start the application again and resume.',
    starting: 'Claviger cannot start',
  },

  shell: {
    development: (host: string) =>
      `Development shell (${host}). For rehearsals and tests. Not for production.`,
  },

  home: {
    title: 'Key ceremonies',
    lead: 'A ceremony starts from a reviewed plan. Everything that happens is recorded, signed and checkable by anybody.',
    open: 'Ceremonies on this machine',
    none: 'No ceremony has been started on this machine.',
    resume: 'Resume',
    resumeThis: (title: string) => `Resume ${title}`,
    resumeIntro:
      'Any one enrolled person can unlock the log. The script then asks two people for the entry and head they noted.',
    unlock: 'Unlock and resume',
    faulty: 'Cannot be used',
    faultyHint: 'Keep the file as evidence. Nothing was changed.',
    started: 'Started',
    entries: (count: number) => plural(count, 'entry', 'entries'),
    start: 'Start a ceremony',
    startHint: 'Choose the plan file. You review it before anything is recorded.',
    choose: 'Choose a plan',
    plans: 'Write a plan',
    plansHint: 'People, shares, keys and clouds, judged as you write.',
    newPlan: 'New plan',
    editPlan: 'Change a plan',
    comparePlans: 'Compare two plans',
    verify: 'Verify a bundle',
    verifyHint: 'Check evidence of an earlier ceremony against the paper list and the head.',
    verifyGo: 'Verify evidence',
    machine: 'This machine',
    version: 'Version',
    build: 'Build',
    buildWords: 'Build in words',
    native: (file: string) => `Native file ${file.split('/').at(-1)}`,
    crypto: 'Cryptography',
    data: 'Data folder',
    host: 'Host',
    selfTest: 'Self test',
    selfTestPassed: (count: number) => `all ${count} checks passed`,
    selfTestFailed: (names: string) => `failed: ${names}. Do not use this machine.`,
    productionYes: 'Production ceremonies are allowed here.',
    productionNo: 'Only rehearsals are allowed here.',
  },

  review: {
    title: 'Review the plan',
    file: 'File',
    faults: (count: number) => `This plan cannot be used: ${plural(count, 'fault', 'faults')}`,
    faultsHint: 'All faults are listed. Correct the plan, then choose it again.',
    faultPath: 'Field',
    faultWhat: 'What is wrong',
    warnings: (count: number) => plural(count, 'warning', 'warnings'),
    warningsHint: 'A warning does not stop the ceremony. It stands on page one of the report.',
    digest: 'Plan digest',
    digestHint:
      'Two people read these 32 words aloud and compare them with the reviewed plan on paper.',
    purpose: 'Purpose',
    organization: 'Organisation',
    location: 'Place',
    number: 'Number',
    noNumber: 'none in the register',
    people: 'People',
    person: 'Person',
    rolesHead: 'Roles',
    custody: 'Custody',
    custodyLead: 'The backup key is split into shares.',
    allNeeded: 'Every share is needed. One loss is total loss.',
    spare: (count: number) =>
      `The loss of ${count === 1 ? 'one share' : `up to ${count} shares`} does no harm.`,
    keys: 'Keys and targets',
    use: 'Use',
    owner: 'Owner',
    target: 'Target',
    method: 'Method',
    expires: 'Import window closes',
    noTargets: 'No target: the key stays in the backup.',
    policy: 'Approvals',
    action: 'Action',
    needs: 'Needs',
    script: (count: number) => `Script: ${plural(count, 'step', 'steps')}`,
    step: 'Step',
    acts: 'Acts',
    instruction: 'Instruction',
    expected: 'Expected',
    print: 'Print this review',
    papers: 'Save script and blank cards',
    papersSaved: (count: number, folder: string) =>
      `${plural(count, 'file', 'files')} in ${folder}`,
    open: 'Open the ceremony',
    openLead: (name: string) =>
      `${name}, you are the administrator. Choose your passphrase. This makes your signing key, and entry 0 of the log.`,
    opener: 'Who opens it?',
    deputy: 'deputy of the administrator',
    openGo: 'Enrol and open the ceremony',
    opening: 'Making the key',
    another: 'Choose another plan',
    source: 'Evidence that this plan continues',
    sourceLead:
      'The shares were made in an earlier ceremony. Type what people carried home from it on paper, then choose its bundle.',
    sourceOf: 'Ceremony',
    sourceTitle: 'Title',
    sourceSet: 'Share set',
    sourceKeys: 'Keys that the shares open',
    sourceAnchors: 'Anchored by',
    anchor: (anchored: readonly string[]) =>
      anchored.map((one) => (one === 'head' ? 'the head' : 'the paper list')).join(' and ') ||
      'nothing on paper: this does not show who signed it',
    sourceHead: 'Head of the evidence',
    sourceHeadHint: 'Two people read these 32 words aloud and compare them with their own paper.',
    sourceGo: 'Choose the evidence and verify it',
    sourceAgain: 'Choose other evidence',
    sourceBusy: 'Verifying the evidence',
    later: 'Later reshares of these keys',
    laterLead:
      'Is there a later reshare of these keys, or another one? Its evidence tells who else knows a share, and which set was superseded. Choose its bundle, one after the other. If there is none, say so: people approve that with the beginning. Bundles of later recoveries and drills count as well: they show which shares are good.',
    laterNone: 'Stated: there is no later reshare of these keys.',
    laterPresented: 'Presented beside it',
    laterGo: 'Choose a later bundle',
    laterGoNone: 'There is none',
    laterBusy: 'Verifying the bundle',
    hostRefuses: 'This is a production plan. This host runs rehearsals only.',
    hostRefusesHint: 'Use the packaged application for a production ceremony.',
  },

  verify: {
    title: 'Verify a bundle',
    lead: 'A bundle cannot vouch for its own keys. Type what people carried home on paper.',
    paper: 'Paper list',
    paperHint:
      'One person a line: the id, a space, and the fingerprint. Leave it empty to check consistency only.',
    head: 'Head',
    headHint: 'The 32 words or 64 hex digits copied at the close.',
    choose: 'Choose the bundle and verify',
    checking: 'Verifying',
    good: 'Verified',
    consistent: 'Consistent only',
    consistentHint: 'No paper list was given. This does not show who signed.',
    bad: 'Refused',
    anchored: 'Anchored by',
    entries: 'Entries',
    checks: 'Checks',
    passed: 'passed',
    failed: 'failed',
    headOf: 'Head of this bundle',
    atEntry: (entry: number) => `at entry ${entry}`,
    again: 'Verify another bundle',
  },

  header: {
    state: 'State of the ceremony',
    phase: 'Phase',
    clock: 'Clock, UTC',
    people: 'Enrolled',
    peopleOf: (count: number, all: number) => `${count} of ${all}`,
    enrolled: 'enrolled',
    notEnrolled: 'not enrolled yet',
    enrolNow: (name: string) => `Enrol ${name} now`,
    here: (count: number) => `${count} here`,
    slipOf: (name: string, away: string) => `Slip of ${name}${away === '' ? '' : `, ${away}`}`,
  },

  tasks: {
    preflight: 'Pass the gates',
    enrol: (name: string) => `Enrol ${name}`,
    acknowledge: (name: string) => `Duties of ${name}`,
    entropy: (name: string) => `What ${name} gives`,
    clock: { opening: 'Read the clocks at the opening', closing: 'Read the clocks at the closing' },
    action: shortActions,
    handout: (index: number) => `Hand out share ${index}`,
    readback: (index: number) => `Read back share ${index}`,
    prove: 'Prove the share set',
    present: 'Bring a quorum of shares',
    rotate: 'Decide when the keys are replaced',
    compare: (label: string, provider: string) => `Compare the key of ${provider} for ${label}`,
    attest: (name: string) => `Statement of ${name}`,
    seal: (name: string) => `Signature of ${name}`,
    deliver: 'Write the evidence',
  },

  spine: {
    title: 'Script',
    count: (done: number, all: number) => `${done} of ${all} done`,
    now: 'Now',
    done: 'done',
    skipped: 'skipped',
    at: (entry: number) => `entry ${entry}`,
  },

  recorded: {
    title: 'Recorded',
    none: 'Nothing yet.',
    log: 'Whole log',
    exception: 'Raise an exception',
    exceptions: (open: number) => `Exceptions: ${open} open`,
    abort: 'Abort',
    warnings: (count: number) => plural(count, 'warning', 'warnings'),
  },

  step: {
    number: (step: number) => `Step ${step}`,
    acts: 'Acts',
    eitherOf: 'one of',
    expected: 'Expected',
    anyTwo: 'any two people in the room',
    inPlaceOf: (name: string) => `in place of ${name}`,
    nobody: (names: string) => `Not in the room: ${names}`,
    nobodyHint:
      'The step waits. Record who comes back under "The room". Or raise an exception about it.',
    noneLeft: 'The script is done',
    noneLeftHint: 'Nothing is left to do in this ceremony.',
    exposed: (count: number) =>
      `${plural(count, 'thing was', 'things were')} started and never finished`,
    exposedHint:
      'It counts as exposed. Record what happened as an exception and have two others co-sign it.',
    exposedOpen: 'Record it now',
    voided: 'Shares of a void set are still out',
    voidedHint: 'Collect them now and destroy them before witnesses.',
    voidedShare: (index: number, name: string, set: string) =>
      `Share ${index} of set ${set}, handed out to ${name}`,
    vaultEmpty: 'The vault is empty',
    vaultEmptyHint:
      'The program was started again, so the secrets are gone. The script says what can be done.',
  },

  enrol: {
    choose: 'Choose a passphrase. It locks your signing key for this ceremony only.',
    suggest: 'Suggest six random words',
    suggestAgain: 'Suggest others',
    suggested: 'Suggested passphrase',
    suggestedHint: 'Write it down, or learn it. Nobody else looks. It is not kept by this screen.',
    hide: 'I have it: hide it',
    own: 'Or use your own: long, and not used anywhere else.',
    first: 'New passphrase',
    second: 'New passphrase again',
    differ: 'the two entries differ',
    differHint: 'Type it again, twice. Both fields were cleared.',
    go: (name: string) => `Enrol ${name}`,
    busy: 'Making the key',
  },

  slip: {
    title: 'Key slip',
    lead: (name: string) => `${name}, copy this fingerprint by hand onto your own paper.`,
    why: 'Your paper is the root of trust. It shows later that the log was signed by you and not by somebody else.',
    fingerprint: 'Key fingerprint',
    caseHint: 'Capital and small letters differ. Groups of four, left to right.',
    note: 'Note these too',
    all: 'Everybody enrolled so far',
    print: 'Print this slip',
    done: 'I have copied it',
    signature: 'Signature',
    date: 'Date',
    check: 'Read your paper back to your neighbour.',
  },

  action: {
    names: actionNames,
    declareLead:
      'First the exact parameters are declared. They are then approved as they stand, and nothing else can be done with that approval.',
    declarer: 'Who declares it?',
    declare: 'Declare',
    declareAgain: 'Declare it again',
    declaring: 'Declaring',
    voided: 'The earlier declaration is void',
    used: 'The last approval is used up',
    usedHint: 'Declare the action again if it has to be done again.',
    parameters: 'Exact parameters',
    parametersOf: (count: number) => `Exact parameters: ${count} lines`,
    list: 'All lines',
    parametersHint: 'More than a screen. Compare the digest and the count, then read to the end.',
    by: (name: string, entry: number) => `Declared by ${name}, entry ${entry}`,
    digest: 'Digest in words',
    note: 'Note on your paper before you approve',
    noteHint: 'You need these two if the ceremony has to be resumed.',
    approvals: 'Approvals',
    missing: (what: string) => `Still needed: ${what}`,
    complete: 'All approvals are in',
    approvedBy: (name: string, role: string, time: string) => `${name}, ${role}, ${time} UTC`,
    approveLead: 'Read the parameters. Approve only what you have read.',
    approve: 'Approve',
    approving: 'Signing',
    withdraw: 'Withdraw my approval',
    withdrawing: 'Signing',
    already: 'has approved',
    perform: performLabels,
    performing,
    performLead: 'This is done once, now, with exactly the parameters below.',
    goOnLead: (made: number, total: number) =>
      `${made} of ${total} packages are made. Only the others are made now, as listed below.`,
    progressOf: progressNames,
    progress: (done: number, total: number) => `${done} of ${total}`,
    cancel: 'Cancel',
    cancelling: 'Stopping',
    changeMind: 'Approve or withdraw',
  },

  wrap: {
    packages: 'Packages',
    expires: (moment: string) => `The import window closes ${moment}.`,
    expired: (moment: string) => `The import window closed ${moment}. Stop: fetch anew.`,
    left: (seconds: number) =>
      seconds >= 2 * 86_400
        ? `${plural(Math.floor(seconds / 86_400), 'day', 'days')} left.`
        : `${durationOf(seconds)} left.`,
    status: packageStatus,
    compared: (names: string) => `wrapping key compared by ${names}`,
    notCompared: 'wrapping key not compared yet',
  },

  handout: {
    status: shareStatus,
    share: (index: number, total: number) => `Share ${index} of ${total}`,
    lead: (name: string) => `${name} comes to the screen alone.`,
    before: [
      'Everybody else steps behind the line and looks away.',
      'No camera sees the screen.',
      'Have pen, card and bag ready.',
    ],
    nothing: 'Nothing secret is on the screen until you confirm.',
    alone: 'I am alone with the screen',
    cues: ['Cameras away', 'Do not speak', 'Others behind the line'],
    holder: (name: string) => `Share of ${name}`,
    copyLead: 'Copy all 25 groups onto your card. Read them back once against the screen.',
    qr: 'The same text as a QR code, for your own device only',
    groupsLabel: 'Share text, 25 groups of four',
    copied: 'I have copied it',
    wrong: 'Something went wrong',
    hidden: 'The share is hidden',
    hiddenHint:
      'It hides after three minutes, whenever this window loses the focus, and when the room locks.',
    again: 'Show it again',
    hideNow: 'Hide it',
    hides: (minutes: number, seconds: number) =>
      `Hides in ${minutes}:${String(seconds).padStart(2, '0')}`,
    interrupted: 'This share was being shown when the screen changed',
    interruptedHint: 'Show it again to go on, or say that something went wrong.',
  },

  carriers,

  readback: {
    lead: (name: string) => `${name} reads the card back, alone with the screen.`,
    cleared: 'The screen was cleared. Read the share back from your card, not from memory.',
    medium: 'Medium',
    mediumHint: 'What you wrote it on: card, steel plate, USB stick and its label.',
    bag: 'Bag number',
    bagHint: 'The number on the tamper-evident bag. Read it aloud as it stands here.',
    go: 'Sign the receipt',
    busy: 'Checking and signing',
    mediumMissing: 'name the medium',
    bagMissing: 'type the bag number',
  },

  keys: {
    title: 'Keys',
    known: (kcv: boolean, spki: boolean) =>
      kcv ? 'check value' : spki ? 'public key' : 'not made',
  },

  prove: {
    lead: 'The vault combines the shares in memory, as they were read back from the cards, and checks that all of them belong together and open every backup.',
    received: (count: number, all: number) => `${count} of ${all} receipts are in`,
    go: 'Prove the share set',
    busy: 'Combining and checking',
    share: 'Share',
  },

  present: {
    lead: (m: number) =>
      `${m} custodians bring their shares, one after the other. Each types their own, alone with the screen.`,
    old: (set: string) =>
      `These are shares of the old set, ${set}. With the last one the keys are checked and split anew.`,
    here: (count: number, m: number) => `${count} of ${m} shares are here`,
    go: 'Bring this share',
    busy: 'Checking the share',
  },

  compare: {
    lead: 'Two people compare the wrapping key with the fingerprint that came another way. The screen does not show it first.',
    package: 'Package',
    target: 'Target',
    method: 'Method',
    comparedBy: (names: string) => `Compared by ${names}`,
    nobody: 'Nobody has compared it yet.',
    positions: 'Type these four of the 16 words from your own paper',
    word: (position: number) => `Word ${position}`,
    missing: 'type all four words',
    go: 'Sign the comparison',
    busy: 'Signing',
  },

  attest: {
    lead: (name: string) => `${name}, say whether the log tells what happened in this room.`,
    verdict: 'Your statement',
    agree: 'I agree',
    agreeHint: 'The log tells what I saw.',
    disagree: 'I do not agree',
    disagreeHint: 'Say in the remarks what differs. The ceremony can still be closed.',
    remarks: 'Remarks',
    remarksHint: 'Recorded word for word, under your name.',
    choose: 'choose one of the two',
    explain: 'say what you do not agree with',
    go: 'Sign the statement',
    busy: 'Signing',
    given: 'Given so far',
    against: (count: number) =>
      count === 1 ? 'One person does not agree' : `${count} people do not agree`,
    againstHint: 'It stands in the log and on page one of the report.',
    verdicts: { agree: 'agrees', disagree: 'does not agree' },
  },

  seal: {
    head: 'Head of this ceremony',
    lead: 'Everybody copies these 32 words by hand. One person reads them aloud.',
    hex: 'The same in hex',
    signs: (name: string) => `${name}, sign the checkpoint when your copy is complete.`,
    go: 'Sign the checkpoint',
    busy: 'Signing',
    waiting: 'still to sign',
    progress: (count: number, all: number) => `${count} of ${all} have signed`,
  },

  deliver: {
    lead: 'Write the evidence to two media. Each copy is read back and checked.',
    folder: (number: number) => `Copy ${number}`,
    written: 'written and read back',
    notYet: 'not written yet',
    go: (done: number) => (done === 0 ? 'Choose the first folder' : 'Choose another folder'),
    busy: 'Writing and reading back',
  },

  resume: {
    title: 'Resume the ceremony',
    lead: 'Two people state the last entry and running head that they noted on paper. The screen does not show them.',
    stated: (count: number) => `${count} of 2 have stated`,
    by: 'Stated by',
    entry: 'Last entry you noted',
    head: 'Running head you noted',
    headHint: '64 hex digits. Spaces do not count.',
    go: 'Sign this statement',
    busy: 'Signing',
    entryMissing: 'type the number of the entry',
    headMissing: 'type the running head: 64 hex digits',
    fork: 'A head that differs means that there are two logs. Stop, and keep both.',
  },

  exceptions: {
    title: 'Exceptions',
    lead: 'An exception says what was expected, what happened and what was decided. One person raises it, at least two others co-sign.',
    raise: 'Raise an exception',
    about: 'What is it about?',
    seen: 'Who else may have seen it',
    seenHint:
      'The custodian counts as knowing it in any case. Whoever is chosen here counts, too, as knowing that share for as long as these keys live.',
    which: 'Which one?',
    chooseWhich: 'choose what it is about',
    kinds: exceptionKinds,
    exposure: (what: string, entry: number) => `${what}, entry ${entry}`,
    share: (index: number, name: string) => `Share ${index}, ${name}`,
    gate: (name: string, evidence: string) => `${name}: ${evidence}`,
    step: (number: number, name: string, again: boolean) =>
      `Step ${number}: ${name}${again ? ', done again' : ', left out'}`,
    expected: 'What was expected',
    happened: 'What happened',
    decided: 'What was decided',
    fill: 'say what was expected, what happened and what was decided',
    go: 'Sign and raise',
    busy: 'Signing',
    open: 'Recorded exceptions',
    none: 'No exception has been raised.',
    raisedBy: (name: string, entry: number) => `Raised by ${name}, entry ${entry}`,
    cosigned: (names: string) => `Co-signed by ${names}`,
    effective: 'In force',
    needsCosign: 'Needs co-signatures of two others',
    cosign: 'Co-sign',
    cosignThis: (entry: number) => `Co-sign the exception of entry ${entry}`,
  },

  abort: {
    title: 'Abort the ceremony',
    lead: 'Anybody enrolled can stop at any time. The vault is wiped and the share set is void. This cannot be undone.',
    kept: 'Everything stops. The vault is wiped. The shares stay valid: they belong to the ceremony that made them.',
    oldStays:
      'Everything stops. The vault is wiped. The old set stays the one that counts. New shares that were handed out are void: they are collected and destroyed.',
    newStays:
      'Everything stops. The vault is wiped. The new set was proven and stays valid. The old one stays superseded.',
    left: 'A package or a key has already left. The ceremony ends as terminated: the shares stay valid, and what left is listed. First raise an exception about ending and have two others co-sign it.',
    reason: 'Reason',
    reasonMissing: 'give the reason',
    passphrase: 'Passphrase, if you can give it',
    passphraseHint: 'With it your abort is signed. Without it the log notes that you asked.',
    go: 'Abort now',
    busy: 'Aborting',
    keep: 'Do not abort',
  },

  log: {
    title: 'The log',
    older: 'Earlier entries',
    newer: 'Later entries',
    range: (from: number, to: number, all: number) => `${from} to ${to} of ${all}`,
    none: 'No entry is like that.',
    person: 'Person',
    everybody: 'Everybody',
    recorder: 'The recorder',
    theRecorder: 'the recorder',
    act: 'Act of the script',
    everyAct: 'Every act',
    key: 'Key',
    everyKey: 'Everything',
    show: (entry: number) => `Entry ${entry}: show line, hash and signatures`,
    hide: (entry: number) => `Entry ${entry}: hide line, hash and signatures`,
    line: 'Line of the log',
    hash: 'SHA-256 of the line',
    signedBy: (name: string) => `Signature of ${name}`,
    good: 'holds',
    bad: 'DOES NOT HOLD',
    statement: 'What was signed',
    entry: 'Entry',
    time: 'Time, UTC',
    actor: 'Actor',
    sentence: 'What happened',
  },

  end: {
    closed: 'The ceremony is closed',
    aborted: 'The ceremony was aborted',
    terminated: 'The ceremony was terminated',
    closedLead: 'The log is sealed and signed. The signing keys are deleted.',
    abortedLead:
      'The vault was wiped. Shares handed out are void: collect them and destroy them before witnesses.',
    terminatedLead:
      'Packages have left. The shares stay valid. Decide about each package that left, and have the decision co-signed.',
    voided: 'Void shares, to be collected and destroyed',
    left: 'Packages that left',
    nothingOut: 'No share was handed out, and no package has left.',
    keptLead:
      'The vault was wiped. The shares stay valid: they belong to the ceremony that made them. Each custodian seals and keeps their own.',
    keptThen: [
      'Each custodian puts the share into a new bag. Seal it before witnesses.',
      'Each custodian takes home their own share. Destroy no share.',
      'Switch the machine off.',
    ],
    oldStaysLead:
      'The vault was wiped. The old set is the one that counts. New shares that were handed out are void.',
    oldStaysThen: [
      'Collect every new share that was handed out. Destroy it before witnesses.',
      'Each custodian of the old set puts the share into a new bag. Seal it before witnesses. Destroy none of them.',
      'Switch the machine off.',
    ],
    newStaysLead:
      'The vault was wiped. The new set was proven: it counts, and its custodians keep their shares. The old set is superseded.',
    supersededThen: [
      'Destroy the old cards and share files before witnesses.',
      'Old shares with an old backup file still open the keys. Destroy every copy of the old backup files, on media and in data folders.',
    ],
    note: 'Note on your paper',
    headWords: 'Head in words',
    headHex: 'Head in hex',
    signed: 'Signed by',
    unsigned: 'Signed by the recorder alone',
    copies: 'Evidence written to',
    noCopies: 'The evidence has not been written yet.',
    again: 'Write the evidence',
    before: 'Before you leave the room',
    closedThen: [
      'Everybody takes home: the slip, the head, the list of fingerprints.',
      'Evidence and custody parts go to different people.',
      'Switch the machine off.',
    ],
    abortedThen: [
      'Collect every share that was handed out.',
      'Destroy the shares before witnesses.',
      'Switch the machine off.',
    ],
    print: 'Print this page',
    documents: 'Save the documents',
    saving: 'Writing the documents',
    saved: (count: number, folder: string) => `${count} documents are in ${folder}`,
    leave: 'Leave the ceremony',
  },
}

export type Catalogue = typeof text
