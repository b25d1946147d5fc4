/**
 * What the page may ask of the browser: the camera, to read a QR code, while the main process is in
 * a step that takes a share. Nothing else, and never a microphone.
 */
let cameraGranted = false

/** Grants the camera from now on, or no more. The page stops its tracks by itself. */
export function grantCamera(granted: boolean): void {
  cameraGranted = granted
}

/** False for everything but video alone, asked by the page itself while the camera is granted. */
export function isGranted(
  permission: string,
  asked: { readonly mediaTypes?: readonly string[]; readonly isMainFrame?: boolean } = {},
): boolean {
  const { mediaTypes = [], isMainFrame = false } = asked
  const videoAlone = mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video')
  return cameraGranted && permission === 'media' && isMainFrame && videoAlone
}
