import type { Compared, WitnessStep } from '#shared/ipc/witness.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { listIn } from '#shared/text/format.ts'
import type { Language } from '#shared/text/language.ts'
import { ComparedList } from './compared.tsx'

interface StepProps {
  readonly step: WitnessStep
  readonly compare: readonly Compared[]
  readonly more: number
  readonly language: Language
}

/** The step: what it is, who must act, what is said and done, and what is compared. */
export function StepOnDisplay({ step, compare, more, language }: StepProps) {
  const { witness: text, step: words, act } = catalogues[language]
  return (
    <article
      className={`step step-${compare.length > 0 ? 'small' : sizeOf(step)}`}
      aria-labelledby="step-name"
    >
      <div className="step-body">
        <p className="label">
          {text.step(step.number, step.of, act(step.act))}
          {step.aloud ? <strong>{` · ${text.aloud}`}</strong> : null}
        </p>
        <h2 id="step-name">{step.name}</h2>
        <p className="who">
          <Who step={step} language={language} />
        </p>
        <ul className="lines">
          {step.lines.map((line) => (
            <li key={line.text} className={line.aloud ? 'aloud' : undefined}>
              {line.aloud ? <span className="label">{text.aloud}</span> : null}
              {line.text}
            </li>
          ))}
        </ul>
        {compare.length > 0 ? null : (
          <p className="expected">
            <span className="label">{words.expected}</span> {step.expected}
          </p>
        )}
      </div>
      <ComparedList compare={compare} more={more} language={language} />
    </article>
  )
}

function Who({ step, language }: Omit<StepProps, 'compare' | 'more'>) {
  const { witness: text, roles, step: words, needed } = catalogues[language]
  const { who, role, missing } = step
  const names = listIn(language, who)
  if (missing !== '') return `${text.approve(needed(missing))}: ${names}`
  if (who.length === 0) return text.anyTwo
  if (role === null) return names
  return who.length > 1 ? `${roles[role]}, ${words.eitherOf} ${names}` : `${names}, ${roles[role]}`
}

/** Nobody can scroll here: the longer the step, the smaller its type, and never below the least. */
function sizeOf({ name, lines, expected }: WitnessStep): 'large' | 'middle' | 'small' {
  const rows = (text: string, wide: number): number => Math.ceil(text.length / wide)
  const needed =
    2 * rows(name, 34) + lines.reduce((sum, { text }) => sum + rows(text, 66), rows(expected, 58))
  if (needed <= 4) return 'large'
  return needed <= 6 ? 'middle' : 'small'
}
