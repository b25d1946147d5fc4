/** What a requirement of a standard asks for in our words, how an auditor checks it, and what the log cannot show. */
export interface RequirementText {
  /** Its number in the standard, which is the authority. */
  readonly number: string
  readonly asks: string
  readonly check: string
  /** What has to be shown by other means. */
  readonly beyond: string
}

export type RequirementId = keyof typeof requirements

export const requirements = {
  'br-script': {
    number: '6.1.1.1, script',
    asks: 'Prepare a key generation script and follow it.',
    check:
      'Compare the plan digest of your own reviewed copy with entry 0. Read the executed script: every step has its entries or its exception. claviger verify replays the log through the script.',
    beyond: 'That this is the script that your policy (CP, CPS) asks for.',
  },
  'br-witness': {
    number: '6.1.1.1, witness',
    asks: 'A qualified auditor witnesses the generation, or all of it is recorded on video.',
    check:
      'Find the attestation of the auditor, and whether it agrees. For a video: find the entry that switches the recording on, and compare times with the video.',
    beyond: 'That the auditor is qualified. The video itself, and that nothing is cut from it.',
  },
  'br-control': {
    number: '6.1.1.1, control',
    asks: 'Several trusted people together generate the key; knowledge of it is split.',
    check:
      'Each intent names who approved it, in which role. Threshold and number of shares stand in the entry of the share set, the proof after it.',
    beyond: 'That these people hold trusted roles in your organisation.',
  },
  'br-module': {
    number: '6.1.1.1, module',
    asks: 'The key is generated in a cryptographic module and a physically secured place.',
    check: 'Nothing in this log can show it. The program runs on a laptop.',
    beyond:
      'A laptop is not an HSM, nor a secure cryptographic device. Where the requirement applies, this ceremony alone does not answer it.',
  },
  'br-backup': {
    number: '5.2.2',
    asks: 'Private keys are backed up, stored and recovered under dual control at least.',
    check:
      'Each backup follows receipts and the proof. Each recovery follows the approvals of a quorum and a witness.',
    beyond:
      'Storage after this day: custody forms, sealed bags. A quorum that holds a backup can recover without any log.',
  },
  'br-log': {
    number: '5.4.1',
    asks: 'The events of a key’s life are logged: with date and time, who, and what.',
    check:
      'Every line of log.jsonl has time, actor and type. The clock statements say how far the times are from two watches.',
    beyond:
      'That the log is kept for as long as the standard asks after the end of the key, and what happens to the key outside of this program.',
  },
  'pin-observed': {
    number: '6-1.5',
    asks: 'Nobody observes clear-text shares or their making, with the eye or by camera.',
    check:
      'A share is shown between the two entries of its release, to one custodian. Look for arrivals between them, and for the entries about phones and lines of sight. The gates screen-lock, users and watchers say what else could look on.',
    beyond: 'Where people and cameras were. The video of the room, if there is one.',
  },
  'pin-residue': {
    number: '6-4',
    asks: 'Residue that may hold clear-text keys or shares is destroyed at once, with a record.',
    check: 'Read the entries about residue: what was destroyed, how, who saw it, and when.',
    beyond: 'Memory, disk and printer: the program overwrites the buffers of its vault, no more.',
  },
  'pin-packaging': {
    number: '9-2',
    asks: 'Tamper-evident packaging is examined before it is opened.',
    check:
      'The entry about seals comes before anything is unpacked. Compare its serial numbers with your inventory, and the bag of each share with its custody form.',
    beyond: 'Photographs of the seals; each later opening, on the custody forms.',
  },
  'pin-two': {
    number: '13-9.2',
    asks: 'At least two people are in the room, else everybody leaves.',
    check:
      'Count who is present after each entry: never one. The rules refuse every action while fewer than two are present, and claviger verify replays them.',
    beyond: 'Who was really in the room: the list of people, the video, the door’s own log.',
  },
  'pin-encrypted': {
    number: '21-1',
    asks: 'Outside of a secure device a key exists only encrypted, or as two or more shares.',
    check:
      'Each key leaves the program as a backup or a package, both encrypted. The key of the backups exists as shares. No entry exports a key in clear. The gates swap, hibernation, core-dumps and disk say where memory could have gone; a closed one needs its exception.',
    beyond:
      'During the ceremony the keys were in the memory of a laptop, in clear. A laptop is not a secure cryptographic device.',
  },
  'pin-history': {
    number: '21-2.4',
    asks: 'Nobody has, or ever had, enough shares to form the key.',
    check:
      'Across every set of the same key, list for each person the shares that were released to them: fewer than the threshold.',
    beyond: 'Only the bundles that are presented count. A share that was shown to somebody else.',
  },
  'pin-paper': {
    number: '24-2',
    asks: 'Paper with key material is cross-cut, pulped or burnt before witnesses.',
    check:
      'Read how paper was destroyed, and who saw it. Shares of a void set that were handed out are destroyed after this log: ask for their forms.',
    beyond: 'Certificates of destruction.',
  },
  'dss-control': {
    number: '3.7.6',
    asks: 'Manual clear-text operations use split knowledge and dual control.',
    check:
      'Each action has the approvals of at least two people, one of them neither administrator nor operator. Each share has one custodian.',
    beyond: 'The written policy that this ceremony follows.',
  },
  'dss-substitution': {
    number: '3.7.7',
    asks: 'Unauthorised substitution of keys is prevented.',
    check:
      'Each wrapping key was compared with paper by two people before it was used. Compare its SHA-256 with what the cloud’s own team reads out today. Commitments and check values bind each key to its label.',
    beyond:
      'A successful import does not show that the right wrapping key was used. Ask the cloud’s log.',
  },
  'dss-custodians': {
    number: '3.7.8',
    asks: 'Key custodians formally accept their responsibilities.',
    check:
      'One entry for each custodian, with a signature over the text of the duties. Compare with the holders in the share set.',
    beyond: 'Training, and the acceptance of whoever takes over later.',
  },
  'nist-backups': {
    number: '8.2.2.1',
    asks: 'Backups keep the protection that their keys need.',
    check:
      'Each backup is AES-256 key wrap (RFC 5649); its SHA-256 stands in the log. The proof unwrapped each one from the shares that were read back.',
    beyond: 'Where the copies are kept, and a drill each year: claviger drill.',
  },
  'nist-lost': {
    number: 'Appendix B',
    asks: 'A lost key that may be compromised is replaced as soon as possible after recovery.',
    check:
      'For each loss and each recovery, find the decision: replace the key, or why not. Exceptions and remarks say it. Where nothing was lost there is nothing to find.',
    beyond: 'The replacement itself, which is another ceremony.',
  },
  'nist-access': {
    number: '9.1',
    asks: 'It can be told who had access to keys, and when.',
    check:
      'Each of these entries carries a signature of the person, checked against the paper list that participants took home.',
    beyond: 'The papers: without the list and the head, the bundle only agrees with itself.',
  },
} satisfies { readonly [id: string]: RequirementText }
