import { type RefObject, useEffect, useRef } from 'react'

/** Puts the focus on the heading of a screen when it appears, so that it is read first. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // Some screens scroll in themselves, others with the page, which stays where the last one was.
    heading.current?.closest('main')?.scrollTo(0, 0)
    document.scrollingElement?.scrollTo(0, 0)
  }, [])
  return heading
}
