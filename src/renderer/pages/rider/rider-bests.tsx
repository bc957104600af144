import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RiderHistory } from '../../../shared/domain/rider-history'
import { formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Wait } from '../../ui/wait'
import type { useRider } from './use-rider'

type Bests = RiderHistory['bests']

const cells = [
  { name: 'longest_ride', what: () => t('rider.best.longest'), unit: () => '' },
  { name: 'peak_power', what: () => t('rider.best.peak'), unit: () => t('rider.best.watts') },
  { name: 'best_60s_power', what: () => t('rider.best.60s'), unit: () => t('rider.best.watts') },
  { name: 'best_20min_power', what: () => t('rider.best.20min'), unit: () => t('rider.best.watts') },
  { name: 'energy', what: () => t('rider.best.energy'), unit: () => t('rider.best.kj') }
] as const satisfies readonly { name: keyof Bests; what: () => string; unit: () => string }[]

/** The rider's personal bests; each leads to the ride it was reached in. */
export function RiderBests({ history }: { readonly history: ReturnType<typeof useRider>['history'] }) {
  const { data, error } = history
  if (data === undefined && error !== null) {
    return (
      <section className="pane rider-bests-failed" aria-label={t('rider.bests')}>
        <p role="alert">
          {t('rider.bests.failed')} <span className="quiet">{error.message}</span>
        </p>
        <button type="button" className="button small" onClick={() => void history.refetch()}>
          {t('rider.retry')}
        </button>
      </section>
    )
  }
  return (
    <section aria-label={t('rider.bests')} aria-busy={data === undefined}>
      <dl className="kpis rider-bests">
        {cells.map(({ name, what, unit }) => (
          <div key={name} className="kpi" data-testid={`best-${name}`}>
            <dt>{what()}</dt>
            {data === undefined ? (
              <Waiting />
            ) : (
              <Best what={what()} best={data.bests[name]} unit={unit()} isTime={name === 'longest_ride'} />
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}

function Best({
  what,
  best,
  unit,
  isTime
}: {
  readonly what: string
  readonly best: Bests[keyof Bests]
  readonly unit: string
  readonly isTime: boolean
}): ReactNode {
  const formats = useFormats()
  const { ticker } = useLive()
  if (best === null) return <dd className="kpi-value is-words">{t('rider.best.none')}</dd>
  const startMs = momentMs(best.at)
  const day = startMs === null ? best.at : formats.day(startMs, ticker.nowMs())
  return (
    <dd>
      <span className="kpi-value">
        {isTime ? formatElapsed(best.value) : formats.integer(best.value)}
        {unit !== '' && <small>{unit}</small>}
      </span>
      <Link
        className="kpi-detail"
        to="/ride/$rideId"
        params={{ rideId: best.ride_id }}
        aria-label={t('rider.best.open', { what, day })}
      >
        {day}
      </Link>
    </dd>
  )
}

function Waiting() {
  return (
    <dd className="rider-best-wait">
      <Wait>
        <span className="skeleton" />
      </Wait>
    </dd>
  )
}
