import type { Kind, Mode, PlanDraft } from '../../ceremony/plan.ts'

type Target = NonNullable<PlanDraft['keys'][number]['targets']>[number]

/** A label, and what is said below it. */
type Labelled = readonly [string, string]

const modes: Readonly<Record<Mode, Labelled>> = {
  rehearsal: ['Rehearsal', 'Test keys. Never evidence.'],
  production: ['Production', 'Real keys. Needs a number of the register.'],
}

const kinds: Readonly<Record<Kind, string>> = {
  generate: 'Generate: new keys, new shares',
  recover: 'Recover: open the shares of an earlier ceremony',
  reshare: 'Reshare: the same keys, new custodians',
  drill: 'Drill: prove that a quorum can recover',
  destroy: 'Destroy: shares and backups, before witnesses',
}

const fields: Readonly<Record<Exclude<keyof Target, 'provider' | 'method'>, Labelled>> = {
  key: ['Key there', 'As the cloud names it: ARN, resource name, identifier.'],
  parameters: ['File of import parameters', 'Path beside the plan.'],
  wrappingKey: ['Wrapping key', 'Path beside the plan.'],
  importToken: ['Import token', 'Path beside the plan.'],
  certificate: ['Certificate', 'Path beside the plan.'],
  attestation: ['Attestation', 'Path beside the plan.'],
  wrappingKeySha256: [
    'SHA-256 of the wrapping key',
    'From a second channel. Needed in production where a token comes with the key.',
  ],
  expires: ['Import window ends', 'UTC, like 2031-01-01T08:00:00Z.'],
  validTo: ['Key valid to', 'UTC, like 2031-01-01T08:00:00Z.'],
  importType: ['Import type', ''],
  description: ['Description', ''],
  importJob: ['Import job', ''],
  protectionLevel: ['Protection level', ''],
  keyAlgorithm: ['Algorithm there', ''],
  kid: ['Key identifier of the wrapping key', 'With its version.'],
  hash: ['OAEP hash', 'SHA-1, SHA-256 or SHA-512.'],
}

