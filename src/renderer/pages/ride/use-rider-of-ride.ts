import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { CallFailedError, useCall } from '../../live/queries'

/** The record of who rides; null until it is known, with the reason in a sentence where it will not be by itself. */
export function useRiderOfRide(riderId: number | null): {
  readonly rider: Rider | null
  readonly trouble: string | null
} {
  const query = useCall('rider.get', { rider_id: riderId ?? 1 }, { isEnabled: riderId !== null })
  if (riderId === null || query.data !== undefined) return { rider: query.data ?? null, trouble: null }
  if (query.error === null) return { rider: null, trouble: null }
  const isNone = query.error instanceof CallFailedError && query.error.call.code === 'not-found'
  return { rider: null, trouble: isNone ? t('ride.rider.none') : t('ride.rider.failed') }
}
