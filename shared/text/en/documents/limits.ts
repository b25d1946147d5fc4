/** On what the keys rest, what nobody may read into a report, and what to keep. */
export const limits = {
  /** Of every kind but a destruction, which opens no key. */
  alone:
    'No single person held these keys, if the laptop, its firmware and this program were honest. Whoever controlled the laptop could have seen everything.',
  trustTitle: 'What this rests on',
  trust: [
    'A laptop is not an HSM, nor a secure cryptographic device in the sense of PCI. No equivalence with an HSM, FIPS or PCI is claimed.',
    'The log is the word of the recorder, signed by people on one shared laptop.',
    'Every time is the time of the laptop’s clock. It is not trusted time.',
    'With the commitments of the log, a share set keeps the backup key secret by computation (2^256), not by information theory. No safety against quantum computers is claimed.',
    'The history of who may know which share is complete only within the bundles that are presented.',
  ],
  limitsTitle: 'What this does not show',
  limits: [
    'This report is not a verification. Verify the bundle with the paper list and the head that participants took home. Without them a good result means no more than that the bundle agrees with itself.',
    'It does not show who was in the room, nor that anything happened beside the log.',
    'The log is tamper-evident to somebody who holds an earlier head. It is not tamper-proof.',
    'A receipt shows that the signer knew a value derived from the share when they signed. It does not show that the custodian holds the share today.',
    'Any quorum of custodians who have a backup file can recover its key with stock tools, and no log records it. After a reshare the old set still works as long as its backup files exist.',
    'Wiped means: the buffers of the vault were overwritten. It says nothing about disks, printers and other copies in memory.',
  ],
  imports:
    'A successful import does not show that the right wrapping key was used, nor that the package can be imported into no other key.',
  /** Of one kind of ceremony. */
  ofKind: {
    generate: [],
    recover: [
      'A recovery shows which shares were brought, and what the program did with the keys. It does not show who carried the shares, nor where a package or a file went afterwards.',
    ],
    drill: [
      'A drill shows that these shares were good on this day. It does not show that another group of shares recovers, nor that the custodians still hold theirs.',
    ],
    reshare: [
      'A reshare makes new shares. It takes nothing away: old cards and old backup files open the keys until they are destroyed, and this ceremony destroyed none.',
    ],
    destroy: [
      'Destroyed means: one person signed that they did it, and another one that they saw it. It does not show that there was no other copy, photograph or memory of a share.',
      'It says nothing about the keys themselves: in a cloud, in a package or in a file they may go on.',
    ],
  },
  dice: 'Dice and typed text do not protect against a bad generator when RSA keys or OAEP seeds are made, nor people’s signing keys, which were made before. That dice were rolled, and by whom, is the word of who signed for them.',
  rehearsal: 'This was a rehearsal on test keys. It is not evidence of production.',
  rehearsalPackages: 'The packages of this rehearsal could be imported: destroy them.',
  keepTitle: 'What to keep',
  keepBackups: [
    'Shares without the files in backups/ recover nothing. Keep at least two copies of them in two places, as long as the keys are needed.',
    'Do not publish the whole bundle: it holds half of what recovery needs. Evidence and custody parts go to different people.',
  ],
  keepEarlier:
    'This bundle holds no backup files. They are in the evidence that this ceremony continued: keep that as before.',
  keepOld:
    'Bring back the old cards and share files, and every copy of the old backup files, and destroy them before witnesses.',
  keepEnded:
    'Keep this bundle, the signed affidavits, and the evidence of the ceremonies before, without its backup files. They say for years to come what became of the shares.',
  keep: 'Keep the paper lists and the heads apart from the bundle.',
}
