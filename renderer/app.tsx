import { useEffect } from 'react'
import { bridge } from './api.ts'
import { Banner } from './components/banner.tsx'
import { Tools } from './components/tools.tsx'
import { Refusal } from './components/refusal.tsx'
import { CeremonyScreen } from './screens/ceremony.tsx'
import { DocumentsScreen } from './screens/documents/screen.tsx'
import { EndScreen } from './screens/end.tsx'
import { Help } from './screens/help.tsx'
import { HomeScreen } from './screens/home.tsx'
import { LeavingWork } from './screens/leaving-work.tsx'
import { CompareScreen } from './screens/plan/compare.tsx'
import { PlanScreen } from './screens/plan/screen.tsx'
import { ProvingScreen } from './screens/proving/screen.tsx'
import { ResumeScreen } from './screens/resume.tsx'
import { ReviewScreen } from './screens/review.tsx'
import { SlipScreen } from './screens/slip.tsx'
import { VerifyScreen } from './screens/verify.tsx'
import { type Call, useCall } from './store/call.ts'
import { hasEnded, isBlind } from './store/select.ts'
import { useLeaving } from './store/leaving.ts'
import { accept, chooseLanguage, type Store, useStore } from './store/store.ts'
import { text } from './text/current.ts'

/** Chooses the screen. Which one follows from the snapshot and the view alone. */
export function App() {
  const about = useStore((store) => store.about)
  // Every text is read from the catalogue while drawing: another language draws all of it again.
  useStore((store) => store.language)
  const start = useCall()
  useStart(start)
  useLeaving()
  if (about === null) {
    return start.notice ? (
      <main className="page">
        <h1>{text.errors.starting}</h1>
        <Refusal notice={start.notice} />
      </main>
    ) : null
  }
  return (
    <div className="app">
      <Banner about={about} />
      <Screen />
      <Help />
      <LeavingWork />
    </div>
  )
}

function Screen() {
  const snapshot = useStore((store) => store.snapshot)
  const view = useStore((store) => store.view)
  if (snapshot !== null) {
    if (view.at !== 'documents' && isBlind(snapshot)) return <ResumeScreen />
    const aside = view.at === 'slip' || view.at === 'documents'
    if (!aside && !hasEnded(snapshot)) return <CeremonyScreen />
  }
  return (
    <>
      <Tools />
      <Sheet snapshot={snapshot} view={view} />
    </>
  )
}

/** The screens that are one sheet, without the frame of a ceremony under way. */
function Sheet({ snapshot, view }: Pick<Store, 'snapshot' | 'view'>) {
  if (view.at === 'documents') return <DocumentsScreen of={view.of} back={view.back} />
  if (snapshot !== null) {
    if (view.at === 'slip') return <SlipScreen key={view.person} person={view.person} />
    return <EndScreen />
  }
  if (view.at === 'review') return <ReviewScreen key={view.review.token} review={view.review} />
  if (view.at === 'plan') return <PlanScreen key={view.writing.token} writing={view.writing} />
  if (view.at === 'compare') return <CompareScreen comparison={view.comparison} />
  if (view.at === 'proving') return <ProvingScreen />
  if (view.at === 'verify') return <VerifyScreen folder={view.folder} report={view.report} />
  return <HomeScreen />
}

function useStart(start: Call): void {
  const { take } = start
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const stop = bridge.onSnapshot(accept)
    take(bridge.about, (about) => {
      chooseLanguage(about.language)
      useStore.setState({ about })
    }).then(() =>
      bridge.snapshot().then((held) => {
        if (held.ok && held.value) accept(held.value)
      }),
    )
    return stop
  }, [])
}
