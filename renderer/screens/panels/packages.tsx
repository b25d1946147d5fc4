import type { PackageView } from '#shared/ipc/views/key.ts'
import { Countdown } from '../../components/countdown.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/current.ts'
import { listed, sentence } from '../../text/format.ts'

/** What will leave, for which target, and how long its import token still serves. */
export function Packages({ packages }: { readonly packages: readonly PackageView[] }) {
  const snapshot = useSnapshot()
  return (
    <section className="ruled" aria-labelledby="packages-title">
      <h3 id="packages-title">{text.wrap.packages}</h3>
      <ul className="packages">
        {packages.map((one) => (
          <li key={one.path}>
            <p className="package-name">
              {one.label} <span aria-hidden="true">→</span> {one.provider}
            </p>
            <p className="mono">{one.target}</p>
            <p className="hint">
              {one.method}. {sentence(text.wrap.status[one.status])}{' '}
              {sentence(
                one.comparedBy.length > 0
                  ? text.wrap.compared(listed(one.comparedBy.map((id) => nameOf(snapshot, id))))
                  : text.wrap.notCompared,
              )}
            </p>
            {one.expires ? <Countdown until={one.expires} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
