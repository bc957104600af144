import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled
} from '@tabler/icons-react'
import type { ReactNode } from 'react'

export type Tone = 'good' | 'warning' | 'bad' | 'off'

const icons = {
  good: IconCircleCheckFilled,
  warning: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
  off: IconAlertOctagonFilled
} as const

/** The sign of a tone: its shape says what its colour says. */
export function ToneIcon({ tone, size }: { readonly tone: Tone; readonly size: number }) {
  const Icon = icons[tone]
  return <Icon size={size} aria-hidden="true" />
}

/** A state in a word, with its sign. */
export function Chip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      <ToneIcon tone={tone} size={13} />
      {children}
    </span>
  )
}
