import type { PersonView } from '#shared/ipc/views/person.ts'
import { text } from '../text/current.ts'
import { rolesOf } from '../text/format.ts'
import { Choice } from './choice.tsx'

interface PersonChoiceProps {
  readonly people: readonly PersonView[]
  readonly value: string | undefined
  readonly onChoose: (id: string) => void
  readonly legend?: string
  readonly noteOf?: (person: PersonView) => string | undefined
}

/** Each person chooses themself; at the keyboard an identity is only claimed until the key signs. */
export function PersonChoice({ people, value, onChoose, legend, noteOf }: PersonChoiceProps) {
  return (
    <Choice
      columns
      legend={legend ?? text.common.who}
      options={people.map((person) => ({
        value: person.id,
        label: person.name,
        note: noteOf?.(person) ?? rolesOf(person.roles),
      }))}
      value={value}
      onChoose={onChoose}
    />
  )
}
