import { type RefObject, useMemo, useRef, useState } from 'react'
import { correctShareText } from '#shared/crypto/correct.ts'
import type { ShareHeader } from '#shared/crypto/shareheader.ts'
import { assertNever } from '#shared/errors.ts'
import type { Mode } from '#shared/ceremony/plan.ts'
import type { BroughtShare } from '#shared/ipc/arguments.ts'
import type { ChosenShare } from '#shared/ipc/answers.ts'
import { bridge } from '../../api.ts'
import { type Cleared, useClearAfter } from '../../components/clear-after.ts'
import {
  clearGroups,
  doubt,
  fillGroups,
  markGroups,
  setHow,
  spendGroups,
  typedGroups,
} from '../../components/share-boxes.ts'
import type { Call } from '../../store/call.ts'
import { isEmpty, type SecretRef, spend } from '../../store/secret.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'
import { EMPTY, type Standing, standingOf } from './share-check.ts'

const IDLE_SECONDS = 300

/** What the room was told last about the boxes, beside their standing. */
export type Said =
  | { readonly said: 'cleared'; readonly why: Cleared }
  | { readonly said: 'accepted'; readonly groups: readonly number[] }
  | { readonly said: 'rejected' }

export interface ShareEntryOptions {
  /** The shares that are wanted. */
  readonly headers: readonly ShareHeader[]
  /** Who brings it; refused readings are logged under this name. */
  readonly by: string | undefined
  readonly mode: Mode
  /** The name of whoever holds the share of this index. */
  readonly holderOf: (index: number) => string | undefined
  /** A card just written must be right; an old one may be hard to read. */
  readonly purpose: 'readback' | 'present'
  readonly tell: Call['tell']
}

export interface ShareEntry extends ShareEntryOptions {
  readonly boxes: RefObject<HTMLFieldSetElement | null>
  readonly filePassphrase: SecretRef
  readonly standing: Standing
  readonly said: Said | undefined
  readonly chosen: ChosenShare | undefined
  readonly choose: (file: ChosenShare | undefined) => void
  /** Looks at the boxes again after something was typed. */
  readonly look: () => void
  /** Takes what a QR code held. */
  readonly scanned: (shareText: string) => void
  readonly clear: () => void
  readonly accept: () => void
  readonly reject: () => void
  /** True when there is something to send; otherwise says what is missing. */
  readonly ready: () => boolean
  /** Hands the share to one call and empties everything at once. */
  readonly spend: <T>(use: (share: BroughtShare) => T) => T
}

/** One share on its way in. Its text stands in the boxes and in the one call that takes it. */
export function useShareEntry(options: ShareEntryOptions): ShareEntry {
  const { by, tell } = options
  // Every snapshot brings new objects; the shares that are wanted stay the same.
  const wanted = JSON.stringify(options.headers)
  const headers = useMemo((): readonly ShareHeader[] => JSON.parse(wanted), [wanted])
  const boxes = useRef<HTMLFieldSetElement>(null)
  const filePassphrase = useRef<HTMLInputElement>(null)
  const [standing, setStanding] = useState<Standing>(EMPTY)
  const [said, setSaid] = useState<Said>()
  const [chosen, setChosen] = useState<ChosenShare>()

  const show = (next?: Said): void => {
    markGroups(boxes.current, headers)
    const now = standingOf(boxes.current, headers)
    if (now.finding.found === 'near') doubt(boxes.current, now.finding.groups)
    setStanding(now)
    setSaid(next)
  }
  const clear = (next?: Said): void => {
    clearGroups(boxes.current)
    show(next)
  }
  useClearAfter(standing.begun > 0, IDLE_SECONDS, standing, (why) =>
    clear({ said: 'cleared', why }),
  )
  const misread = (): void => {
    if (by !== undefined) void bridge.noteMisread({ by })
  }

  return {
    ...options,
    headers,
    boxes,
    filePassphrase,
    standing,
    said,
    chosen,
    look: () => show(),
    clear: () => clear(),
    choose: (file) => {
      setChosen(file)
      setStanding(EMPTY)
      setSaid(undefined)
    },
    scanned: (shareText) => {
      clearGroups(boxes.current)
      fillGroups(boxes.current, shareText, headers)
      setHow(boxes.current, 'qr')
      show()
    },
    accept: () => {
      const near = correctShareText(typedGroups(boxes.current).join(''))
      if (near === undefined) return show()
      misread()
      fillGroups(boxes.current, near.text, headers)
      setHow(boxes.current, 'typed')
      show({ said: 'accepted', groups: near.groups })
    },
    reject: () => setSaid({ said: 'rejected' }),
    ready: () => {
      if (chosen !== undefined) return fileIsReady(chosen, filePassphrase, tell)
      return boxesAreReady(standingOf(boxes.current, headers), tell, misread)
    },
    spend: (use) => {
      if (chosen !== undefined)
        return spend([filePassphrase], (typed) =>
          use({ how: 'file', file: chosen.file, filePassphrase: typed ?? '' }),
        )
      try {
        return spendGroups(boxes.current, use)
      } finally {
        show()
      }
    },
  }
}

function fileIsReady(chosen: ChosenShare, field: SecretRef, tell: Call['tell']): boolean {
  if (!chosen.encrypted || !isEmpty(field)) return true
  tell(text.entry.filePassphraseMissing)
  return false
}

/** A text that does not hold is marked and noted in the log, without anything that was typed. */
function boxesAreReady({ finding }: Standing, tell: Call['tell'], misread: () => void): boolean {
  const { entry } = text
  switch (finding.found) {
    case 'whole':
      return true
    case 'open':
    case 'impossible':
      tell(entry.incomplete(listed(finding.groups)), entry.incompleteHint)
      return false
    case 'near':
      misread()
      tell(entry.mistyped(listed(finding.groups)), entry.mistypedHint)
      return false
    case 'unreadable':
      misread()
      tell(entry.unreadable, entry.unreadableHint)
      return false
    case 'checksum':
      misread()
      tell(entry.checksum, entry.checksumHint)
      return false
    default:
      return assertNever(finding)
  }
}
