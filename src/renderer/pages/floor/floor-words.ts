import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { type Formats, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { FloorSummary } from './floor-summary'

export const zoneOrder: readonly HeartRateZone[] = [0, 1, 2, 3, 4, 5]

/** "22 riding, 2 free, class average 78 %": what all the room may read. */
export function wallLine(summary: FloorSummary, formats: Formats): string {
  const parts = [
    t('wall.riding', { count: formats.integer(summary.riding) }),
    t('wall.free', { count: formats.integer(summary.free) }),
    ...notInUseWords(summary, formats)
  ]
  if (summary.averagePercent !== null) parts.push(t('wall.average', { percent: wholePercent(summary.averagePercent) }))
  return parts.join(', ')
}

/** Only where there are any: else what rides and what is free are all. */
const notInUseWords = ({ notInUse }: FloorSummary, formats: Formats): readonly string[] =>
  notInUse === 0 ? [] : [t('floor.notInUse', { count: formats.integer(notInUse) })]

/** The floor's header as it is read aloud; where the picture is not live, that nothing is known. */
export function floorSentence(summary: FloorSummary, isPictureLive: boolean, formats: Formats): string {
  if (!isPictureLive) return t('floor.said.notLive')
  const { riding, total, attention, free, noSignal, averagePercent } = summary
  const parts = [
    t('floor.said.riding', { count: formats.integer(riding), total: formats.integer(total) }),
    t('floor.said.attention', { quantity: attention, count: formats.integer(attention) }),
    t('floor.said.free', { count: formats.integer(free) }),
    ...notInUseWords(summary, formats),
    t('floor.said.noSignal', { count: formats.integer(noSignal) })
  ]
  if (averagePercent !== null) parts.push(t('floor.said.average', { percent: wholePercent(averagePercent) }))
  for (const zone of zoneOrder) {
    const riders = summary.zones[zone]
    if (riders > 0) parts.push(t('floor.zones.count', { quantity: riders, zone, count: formats.integer(riders) }))
  }
  return parts.join(', ')
}
