import { type RefObject, useRef } from 'react'
import { text } from '../text/current.ts'
import { TextField, typed } from './text-field.tsx'

/** What people carried home from a ceremony: the list of fingerprints, and the head. */
export interface Paper {
  readonly list: RefObject<HTMLTextAreaElement | null>
  readonly head: RefObject<HTMLTextAreaElement | null>
}

export function usePaper(): Paper {
  return { list: useRef(null), head: useRef(null) }
}

/** What stands in the fields, as a call takes it; both may be empty. */
export function typedPaper({ list, head }: Paper): { paper: string; head: string } {
  return { paper: typed(list), head: typed(head) }
}

/** Where evidence is asked for, so is the paper of its day. */
export function PaperFields({ list, head }: Paper) {
  const { verify } = text
  return (
    <>
      <TextField mono label={verify.paper} hint={verify.paperHint} field={list} lines={7} />
      <TextField mono label={verify.head} hint={verify.headHint} field={head} lines={3} />
    </>
  )
}
