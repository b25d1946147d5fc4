import type { CoverageView, ShowingView } from '#shared/ipc/views/coverage.ts'
import { text } from '../text/current.ts'
import { momentOf } from '#shared/text/format.ts'
import { listed } from '../text/format.ts'
import { Fold } from './fold.tsx'

interface CoverageProps {
  readonly coverage: CoverageView
  /** The name of the custodian with this id. */
  readonly nameOf: (id: string) => string
}

/** Who and which groups were never shown to be good, who took part when, and the next drill. */
export function Coverage({ coverage, nameOf }: CoverageProps) {
  const { never, onlyMade, groups, together, exact, threshold, making, apart = [] } = coverage
  const names = (ids: readonly string[]) => listed(ids.map(nameOf))
  const count = exact ? together : text.coverage.atLeast(together)
  return (
    <>
      <p>{text.coverage.lead}</p>
      <ul className="ticks">
        {never.length > 0 ? (
          <li className="tick-open">{text.coverage.never(names(never))}</li>
        ) : null}
        {onlyMade.length > 0 ? (
          <li className="tick-open">{text.coverage.onlyMade(names(onlyMade))}</li>
        ) : null}
        {never.length + onlyMade.length === 0 ? (
          <li className="tick-done">{text.coverage.allShown}</li>
        ) : null}
        <li className={together === groups ? 'tick-done' : 'tick-open'}>
          {text.coverage.together(count, groups, threshold)}
        </li>
        {coverage.keys.map(({ label, opened, finding, proven }) => (
          <li key={label} className={proven ? 'tick-done' : 'tick-bad'}>
            {proven && opened
              ? text.coverage.opened(label, momentOf(opened.time))
              : finding
                ? text.coverage.unopened(
                    label,
                    text.findings.faults[finding.fault],
                    momentOf(finding.time),
                  )
                : text.coverage.neverOpened(label)}
          </li>
        ))}
        {making ? <li className="tick-done">{text.coverage.making(momentOf(making))}</li> : null}
      </ul>
      {apart.length > 0 ? (
        <Fold title={text.coverage.apart(apart.length)}>
          <ul>
            {apart.map((group) => (
              <li key={group.join()}>{names(group)}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
      <Custodians coverage={coverage} nameOf={nameOf} />
      <Occasions coverage={coverage} nameOf={nameOf} />
      <p>
        <span className="label">{text.coverage.next}</span>{' '}
        {coverage.next?.says ?? text.coverage.noNext}
      </p>
    </>
  )
}

function Custodians({ coverage, nameOf }: CoverageProps) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.coverage.custodian}</th>
          <th scope="col">{text.coverage.last}</th>
        </tr>
      </thead>
      <tbody>
        {coverage.custodians.map(({ index, custodian, last }) => (
          <tr key={index}>
            <td>{nameOf(custodian)}</td>
            <td>{last ? `${momentOf(last.time)}, ${words(last)}` : text.coverage.neverCell}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Occasions({ coverage, nameOf }: CoverageProps) {
  const { occasions } = coverage
  if (occasions.length === 0) return null
  return (
    <Fold title={text.coverage.occasions(occasions.length)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.coverage.when}</th>
            <th scope="col">{text.coverage.what}</th>
            <th scope="col">{text.coverage.who}</th>
          </tr>
        </thead>
        <tbody>
          {occasions.map((one) => (
            <tr key={`${one.ceremony} ${one.time} ${one.how} ${one.custodians.join()}`}>
              <td>{momentOf(one.time)}</td>
              <td>{words(one)}</td>
              <td>{listed(one.custodians.map(nameOf))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  )
}

function words({ how, selfIssued }: ShowingView): string {
  const said = text.coverage.how[how]
  return selfIssued ? `${said}, ${text.coverage.selfIssued}` : said
}
