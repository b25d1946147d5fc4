import { assertNever } from '#shared/errors.ts'
import { shareOf, useSnapshot } from '../../store/select.ts'
import { AgeHandout } from './handout-age.tsx'
import { FileHandout } from './handout-file.tsx'
import { PrintHandout } from './handout-print.tsx'
import { ScreenHandout } from './handout-screen.tsx'

interface HandoutPanelProps {
  readonly index: number
  readonly custodian: string
}

/** One share leaves to one custodian, in the way that was declared and approved. */
export function HandoutPanel(props: HandoutPanelProps) {
  const carrier = shareOf(useSnapshot(), props.index)?.carrier ?? 'screen'
  switch (carrier) {
    case 'screen':
      return <ScreenHandout {...props} />
    case 'paper':
      return <PrintHandout {...props} />
    case 'file':
      return <FileHandout {...props} />
    case 'age':
      return <AgeHandout {...props} />
    default:
      return assertNever(carrier)
  }
}
