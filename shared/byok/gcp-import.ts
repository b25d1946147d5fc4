import { hex } from '../bytes.ts'
import { encodeBase64 } from '../crypto/base64.ts'
import { fingerprintOf, fingerprintText } from './afterwards.ts'
import type { GcpAlgorithm } from './gcp-algorithms.ts'
import type { ImportText, Section } from './import-text.ts'
import { PROBE_MESSAGE } from './probe.ts'
import type { PackageContent } from './provider.ts'
import { command, quote } from './quote.ts'
import { continued, shown } from './snippet.ts'

export interface GcpImport {
  readonly content: PackageContent
  readonly algorithm: GcpAlgorithm
  /** The last parts of the resource names, and the file in the package. */
  readonly names: {
    readonly project: string
    readonly location: string
    readonly keyring: string
    readonly key: string
    readonly job: string
    readonly wrapped: string
  }
}

/** What IMPORT.md says for Google Cloud KMS; every word of a plan goes through the quoting function. */
export function importText(facts: GcpImport): Pick<ImportText, 'sections' | 'errors'> {
  const use = facts.algorithm.purpose === 'encryption' ? [putToUse(facts)] : []
  return {
    sections: [
      VERSIONS,
      before(facts),
      importing(facts),
      after(facts),
      ...use,
      closing(facts),
      AGAIN,
    ],
    errors: ERRORS,
  }
}

const VERSIONS: Section = {
  title: 'Check the program',
  text: ['The commands of this file are tried with Google Cloud CLI 528.'],
  commands: ['gcloud version'],
}

type Words = readonly string[]

/** `gcloud kms …` in the ring of the key. */
function gcloud({ names }: GcpImport, verb: Words, ...options: Words[]): string {
  const ring = [
    ['--keyring', names.keyring],
    ['--location', names.location],
    ['--project', names.project],
  ]
  return command(['gcloud', 'kms', ...verb], ...options, ...ring)
}

function jobCommand(facts: GcpImport, format: string): string {
  const { job } = facts.names
  return gcloud(facts, ['import-jobs', 'describe', job], ['--format', format])
}

function before(facts: GcpImport): Section {
  const { names, algorithm, content } = facts
  const { location, project, keyring, key, job } = names
  const level = (content.target.protectionLevel ?? '').toLowerCase()
  const where = [
    ['--location', location],
    ['--project', project],
  ]
  const makeKey = gcloud(
    facts,
    ['keys', 'create', key],
    ['--purpose', algorithm.purpose],
    ['--default-algorithm', algorithm.flag],
    ['--protection-level', level],
    ['--skip-initial-version-creation', '--import-only'],
  )
  const makeJob = gcloud(
    facts,
    ['import-jobs', 'create', job],
    ['--import-method', content.target.method],
    ['--protection-level', level],
  )
  const attest = gcloud(
    facts,
    ['import-jobs', 'describe', job],
    ['--attestation-file', `${job}.attestation`],
  )
  return {
    title: 'How the key and the import job were made',
    text: [
      'This was done before the ceremony. Do not repeat it: the package fits only this import job.',
      'The key is made without a version of its own, and the job is good for three days. Its state must be ACTIVE when it is described.',
      ...shown(
        command(['gcloud', 'kms', 'keyrings', 'create', keyring], ...where),
        makeKey,
        makeJob,
        `${jobCommand(facts, 'json')} > ${quote(`${job}.json`)}`,
        ...(level === 'hsm' ? [attest] : []),
      ),
    ],
  }
}

function importing(facts: GcpImport): Section {
  const { names, algorithm, content } = facts
  const { expires } = content.parameters
  return {
    title: 'Import',
    text: [
      expires === undefined
        ? 'An import job lives for three days after it was made.'
        : `Import before ${expires}: then the import job ends, and the wrapping is repeated with a new job and a quorum.`,
      'The first command must show ACTIVE and a time that is still to come.',
    ],
    commands: [
      jobCommand(facts, 'value(state,expireTime)'),
      gcloud(
        facts,
        ['keys', 'versions', 'import'],
        ['--import-job', names.job],
        ['--key', names.key],
        ['--algorithm', algorithm.flag],
        ['--wrapped-key-file', names.wrapped],
      ),
    ],
  }
}

/** The variable that the check reads: only the answer of the import knows its value. */
const VERSION = '"$VERSION"'

