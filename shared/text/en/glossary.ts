/** One term of the trade: how it is written, in which other forms, and what it is in plain words. */
export interface Explained {
  readonly term: string
  /** Other spellings under which it stands on a screen. Plurals in -s are found by themselves. */
  readonly also?: readonly string[]
  /** Two or three plain sentences. */
  readonly says: string
}

export const glossary = {
  open: 'Glossary',
  title: 'What the words mean',
  find: 'Find a word',
  findHint: 'In the words and in their explanations. Escape closes.',
  here: 'On this screen',
  others: 'All others',
  all: 'All words',
  found: (count: number) => (count === 1 ? '1 word' : `${count} words`),
  nothing: 'No explanation holds this. Try a shorter word.',
}

/** Every term that a screen uses and that not everybody in the room knows. */
export const terms = {
  abort: {
    term: 'Abort',
    also: ['aborted', 'aborts'],
    says: 'The end of a ceremony before its time. All secrets in memory are wiped, and shares that were handed out are void. Anybody may ask for it at any time.',
  },
  administrator: {
    term: 'Administrator',
    says: 'The person who leads the ceremony. An administrator holds no share and cannot approve alone.',
  },
  airGap: {
    term: 'Air gap',
    also: ['air-gapped'],
    says: 'The computer has no network: no cable, no radio. What comes in or leaves goes over paper or a medium that people carry.',
  },
  anchor: {
    term: 'Anchor',
    also: ['anchored', 'anchors'],
    says: 'Something outside the evidence that vouches for it: the paper list, or the head noted on paper. Without one, evidence only shows that it agrees with itself.',
  },
  approval: {
    term: 'Approval',
    also: ['approve', 'approved', 'approves'],
    says: 'A signature of one person over the exact action that was declared. It takes at least two people, and one of them is neither the administrator nor the operator.',
  },
  attestation: {
    term: 'Statement at the close',
    also: ['statement of', 'attestation'],
    says: 'Before the close each person signs whether the record is right: I agree, or I disagree. A disagreement does not stop the close. It stands on page one of the report.',
  },
  auditor: {
    term: 'Auditor',
    says: 'A person from outside who observes and later verifies the evidence. An auditor holds no share and does not run the ceremony.',
  },
  backup: {
    term: 'Backup',
    says: 'The key material, encrypted with the backup key. It is useless without a quorum of shares, and the shares are useless without it.',
  },
  backupKey: {
    term: 'Backup key',
    says: 'A random key of 256 bits that encrypts the key material. It is what is split into shares. No screen ever shows it.',
  },
  bag: {
    term: 'Tamper-evident bag',
    also: ['bag number', 'bag'],
    says: 'A numbered bag that cannot be opened without leaving a trace. The share goes into it, and its number is recorded and read aloud.',
  },
  bip93: {
    term: 'BIP-93 text',
    also: ['BIP-93', 'codex32', 'share text'],
    says: 'A share written in letters and digits, with a checksum at the end. BIP-93 is the public standard for it. The checksum finds a wrong letter and can propose the right one.',
  },
  bundle: {
    term: 'Evidence bundle',
    also: ['bundle', 'evidence'],
    says: 'The folder that leaves the room: the log, the signatures, the backups, the packages and the documents. Anybody can verify it without this program.',
  },
  byok: {
    term: 'BYOK',
    also: ['bring your own key'],
    says: 'Bring your own key: the key is made here and then imported into a cloud service. The cloud does not make it, and you keep a backup.',
  },
  checkpoint: {
    term: 'Checkpoint',
    says: 'A short text at the end of the log that sums up all of it. The recorder and the people sign it. Whoever changes one entry later no longer has a matching checkpoint.',
  },
  close: {
    term: 'Close',
    also: ['closed', 'closes'],
    says: 'The regular end of a ceremony. People sign what happened, then the private signing keys are deleted. Nothing can be added to the log afterwards.',
  },
  commitment: {
    term: 'Commitment',
    says: 'A value computed from a secret and published in its place. It reveals nothing, but later shows whether somebody holds the very same secret.',
  },
  custodian: {
    term: 'Custodian',
    says: 'A person who holds one share and keeps it safe. No custodian can do anything alone.',
  },
  deputy: {
    term: 'Deputy or alternate',
    also: ['deputy', 'deputies', 'alternate'],
    says: 'A person whom the plan names for the case that another cannot come. A deputy takes over duties, an alternate takes over a share.',
  },
  dice: {
    term: 'Dice and room randomness',
    also: ['dice', 'entropy', 'randomness'],
    says: 'People add chance of their own, from dice or from typed text. It is mixed with the chance of the computer, so that neither alone decides a key.',
  },
  digest: {
    term: 'Digest',
    also: ['SHA-256', 'SHA256', 'hash', 'Merkle root'],
    says: 'A short number computed from a whole file. Any change to the file gives another number. SHA-256 is the method.',
  },
  drill: {
    term: 'Drill',
    says: 'A quorum shows that it can recover the keys. The backup is opened in memory and checked, and a signature proves it. The key is neither shown nor exported.',
  },
  enrolment: {
    term: 'Enrolment',
    also: ['enrol', 'enrolled'],
    says: 'A person gets a signing key for this ceremony, locked by a passphrase that they choose. From then on their signature counts.',
  },
  entry: {
    term: 'Entry',
    also: ['entries'],
    says: 'One line of the log. Entries are numbered from 0, and each one names the one before it, so none can be removed or changed unseen.',
  },
  exception: {
    term: 'Exception',
    says: 'A signed record that something went otherwise than planned: what was expected, what happened, what was decided. Two others co-sign it before it counts.',
  },
  export: {
    term: 'Export',
    says: 'Key material leaves the vault in a file. It is a last resort and needs approvals of its own.',
  },
  exposed: {
    term: 'Exposed',
    says: 'Something was started and never finished, so nobody knows who saw what. It counts as seen, until an exception settles it.',
  },
  fingerprint: {
    term: 'Fingerprint',
    says: 'A short number that stands for a public key. Two people who compare it on paper and on the screen know that it is the same key.',
  },
  gate: {
    term: 'Gate',
    also: ['preflight'],
    says: 'One thing that must hold before the ceremony: no network, no swap, a right clock. The program reads it and changes nothing. In production a closed gate holds the ceremony up.',
  },
  head: {
    term: 'Head',
    says: 'The digest of the checkpoint of a closed ceremony, in digits and in words. Whoever noted it on paper can tell this log from any other.',
  },
  healthCheck: {
    term: 'Health check',
    says: 'One custodian alone shows that their share is still good. They sign a challenge with it. The share is not revealed.',
  },
  importToken: {
    term: 'Import token',
    also: ['import window'],
    says: 'A file that the cloud issues together with a wrapping key. It belongs to one import and expires, often after a day.',
  },
  intent: {
    term: 'Declaration',
    also: ['declare', 'declared', 'intent'],
    says: 'What is to be done next, with every detail, before anybody approves it. An approval counts for exactly this declaration and for no other.',
  },
  kcv: {
    term: 'Check value (KCV)',
    also: ['KCV', 'check value'],
    says: 'A few characters computed from a key. Two systems that show the same check value hold the same key. The key cannot be computed from it.',
  },
  keyMaterial: {
    term: 'Key material',
    says: 'The secret bytes of the key itself. They exist in the memory of this computer only, inside the vault, and are wiped afterwards.',
  },
  kwp: {
    term: 'KWP',
    also: ['AES-KWP', 'key wrap'],
    says: 'AES key wrap with padding, a standard way to encrypt one key with another. It also shows when the encrypted key was changed.',
  },
  log: {
    term: 'Log',
    says: 'The list of everything that happened, each line signed. It is the only truth about the ceremony, and everything else is computed from it.',
  },
  medium: {
    term: 'Medium',
    also: ['media', 'carrier'],
    says: 'That on which something leaves the room. A share leaves on a card, a plate or a stick. The evidence leaves on a stick or a disc.',
  },
  mode: {
    term: 'Mode',
    also: ['rehearsal', 'production'],
    says: 'Rehearsal or production. A rehearsal makes test keys and is marked so everywhere. Production is the real thing.',
  },
  operator: {
    term: 'Operator',
    says: 'The person at the keyboard. The operator holds no share and sees none.',
  },
  package: {
    term: 'Package',
    says: 'What goes to one cloud for one key: the key encrypted for that cloud, the import token, a list of contents and the commands.',
  },
  paperList: {
    term: 'Paper list',
    also: ['signers file', 'signers'],
    says: 'A sheet with the name and the fingerprint of everybody who signs. It is kept outside the evidence, so that a verifier knows whose signatures they are.',
  },
  passphrase: {
    term: 'Passphrase',
    says: 'Several words that unlock the signing key of one person. Nobody else knows them. A lost passphrase is replaced by a new enrolment.',
  },
  plan: {
    term: 'Plan',
    says: 'The one file that says who takes part, which keys are made and how they are split. Everybody reviews it before anything happens.',
  },
  planDigest: {
    term: 'Plan digest',
    says: 'A number that stands for the whole plan. The same number here and on the reviewed paper means the same plan.',
  },
  proof: {
    term: 'Proof',
    also: ['prove', 'proven'],
    says: 'Before a key may leave, the shares that were read back are combined in memory. That shows that they belong together and recover every key.',
  },
  quorum: {
    term: 'Quorum',
    says: 'Enough custodians together to recover the keys: as many as the threshold says. Fewer learn nothing at all.',
  },
  readBack: {
    term: 'Reading back',
    also: ['read back', 'reads back'],
    says: 'The custodian types or scans what is on their medium, not what they remember. So a slip of the pen is found while it can still be put right.',
  },
  receipt: {
    term: 'Receipt',
    says: 'The signed word of a custodian that they hold their share, on which medium and in which bag. It is made from the very share that was read back.',
  },
  recorder: {
    term: 'Recorder',
    says: 'The program itself as the keeper of the log. It signs every entry with a key that is deleted at the close.',
  },
  recovery: {
    term: 'Recovery',
    also: ['recover', 'recovers'],
    says: 'A quorum brings its shares, and the keys are back in the vault. It takes the backup as well as the shares.',
  },
  release: {
    term: 'Release',
    also: ['released', 'hand out', 'handed out'],
    says: 'The approval to hand the shares out. After it each custodian sees their own share once, alone.',
  },
  reshare: {
    term: 'Resharing',
    also: ['reshare', 'split anew'],
    says: 'The same keys get a new set of shares, for other people or another threshold. The old set is superseded.',
  },
  runningHead: {
    term: 'Running head',
    says: 'A number that stands for the whole log up to now. Note it on paper with the entry number: after a restart it shows that it is still the same log.',
  },
  script: {
    term: 'Script',
    says: 'The numbered steps of this ceremony, made from the plan. Each says who acts, what to do and what to expect.',
  },
  seal: {
    term: 'Seal',
    also: ['sealed'],
    says: 'The people sign the checkpoint of the closed ceremony. From then on the evidence carries their signatures.',
  },
  selfTest: {
    term: 'Self test',
    says: 'At its start the program computes known examples and compares the answers. If one differs, it must not be used.',
  },
  share: {
    term: 'Share',
    says: 'One part of the split backup key, held by one custodian. A single share says nothing about the key.',
  },
  shareSet: {
    term: 'Share set',
    also: ['set'],
    says: 'All shares that were made in one split. Shares of different sets cannot be combined.',
  },
  slip: {
    term: 'Key slip',
    also: ['slip'],
    says: 'A sheet that each person takes home, with the fingerprint of their key. With it they can show later what they signed.',
  },
  superseded: {
    term: 'Superseded',
    says: 'A newer share set has taken the place of this one. The old shares are collected and destroyed before witnesses.',
  },
  target: {
    term: 'Target',
    says: 'The cloud service and the place in it into which a key is to be imported.',
  },
  terminate: {
    term: 'Terminated',
    also: ['terminate'],
    says: 'The ceremony ended early, but a key had already left. The shares stay valid, and people decide with signatures what becomes of what left.',
  },
  threshold: {
    term: 'Threshold',
    says: 'How many shares it takes to recover. With 3 of 5, any three custodians can do it and two cannot.',
  },
  vault: {
    term: 'Vault',
    says: 'The part of the program that holds secrets, in memory only. It is empty after a restart and locks when fewer than two people are in the room.',
  },
  void: {
    term: 'Void',
    also: ['voided'],
    says: 'No longer valid. Void shares are collected and destroyed, a void declaration is declared again.',
  },
  witness: {
    term: 'Witness',
    also: ['witnesses'],
    says: 'A person who watches, compares and approves together with others. At least one witness holds no share.',
  },
  wrap: {
    term: 'Wrap',
    also: ['wraps', 'wrapped', 'wrapping'],
    says: 'To encrypt a key with another key, so that it can travel. Only the holder of the other key can unwrap it.',
  },
  wrappingKey: {
    term: 'Wrapping key',
    says: 'The public key of the cloud with which your key is encrypted for it. Two people compare it with what the cloud shows, because a wrong one would send your key to somebody else.',
  },
}

export type Term = keyof typeof terms
