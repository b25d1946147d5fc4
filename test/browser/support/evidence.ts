/** The end of a ceremony on the page, and what an auditor makes of the copies. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { headOf } from '#electron/services/evidence.ts'
import type { VerifyReport } from '#shared/ipc/answers.ts'
import { parsePaperList } from '#shared/log/paper.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { button } from './people.ts'
import type { Room } from './room.ts'

/** Writes the evidence to folders of these names by the buttons of the page. */
export async function writeEvidence(room: Room, media: readonly string[]): Promise<void> {
  for (const medium of media) {
    room.answers.folder = join(room.folder, medium)
    mkdirSync(room.answers.folder, { recursive: true })
    const { delivered } = room.app.ceremony
    const before = delivered.length
    await room.tab
      .getByRole('button', {
        name: /^(Choose the first folder|Choose another folder|Write the evidence)$/,
      })
      .click()
    await expect.poll(() => delivered.length).toBe(before + 1)
    await expect(room.tab.getByText(bundleOf(room, medium)).first()).toBeVisible()
  }
}

export function bundleOf(room: Room, medium: string): string {
  return join(room.folder, medium, `claviger-${room.app.ceremony.ledger.ceremony}`)
}

/** The paper list as the people carried it home. */
export function paperOf(room: Room): string {
  const { members } = room.app.ceremony.ledger.state
  return members.map(({ id }) => `${id} ${room.app.slip(id).fingerprint}\n`).join('')
}

/** Verifies a copy of the evidence against the paper list and the head. */
export function audit(room: Room, medium: string): VerifyReport {
  return verifyBundle({
    source: openBundleFolder(bundleOf(room, medium)),
    verify: verifyNative,
    signers: parsePaperList(paperOf(room)),
    head: headOf(room.app.ceremony.store),
  }).report
}

/** Leaves the ceremony and has the page itself verify a copy of its evidence. */
export async function verifyOnPage(room: Room, medium: string): Promise<void> {
  const { tab, answers } = room
  answers.bundle = bundleOf(room, medium)
  const paper = paperOf(room)
  const head = headOf(room.app.ceremony.store)
  await button(tab, 'Leave the ceremony').click()
  await button(tab, 'Verify evidence').click()
  await tab.getByLabel('Paper list').fill(paper)
  await tab.getByLabel('Head', { exact: true }).fill(head)
  await button(tab, 'Choose the bundle and verify').click()
}
