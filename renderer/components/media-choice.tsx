import { useId } from 'react'
import { MEDIA, type Medium } from '#shared/ceremony/parameters.ts'
import { text } from '../text/current.ts'

interface MediaChoiceProps {
  readonly custodians: readonly { readonly id: string; readonly name: string }[]
  readonly value: ReadonlyMap<string, Medium>
  readonly onChoose: (media: ReadonlyMap<string, Medium>) => void
}

/** How each share leaves: one row for each custodian, and one that sets all of them. */
export function MediaChoice({ custodians, value, onChoose }: MediaChoiceProps) {
  const group = useId()
  const chosen = new Set(custodians.map(({ id }) => value.get(id)))
  const all = chosen.size === 1 ? [...chosen][0] : undefined
  const row = (key: string, name: string, now: Medium | undefined, ids: readonly string[]) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {MEDIA.map((medium) => (
        <td key={medium}>
          <input
            type="radio"
            name={`${group}-${key}`}
            aria-label={text.carriers.cell(name, text.carriers.names[medium])}
            checked={now === medium}
            onChange={() =>
              onChoose(new Map([...value, ...ids.map((id) => [id, medium] as const)]))
            }
          />
        </td>
      ))}
    </tr>
  )
  const everybody = custodians.map(({ id }) => id)
  return (
    <fieldset className="media-choice">
      <legend>{text.carriers.choose}</legend>
      <p className="hint">{text.carriers.chooseHint}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.carriers.custodian}</th>
            {MEDIA.map((medium) => (
              <th key={medium} scope="col">
                {text.carriers.names[medium]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {custodians.length > 1 ? row('all', text.carriers.everybody, all, everybody) : null}
          {custodians.map(({ id, name }) => row(id, name, value.get(id), [id]))}
        </tbody>
      </table>
    </fieldset>
  )
}
