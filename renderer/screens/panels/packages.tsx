import type { PackageView } from '#shared/ipc/snapshot.ts'
import { sentence } from '../../components/refusal.tsx'
import { nameOf, useSnapshot } from '../../store/select.ts'
import { text } from '../../text/en.ts'
import { listed, momentOf } from '../../text/format.ts'

const HOUR = 3_600_000

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
            {one.expires ? <p className="package-expiry">{sentence(expiry(one.expires))}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function expiry(stamp: string): string {
  const hours = Math.floor((Date.parse(stamp) - Date.now()) / HOUR)
  if (hours < 0) return text.wrap.expired(momentOf(stamp))
  return `${text.wrap.expires(momentOf(stamp))}, ${text.wrap.left(Math.floor(hours / 24), hours)}`
}
