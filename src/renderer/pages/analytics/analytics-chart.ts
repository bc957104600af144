import type { Analytics } from '../../../shared/domain/analytics'
import type { ChartKey, ChartState } from '../../charts/chart-pane'
import type { ChartTokens } from '../../charts/chart-theme'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** A chart, and what the head of its pane says. */
export interface AnalyticsChart {
  readonly note: string
  readonly keys?: readonly ChartKey[]
  /** Of a heat map: what the weakest and the strongest of the hue stand for. */
  readonly scale?: { readonly least: string; readonly most: string }
  /** The chart in a sentence; else title and note. */
  readonly label?: string
  readonly state: ChartState
}

export type MakeChart = (analytics: Analytics, formats: Formats, tokens: ChartTokens) => AnalyticsChart

export const hourText = (hour: number): string => String(hour).padStart(2, '0')

/** Strangers' words as they are; what nobody knows in ours. */
export const knownWords = (value: string): string => (value === 'unknown' ? t('analytics.unknown') : value)

/** Seconds as hours, to the second. */
export const hoursOf = (seconds: number): number => Math.round((seconds / 3_600) * 10_000) / 10_000

export const noHeartRate = (): ChartState => ({
  kind: 'empty',
  title: t('analytics.none.heartRate'),
  why: t('analytics.none.heartRate.why')
})

/** The hours shown: from the first to the last with a ride, and those of a usual day. */
export function shownHours(used: readonly number[]): readonly number[] {
  const first = Math.min(...used, 8)
  const last = Math.max(...used, 20)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
