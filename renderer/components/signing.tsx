import { type ReactNode, useRef, useState } from 'react'
import type { Signing } from '#shared/ipc/arguments.ts'
import type { PersonView } from '#shared/ipc/views/person.ts'
import type { Call } from '../store/call.ts'
import { isEmpty, type SecretRef, spend } from '../store/secret.ts'
import { text } from '../text/current.ts'
import { PersonChoice } from './person-choice.tsx'
import { SecretField } from './secret-field.tsx'

export interface Signer {
  readonly by: string | undefined
  readonly choose: (id: string) => void
  readonly passphrase: SecretRef
  /** The next person chooses anew. */
  readonly reset: () => void
  /** Says what is missing. */
  readonly ready: (tell: Call['tell']) => boolean
  /** Hands person and passphrase to one call and clears the field at once. */
  readonly sign: <T>(use: (signing: Signing) => T) => T
}

/** Who acts, and the passphrase that unlocks their key for this one signature. */
export function useSigner(fixed?: string): Signer {
  const [chosen, choose] = useState<string | undefined>(fixed)
  const passphrase = useRef<HTMLInputElement>(null)
  const by = fixed ?? chosen
  return {
    by,
    choose,
    passphrase,
    reset: () => choose(undefined),
    ready: (tell) => {
      if (by === undefined) tell(text.common.chooseYourself)
      else if (isEmpty(passphrase)) tell(text.common.typePassphrase)
      else return true
      return false
    },
    sign: (use) => spend([passphrase], (typed) => use({ by: by ?? '', passphrase: typed ?? '' })),
  }
}

interface SignerFieldsProps {
  readonly signer: Signer
  readonly people: readonly PersonView[]
  readonly legend?: string
  readonly noteOf?: (person: PersonView) => string | undefined
  readonly between?: ReactNode
}

/** The person chooses themself and types their passphrase. One possible person is named at once. */
export function SignerFields({ signer, people, legend, noteOf, between }: SignerFieldsProps) {
  const person = people.find((one) => one.id === signer.by)
  return (
    <>
      <PersonChoice
        people={people}
        value={signer.by}
        onChoose={signer.choose}
        {...(legend ? { legend } : {})}
        {...(noteOf ? { noteOf } : {})}
      />
      {between}
      <SecretField
        label={person ? text.common.passphraseOf(person.name) : text.common.passphrase}
        field={signer.passphrase}
      />
    </>
  )
}
