import { type ReactNode, useEffect } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { guardUnseen } from '../store/store.ts'
import { text } from '../text/current.ts'

interface PrivateViewProps {
  readonly title: string
  readonly children: ReactNode
}

/** The whole screen for one pair of eyes: nothing of the ceremony beside it, and the cues on top. */
export function PrivateView({ title, children }: PrivateViewProps) {
  return (
    <ModalOverlay className="private-overlay" isOpen isKeyboardDismissDisabled>
      <Modal className="private-modal">
        <Dialog className="private" aria-label={title}>
          <PrivateCues />
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Said on every screen on which a share can be read: PCI PIN 6-1.5, and no reading aloud. No help comes over it. */
export function PrivateCues() {
  useEffect(guardUnseen, [])
  return (
    <ul className="cues">
      {text.handout.cues.map((cue) => (
        <li key={cue}>{cue}</li>
      ))}
    </ul>
  )
}
