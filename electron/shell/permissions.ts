/** What the page may ask of the browser: nothing. The table is here so that a change is seen. */
export const PERMISSIONS: { readonly [permission: string]: boolean } = {
  // the camera is granted when a screen reads QR codes; no screen does yet
  media: false,
}

/** False for everything that the table does not grant by name. */
export function isGranted(permission: string): boolean {
  return Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission] === true
}
