import type { Target } from '../ceremony/plan.ts'
import { afterSections } from './aws-afterwards.ts'
import { type AwsImport, awsCommand, regionOf } from './aws-command.ts'
import { isSymmetric } from './aws-specs.ts'
import { type ImportText, type Section, tokenLife } from './import-text.ts'
import { command } from './quote.ts'

/** What IMPORT.md says for AWS KMS; every word of a plan goes through the quoting function. */
export function importText(facts: AwsImport): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [versions(facts), before(facts), importing(facts), ...afterSections(facts)],
    errors: ERRORS,
  }
}

/** The command that imports: the one line that matters. */
export function importCommand(
  facts: Pick<AwsImport, 'target' | 'region' | 'wrapped' | 'token'>,
): string {
  const { validTo, importType, description } = facts.target
  return awsCommand(
    facts,
    'import-key-material',
    ['--encrypted-key-material', `fileb://${facts.wrapped}`],
    ['--import-token', `fileb://${facts.token}`],
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

function versions({ key, target }: AwsImport): Section {
  const rotates = target.importType !== undefined || target.description !== undefined
  return {
    title: 'Check the program',
    text: [
      'The commands of this file are tried with AWS CLI 1.45.11.',
      ...(isSymmetric(key.algorithm)
        ? ['Older ones import too, but may lack `list-key-rotations --include-key-material`.']
        : []),
      ...(rotates
        ? [
            '`--import-type` and `--key-material-description` are in version 1.45.11 and not in 2.9.19: look for them in `aws kms import-key-material help`.',
          ]
        : []),
    ],
    commands: ['aws --version'],
  }
}

function before(facts: AwsImport): Section {
  const { target, parameters, spec, usage, region } = facts
  const fetch = awsCommand(
    facts,
    'get-parameters-for-import',
    ['--wrapping-algorithm', target.method],
    ['--wrapping-key-spec', `RSA_${parameters.bits}`],
  )
  const create = command(
    ['aws', 'kms', 'create-key'],
    ['--origin', 'EXTERNAL'],
    ['--key-spec', spec],
    ['--key-usage', usage],
    ...(isMultiRegion(target) ? [['--multi-region']] : []),
    ...regionOf(region),
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
  const { key, target, parameters } = facts
  const { expires } = parameters
  const { validTo } = target
  return {
    title: 'Import',
    text: [
      tokenLife(expires),
      ...(isSymmetric(key.algorithm)
        ? []
        : [
            `The first material of this key is for ever: AWS never takes another one for it. Check that the key is ${target.key}.`,
          ]),
      ...(isMultiRegion(target) ? MULTI_REGION : []),
      ...(validTo === undefined
        ? []
        : [
            `AWS deletes the key material at ${validTo}. Until the same material is imported again, with a quorum, the key does nothing.`,
          ]),
    ],
    commands: [importCommand(facts)],
  }
}

/** Ids of multi-Region keys begin with `mrk-`, those of no other key do. */
function isMultiRegion({ key }: Target): boolean {
  return /(?:^|\/)mrk-/.test(key)
}

const MULTI_REGION = [
  'This is a multi-Region key. Import into the primary key first.',
  'Every replica needs the same material, under parameters of its own: each is a target of its own in the plan, with `importType` EXISTING_KEY_MATERIAL where the key is symmetric.',
]

const ERRORS: ImportText['errors'] = [
  ['ExpiredImportTokenException', 'The 24 hours are over. Fetch new parameters and wrap again.'],
  ['InvalidImportTokenException', 'The token is of another key, or was altered.'],
  [
    'InvalidCiphertextException',
    'The ciphertext does not unwrap: another wrapping key or another hash than was fetched, or a key of another kind than the KMS key.',
  ],
  [
    'IncorrectKeyMaterialException',
    'This key has had other material. Import that again; only a symmetric key can be given new one.',
  ],
  ['KMSInvalidStateException … is pending import', 'The key was used before the import succeeded.'],
  ['UnsupportedOperationException … origin is AWS_KMS', 'The key was not made for import.'],
  [
    'ValidationException … cannot be used to import',
    'The KMS key is of another kind than the key of the ceremony.',
  ],
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
