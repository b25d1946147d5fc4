import type { Target } from '../ceremony/plan.ts'
import type { Edition } from './ibm.ts'
import type { ImportText, Section } from './import-text.ts'
import type { ImportParameters } from './provider.ts'
import { command } from './quote.ts'
import { continued, shown, UNTRIED, variable } from './snippet.ts'

export interface IbmImport {
  readonly edition: Edition
  readonly target: Target
  readonly parameters: ImportParameters
  /** File names in the package. */
  readonly key: string
  readonly nonce: string
  readonly iv: string
}

/** What IMPORT.md says for IBM; every word of a plan goes through the quoting function. */
export function ibmText(facts: IbmImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [program(facts), before(facts), importing(facts), AFTER, ENDING],
    errors: ERRORS,
  }
}

/** The command that imports: the one line that matters. */
function ibmCommand({ edition, target, key, nonce, iv }: IbmImport): string {
  return continued(
    command(['ibmcloud', 'kp', 'key', 'create', target.key]),
    `-k "$(cat ${key})"`,
    `-n "$(cat ${nonce})"`,
    `-v "$(cat ${iv})"`,
    ...edition.switches,
    '--output json',
  )
}

function program({ edition }: IbmImport): Section {
  const hpcs = edition.id === 'ibm-hpcs'
  return {
    title: 'Check the program',
    text: [
      UNTRIED,
      'They need the plug-in `key-protect` of the IBM Cloud CLI, 0.8 or newer.',
      'Set `KP_INSTANCE_ID` to the instance that made the import token.',
      hpcs
        ? 'Set `KP_TARGET_ADDR` to the key management address of the instance: without it the program talks to Key Protect.'
        : 'Set `KP_TARGET_ADDR` too where the instance has an address of its own.',
    ],
    commands: [
      'ibmcloud plugin show key-protect',
      `: ${variable('KP_INSTANCE_ID', 'set it to the instance that made the token')}`,
      ...(hpcs ? [`: ${variable('KP_TARGET_ADDR', 'set it to the address of the instance')}`] : []),
    ],
  }
}

function before({ target }: IbmImport): Section {
  return {
    title: 'How the import token was made',
    text: [
      'This was done before the ceremony. Do not repeat it: a new token ends this one, and the package with it.',
      'Without `-e` a token lives for ten minutes; without `-m` it can be fetched once.',
      ...shown(
        '# 24 hours, three retrievals',
        'ibmcloud kp import-token create -e 86400 -m 3',
        'ibmcloud kp import-token show -o json > token.json',
      ),
      '',
      `The key itself is made by the import: it will have the name \`${target.key}\`.`,
    ],
  }
}

function importing(facts: IbmImport): Section {
  const { expires } = facts.parameters
  return {
    title: 'Import',
    text: [
      expires === undefined
        ? 'The import token lives for at most 24 hours after it was made.'
        : `Import before ${expires}: then the import token ends, and the wrapping is repeated with a new one and a quorum.`,
      'If the command fails, look into `ibmcloud kp keys` before repeating it: names need not be unique there, and a second import makes a second key.',
      'Where the API is used instead: `request.json` is the body of `POST /api/v2/keys`.',
    ],
    commands: [ibmCommand(facts)],
  }
}

const AFTER: Section = {
  title: 'Check afterwards',
  text: [
    'Note the `id` that the import printed. Expect `state` 1 (active), `imported` true and `extractable` false.',
    'The import itself is the check of the key: the service opens the nonce under the key that arrived, and refuses another one with INCORRECT_NONCE_ERR.',
    'Cannot be checked: IBM shows no check value, so nothing can be compared later.',
    'Keep the backup: an imported root key is not rotated by the service, and is restored from its own material only.',
  ],
  commands: [
    `ibmcloud kp key show ${variable('KEY_ID', 'set it to the id that was printed')} --output json`,
  ],
}

const ENDING: Section = {
  title: 'Clean up',
  text: [
    'Once every key of this token is in, end the token: a new one takes its place and ends by itself after five minutes.',
    'Not while others import into the same instance: it has one token only.',
  ],
  commands: ['ibmcloud kp import-token create -e 300 -m 1'],
}

const ERRORS: ImportText['errors'] = [
  [
    'INCORRECT_NONCE_ERR',
    'The nonce does not open to the one of the token: the package is of another token. Wrap again.',
  ],
  [
    'INCORRECT_NONCE_IV_ERR',
    'Nonce and IV do not fit together: a file was altered, or the files are of two packages.',
  ],
  ['IMPORT_TOKEN_EXPIRED_ERR', 'Make a new token and wrap again, with a quorum.'],
  [
    '404 on import_token',
    'Another instance, or the token has ended. Check KP_INSTANCE_ID before anything else.',
  ],
  ['KEY_CREATE_IMPORT_ACCESS_ERR', 'A policy of the instance forbids this import.'],
  [
    'the key does not decrypt',
    'Another wrapping key or hash than the service expects: Key Protect takes SHA-256, HPCS SHA-1.',
  ],
  ['401 or 403', 'Log in again with `ibmcloud login`; importing needs the role Writer or Manager.'],
]
