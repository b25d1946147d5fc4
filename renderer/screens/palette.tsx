import { useEffect, useRef } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { TextField } from 'react-aria-components/TextField'
import { Dialog } from '../components/dialog.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useCall } from '../store/call.ts'
import { useStore } from '../store/store.ts'
import { text } from '../text/current.ts'
import { waysFrom } from './ways.ts'

/** Every way from here by its name, for those who keep their hands on the keyboard. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const store = useStore()
  const call = useCall()
  const field = useRef<HTMLInputElement>(null)
  const { contains } = useFilter({ sensitivity: 'base' })
  const { palette } = text
  useEffect(() => field.current?.focus(), [])
  const ways = waysFrom(store, call)
  const go = async (key: string): Promise<void> => {
    const way = ways.find((one) => one.key === key)
    if (way === undefined) return
    // While long work is under way nothing else is answered: the palette does not wait for it.
    if (way.asks && store.work === null) {
      if (await way.go()) onClose()
      return
    }
    // Closed first: what opens takes the focus after this has given it back.
    onClose()
    setTimeout(way.go)
  }
  return (
    <Dialog title={palette.title} onClose={onClose}>
      <Autocomplete filter={contains}>
        <TextField className="field">
          <Label>{palette.find}</Label>
          <Input ref={field} className="input" autoComplete="off" spellCheck={false} />
          <p className="hint">{palette.hint}</p>
        </TextField>
        <Refusal notice={call.notice} />
        <Menu
          className="ways"
          aria-label={palette.commands}
          items={ways.map(({ key, label }) => ({ id: key, label }))}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <p className="hint">{palette.nothing}</p>}
        >
          {({ id, label }) => (
            <MenuItem id={id} textValue={label} className="way-item">
              {label}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}
