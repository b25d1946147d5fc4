import type { Anchors } from '#shared/log/checks/anchors.ts'
import { parseHead } from '#shared/log/fingerprint.ts'
import { parsePaperHead, parsePaperList } from '#shared/log/paper.ts'
import { placing } from './placing.ts'

/** What an auditor holds on paper, as typed; the head may stand in the list. */
export function typedAnchors(paper: string, head: string): Anchors {
  return placing('paper', () => parsed(paper, head))
}

function parsed(paper: string, head: string): Anchors {
  const signers = paper.trim() === '' ? undefined : parsePaperList(paper)
  const written = head.trim() === '' ? parsePaperHead(paper) : parseHead(head)
  return {
    ...(signers === undefined ? {} : { signers }),
    ...(written === undefined ? {} : { head: written }),
  }
}
