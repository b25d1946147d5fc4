/** Hears when somebody leaves the window, or it is hidden; returns what ends that. */
export function onAway(away: () => void): () => void {
  window.addEventListener('blur', away)
  document.addEventListener('visibilitychange', away)
  return () => {
    window.removeEventListener('blur', away)
    document.removeEventListener('visibilitychange', away)
  }
}
