import { groupsOfFour } from '#shared/text/format.ts'

interface GroupsProps {
  readonly value: string
  readonly label: string
  readonly size?: 'small' | 'large'
}

/** A fingerprint or a head in groups of four; read as one value by assistive technology. */
export function Groups({ value, label, size = 'small' }: GroupsProps) {
  const groups = groupsOfFour(value)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a value in parts, not a set of controls
    <p className={`groups groups-${size}`} role="group" aria-label={label}>
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed, positional list
        <span key={i}>
          {group}
          {i < groups.length - 1 ? ' ' : ''}
        </span>
      ))}
    </p>
  )
}
