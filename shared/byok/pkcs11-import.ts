import type { Algorithm } from '../ceremony/plan.ts'
import type { ImportText, Section } from './import-text.ts'
import { UNWRAP } from './pkcs11-script.ts'
import { idOf } from './pkcs11-template.ts'
import type { OaepHash, PackageContent } from './provider.ts'
import { variable } from './snippet.ts'

export interface Pkcs11Import {
  readonly content: PackageContent
  readonly hash: OaepHash
}

/** What IMPORT.md says for a site's HSM. Nothing of a plan is in its commands. */
export function pkcs11Text(facts: Pkcs11Import): Pick<ImportText, 'sections' | 'errors'> {
  return {
    sections: [PROGRAM, before(facts), importing(facts), after(facts), PROXIES, ENDING],
    errors: ERRORS,
  }
}

const PROGRAM: Section = {
  title: 'Check the program',
  text: [
    'The commands use any PKCS#11 module through `python3-pykcs11`. They are tried with version 1.5.12 and SoftHSM 2.6.1, and with no HSM of a vendor.',
    'The program of the vendor may do the same: it needs the files, the attributes and the numbers of `template.json`.',
    'Set `PKCS11_MODULE` to the path of the module, `PKCS11_TOKEN` to the label of the token, `PKCS11_KEK` to the label of the wrapping key there.',
    'The PIN is asked for, unless `PKCS11_PIN` holds it.',
  ],
  commands: [
    [
      `: ${variable('PKCS11_MODULE', 'set it to the path of the module')}`,
      `: ${variable('PKCS11_TOKEN', 'set it to the label of the token')}`,
      `: ${variable('PKCS11_KEK', 'set it to the label of the wrapping key')}`,
    ].join('\n'),
    "python3 -c 'import PyKCS11'",
  ],
}

function before({ content, hash }: Pkcs11Import): Section {
  const { bits, sha256 } = content.parameters
  return {
    title: 'How the wrapping key was made',
    text: [
      'This was done before the ceremony, in the HSM, under its own rules.',
      `It is an RSA key of ${bits} bits with CKA_UNWRAP true and CKA_EXTRACTABLE false, for OAEP with ${hash}.`,
      `The SHA-256 of its public key, as DER SubjectPublicKeyInfo, is \`${sha256}\`.`,
    ],
  }
}

function importing({ content, hash }: Pkcs11Import): Section {
  const { bits } = content.parameters
  return {
    title: 'Import',
    text: [
      'Nothing of this package expires.',
      'In one step, where the token has CKM_RSA_AES_KEY_WRAP (0x1054): C_UnwrapKey of `wrapped.bin` with ulAESKeyBits 256 and the OAEP parameters of `template.json`. Old programs know the mechanism as 0x1090.',
      'In two steps, everywhere else:',
      `- C_UnwrapKey of \`oaep.bin\`, ${bits / 8} bytes, with CKM_RSA_PKCS_OAEP (0x9) and ${hash} for hash and MGF1, into an AES key of the session.`,
      '- C_UnwrapKey of `kwp.bin` under that key with AES key wrap with padding, RFC 5649: CKM_AES_KEY_WRAP_KWP (0x210B) in v3.0, CKM_AES_KEY_WRAP_PAD (0x210A) in v2.40. CloudHSM calls it CKM_CLOUDHSM_AES_KEY_WRAP_ZERO_PAD; PKCS5_PAD and PKCS7 are other things.',
      'The attributes are those of `template.json`. CKA_MODULUS_BITS is for people: no token takes it here.',
      'The command does the two steps. It refuses a label that is taken, and a symmetric key whose check value is another one.',
    ],
    commands: [UNWRAP],
  }
}

function after({ content }: Pkcs11Import): Section {
  return {
    title: 'Check afterwards',
    text: [
      `Expect a key with the label \`${content.target.key}\` and the CKA_ID ${idOf(content.check)}.`,
      'Expect CKA_SENSITIVE true and CKA_EXTRACTABLE false. CKA_LOCAL and CKA_NEVER_EXTRACTABLE are false for every key that was brought in.',
      ...recognise(content),
      'Cannot be checked: that no copy of the key was kept on the way. The log of the ceremony speaks for that.',
    ],
  }
}

function recognise({ check, key }: PackageContent): string[] {
  if ('kcv' in check) {
    const how = key.algorithm.startsWith('AES')
      ? 'the first 5 bytes of AES-CMAC over 16 zero bytes. Some HSMs show 3 of them as CMAC check value; a check value by ECB is another one'
      : 'the first 5 bytes of HMAC-SHA-256 over `claviger-kcv-v1`'
    return [`Expect the check value \`${check.kcv}\`: ${how}. Anything else is another key.`]
  }
  return [
    `Compare ${PUBLIC[key.algorithm] ?? 'CKA_EC_POINT'} with the public key in the log, whose fingerprint is \`${check.spki}\`.`,
    'Where the token shows no public part: let it sign or decrypt something, and check that with the public key of the log.',
  ]
}

const PUBLIC: { readonly [A in Algorithm]?: string } = {
  'RSA-2048': 'CKA_MODULUS',
  'RSA-3072': 'CKA_MODULUS',
  'RSA-4096': 'CKA_MODULUS',
}

const PROXIES: Section = {
  title: 'Where the key stays outside the cloud (HYOK)',
  text: [
    'An external key of AWS KMS (XKS) must be an AES key of 256 bits; the proxy needs CKA_ENCRYPT and CKA_DECRYPT.',
    'The proxies of AWS (XKS) and Google (EKM) find the key by its label or CKA_ID: leave both as they are.',
    'While the HSM or the proxy is down, nothing can be decrypted in the cloud.',
  ],
}

const ENDING: Section = {
  title: 'Clean up',
  text: [
    'The package imports again as long as the wrapping key exists: destroy the wrapping key in the HSM when the last key is in, or keep one wrapping key for each.',
    'Delete the copies of this package that are outside the HSM now.',
  ],
}

const ERRORS: ImportText['errors'] = [
  [
    'CKR_WRAPPED_KEY_INVALID, CKR_GENERAL_ERROR or CKR_ENCRYPTED_DATA_INVALID',
    'Another wrapping key or another OAEP hash than the token uses: SoftHSM knows SHA-1 alone.',
  ],
  [
    'CKR_MECHANISM_INVALID',
    'The token lacks the mechanism: take the other form, or the other name.',
  ],
  [
    'CKR_TEMPLATE_INCONSISTENT, CKR_ATTRIBUTE_TYPE_INVALID or CKR_ATTRIBUTE_READ_ONLY',
    'The token does not take an attribute in this call: leave it out, never CKA_SENSITIVE or CKA_EXTRACTABLE.',
  ],
  [
    'CKR_CURVE_NOT_SUPPORTED or CKR_DOMAIN_PARAMS_INVALID',
    'The token lacks the curve, or wants Ed25519 and X25519 by name and not by OID.',
  ],
  ['CKR_KEY_FUNCTION_NOT_PERMITTED', 'The wrapping key was made without CKA_UNWRAP.'],
  ['CKR_USER_NOT_LOGGED_IN or CKR_PIN_INCORRECT', 'Log in as the user of the right token.'],
]
