import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../../ui/zones.css'
import '../ride/ride-charts.css'
import { useRides } from '../ride/use-rides'
import { CompareCharts } from './compare-charts'
import { CompareColumn } from './compare-column'
import { setCompared } from './compare-list'
import { mostCompared } from './compare-search'
import './compare.css'
import { usePaced } from './use-paced'

/** The charts follow four rides no oftener than one. */
const drawEveryMs = 500

/** Up to four rides beside each other. The address says which. */
export function ComparePage({ rideIds }: { readonly rideIds: readonly number[] }) {
  const formats = useFormats()
  usePageHead(
    t('compare.title'),
    rideIds.length === 0
      ? null
      : t('compare.note', { quantity: rideIds.length, count: formats.integer(rideIds.length) })
  )
  // What is compared here is what is chosen elsewhere.
  useEffect(() => setCompared(rideIds), [rideIds])
  const navigate = useNavigate()
  const { states } = useRides(rideIds)
  const paced = usePaced(states, drawEveryMs)
  const rides = useMemo(() => paced.flatMap(({ ride }, place) => (ride === null ? [] : [{ place, ride }])), [paced])
  if (rideIds.length === 0) return <NoRides />
  return (
    <div className="compare">
      <ul className="compare-columns" aria-label={t('compare.rides')}>
        {rideIds.map((rideId, place) => (
          <CompareColumn
            key={rideId}
            rideId={rideId}
            place={place}
            state={states[place] ?? { ride: null, error: null, heardAtMs: null }}
            onRemove={() =>
              void navigate({ to: '/compare', search: { rides: rideIds.filter((id) => id !== rideId) }, replace: true })
            }
          />
        ))}
        {rideIds.length < mostCompared && (
          <li className="compare-column compare-room">
            <p>
              {t('compare.room', {
                quantity: mostCompared - rideIds.length,
                count: formats.integer(mostCompared - rideIds.length)
              })}
            </p>
            <Link className="button small" to="/floor">
              {t('compare.empty.floor')}
            </Link>
          </li>
        )}
      </ul>
      <CompareCharts rides={rides} />
    </div>
  )
}

function NoRides() {
  return (
    <div className="compare-empty">
      <h2>{t('compare.empty.title')}</h2>
      <p>{t('compare.empty')}</p>
      <Link className="button" to="/floor">
        {t('compare.empty.floor')}
      </Link>
    </div>
  )
}
