import { LANGUAGES, languageNames } from '#shared/text/language.ts'
import type { DocumentsOf } from '#shared/ipc/arguments.ts'
import { bridge } from '../api.ts'
import type { Call } from '../store/call.ts'
import { asidesOf, enrolled, hasEnded, isBlind } from '../store/select.ts'
import {
  chooseLanguage,
  forget,
  help,
  open,
  type Store,
  type View,
  show,
  showDocuments,
} from '../store/store.ts'
import { text } from '../text/current.ts'

/** One way from this screen to another: what the screens themselves offer, and nothing more. */
export interface Way {
  readonly key: string
  readonly label: string
  /** Answers whether it was granted, where it asks the main process. */
  readonly go: () => unknown
  /** A refusal is read where the way was chosen: nothing closes before the answer. */
  readonly asks?: true
}

/** Every way that is open now. */
export function waysFrom(store: Store, call: Call): readonly Way[] {
  const { palette } = text
  return [
    ...(store.snapshot === null ? desk(store, call) : ceremony(store, call)),
    { key: 'glossary', label: palette.glossary, go: () => help('glossary') },
    ...LANGUAGES.filter((language) => language !== store.language).map((language) => ({
      key: language,
      label: languageNames[language],
      asks: true as const,
      go: () => {
        chooseLanguage(language)
        return call.ask(() => bridge.setLanguage({ language }))
      },
    })),
  ]
}

function desk({ view, work }: Store, { ask }: Call): readonly Way[] {
  const { palette } = text
  const home = { key: 'home', label: palette.home, go: () => show({ at: 'home' }) }
  const verify = { key: 'verify', label: palette.verify, go: () => show({ at: 'verify' }) }
  const plans: readonly Way[] = [
    {
      key: 'choosePlan',
      label: palette.choosePlan,
      asks: true,
      go: () => ask(bridge.choosePlan, (review) => review && show({ at: 'review', review })),
    },
    {
      key: 'newPlan',
      label: palette.newPlan,
      asks: true,
      go: () => ask(bridge.newPlan, (writing) => writing && show({ at: 'plan', writing })),
    },
    {
      key: 'editPlan',
      label: palette.editPlan,
      asks: true,
      go: () => ask(bridge.editPlan, (writing) => writing && show({ at: 'plan', writing })),
    },
    {
      key: 'comparePlans',
      label: palette.comparePlans,
      asks: true,
      go: () => ask(bridge.comparePlans, (one) => one && show({ at: 'compare', comparison: one })),
    },
  ]
  return [
    ...(view.at === 'home' ? [] : [home]),
    // The main process does one thing after the other: a dialog would open after its end.
    ...(work === null ? plans : []),
    ...(view.at === 'verify' ? [] : [verify]),
    ...papersAtHand(view),
  ]
}

/** The documents of what is on the screen: of a plan without a fault, of evidence that verified. */
function papersAtHand(view: View): readonly Way[] {
  if (view.at === 'review' && view.review.plan !== undefined)
    return [documents({ from: 'plan', token: view.review.token })]
  const token = view.at === 'verify' ? view.report?.token : undefined
  return token === undefined ? [] : [documents({ from: 'bundle', token })]
}

function documents(of: DocumentsOf): Way {
  return { key: 'documents', label: text.palette.documents, go: () => showDocuments(of) }
}

function ceremony({ snapshot, view, work }: Store, { take }: Call): readonly Way[] {
  const { palette } = text
  if (snapshot === null) return []
  const leave = {
    key: 'leave',
    label: palette.leave,
    asks: true as const,
    go: () => take(bridge.leaveCeremony, forget),
  }
  const step = { key: 'step', label: palette.step, go: toStep }
  const papers = view.at === 'documents' ? [] : [documents({ from: 'ceremony' })]
  const slips = enrolled(snapshot).map(({ id, name }) => ({
    key: `slip-${id}`,
    label: palette.slip(name),
    go: () => show({ at: 'slip', person: id }),
  }))
  const aside = view.at === 'slip' || view.at === 'documents'
  if (hasEnded(snapshot))
    return aside ? [step, ...papers] : [...(work === null ? [leave] : []), ...papers]
  // A slip stands alone on the screen: from there the way leads back first.
  if (aside) return [step, ...(isBlind(snapshot) ? [] : slips), ...papers]
  const asides = asidesOf(snapshot).map((aside) => ({
    key: aside,
    label: palette.asides[aside],
    go: () => open(aside),
  }))
  return [step, ...asides, ...papers, ...(isBlind(snapshot) ? [] : slips)]
}

/** The focus follows once the palette has given it back. */
function toStep(): void {
  show({ at: 'ceremony' })
  setTimeout(() => document.getElementById('work')?.focus())
}
