import { useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { type Codes, readCodes } from '../../components/qr-codes.ts'
import type { Call } from '../../store/call.ts'
import { text } from '../../text/current.ts'

const MOST_BYTES = 30 * 1024 * 1024
// More pixels make a code no clearer, and cost time.
const LONGEST_SIDE = 2400

interface PictureButtonProps {
  readonly onShare: (shareText: string) => void
  readonly tell: Call['tell']
  readonly clear: () => void
}

/** Reads a QR code from a picture file, here in the page: the file is sent nowhere. */
export function PictureButton({ onShare, tell, clear }: PictureButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)

  const read = async (): Promise<void> => {
    const file = input.current?.files?.[0]
    if (file === undefined) return
    clear()
    setBusy(true)
    try {
      if (file.size > MOST_BYTES) tell(text.entry.codes.large, text.entry.codes.largeHint)
      else take(await codesOf(file))
    } catch {
      tell(text.entry.codes.picture, text.entry.codes.pictureHint)
    } finally {
      setBusy(false)
      // The same file may be chosen again.
      if (input.current) input.current.value = ''
    }
  }
  const take = (codes: Codes): void => {
    if (codes.held === 'share') onShare(codes.shareText)
    else tell(text.entry.codes[codes.held], text.entry.codes[`${codes.held}Hint`])
  }
  return (
    <>
      <Button
        kind="quiet"
        busy={busy}
        busyText={text.working.picture}
        onPress={() => input.current?.click()}
      >
        {text.entry.picture}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={() => void read()}
      />
    </>
  )
}

async function codesOf(file: File): Promise<Codes> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('no canvas')
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return readCodes(context.getImageData(0, 0, canvas.width, canvas.height), true)
  } finally {
    picture.close()
    canvas.width = 0
  }
}
