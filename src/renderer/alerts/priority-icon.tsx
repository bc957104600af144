import {
  IconAlertCircle,
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconPlugConnectedX
} from '@tabler/icons-react'
import type { AlertPriority } from '../../shared/domain/alert'

const icons = {
  high: IconAlertOctagonFilled,
  medium: IconAlertTriangleFilled,
  low: IconAlertCircle,
  technical: IconPlugConnectedX
} as const

/** The sign of a priority: its shape says what its colour says. */
export function PriorityIcon({ priority, size }: { readonly priority: AlertPriority; readonly size: number | string }) {
  const Icon = icons[priority]
  return <Icon size={size} aria-hidden="true" />
}
