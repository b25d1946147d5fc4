import { create } from 'zustand'
import type { DocumentsOf, DroppedFolder } from '#shared/ipc/arguments.ts'
import type { About, VerifiedBundle } from '#shared/ipc/answers.ts'
import type { PlanComparison, PlanReview, PlanWriting } from '#shared/ipc/reviews.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Progress } from '#shared/steps.ts'
import type { Language } from '#shared/text/language.ts'
import { speak } from '../text/current.ts'

/** What is on the screen beside the snapshot. Public things only: a secret never enters the store. */
export type View =
  | { readonly at: 'home' }
  | { readonly at: 'review'; readonly review: PlanReview }
  | { readonly at: 'verify'; readonly folder?: DroppedFolder; readonly report?: VerifiedBundle }
  | { readonly at: 'proving' }
  | { readonly at: 'plan'; readonly writing: PlanWriting }
  | { readonly at: 'compare'; readonly comparison: PlanComparison }
  | { readonly at: 'ceremony' }
  | { readonly at: 'slip'; readonly person: string }
  | { readonly at: 'documents'; readonly of: DocumentsOf; readonly back: View }

/** What stands over every screen alike. */
export type Help = 'glossary' | 'palette'

/** What is open beside the work of a ceremony. */
export type Aside = 'log' | 'room' | 'break' | 'exceptions' | 'abort'

/** A call that was begun, and the view on which somebody asked for it. */
export interface Begun {
  readonly call: symbol
  readonly view: View
}

export interface Store {
  readonly about: About | null
  readonly snapshot: Snapshot | null
  readonly view: View
  readonly language: Language
  readonly help: Help | null
  readonly aside: Aside | null
  /** How many places on the screen a share can be read or typed in. */
  readonly unseen: number
  /** The calls that were begun and are not answered, in their order. */
  readonly calls: readonly Begun[]
  /** The long work of the first of them, as the main process told of it last. */
  readonly work: Progress | null
  /** Something on the screen would be lost with it. */
  readonly unsaved: boolean
  /** The way out that somebody took from what would be lost, until they have said what becomes of it. */
  readonly leaving: (() => void) | null
  /** They have said it: the work is being stopped, and then they go. */
  readonly stopping: boolean
}

export const useStore = create<Store>(() => ({
  about: null,
  snapshot: null,
  view: { at: 'home' },
  language: 'en',
  help: null,
  aside: null,
  unseen: 0,
  calls: [],
  work: null,
  unsaved: false,
  leaving: null,
  stopping: false,
}))

/** Takes a whole snapshot from the main process, unless a later one of this ceremony is already here. */
export function accept(snapshot: Snapshot): void {
  useStore.setState(({ snapshot: held, view }) => {
    const late = held?.ceremony === snapshot.ceremony && snapshot.entries < held.entries
    if (late) return {}
    const stays = view.at === 'slip' || view.at === 'documents' || view.at === 'ceremony'
    return { snapshot, view: stays ? view : { at: 'ceremony' } }
  })
}

/** Draws everything in another language; nothing on the screen is mounted anew. */
export function chooseLanguage(language: Language): void {
  speak(language)
  document.documentElement.lang = language
  useStore.setState({ language })
}

/** Takes a way out of the screen; from what would be lost with it, once somebody has said so. */
export function leave(way: () => void): void {
  const { unsaved, work } = useStore.getState()
  if (unsaved || work !== null) useStore.setState({ leaving: way })
  else way()
}

/** Shows another view of the same snapshot, unless something would be lost with this one. */
export function show(view: View): void {
  leave(() => useStore.setState({ view }))
}

/** Shows the documents of what is on the screen; the way back leads there again. */
export function showDocuments(of: DocumentsOf): void {
  const { view } = useStore.getState()
  show({ at: 'documents', of, back: of.from === 'ceremony' ? { at: 'ceremony' } : view })
}

/** Forgets the ceremony on screen; the main process has closed it. */
export function forget(): void {
  useStore.setState({ snapshot: null, view: { at: 'home' } })
}

/** Shows help over the screen, or takes it away; never over a share. */
export function help(help: Help | null): void {
  useStore.setState(({ unseen }) => ({ help: unseen > 0 ? null : help }))
}

/** Nothing comes over the screen until the answer is called: a share must neither be hidden nor stay longer. */
export function guardUnseen(): () => void {
  useStore.setState(({ unseen }) => ({ unseen: unseen + 1, help: null }))
  return () => useStore.setState(({ unseen }) => ({ unseen: unseen - 1 }))
}

/** Opens what stands beside the work of a ceremony, or closes it. */
export function open(aside: Aside | null): void {
  useStore.setState({ aside })
}
