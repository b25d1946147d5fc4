import { canStop } from '#shared/stages.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { lineOf } from '../components/long-work.tsx'
import { stay, stopAndGo } from '../store/leaving.ts'
import { useStore } from '../store/store.ts'
import { text } from '../text/current.ts'

/** Asked before long work leaves the screen with its button, whichever way out somebody takes. */
export function LeavingWork() {
  const asks = useStore(({ leaving, unsaved }) => leaving !== null && !unsaved)
  const work = useStore((store) => store.work)
  const stopping = useStore((store) => store.stopping)
  if (!asks || work === null) return null
  const { work: words } = text
  const may = canStop(work.what)
  return (
    <Dialog title={words.leaving} onClose={stay} closable={false}>
      <p>{lineOf(work)}</p>
      <p>{may ? words.leavingHint : words.lasting}</p>
      <div className="actions">
        <Button kind="primary" onPress={stay}>
          {words.stay}
        </Button>
        {may ? (
          <Button busy={stopping} busyText={words.cancelling} onPress={stopAndGo}>
            {words.stopAndGo}
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}
