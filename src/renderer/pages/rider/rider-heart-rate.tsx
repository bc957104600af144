import { useState } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useZoneStarts } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { ZoneTag } from '../../ui/zone-tag'
import { limitWords, lowLimit, maximumWords } from './limit-words'
import { LimitsDialog } from './limits-dialog'
import { type ZoneBounds, zoneBounds, zonePercents } from './zone-bounds'

const nameOf = {
  0: () => t('zone.name.0'),
  1: () => t('zone.name.1'),
  2: () => t('zone.name.2'),
  3: () => t('zone.name.3'),
  4: () => t('zone.name.4'),
  5: () => t('zone.name.5')
} as const

/** The maximum and where it comes from, the limits, and the zones in bpm. */
export function RiderHeartRate({ rider }: { readonly rider: Rider }) {
  const [isEditing, setEditing] = useState(false)
  const startsPercent = useZoneStarts()
  const rules = useCall('alert_rules.get', {}).data?.rules ?? null
  const { heart_rate_maximum: maximum, heart_rate_limit: limit, own_limits: own } = rider
  const { short, explained } = maximumWords(rider, rules)
  const low = rules === null ? null : lowLimit(own, rules)
  return (
    <section className="rider-part" aria-labelledby="rider-heart-rate">
      <div className="rider-part-head">
        <h3 id="rider-heart-rate">{t('rider.heartRate')}</h3>
        <button
          type="button"
          className="button small"
          aria-haspopup="dialog"
          aria-label={t('rider.limits.edit.said')}
          onClick={() => setEditing(true)}
          data-testid="edit-limits"
        >
          {t('rider.limits.edit')}
        </button>
      </div>
      <dl>
        <div className="rider-detail">
          <dt>{t('rider.maximum')}</dt>
          <dd title={explained} data-testid="rider-maximum">
            {t('rider.bpm', { bpm: Math.round(maximum) })} <span className="quiet">{short}</span>
          </dd>
        </div>
        <div className="rider-detail">
          <dt>{t('rider.limit')}</dt>
          <dd data-testid="rider-limit">
            {t('rider.bpm', { bpm: Math.round(limit) })} <span className="quiet">{limitWords(rider)}</span>
          </dd>
        </div>
        <div className="rider-detail">
          <dt>{t('rider.limit.low')}</dt>
          <dd data-testid="rider-low">
            {low === null ? (
              rules !== null && <span className="quiet">{t('rider.limits.notWatched')}</span>
            ) : (
              <>
                {t('rider.bpm', { bpm: low.bpm })}{' '}
                <span className="quiet">{low.isOwn ? t('rider.limit.own') : t('rider.limit.asRules')}</span>
              </>
            )}
          </dd>
        </div>
      </dl>
      <ZoneTable bounds={zoneBounds(maximum, startsPercent)} startsPercent={startsPercent} />
      {isEditing && <LimitsDialog rider={rider} onClose={() => setEditing(false)} />}
    </section>
  )
}

function ZoneTable({
  bounds,
  startsPercent
}: {
  readonly bounds: readonly ZoneBounds[]
  readonly startsPercent: readonly number[]
}) {
  return (
    <table className="rider-zones" aria-label={t('rider.zones')}>
      <thead className="said">
        <tr>
          <th scope="col">{t('rider.zones.zone')}</th>
          <th scope="col">{t('rider.zones.share')}</th>
          <th scope="col">{t('rider.zones.bpm')}</th>
        </tr>
      </thead>
      <tbody>
        {bounds.map((bound) => (
          <tr key={bound.zone}>
            <th scope="row">
              <ZoneTag zone={bound.zone} />
              {nameOf[bound.zone]()}
            </th>
            <td className="quiet">{percentWords(bound, startsPercent)}</td>
            <td>{bpmWords(bound)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function percentWords({ zone }: ZoneBounds, startsPercent: readonly number[]): string {
  const { from, to } = zonePercents(zone, startsPercent)
  if (from === null) return t('rider.zones.below', { percent: to ?? '' })
  return to === null ? t('rider.zones.from', { percent: from }) : t('rider.zones.between', { from, to })
}

function bpmWords({ fromBpm, toBpm }: ZoneBounds): string {
  if (fromBpm === null) return `≤ ${toBpm ?? ''}`
  return toBpm === null ? `≥ ${fromBpm}` : `${fromBpm} – ${toBpm}`
}
