import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FloorSummary } from './floor-summary'
import { zoneOrder } from './floor-words'

/** How many ride in each zone, as wide as they are many. */
export function ZoneBar({ summary }: { readonly summary: FloorSummary }) {
  const formats = useFormats()
  return (
    <ul className="zone-bar" aria-label={t('floor.zones')}>
      {zoneOrder
        .filter((zone) => summary.zones[zone] > 0)
        .map((zone) => {
          const riders = summary.zones[zone]
          const said = t('floor.zones.count', { quantity: riders, zone, count: formats.integer(riders) })
          return (
            <li key={zone} className={`zone-${zone}`} style={{ flexGrow: riders }} title={said}>
              <span aria-hidden="true">
                {t('tile.zone', { zone })}&ensp;{formats.integer(riders)}
              </span>
              <span className="said">{said}</span>
            </li>
          )
        })}
    </ul>
  )
}
