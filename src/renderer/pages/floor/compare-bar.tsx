import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive, useStored } from '../../live/live-context'
import { clearCompare, compareList } from '../compare/compare-list'
import { mostCompared } from '../compare/compare-search'

/** The rides chosen to be compared, while there are any. */
export function CompareBar() {
  const { floor } = useLive().console
  const formats = useFormats()
  const rideIds = useStored(compareList)
  const named = useSyncExternalStore(floor.subscribe, () =>
    rideIds.map((rideId) => bikeOf(rideId, floor.tiles()) ?? t('floor.compare.ended', { ride: rideId })).join(', ')
  )
  return (
    // The region stays in the page: what appears in it is announced.
    <div role="status">
      {rideIds.length > 0 && (
        <div className="compare-bar" data-testid="compare-bar">
          <span className="compare-count">
            {t('floor.compare.count', {
              count: formats.integer(rideIds.length),
              most: formats.integer(mostCompared)
            })}
          </span>
          <span className="quiet ellipsis">{named}</span>
          {rideIds.length >= mostCompared && <span className="chip">{t('floor.compare.full')}</span>}
          <span className="spring" />
          <Link className="button" to="/compare" search={{ rides: rideIds }}>
            {t('floor.compare.open')}
          </Link>
          <button type="button" className="button quiet-button" onClick={clearCompare}>
            {t('floor.compare.clear')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The bike that a ride runs on, as people call it; null where it runs on none (any more). */
function bikeOf(rideId: number, tiles: readonly { ride_id: number | null; bike_label: string }[]): string | null {
  const tile = tiles.find((candidate) => candidate.ride_id === rideId)
  return tile === undefined ? null : t('floor.compare.bike', { bike: tile.bike_label })
}