function after(facts: GcpImport): Section {
  const { purpose } = facts.algorithm
  const versions = (verb: string, ...options: Words[]) =>
    continued(
      gcloud(facts, ['keys', 'versions', verb], ...options, ['--key', facts.names.key]),
      VERSION,
    )
  const { text, commands } = purpose.startsWith('asymmetric')
    ? publicKeyCheck(facts, versions)
    : secretCheck(facts, versions)
  return {
    title: 'Check afterwards',
    text: [
      'Set VERSION to the number at the end of `name` in the answer: 1 for the first version of the key.',
      'Expect `state` ENABLED, `importJob` and `importTime`. PENDING_IMPORT means wait; IMPORT_FAILED comes with `importFailureReason`.',
      ...text,
    ],
    commands: ['VERSION=1', versions('describe'), ...commands],
  }
}

interface Check {
  readonly text: readonly string[]
  readonly commands: readonly string[]
}
type Versions = (verb: string, ...options: Words[]) => string

function publicKeyCheck({ content }: GcpImport, versions: Versions): Check {
  return {
    text: [fingerprintText(content.check)],
    commands: [fingerprintOf(versions('get-public-key'))],
  }
}

function secretCheck(facts: GcpImport, versions: Versions): Check {
  const { mac, ekcv } = facts.content.wrapped.parts
  const sign = gcloud(
    facts,
    ['mac-sign'],
    ['--key', facts.names.key],
    ['--input-file', '-'],
    ['--signature-file', '-'],
  )
  return {
    text: [
      ...(mac === undefined
        ? []
        : [
            `The last command shows that it is the same key. Expect \`${encodeBase64(mac)}\`, the authentication code of a reserved message.`,
          ]),
      ...(ekcv === undefined
        ? []
        : [
            `The attestation of the version, in your home folder, shows a check value (EKCV) when it is read with Google's own scripts. Expect \`${hex(ekcv)}\`. Google does not document its length: a shorter one must be the beginning of this.`,
          ]),
      ...(mac === undefined && ekcv === undefined
        ? [
            'Cannot be checked: Google shows no check value of a symmetric software key. Decrypt something that the same key encrypted elsewhere, where there is something.',
          ]
        : []),
    ],
    commands: [
      ...(ekcv === undefined
        ? []
        : [continued(versions('describe'), '--attestation-file "$HOME/key.attestation"')]),
      ...(mac === undefined
        ? []
        : [
            continued(
              command(['printf', '%s', PROBE_MESSAGE]),
              `| ${continued(sign, `--version ${VERSION}`)}`,
              '| openssl base64 -A',
            ),
          ]),
    ],
  }
}

function putToUse(facts: GcpImport): Section {
  const { key } = facts.names
  return {
    title: 'Put it to use',
    text: ['Nothing is encrypted with the imported version before it is the primary one.'],
    commands: [
      continued(gcloud(facts, ['keys', 'set-primary-version', key]), `--version ${VERSION}`),
    ],
  }
}

function closing({ content }: GcpImport): Section {
  const { expires } = content.parameters
  return {
    title: 'Close the window',
    text: [
      `An import job cannot be deleted; it ends ${expires === undefined ? 'three days after it was made' : `at ${expires}`}.`,
      'Until then whoever may use the job can import this package under any key of the key ring, asymmetric ones under other algorithms too.',
      'Take away the permission `cloudkms.importJobs.useToImport` now, and delete the copies of this package that are online.',
    ],
  }
}

const AGAIN: Section = {
  title: 'To import again',
  text: [
    'A destroyed or failed version takes the same material only, wrapped for a new import job with a quorum, and `--version` with its number.',
    'An import-only key never rotates by itself: each rotation is a ceremony.',
  ],
}

const ERRORS: ImportText['errors'] = [
  ['Import job … is not active', 'The job is not ready yet, or its three days are over.'],
  [
    "couldn't be unwrapped or wasn't formatted correctly",
    'The package was wrapped for another import job or method.',
  ],
  ['Wrapped key is too short', 'The file is cut off, or is not the one of this package.'],
  [
    'does not consist of 64-bit blocks, has invalid length',
    'The file was altered, or the algorithm is not the one of the package.',
  ],
  [
    'An argument to the import operation was malformed',
    'Algorithm and key, or the protection levels of key and job, do not go together: compare them with this file.',
  ],
  [
    'PERMISSION_DENIED',
    'Ask for cloudkms.importJobs.useToImport on the job and import on the key.',
  ],
]
