import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** What bars are as high as. */
export type Measure = 'count' | 'duration'

/** Rides and how long they were together, s. */
interface Amount {
  readonly rides: number
  readonly duration_s: number
}

/** An amount by the measure: rides, or hours. */
export const measured = (measure: Measure, amount: Amount): number =>
  measure === 'count' ? amount.rides : amount.duration_s / 3_600

/** How a measured amount is written: "412", "190.4 h". */
export const writerOf =
  (measure: Measure, formats: Formats) =>
  (value: number): string =>
    measure === 'count' ? formats.integer(value) : t('rides.hours', { hours: formats.oneDecimal(value) })
