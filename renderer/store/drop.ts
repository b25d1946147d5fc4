import { useEffect, useState } from 'react'
import type { DroppedFolder } from '#shared/ipc/arguments.ts'
import { bridge } from '../api.ts'

interface Drop {
  readonly onFolder: (folder: DroppedFolder) => void
  /** More than one thing was dropped, or nobody can say where it lies. */
  readonly onRefused: () => void
}

/** The whole screen takes a dropped folder. True while something is held over it. */
export function useDrop({ onFolder, onRefused }: Drop): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const held = (event: DragEvent): void => {
      // Without this the browser would open what is dropped.
      event.preventDefault()
      setOver(true)
    }
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const dropped = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      const [first, ...more] = event.dataTransfer?.files ?? []
      if (first === undefined || more.length > 0) onRefused()
      else void bridge.takeDropped(first).then((taken) => (taken ? onFolder(taken) : onRefused()))
    }
    window.addEventListener('dragover', held)
    window.addEventListener('dragleave', left)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', held)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('drop', dropped)
    }
  })
  return over
}
