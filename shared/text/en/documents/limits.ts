/** On what the keys rest, what nobody may read into a report, and what to keep. */
export const limits = {
  trustTitle: 'What this rests on',
  trust: [
    'No single person held these keys, if the laptop, its firmware and this program were honest. Whoever controlled the laptop could have seen everything.',
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
    'A successful import does not show that the right wrapping key was used, nor that the package can be imported into no other key.',
  ],
  dice: 'Dice and typed text do not protect against a bad generator when RSA keys or OAEP seeds are made, nor people’s signing keys, which were made before. That dice were rolled, and by whom, is the word of who signed for them.',
  rehearsal:
    'This was a rehearsal on test keys. It is not evidence of production. Its packages could be imported: destroy them.',
  keepTitle: 'What to keep',
  keep: [
    'Shares without the files in backups/ recover nothing. Keep at least two copies of them in two places, as long as the keys are needed.',
    'Do not publish the whole bundle: it holds half of what recovery needs. Evidence and custody parts go to different people.',
    'Keep the paper lists and the heads apart from the bundle.',
  ],
}
