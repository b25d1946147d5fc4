import type { Mode } from '#shared/ceremony/plan.ts'
import { text } from '../text/current.ts'

/** REHEARSAL or PRODUCTION, told apart by word and pattern, never by colour alone. */
export function ModeMark({ mode }: { readonly mode: Mode }) {
  return (
    <p className={`mode mode-${mode}`}>
      <strong>{text.modes[mode]}</strong>
      <span>{mode === 'rehearsal' ? text.modes.rehearsalNote : text.modes.productionNote}</span>
    </p>
  )
}
