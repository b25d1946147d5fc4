import type { EvidenceRef } from '#shared/ceremony/plan.ts'
import { EditField } from '../../components/edit-field.tsx'
import { text } from '../../text/current.ts'
import { useFinding } from './findings.tsx'

interface EvidenceFieldsProps {
  /** Where the plan names it. */
  readonly path: string
  readonly labels: { readonly ceremony: string; readonly head: string }
  readonly evidence: EvidenceRef
  readonly become: (next: EvidenceRef) => void
}

/** The evidence of another ceremony, by its id and its head. */
export function EvidenceFields({ path, labels, evidence, become }: EvidenceFieldsProps) {
  const words = text.plan.ceremony
  return (
    <>
      <EditField
        mono
        label={labels.ceremony}
        hint={words.sourceCeremonyHint}
        value={evidence.ceremony}
        fault={useFinding(`${path}.ceremony`)}
        onEdit={(value) => become({ ...evidence, ceremony: value.trim() })}
      />
      <EditField
        mono
        label={labels.head}
        hint={words.sourceHeadHint}
        value={evidence.checkpoint}
        fault={useFinding(`${path}.checkpoint`)}
        onEdit={(value) => become({ ...evidence, checkpoint: value.trim() })}
      />
    </>
  )
}
