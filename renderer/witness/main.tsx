import { createRoot } from 'react-dom/client'
import type { WitnessView } from '#shared/ipc/witness.ts'
import { Display } from './display.tsx'

declare global {
  interface Window {
    /** The only thing that this window is given: it hears, and can ask for nothing. */
    readonly witness: {
      readonly onWitness: (listen: (view: WitnessView) => void) => () => void
    }
  }
}

const page = document.getElementById('page')
if (page === null) throw new Error('index.html holds no #page')
const root = createRoot(page)
window.witness.onWitness((view) => {
  document.documentElement.lang = view.language
  root.render(<Display view={view} />)
})
