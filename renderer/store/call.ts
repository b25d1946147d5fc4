import { useRef, useState } from 'react'
import type { Code, Fault } from '#shared/errors.ts'
import type { Result } from '#shared/ipc/result.ts'
import type { Place } from '#shared/places.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Safety } from '#shared/safety.ts'
import type { Tick } from '#shared/steps.ts'
import type { Saying } from '#shared/text/saying.ts'
import { text } from '../text/current.ts'
import { answered, begun, settled } from './leaving.ts'
import { accept, useStore } from './store.ts'

/** What is told beside an action that did not happen: a refusal, or something left to fill in. */
export interface Notice {
  readonly id: number
  readonly message: string
  /** Of what the main process refuses: said in the language of the screen, whichever that is now. */
  readonly saying?: Saying
  readonly hint?: string
  readonly code?: Code
  /** Where it comes from, when that says more than the code. */
  readonly place?: Place
  readonly tick?: Tick
  /** What is safe, where it does not follow from the code. */
  readonly safety?: Safety
  readonly path?: string
  readonly faults?: readonly Fault[]
}

export interface Call {
  readonly busy: boolean
  /** Of all calls under way the one at work: the main process answers one after the other. */
  readonly first: boolean
  readonly notice: Notice | undefined
  /** Tells what is missing before anything is sent. */
  readonly tell: (message: string, hint?: string) => void
  readonly clear: () => void
  /**
   * Makes one call at a time; true when it was granted. Whoever is on another view by then asked for
   * nothing there: what it would do to the screen is left undone.
   */
  readonly ask: <T>(make: () => Promise<Result<T>>, done?: (value: T) => void) => Promise<boolean>
  /** The same for what is so wherever people are by then. */
  readonly take: <T>(make: () => Promise<Result<T>>, done: (value: T) => void) => Promise<boolean>
  /** The same for calls that answer with the new snapshot. */
  readonly send: (make: () => Promise<Result<Snapshot>>) => Promise<boolean>
}

/** One action of a form: whether it is under way, and why it was refused. */
export function useCall(): Call {
  const [busy, setBusy] = useState(false)
  const [notice, setNotice] = useState<Notice | undefined>()
  const underWay = useRef(false)
  const counter = useRef(0)
  const own = useRef(Symbol('call')).current
  const first = useStore(({ calls }) => calls[0]?.call === own)

  const tell = (told: Omit<Notice, 'id'>): void => {
    counter.current += 1
    setNotice({ ...told, id: counter.current })
  }

  async function make<T>(
    act: () => Promise<Result<T>>,
    done: (value: T) => void,
    anywhere: boolean,
  ): Promise<boolean> {
    if (underWay.current) return false
    underWay.current = true
    setBusy(true)
    const one = begun(own)
    setNotice(undefined)
    let result: Result<T> | undefined
    try {
      result = await act()
    } catch {
      // The bridge answers with values; an exception means that the main process did not answer.
    }
    const isHere = answered(one)
    underWay.current = false
    setBusy(false)
    if (result === undefined) tell(unanswered())
    else if (!result.ok && isHere) tell(result.error)
    else if (result.ok && (isHere || anywhere)) done(result.value)
    settled()
    return result?.ok === true
  }
  const take: Call['take'] = (act, done) => make(act, done, true)

  return {
    busy,
    first,
    notice,
    ask: (act, done = () => {}) => make(act, done, false),
    take,
    tell: (message, hint) => tell(hint === undefined ? { message } : { message, hint }),
    clear: () => setNotice(undefined),
    send: (act) => take(act, accept),
  }
}

function unanswered(): Omit<Notice, 'id'> {
  return { message: text.errors.bridge, hint: text.errors.bridgeHint, safety: 'log' }
}
