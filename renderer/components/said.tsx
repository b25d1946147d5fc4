import { type Saying, saidIn } from '#shared/text/saying.ts'
import { language, text } from '../text/current.ts'
import { sentence } from '../text/format.ts'

/** What the main process says: in the language of the screen where it can be put into words. */
interface SaidProps {
  readonly message: string
  readonly saying?: Saying | undefined
}

/** A sentence of the main process. */
export function Said({ message, saying }: SaidProps) {
  if (saying !== undefined || language === 'en') return sentence(inWords({ message, saying }))
  return (
    <>
      {`${text.common.detail}: `}
      <span lang="en">{sentence(message)}</span>
    </>
  )
}

/** The same as it stands in a table: no capital letter, no full stop. */
export function Finding({ message, saying }: SaidProps) {
  return saying === undefined ? <span lang="en">{message}</span> : inWords({ message, saying })
}

/** The same for where no element can stand. */
export function inWords({ message, saying }: SaidProps): string {
  return saying === undefined ? message : saidIn(text.sayings, saying)
}
