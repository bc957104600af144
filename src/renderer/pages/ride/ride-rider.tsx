import { IconArrowsRightLeft, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useStored } from '../../live/live-context'
import { usePageKeys } from '../../shell/shortcuts'
import { addToCompare, compareList } from '../compare/compare-list'
import { mostCompared } from '../compare/compare-search'

/** Who rides, and the way to their own page. `rider` is null until their record is known. */
export function RideRider({
  riderId,
  rider,
  trouble
}: {
  readonly riderId: number | null
  readonly rider: Rider | null
  /** Why there is no record, in a sentence. */
  readonly trouble: string | null
}) {
  if (riderId === null) {
    return (
      <>
        <h2 className="ride-name quiet">{t('ride.unknownRider')}</h2>
        <p className="ride-rider-note">{t('ride.unknownRider.why')}</p>
      </>
    )
  }
  return (
    <>
      <h2 className={rider?.name == null ? 'ride-name quiet' : 'ride-name'}>
        <Link className="ride-name-link" to="/rider/$riderId" params={{ riderId }} data-testid="ride-rider">
          {rider?.name != null ? (
            <bdi title={rider.name}>{rider.name}</bdi>
          ) : rider !== null ? (
            t('ride.nameUnknown')
          ) : (
            t('ride.rider', { id: riderId })
          )}
        </Link>
      </h2>
      {rider !== null && (
        <p className="ride-rider-note ellipsis">
          {t('ride.rider', { id: riderId })}
          {rider.alias !== null && (
            <>
              <span className="quiet"> · </span>
              {t('ride.alias')} <bdi title={rider.alias}>{rider.alias}</bdi>
            </>
          )}
        </p>
      )}
      {trouble !== null && <p className="ride-rider-note">{trouble}</p>}
    </>
  )
}

/** To the rider's own page. */
export function ProfileLink({ riderId }: { readonly riderId: number }) {
  return (
    <Link className="button small" to="/rider/$riderId" params={{ riderId }}>
      {t('ride.profile')}
    </Link>
  )
}

/** Adds the ride to those that are compared; once it is, leads to them. */
export function CompareButton({ rideId }: { readonly rideId: number }) {
  const chosen = useStored(compareList)
  usePageKeys({ c: () => void addToCompare(rideId) })
  if (chosen.includes(rideId)) {
    return (
      <Link className="button small" to="/compare" search={{ rides: [...chosen] }}>
        <IconCheck size={14} stroke={1.75} aria-hidden="true" />
        {t('ride.compared')}
        <span className="quiet">
          {chosen.length}/{mostCompared}
        </span>
      </Link>
    )
  }
  const isFull = chosen.length >= mostCompared
  return (
    <button
      type="button"
      className="button small"
      disabled={isFull}
      {...(isFull ? { title: t('ride.compare.full') } : {})}
      aria-keyshortcuts="C"
      onClick={() => addToCompare(rideId)}
    >
      <IconArrowsRightLeft size={14} stroke={1.75} aria-hidden="true" />
      {t('ride.compare')}
      <kbd>{t('ride.compare.key')}</kbd>
    </button>
  )
}
