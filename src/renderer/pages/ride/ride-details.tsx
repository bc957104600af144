import type { ReactNode } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FollowedRide } from './ride-store'

/** Whose ride it is, on which bike, and what its percentages are of. What is not known is said to be unknown. */
export function RideDetails({ ride, rider }: { readonly ride: FollowedRide; readonly rider: Rider | null }) {
  const formats = useFormats()
  const { told } = ride
  const unknown = <span className="quiet">{t('ride.unknown')}</span>
  return (
    <dl className="ride-part ride-details">
      {told.ride.rider_id !== null && (
        <>
          <Detail name={t('ride.ageAndGender')}>
            {told.age_years === null && (rider === null || rider.gender === null) ? (
              unknown
            ) : (
              <>
                {told.age_years ?? <span className="quiet">{t('ride.age.unknown')}</span>}
                {', '}
                {rider === null || rider.gender === null ? (
                  <span className="quiet">{t('ride.gender.unknown')}</span>
                ) : (
                  <bdi title={rider.gender}>{rider.gender}</bdi>
                )}
              </>
            )}
          </Detail>
          <Detail name={t('ride.heightAndWeight')}>
            {rider === null || (rider.height_cm === null && rider.weight_kg === null) ? (
              unknown
            ) : (
              <>
                {rider.height_cm === null ? (
                  <span className="quiet">{t('ride.height.unknown')}</span>
                ) : (
                  t('ride.height', { cm: formats.integer(rider.height_cm) })
                )}
                {', '}
                {rider.weight_kg === null ? (
                  <span className="quiet">{t('ride.weight.unknown')}</span>
                ) : (
                  t('ride.weight', { kg: formats.integer(rider.weight_kg) })
                )}
              </>
            )}
          </Detail>
        </>
      )}
      <Detail name={t('ride.bikeSerial')}>
        {told.ride.bike_serial === null ? (
          <span className="quiet">{t('ride.serial.unknown')}</span>
        ) : (
          <bdi>{told.ride.bike_serial}</bdi>
        )}
        {', '}
        <bdi title={told.bike_model}>{told.bike_model}</bdi>
      </Detail>
      <Detail name={t('ride.maximum')}>
        {t('ride.bpm', { bpm: Math.round(told.heart_rate_maximum) })}{' '}
        {told.is_age_unknown ? (
          <span className="quiet">{t('ride.age.unknown')}</span>
        ) : (
          <span className="quiet" title={t('ride.maximum.byAge.explained')}>
            {t('ride.maximum.byAge')}
          </span>
        )}
      </Detail>
      <Detail name={t('ride.limit')}>
        <span title={t('ride.limit.explained')}>{t('ride.bpm', { bpm: Math.round(told.heart_rate_limit) })}</span>
      </Detail>
      <Detail name={t('ride.number')}>{told.ride_number === null ? unknown : formats.integer(told.ride_number)}</Detail>
    </dl>
  )
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ride-detail">
      <dt>{name}</dt>
      <dd className="ellipsis">{children}</dd>
    </div>
  )
}
