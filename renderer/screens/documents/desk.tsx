import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { MILLIMETRES, type PaperSize } from '#shared/documents/paper-size.ts'
import type { DocumentTree } from '#shared/documents/tree.ts'
import { GAP, Pages } from '../../components/pages.tsx'
import { text } from '../../text/current.ts'

interface DeskProps {
  readonly title: string
  readonly tree: DocumentTree
  readonly size: PaperSize
  readonly pages: number
  readonly onPages: (count: number) => void
}

/** A whole page, the width of one, or a size that somebody chose. */
type Zoom = 'whole' | 'wide' | number

const MM = 96 / 25.4
/** Desk around the pages, in pixels. */
const AROUND = 28
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** The desk that the pages lie on, one below the other, and the keys that turn them. */
export function Desk({ title, tree, size, pages, onPages }: DeskProps) {
  const desk = useRef<HTMLElement>(null)
  const room = useRoom(desk)
  const [zoom, setZoom] = useState<Zoom>('wide')
  const [page, setPage] = useState(1)
  // Keys come faster than what is scrolled is told of: the next one goes on from here.
  const at = useRef(1)
  const { width, height } = MILLIMETRES[size]
  const scale = scaleOf(zoom, room, { width: width * MM, height: height * MM })
  const stride = (height + GAP) * MM * scale

  const turnTo = (wanted: number): void => {
    const target = Math.min(Math.max(wanted, 1), Math.max(pages, 1))
    at.current = target
    setPage(target)
    desk.current?.scrollTo({ top: (target - 1) * stride })
  }
  const follow = (): void => {
    const node = desk.current
    if (node === null) return
    // The page that lies at the upper third is the one that is read.
    const read = Math.floor((node.scrollTop - AROUND + node.clientHeight / 3) / stride) + 1
    at.current = Math.min(Math.max(read, 1), Math.max(pages, 1))
    setPage(at.current)
  }
  const step = (by: 1 | -1): void => setZoom(nextStep(scale, by))
  const onKey = (event: KeyboardEvent): void => {
    const act = keyOf(event.key, {
      turn: (by) => turnTo(at.current + by),
      step,
      whole: () => setZoom('whole'),
    })
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    // A page that is wider than the desk is moved with these keys, not turned.
    if (event.key.startsWith('Arrow') && isWider(desk.current)) return
    event.preventDefault()
    act()
  }
  return (
    <div className="desk-frame">
      <div className="desk-tools">
        <fieldset className="desk-group" aria-label={text.papers.turn}>
          <Tool
            name={text.papers.previous}
            sign="‹"
            off={page <= 1}
            act={() => turnTo(at.current - 1)}
          />
          <p role="status">{text.papers.page(page, Math.max(pages, 1))}</p>
          <Tool
            name={text.papers.next}
            sign="›"
            off={page >= pages}
            act={() => turnTo(at.current + 1)}
          />
        </fieldset>
        <fieldset className="desk-group" aria-label={text.papers.view}>
          <Tool name={text.papers.smaller} sign="−" act={() => step(-1)} />
          <p>{text.papers.percent(Math.round(scale * 100))}</p>
          <Tool name={text.papers.larger} sign="+" act={() => step(1)} />
          <Fit name={text.papers.whole} on={zoom === 'whole'} act={() => setZoom('whole')} />
          <Fit name={text.papers.wide} on={zoom === 'wide'} act={() => setZoom('wide')} />
        </fieldset>
      </div>
      <section
        ref={desk}
        className="desk"
        aria-label={text.papers.pages(title)}
        aria-describedby="desk-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keys must reach it
        tabIndex={0}
        onScroll={follow}
        onKeyDown={onKey}
      >
        <div
          className="desk-papers"
          style={{
            width: `${width * MM * scale}px`,
            height: `${Math.max(pages, 1) * stride - GAP * MM * scale}px`,
          }}
        >
          <div className="desk-scaled" style={{ transform: `scale(${scale})` }}>
            <Pages tree={tree} size={size} onPages={onPages} />
          </div>
        </div>
      </section>
      <p id="desk-keys" className="desk-keys hint">
        {text.papers.keys}
      </p>
    </div>
  )
}

interface ToolProps {
  readonly name: string
  readonly sign: string
  readonly off?: boolean
  readonly act: () => void
}

function Tool({ name, sign, off = false, act }: ToolProps) {
  return (
    <button type="button" className="desk-tool" aria-label={name} aria-disabled={off} onClick={act}>
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}

interface FitProps {
  readonly name: string
  readonly on: boolean
  readonly act: () => void
}

function Fit({ name, on, act }: FitProps) {
  return (
    <button type="button" className="desk-fit" aria-pressed={on} onClick={act}>
      {name}
    </button>
  )
}

function isWider(desk: HTMLElement | null): boolean {
  return desk !== null && desk.scrollWidth > desk.clientWidth + 1
}

interface Acts {
  readonly turn: (by: 1 | -1) => void
  readonly step: (by: 1 | -1) => void
  readonly whole: () => void
}

function keyOf(key: string, { turn, step, whole }: Acts): (() => void) | undefined {
  switch (key) {
    case 'ArrowRight':
      return () => turn(1)
    case 'ArrowLeft':
      return () => turn(-1)
    case '+':
      return () => step(1)
    case '-':
      return () => step(-1)
    case '0':
      return whole
    default:
      return undefined
  }
}

interface Room {
  readonly width: number
  readonly height: number
}

/** The room of an element for what lies in it, as it is now. */
function useRoom(of: { readonly current: HTMLElement | null }): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  const measure = useCallback(() => {
    const node = of.current
    if (node !== null) setRoom({ width: node.clientWidth, height: node.clientHeight })
  }, [of])
  useEffect(() => {
    const node = of.current
    if (node === null) return
    const watch = new ResizeObserver(measure)
    watch.observe(node)
    return () => watch.disconnect()
  }, [of, measure])
  return room
}

function scaleOf(zoom: Zoom, room: Room, page: Room): number {
  if (typeof zoom === 'number') return zoom
  if (room.width === 0) return 1
  const wide = (room.width - 2 * AROUND) / page.width
  const whole = Math.min(wide, (room.height - 2 * AROUND) / page.height)
  // Wider than this and a line is too long for the eye.
  return Math.max(0.2, zoom === 'whole' ? whole : Math.min(wide, 1.6))
}

function nextStep(scale: number, by: 1 | -1): number {
  const steps = by === 1 ? STEPS : STEPS.toReversed()
  return steps.find((one) => (one - scale) * by > 0.005) ?? scale
}
