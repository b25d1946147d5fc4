import { html } from '../../../documents/markup.ts'

/** Who gets which part of a bundle. */
export const parts = {
  kind: 'Who gets which part',
  lead: html`Whoever holds the backups <strong>and</strong> enough shares holds the keys. The bundle is given away in two parts, to different people.`,
  columns: ['Part', 'Who gets it', 'What it can do'],
  rows: [
    [
      'Evidence',
      'Auditors, management, the archive. Two copies in two places.',
      'Shows what happened. Verifies with: claviger verify BUNDLE --public. Recovers nothing.',
    ],
    [
      'Custody',
      'The keepers of the backups: neither custodians nor the administrator. Two copies in two places, in sealed bags.',
      'Recovers every key together with a quorum of shares. Recovers nothing alone.',
    ],
    [
      'Shares',
      'The custodians, one each, in sealed bags.',
      'A quorum recovers every key together with the custody part.',
    ],
    [
      'Slips',
      'Every participant, at home, apart from everything else.',
      'Paper list and head: without them no verification counts.',
    ],
  ] as readonly (readonly [string, string, string])[],
  rulesTitle: 'Rules',
  rules: [
    'Write each part to media of its own. Label them: evidence, custody. Two colours help.',
    'Keep no whole bundle after both parts were read back, except where this is decided in writing.',
    'The log holds commitments and no secret. It still names people and places: do not publish it without thought.',
    'The custody part is needed as long as the keys are needed. The evidence is kept at least two years longer.',
    'verify.sh checks a whole bundle. Let the auditor run it before the parts are separated.',
    'Who receives a part signs the custody form of its medium.',
  ],
  barredTitle: 'Who may not hold the custody part',
  barred:
    'Each of these people holds a share. With the custody part in the same hands, fewer than planned are needed to recover.',
  titles: { evidence: 'The evidence part', custody: 'The custody part' },
  fileColumns: ['File', 'Why it is here'],
  backup: 'recovers a key together with a quorum of shares',
  recovery: (why: string) => `${why}; recovery needs it too`,
  packages: 'goes to a cloud, wrapped for it alone',
  inputs: 'a file that the plan names',
  sigs: 'a signature over the checkpoint',
  listed: 'the log lists it',
  why: {
    'log.jsonl': 'the log',
    'log.sigs': 'the program’s signature over each line of the log',
    checkpoint: 'what the signers signed',
    allowed_signers: 'the keys, for ssh-keygen',
    'fingerprint.txt': 'the head, in hex and in words',
    'plan.json': 'the plan that was approved',
    'script.html': 'the executed script',
    'report.html': 'the report',
    'RECOVER.md': 'how a quorum recovers',
    'recover.py': 'recovers with stock tools',
    'VERIFY.md': 'how to verify',
    'verify.sh': 'verifies with stock tools',
  } as { readonly [path: string]: string },
}
