import type { Target } from '../ceremony/plan.ts'
import type { ImportText, Section } from './import-text.ts'
import type { ImportParameters } from './provider.ts'
import { command } from './quote.ts'

export interface AwsImport {
  readonly target: Target
  readonly parameters: ImportParameters
  readonly spec: string
  readonly region: string | undefined
  /** File names in the package. */
  readonly wrapped: string
  readonly token: string
}

/** What IMPORT.md says for AWS KMS; every word of a plan goes through the quoting function. */
export function importText(facts: AwsImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [versions(facts), before(facts), importing(facts), after(facts)],
    errors: ERRORS,
  }
}

/** The command that imports: the one line that matters. */
export function importCommand({ target, region, wrapped, token }: AwsImport): string {
  const { validTo, importType, description } = target
  return command(
    ['aws', 'kms', 'import-key-material'],
    ['--key-id', target.key],
    ...regionOf(region),
    ['--encrypted-key-material', `fileb://${wrapped}`],
    ['--import-token', `fileb://${token}`],
    ...(validTo === undefined
      ? [['--expiration-model', 'KEY_MATERIAL_DOES_NOT_EXPIRE']]
      : [
          ['--expiration-model', 'KEY_MATERIAL_EXPIRES'],
          ['--valid-to', validTo],
        ]),
    ...(importType === undefined ? [] : [['--import-type', importType]]),
    ...(description === undefined ? [] : [['--key-material-description', description]]),
  )
}

function regionOf(region: string | undefined): string[][] {
  return region === undefined ? [] : [['--region', region]]
}

function versions({ target }: AwsImport): Section {
  const rotates = target.importType !== undefined || target.description !== undefined
  return {
    title: 'Check the program',
    text: [
      'The commands of this file are tried with AWS CLI 1.45.11. Older ones import too, but may lack `list-key-rotations --include-key-material`.',
      ...(rotates
        ? [
            '`--import-type` and `--key-material-description` are in version 1.45.11 and not in 2.9.19: look for them in `aws kms import-key-material help`.',
          ]
        : []),
    ],
    commands: ['aws --version'],
  }
}

function before({ target, parameters, spec, region }: AwsImport): Section {
  const where = regionOf(region)
  const fetch = command(
    ['aws', 'kms', 'get-parameters-for-import'],
    ['--key-id', target.key],
    ...where,
    ['--wrapping-algorithm', target.method],
    ['--wrapping-key-spec', `RSA_${parameters.bits}`],
  )
  const create = command(
    ['aws', 'kms', 'create-key'],
    ['--origin', 'EXTERNAL'],
    ['--key-spec', spec],
    ['--key-usage', 'ENCRYPT_DECRYPT'],
    ...where,
  )
  return {
    title: 'How the key and its parameters were made',
    text: [
      'This was done before the ceremony. Do not repeat it: the package fits only the parameters it was made with.',
      '',
      '    # the key, without material',
      ...indented(create),
      '    # its wrapping key and import token, good for 24 hours',
      ...indented(`${fetch} > parameters.json`),
    ],
  }
}

function indented(lines: string): string[] {
  return lines.split('\n').map((line) => `    ${line}`)
}

function importing(facts: AwsImport): Section {
  const { expires } = facts.parameters
  const { validTo } = facts.target
  return {
    title: 'Import',
    text: [
      expires === undefined
        ? 'The import token lives for 24 hours after it was fetched.'
        : `Import before ${expires}: then the import token ends, and the wrapping is repeated with new parameters and a quorum.`,
      ...(validTo === undefined
        ? []
        : [
            `AWS deletes the key material at ${validTo}. Until the same material is imported again, with a quorum, nothing can be decrypted.`,
          ]),
    ],
    commands: [importCommand(facts)],
  }
}

function after({ target, region }: AwsImport): Section {
  const where = regionOf(region)
  const model =
    target.validTo === undefined ? 'KEY_MATERIAL_DOES_NOT_EXPIRE' : 'KEY_MATERIAL_EXPIRES'
  const pending = target.importType === 'NEW_KEY_MATERIAL'
  return {
    title: 'Check afterwards',
    text: [
      `Expect \`KeyState\` Enabled, \`Origin\` EXTERNAL, \`ExpirationModel\` ${model}. Note \`CurrentKeyMaterialId\`.`,
      ...(pending
        ? [
            'Where the key had material before, the new one waits for `aws kms rotate-key-on-demand`.',
          ]
        : []),
      'Cannot be checked: AWS shows no check value of a symmetric key, so a successful import does not show which wrapping key was used.',
      'What shows that it is the same key: importing the same material again, with `--import-type EXISTING_KEY_MATERIAL` and `--key-material-id`, succeeds for identical material only.',
      'Keep the backup of every material that this key ever had: without all of them it goes back to PendingImport.',
    ],
    commands: [
      command(['aws', 'kms', 'describe-key'], ['--key-id', target.key], ...where),
      command(['aws', 'kms', 'list-key-rotations'], ['--key-id', target.key], ...where, [
        '--include-key-material',
        'ALL_KEY_MATERIAL',
      ]),
    ],
  }
}

const ERRORS: ImportText['errors'] = [
  ['ExpiredImportTokenException', 'The 24 hours are over. Fetch new parameters and wrap again.'],
  ['InvalidImportTokenException', 'The token is of another key, or was altered.'],
  [
    'InvalidCiphertextException',
    'The ciphertext does not unwrap: another wrapping key or another hash than was fetched.',
  ],
  [
    'IncorrectKeyMaterialException',
    'This key has had other material. Import that again, or name the new one as such.',
  ],
  ['KMSInvalidStateException … is pending import', 'The key was used before the import succeeded.'],
  ['UnsupportedOperationException … origin is AWS_KMS', 'The key was not made for import.'],
  [
    'ValidationException … A validTo date must be set',
    'The expiration model and the date do not go together.',
  ],
  [
    'another key material (id: …) is pending rotation',
    'Rotate to the waiting material first, or delete it.',
  ],
  ['AccessDeniedException', 'A policy forbids this import: ask for kms:ImportKeyMaterial.'],
]
