import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { closeCamera, openCamera } from '../../components/camera.ts'
import { Dialog } from '../../components/dialog.tsx'
import { type Codes, readCodes } from '../../components/qr-codes.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import { sentence } from '../../text/format.ts'

const PAUSE = 150
const PATIENCE = 15_000

interface CodeScannerProps {
  readonly onShare: (shareText: string) => void
  readonly onClose: () => void
}

/** What the camera sees now, in a word. */
type Seen = 'starting' | 'looking' | 'nothing' | 'several' | 'foreign'

/** The camera, until it has seen the code of one share. It is closed with this window. */
export function CodeScanner({ onShare, onClose }: CodeScannerProps) {
  const { notice, tell } = useCall()
  const video = useRef<HTMLVideoElement>(null)
  const [seen, setSeen] = useState<Seen>('starting')
  const begin = useEffectEvent((isOver: () => boolean) =>
    watch(video.current, isOver, {
      start: () => setSeen('looking'),
      fail: tell,
      see: (codes, waited) => {
        if (codes.held === 'share') {
          onShare(codes.shareText)
          onClose()
        } else if (codes.held === 'none') setSeen(waited > PATIENCE ? 'nothing' : 'looking')
        else setSeen(codes.held)
      },
    }),
  )
  const close = useEffectEvent(onClose)
  useEffect(() => {
    let over = false
    const node = video.current
    const hidden = (): void => close()
    void begin(() => over)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', hidden)
      closeCamera(node?.srcObject instanceof MediaStream ? node.srcObject : undefined)
      if (node) node.srcObject = null
    }
  }, [])
  const words = text.entry.scanner
  const said =
    seen === 'several' || seen === 'foreign' ? sentence(text.entry.codes[seen]) : words[seen]
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {notice ? (
        <Refusal notice={notice} />
      ) : (
        <>
          <video ref={video} className="scanner" muted playsInline aria-label={words.video} />
          <p role="status" className="label">
            {said}
          </p>
        </>
      )}
      <p className="hint">{words.hint}</p>
    </Dialog>
  )
}

interface Watcher {
  readonly start: () => void
  readonly fail: (message: string, hint?: string) => void
  readonly see: (codes: Codes, waited: number) => void
}

/** Looks at one picture after the other until it is over. */
async function watch(
  video: HTMLVideoElement | null,
  isOver: () => boolean,
  { start, fail, see }: Watcher,
): Promise<void> {
  const stream = await openCamera()
  if (!(stream instanceof MediaStream)) {
    if (!isOver()) fail(stream.message, stream.hint)
    return
  }
  // Closed before it opened: nobody else stops it.
  if (isOver() || video === null) return closeCamera(stream)
  video.srcObject = stream
  await video.play().catch(() => {})
  start()
  const canvas = document.createElement('canvas')
  const since = Date.now()
  while (!isOver()) {
    const picture = pictureOf(video, canvas)
    if (picture !== undefined) see(readCodes(picture, false), Date.now() - since)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  canvas.width = 0
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0) return undefined
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0)
  return context?.getImageData(0, 0, width, height)
}