/** Every word of the desk at which plans are written. */
export const plan = {
  title: 'Plan',
  newTitle: 'New plan',
  lead: 'A plan is the one input of a ceremony. Everybody reviews it before anything exists.',
  saveHint: 'Saved under a new name. Nothing is ever overwritten.',
  save: 'Save the plan',
  saving: 'Saving',
  checking: 'Checking',
  sound: 'No fault.',
  faults: (count: number) => (count === 1 ? '1 fault' : `${count} faults`),
  warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  findings: 'What the check says',
  unsaved: 'Changes are not saved yet.',
  leaving: 'This plan has changes that are not saved',
  discard: 'Discard the changes',
  stay: 'Stay here',
  add: 'Add',
  remove: (name: string) => `Remove ${name}`,
  optional: 'optional',
  blank: 'not chosen',

  entropy: {
    title: 'Randomness from the room',
    hint: 'Keys are made of what the operating system draws. What people give is mixed in: it can only add.',
    what: 'People give',
    kinds: {
      dice: '100 rolls of a die or more, typed unseen',
      text: 'a line of text that nobody can guess',
    },
    people: 'Who gives',
    peopleHint: 'Nobody chosen: the first witness. Two people: neither knows what the other gave.',
  },

  destruction: {
    title: 'What is destroyed',
    successor: 'What takes the place of the shares?',
    replaced: 'A later reshare has replaced them',
    replacedNote: 'The keys live on. Name the ceremony of the reshare: its evidence is presented.',
    ended: 'Nothing: the keys end',
    endedNote: 'Nobody recovers them any more.',
    ceremony: 'Ceremony of the reshare',
    head: 'Head of the reshare',
    copies: 'Copies of the backup files',
    copiesHint:
      'Every copy that anybody knows of: both media of the evidence, archives, the data folder of each laptop.',
    id: 'Short name',
    medium: 'Medium',
    place: 'Where it is kept',
    add: 'Add a copy',
    absent: 'Custodians who do not come',
    absentHint: 'Somebody else brings what they held, or it is recorded as missing.',
  },

  beside: {
    title: 'Bundles presented beside it',
    hint: 'Optional. A later reshare, drill or recovery of these keys, or an earlier destruction of this set. A bundle that is named here has to be presented, and with this head. Nobody has to compare it with paper again.',
    bundle: (number: number) => `bundle ${number}`,
    ceremony: 'Ceremony of the bundle',
    head: 'Head of the bundle',
    add: 'Add a bundle',
  },

  ceremony: {
    title: 'The ceremony',
    mode: 'What is it for?',
    modes,
    kind: 'Kind',
    kinds,
    name: 'Title',
    number: 'Number in the register of ceremonies',
    numberHint: 'Needed in production, so that no ceremony can be repeated unnoticed.',
    organization: 'Organisation',
    location: 'Place',
    purpose: 'Purpose',
    sourceCeremony: 'Earlier ceremony',
    sourceCeremonyHint: '32 hex digits, from its report.',
    sourceHead: 'Head of the earlier ceremony',
    sourceHeadHint: '64 hex digits, from the paper of the close.',
    script: 'Script of your own',
    scriptHint: 'Path of a file beside the plan. Without one the released script is followed.',
  },

  people: {
    title: 'People',
    hint: 'One line for each person. An administrator leads, a witness observes and approves, custodians hold shares.',
    id: 'Short name',
    name: 'Name',
    roles: 'Roles',
    deputy: 'Deputy',
    rolesOf: (name: string) => `Roles of ${name}`,
    add: 'Add a person',
  },

  custody: {
    title: 'Who can recover',
    threshold: 'Shares needed',
    custodians: 'Holders of a share',
    custodiansHint: 'In this order they get share 1, 2, 3. Choose from the custodians above.',
    alternates: 'Stand in for a holder who is not there',
    reason: 'Why fewer than three shares',
    seats: (m: number, n: number) => `Any ${m} of these ${n} recover every key.`,
    fewer: (few: number) =>
      few === 1
        ? 'One of them alone recovers nothing.'
        : `${few} of them together recover nothing.`,
    spare: (spare: number) =>
      spare === 0
        ? 'Nobody may be missing: if one share is lost, every key is lost.'
        : spare === 1
          ? 'One share may be lost. If two are lost, every key is lost.'
          : `${spare} shares may be lost. If ${spare + 1} are lost, every key is lost.`,
    leaves: (m: number, rest: number) =>
      `If one leaves, any ${m} of the other ${rest} recover. Then reshare.`,
    impossible: (m: number, n: number) => `${m} shares are needed, and ${n} are given out.`,
    seat: (index: number, name: string) => `Share ${index}: ${name}`,
  },

  keys: {
    title: 'Keys and where they go',
    hint: 'All keys are under one backup: the same quorum recovers every one of them.',
    label: 'Label',
    algorithm: 'Algorithm',
    use: 'Use',
    owner: 'Owner',
    rotation: 'Rotation, days',
    add: 'Add a key',
    addTarget: 'Add a cloud',
    noTargets: 'Goes to no cloud.',
    provider: 'Cloud',
    method: 'Method',
    noMethod: 'This cloud takes no key of this algorithm.',
    target: (provider: string) => `Target at ${provider}`,
  },

  fields,

  rules: {
    title: 'Who approves what',
    hint: 'Blank fields follow the rule of the house. A plan may ask for more, never for less.',
    action: 'Action',
    now: 'As it is now',
    cell: (action: string, role: string) => `${action}: how many of role ${role}`,
  },

  script: (count: number) => `Script: ${count} steps`,
  print: 'Print',

  compare: {
    title: 'Two plans',
    lead: 'Every field in which they differ. Files are compared by their content.',
    same: 'The two plans are the same.',
    differ: (count: number) => (count === 1 ? '1 field differs' : `${count} fields differ`),
    first: 'First plan',
    second: 'Second plan',
    firstDigest: 'Its digest',
    secondDigest: 'Digest of the second',
    path: 'Field',
    absent: 'absent',
    again: 'Compare two others',
  },
}
