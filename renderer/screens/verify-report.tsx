import type { VerifyReport } from '#shared/ipc/answers.ts'
import { Facts } from '../components/facts.tsx'
import { Groups } from '../components/groups.tsx'
import { Words } from '../components/words.tsx'
import { text } from '../text/current.ts'
import { anchoredBy, told } from '../text/format.ts'
import { Ending } from './panels/destroyed.tsx'

/** Checks that compare with what was typed: there a slip of the hand is the likeliest fault. */
const TYPED: readonly string[] = ['paper list', 'head on paper']

/** What a bundle showed: the verdict, the first failure explained, each check with its result. */
export function Report({ report }: { readonly report: VerifyReport }) {
  const anchored = report.anchored !== 'none'
  const good = anchored ? text.verify.good : text.verify.consistent
  return (
    <section
      className={`verdict verdict-${report.ok ? (anchored ? 'good' : 'weak') : 'bad'}`}
      aria-labelledby="verdict-title"
      aria-live="polite"
    >
      <h2 id="verdict-title">
        {[report.ok ? good : text.verify.bad, whatOf(report)].filter(Boolean).join(': ')}
      </h2>
      <Verdict report={report} />
      <NotOpened report={report} />
      <FirstFailure report={report} />
      <Facts
        facts={[
          { name: text.common.ceremony, value: report.ceremony, mono: true },
          { name: text.verify.anchored, value: anchoredBy(report.anchored) },
          { name: text.verify.entries, value: report.entries },
        ]}
      />
      <Destruction report={report} />
      <h3 className="label">{text.verify.checks}</h3>
      <ul className="ticks checks">
        {report.checks.map((check) => (
          <li key={check.name} className={check.ok ? 'tick-done' : 'tick-bad'}>
            {nameOf(check.name)}: {check.ok ? text.verify.passed : text.verify.failed}
            {check.entry === undefined ? '' : `, ${text.verify.atEntry(check.entry)}`}
            {check.saying === undefined ? null : `. ${told(check.saying)}`}
          </li>
        ))}
      </ul>
      {report.ok ? null : <p className="hint">{text.verify.notMade}</p>}
      {report.words.length > 0 ? (
        <>
          <h3 className="label">{text.verify.headOf}</h3>
          <Words words={report.words} label={text.verify.headOf} />
          <Groups value={report.fingerprint} label={text.verify.headOf} />
        </>
      ) : null}
    </section>
  )
}

/** What the ceremony itself found: said before anything that is good. */
function NotOpened({ report: { findings = [] } }: { readonly report: VerifyReport }) {
  if (findings.length === 0) return null
  return (
    <section className="notice notice-strong" aria-labelledby="unopened-title">
      <p id="unopened-title" className="notice-title">
        {text.findings.title(findings.length)}
      </p>
      <ul>
        {findings.map(({ label, fault }) => (
          <li key={label}>{text.findings.one(label, text.findings.faults[fault])}</li>
        ))}
      </ul>
      <p>{text.findings.neverProof(findings.length)}</p>
    </section>
  )
}

/** The end of a share set, where the evidence is that of a destruction. */
function Destruction({ report: { destruction } }: { readonly report: VerifyReport }) {
  if (destruction === undefined) return null
  const { people } = destruction
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id
  return <Ending end={destruction} nameOf={nameOf} />
}

/** Mode and outcome of the ceremony, as far as the log could be read. */
function whatOf({ mode, outcome }: VerifyReport): string {
  const known = (words: object, name: string) => (words as Record<string, string>)[name] ?? ''
  return [known(text.modes, mode).toUpperCase(), known(text.outcomes, outcome).toLowerCase()]
    .filter(Boolean)
    .join(', ')
}

function Verdict({ report }: { readonly report: VerifyReport }) {
  const { ok, anchored, entry } = report
  if (ok) return <p className="lead">{text.verify.summary[anchored]}</p>
  return (
    <p className="lead">
      {wrong(failedOf(report))}
      {entry === undefined ? null : ` (${text.verify.atEntry(entry)})`}
    </p>
  )
}

/** The first check that failed: what was compared, what that means, what is safe, what to do. */
function FirstFailure({ report }: { readonly report: VerifyReport }) {
  const failed = failedOf(report)
  if (failed === undefined) return null
  const explained = text.checks[failed.name]
  const steps = TYPED.includes(failed.name) ? text.verify.nextPaper : text.verify.nextSteps
  return (
    <section className="failure" aria-labelledby="failure-title">
      <h3 id="failure-title">
        {text.verify.first}: {nameOf(failed.name)}
      </h3>
      <Facts
        facts={[
          ...(explained ? [{ name: text.verify.compares, value: explained.compares }] : []),
          { name: text.verify.wrong, value: wrong(failed) },
          ...(explained ? [{ name: text.verify.means, value: explained.means }] : []),
          { name: text.verify.safe, value: text.verify.safeText },
        ]}
      />
      <p className="label">{text.verify.next}</p>
      <ol className="failure-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

function wrong(failed: VerifyReport['checks'][number] | undefined): string {
  return failed?.saying === undefined ? '' : told(failed.saying)
}

function failedOf({ checks }: VerifyReport) {
  return checks.find(({ ok }) => !ok)
}

function nameOf(check: string): string {
  return text.checks[check]?.name ?? check
}
