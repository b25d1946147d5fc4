import type { Use } from '../../../ceremony/plan.ts'
import type { Given, Sentences } from '../../given.ts'

export const target = {
  'target.foreign-field': ({ provider }: Given<'provider'>) =>
    `does not belong to a target of ${provider}`,
  'target.name': 'must be 1 to 256 letters, digits and . _ / : -, beginning with a letter or digit',
  'target.foreign-key': ({
    provider,
    choices,
  }: Given<'provider'> & { readonly choices: readonly string[] }) =>
    `does not belong to a target of ${provider}: name its ${choices.join(' and ')}`,
  'target.no-import': ({ title, algorithm }: Given<'title' | 'algorithm'>) =>
    `${title} does not import ${algorithm}`,
  'target.other-method': ({
    method,
    algorithm,
    title,
    choices,
  }: Given<'method' | 'algorithm' | 'title'> & { readonly choices: readonly string[] }) =>
    `${method} cannot bring in ${algorithm}: ${title} takes ${choices.join(' or ')} for it`,
  'target.no-method': ({
    method,
    title,
    choices,
  }: Given<'method' | 'title'> & { readonly choices: readonly string[] }) =>
    `${method} is not a method of ${title}: use ${choices.join(' or ')}`,
  'target.unknown-method': ({ method, title }: Given<'method' | 'title'>) =>
    `${method} is not a method of ${title}`,
  'target.no-fit': ({
    method,
    algorithm,
    size,
    bytes,
  }: Given<'method' | 'algorithm', 'size' | 'bytes'>) =>
    `${method} cannot bring in ${algorithm} under RSA-${size}: its ${bytes} bytes do not fit`,
  'target.one-of': ({ choices }: { readonly choices: readonly string[] }) =>
    `must be ${choices.join(' or ')}`,
  'target.ask-hash': 'is missing: ask the site for SHA-1 or SHA-256',
  'target.key-alias': 'is an alias: name the key id or key ARN',
  'target.alias': 'is an alias: name the id of the key',
  'target.no-arn': 'is not a key id or key ARN',
  'target.china-256': 'symmetric keys of the China regions have 128 bits',
  'target.china-128': 'AES-128 goes into a key ARN of the China regions only',
  'target.china-method': ({ method }: Given<'method'>) =>
    `${method} is not there in the China regions`,
  'target.secp256k1': 'a key on secp256k1 signs there, and agrees on nothing',
  'target.past': 'is past',
  'target.far': 'is more than 365 days after the import',
  'target.symmetric': ({ algorithm }: Given<'algorithm'>) =>
    `is for symmetric keys: the first material of ${algorithm} is for ever`,
  'target.description': 'may hold letters, digits, spaces and : / _ . -',
  'target.description-start': 'may not begin with - or hold ://',
  'target.no-key': ({ title, form }: Given<'title' | 'form'>) =>
    `is not a key of ${title}: its form is ${form}`,
  'target.no-kek': ({ title, form }: Given<'title' | 'form'>) =>
    `is not a key of ${title}: its form is ${form}/… of 32 digits`,
  'target.other-domain': ({ found, wanted }: Given<'found' | 'wanted'>) =>
    `is of ${found}, not of ${wanted}`,
  'target.key-version': 'is a version: name the key without it',
  'target.kid-missing': 'is missing: the identifier of the KEK, with its version',
  'target.kid-version': 'has no version: give the full identifier of the KEK',
  'target.other-vault': ({ found, wanted }: Given<'found' | 'wanted'>) =>
    `is of ${found}, the key goes into ${wanted}`,
  'target.kek-itself': 'is the key itself: the KEK is another one',
  'target.no-agreement': 'Azure has no key agreement: its elliptic curve keys sign',
  'target.no-algorithm': ({ what }: Sentences<'what'>) => `there is none for ${what}`,
  'target.for-use': ({ algorithm, use }: Given<'algorithm'> & { readonly use: Use }) =>
    `${algorithm} to ${use}`,
  'target.choose': ({ choices }: { readonly choices: readonly string[] }) =>
    `is missing: one of ${choices.join(', ')}`,
  'target.not-for': ({
    algorithm,
    what,
    choices,
  }: Given<'algorithm'> & Sentences<'what'> & { readonly choices: readonly string[] }) =>
    `${algorithm} is not for ${what}: use one of ${choices.join(', ')}`,
  'target.only-hsm': ({ algorithm }: Given<'algorithm'>) =>
    `${algorithm} needs protectionLevel HSM`,
  'target.version': 'is a version: name the key',
  'target.form': ({ form }: Given<'form'>) => `is not a name of the form ${form}`,
  'target.other-ring': 'is of another key ring than the key',
  'target.attestation': 'exists for protectionLevel HSM only',
  'target.length': 'must have 2 to 90 characters at IBM',
  'target.no-ocid': 'is not the OCID of a key',
  'target.no-name':
    'is neither the OCID of a key nor a display name of letters, digits, spaces and . _ ( ) -',
  'target.once': 'Salesforce takes each secret once: plan a key for each of these targets',
  'target.mount': ({ name }: Given<'name'>) => `must be ${name}`,
  'target.mount-name': 'must be NAME or MOUNT/NAME of letters, digits and . _ -',
}
