import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { ZoneTag } from '../../ui/zone-tag'
import { type ZoneBounds, zoneBounds, zonePercents } from './zone-bounds'

const nameOf = {
  0: () => t('zone.name.0'),
  1: () => t('zone.name.1'),
  2: () => t('zone.name.2'),
  3: () => t('zone.name.3'),
  4: () => t('zone.name.4'),
  5: () => t('zone.name.5')
} as const

/** The maximum and where it comes from, the limit, and the zones in bpm. */
export function RiderHeartRate({ rider }: { readonly rider: Rider }) {
  const { heart_rate_maximum: maximum, heart_rate_limit: limit, age_years: age, is_age_unknown: isAgeUnknown } = rider
  return (
    <section className="rider-part" aria-labelledby="rider-heart-rate">
      <h3 id="rider-heart-rate">{t('rider.heartRate')}</h3>
      <dl>
        <div className="rider-detail">
          <dt>{t('rider.maximum')}</dt>
          <dd title={isAgeUnknown ? t('rider.maximum.ageUnknown.explained') : t('rider.maximum.explained')}>
            {t('rider.bpm', { bpm: Math.round(maximum) })}{' '}
            <span className="quiet">
              {!isAgeUnknown && age !== null
                ? t('rider.maximum.formula', { age })
                : age === null
                  ? t('rider.maximum.ageUnknown')
                  : t('rider.maximum.ageUnusable')}
            </span>
          </dd>
        </div>
        <div className="rider-detail">
          <dt>{t('rider.limit')}</dt>
          <dd>
            {t('rider.bpm', { bpm: Math.round(limit) })} <span className="quiet">{t('rider.limit.basis')}</span>
          </dd>
        </div>
      </dl>
      <ZoneTable bounds={zoneBounds(maximum)} />
    </section>
  )
}

function ZoneTable({ bounds }: { readonly bounds: readonly ZoneBounds[] }) {
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
            <td className="quiet">{percentWords(bound)}</td>
            <td>{bpmWords(bound)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function percentWords({ zone }: ZoneBounds): string {
  const { from, to } = zonePercents(zone)
  if (from === null) return t('rider.zones.below', { percent: to ?? '' })
  return to === null ? t('rider.zones.from', { percent: from }) : t('rider.zones.between', { from, to })
}

function bpmWords({ fromBpm, toBpm }: ZoneBounds): string {
  if (fromBpm === null) return `≤ ${toBpm ?? ''}`
  return toBpm === null ? `≥ ${fromBpm}` : `${fromBpm} – ${toBpm}`
}
