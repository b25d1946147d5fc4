import { useEffect, useState } from 'react'
import type { About, CeremonyCard, PlanWriting } from '#shared/ipc/api.ts'
import { bridge } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Facts } from '../components/facts.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { useDrop } from '../store/drop.ts'
import { show, useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { listed } from '../text/format.ts'
import { ResumeCard } from './resume-card.tsx'

/** Where everything starts: an open ceremony, a plan, or the evidence of an earlier one. */
export function HomeScreen() {
  const about = useStore((store) => store.about)
  const call = useCall()
  const chooser = useCall()
  const [cards, setCards] = useState<readonly CeremonyCard[]>([])
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

  return (
    <main className="page page-home">
      <header className="home-head">
        <p className="step-number">{text.product}</p>
        <h1>{text.home.title}</h1>
        <p className="lead">{text.home.lead}</p>
      </header>
      <div className="home-ways">
        <section className="way" aria-labelledby="start-title">
          <h2 id="start-title">{text.home.start}</h2>
          <p>{text.home.startHint}</p>
          <Refusal notice={chooser.notice} />
          <Button kind="primary" busy={chooser.busy} onPress={choose}>
            {text.home.choose}
          </Button>
        </section>
        <PlanDesk />
        <section className="way" aria-labelledby="verify-title">
          <h2 id="verify-title">{text.home.verify}</h2>
          <p>{text.home.verifyHint}</p>
          <p className={over ? 'drop-place drop-over' : 'hint'}>
            {over ? text.verify.dropHere : text.verify.drop}
          </p>
          <p>{text.home.provingHint}</p>
          <div className="actions">
            <Button onPress={() => show({ at: 'verify' })}>{text.home.verifyGo}</Button>
            <Button onPress={() => show({ at: 'proving' })}>{text.home.provingGo}</Button>
          </div>
        </section>
      </div>
      <section className="ruled" aria-labelledby="open-title">
        <h2 id="open-title">{text.home.open}</h2>
        <Refusal notice={call.notice} />
        {cards.length === 0 && !call.busy ? <p className="hint">{text.home.none}</p> : null}
        <ul className="cards">
          {cards.map((card) => (
            <ResumeCard key={card.ceremony} card={card} />
          ))}
        </ul>
      </section>
      {about ? <Machine about={about} /> : null}
    </main>
  )
}

/** Plans are written, changed and compared here; nothing of it is a ceremony yet. */
function PlanDesk() {
  const call = useCall()
  const write = (writing: PlanWriting | null) => writing && show({ at: 'plan', writing })
  return (
    <section className="way" aria-labelledby="plan-title">
      <h2 id="plan-title">{text.home.plans}</h2>
      <p>{text.home.plansHint}</p>
      <Refusal notice={call.notice} />
      <div className="actions">
        <Button onPress={() => call.ask(bridge.newPlan, write)}>{text.home.newPlan}</Button>
        <Button onPress={() => call.ask(bridge.editPlan, write)}>{text.home.editPlan}</Button>
        <Button
          kind="quiet"
          onPress={() =>
            call.ask(bridge.comparePlans, (one) => one && show({ at: 'compare', comparison: one }))
          }
        >
          {text.home.comparePlans}
        </Button>
      </div>
    </section>
  )
}

function Machine({ about }: { readonly about: About }) {
  const failed = about.selfTest.filter((test) => !test.ok).map((test) => test.name)
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
          { name: text.home.host, value: about.host },
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
