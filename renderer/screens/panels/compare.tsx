import { type FormEvent, useRef, useState } from 'react'
import { bridge } from '../../api.ts'
import { CallButton } from '../../components/call-button.tsx'
import { Facts } from '../../components/facts.tsx'
import { PersonChoice } from '../../components/person-choice.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { useSigner } from '../../components/signing.tsx'
import { useCall } from '../../store/call.ts'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'

interface ComparePanelProps {
  readonly path: string
  readonly who: readonly string[]
}

/** A wrapping key is compared with paper: each person types four words that the screen never showed. */
export function ComparePanel({ path, who }: ComparePanelProps) {
  const snapshot = useSnapshot()
  const call = useCall()
  const asking = useCall()
  const signer = useSigner()
  const [positions, setPositions] = useState<readonly number[]>([])
  const words = useRef<HTMLFieldSetElement>(null)
  const one = snapshot.packages.find((candidate) => candidate.path === path)
  const comparedBy = one?.comparedBy ?? []
  const people = snapshot.people.filter(
    (person) => who.includes(person.id) && person.enrolled && !comparedBy.includes(person.id),
  )
  const person = people.find((candidate) => candidate.id === signer.by)

  const askAnew = (by: string): void => {
    setPositions([])
    asking.ask(() => bridge.comparePositions({ by, path }), setPositions)
  }
  const choose = (by: string): void => {
    signer.choose(by)
    call.clear()
    askAnew(by)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (call.busy) return
    const typedWords = Array.from(words.current?.querySelectorAll('input') ?? [], (input) =>
      input.value.trim().toLowerCase(),
    )
    if (person === undefined) return call.tell(text.common.chooseYourself)
    if (typedWords.length === 0 || typedWords.includes('')) return call.tell(text.compare.missing)
    if (!signer.ready(call.tell)) return
    const granted = await call.send(() =>
      signer.sign((signing) => bridge.compare({ ...signing, path, words: typedWords })),
    )
    // Each try is asked for four words of its own.
    if (!granted) return askAnew(person.id)
    signer.reset()
    setPositions([])
  }

  return (
    <form onSubmit={submit} className="panel">
      <p className="lead">{text.compare.lead}</p>
      <Facts
        facts={[
          { name: text.compare.package, value: path, mono: true },
          { name: text.compare.target, value: one?.target ?? text.common.none, mono: true },
          { name: text.compare.method, value: one?.method ?? text.common.none },
        ]}
      />
      <p>
        {comparedBy.length === 0
          ? text.compare.nobody
          : text.compare.comparedBy(listed(comparedBy.map((id) => nameOf(snapshot, id))))}
      </p>
      {/* Above the words: they are asked anew after a refusal, and must not push it away. */}
      <Refusal notice={asking.notice ?? call.notice} />
      <PersonChoice people={people} value={person?.id} onChoose={choose} />
      {person && positions.length > 0 ? (
        <>
          <fieldset ref={words} className="compare-words">
            <legend className="label">{text.compare.positions}</legend>
            <div className="compare-boxes">
              {positions.map((position) => (
                <label key={`${person.id} ${position}`} className="compare-box">
                  <span>{text.compare.word(position)}</span>
                  <input
                    type="text"
                    className="input"
                    autoComplete="off"
                    autoCapitalize="off"
                    autoCorrect="off"
                    spellCheck={false}
                  />
                </label>
              ))}
            </div>
          </fieldset>
          <SecretField label={text.common.passphraseOf(person.name)} field={signer.passphrase} />
        </>
      ) : null}
      <CallButton submit kind="primary" call={call} busyText={text.compare.busy}>
        {text.compare.go}
      </CallButton>
    </form>
  )
}
