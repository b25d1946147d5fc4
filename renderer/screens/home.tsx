import { useEffect, useState } from 'react'
import type { About, CeremonyCard } from '#shared/ipc/answers.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { CallButton } from '../components/call-button.tsx'
import { Facts } from '../components/facts.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { useDrop } from '../store/drop.ts'
import { show, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { listed, sentence } from '../text/format.ts'
import { LaterDesk, PlanDesk } from './plan-desk.tsx'
import { PlannedPlans } from './planned.tsx'
import { ResumeCard } from './resume-card.tsx'

/** Where everything starts: an open ceremony, a plan, or the evidence of an earlier one. */
export function HomeScreen() {
  const about = useStore((store) => store.about)
  const call = useCall()
  const chooser = useCall()
  const [cards, setCards] = useState<readonly CeremonyCard[] | undefined>()
  const running = cards?.filter(({ phase }) => phase !== 'sealed')
  const ended = cards?.filter(({ phase }) => phase === 'sealed')
  const { ask } = call
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    ask(bridge.home, setCards)
  }, [])
  const over = useDrop({
    onFolder: (folder) => show({ at: 'verify', folder }),
    onRefused: () => chooser.tell(text.verify.dropRefused, text.verify.dropRefusedHint),
  })
  const choose = () =>
    chooser.ask(bridge.choosePlan, (review) => review && show({ at: 'review', review }))

  // Whoever comes back to a ceremony that waits finds it first.
  const atWork = running !== undefined && running.length > 0
  const inProgress = (
    <Ceremonies id="open" title={text.home.open} none={text.home.none} cards={running} />
  )

  return (
    <main className="page page-home">
      <PageHead title={text.home.title} lead={text.home.lead} />
      {about ? <Untested about={about} /> : null}
      {atWork ? inProgress : null}
      <div className="home-ways">
        <section className="way" aria-labelledby="start-title">
          <h2 id="start-title">{text.home.start}</h2>
          <p>{text.home.startHint}</p>
          <Refusal notice={chooser.notice} />
          <CallButton kind="primary" call={chooser} busyText={text.working.plan} onPress={choose}>
            {text.home.choose}
          </CallButton>
        </section>
        <PlanDesk />
        <LaterDesk />
        <section className="way" aria-labelledby="verify-title">
          <h2 id="verify-title">{text.home.verify}</h2>
          <p>
            {text.home.verifyHint} {text.home.provingHint}
          </p>
          <p className={over ? 'drop-place drop-over' : 'hint'}>
            {over ? text.verify.dropHere : text.verify.drop}
          </p>
          <div className="actions">
            <Button onPress={() => show({ at: 'verify' })}>{text.home.verifyGo}</Button>
            <Button onPress={() => show({ at: 'proving' })}>{text.home.provingGo}</Button>
          </div>
        </section>
      </div>
      <Refusal notice={call.notice} />
      {atWork ? null : inProgress}
      <PlannedPlans />
      <Ceremonies id="closed" title={text.home.closed} none={text.home.closedNone} cards={ended} />
      {about ? <Machine about={about} /> : null}
    </main>
  )
}

interface CeremoniesProps {
  readonly id: string
  readonly title: string
  readonly none: string
  readonly cards: readonly CeremonyCard[] | undefined
}

/** Ceremonies of one state; before the list is here nothing is said of it. */
function Ceremonies({ id, title, none, cards }: CeremoniesProps) {
  return (
    <section className="ruled" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {cards?.length === 0 ? <p className="hint">{none}</p> : null}
      <ul className="cards">
        {cards?.map((card) => (
          <ResumeCard key={card.ceremony} card={card} />
        ))}
      </ul>
    </section>
  )
}

/** A machine that computes wrongly is named before anything on it can be begun. */
function Untested({ about }: { readonly about: About }) {
  const failed = failedOf(about)
  return failed.length === 0 ? null : (
    <div className="refusal" role="alert">
      <p className="refusal-title">{text.home.selfTest}</p>
      <p className="refusal-message">{sentence(text.home.selfTestFailed(listed(failed)))}</p>
    </div>
  )
}

/** The algorithms whose test vectors did not come out. */
function failedOf({ selfTest }: About): readonly string[] {
  return selfTest.filter((test) => !test.ok).map((test) => test.name)
}

function Machine({ about }: { readonly about: About }) {
  const failed = failedOf(about)
  return (
    <section className="ruled machine" aria-labelledby="machine-title">
      <h2 id="machine-title">{text.home.machine}</h2>
      <p>{about.productionAllowed ? text.home.productionYes : text.home.productionNo}</p>
      <Facts
        facts={[
          { name: text.home.version, value: about.version },
          { name: text.home.build, value: about.build, mono: true },
          { name: text.home.buildWords, value: about.buildWords.join(' ') },
          ...about.native.map(({ file, sha256 }) => ({
            name: text.home.native(file),
            value: sha256,
            mono: true,
          })),
          { name: text.home.host, value: text.home.hostIs(about.host, about.packaged) },
          { name: text.home.crypto, value: about.crypto },
          { name: text.home.data, value: about.dataFolder, mono: true },
          {
            name: text.home.selfTest,
            value:
              failed.length === 0
                ? text.home.selfTestPassed(about.selfTest.length)
                : text.home.selfTestFailed(listed(failed)),
          },
        ]}
      />
    </section>
  )
}
