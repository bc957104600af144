import { createHash } from 'node:crypto'
import type { ReportFigures, ReportLook } from '../report-figures'

/** Raised with every change of what a report shows: the same figures then have another id. */
const templateVersion = 1

/** 12 hexadecimal digits, the same for the same figures, look and template, in whatever order their fields stand. */
export function reportId(figures: ReportFigures, look: ReportLook): string {
  const content = JSON.stringify([templateVersion, figures, look], inOrder)
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
