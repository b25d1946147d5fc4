import { bridge } from '../api.ts'
import type { Notice } from '../store/call.ts'
import { text } from '../text/current.ts'

type Fault = Omit<Notice, 'id'>

/** Opens the camera of the machine, video alone; or says why it does not open. */
export async function openCamera(): Promise<MediaStream | Fault> {
  const granted = await bridge.openCamera()
  if (!granted.ok) return granted.error
  const { missing, missingHint, refused, refusedHint, busy, busyHint } = text.entry.scanner
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError')
      return { message: refused, hint: refusedHint }
    if (name === 'NotReadableError' || name === 'AbortError')
      return { message: busy, hint: busyHint }
    return { message: missing, hint: missingHint }
  }
}

/** Stops every track: the light of the camera goes out. */
export function closeCamera(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
  void bridge.closeCamera()
}
