import type { ExportView } from '#shared/ipc/views/key.ts'
import { text } from '../../text/current.ts'

/** What will leave as key material, and how far it is. */
export function Exports({ exports }: { readonly exports: readonly ExportView[] }) {
  return (
    <section className="ruled" aria-labelledby="exports-title">
      <h3 id="exports-title">{text.exports.title}</h3>
      <p className="lead">{text.exports.lead}</p>
      <ul className="packages">
        {exports.map(({ label, algorithm, file, folder, status }) => (
          <li key={label}>
            <p className="package-name">
              {label} <span aria-hidden="true">→</span> {file}
            </p>
            {folder ? <p className="mono">{folder}</p> : null}
            <p className="hint">
              {algorithm}, {text.exports.status[status]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
