import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatAge } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useLive } from '../../live/live-context'
import type { FollowState } from './ride-follower'

/** Shown before a load has taken this long, a skeleton only flickers. */
const skeletonAfterMs = 200

/** In place of a ride that is not known (yet): the wait, or why not and what to do. */
export function RideAbsent({ state, retry }: { readonly state: FollowState; readonly retry: () => void }) {
  const { error } = state
  if (error === null) return <RideSkeleton />
  const isNone = error.code === 'not-found'
  return (
    <div className="ride-absent" role="alert">
      <h2>{isNone ? t('ride.none.title') : t('ride.failed.title')}</h2>
      <p>{isNone ? t('ride.none') : `${error.message} ${error.code === 'unavailable' ? t('ride.failed') : ''}`}</p>
      <div className="ride-actions">
        {!isNone && (
          <button type="button" className="button" onClick={retry}>
            {t('ride.retry')}
          </button>
        )}
        <Link className="button" to="/floor">
          {t('ride.toFloor')}
        </Link>
      </div>
    </div>
  )
}

function RideSkeleton() {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="ride-skeleton" aria-busy="true">
      <span className="said">{t('ride.loading')}</span>
      {isShown && (
        <>
          <span className="skeleton ride-skeleton-plate" />
          {['62%', '38%', '84%', '70%', '76%'].map((width) => (
            <span className="skeleton" key={width} style={{ width }} />
          ))}
        </>
      )}
    </div>
  )
}

/** Above a ride that is known, but could not be read anew: how old it is. */
export function RideOldNotice({ state, retry }: { readonly state: FollowState; readonly retry: () => void }) {
  const { ticker } = useLive()
  const isOld = state.error !== null && state.ride !== null
  useConsoleTime((nowMs) => (isOld ? Math.floor(nowMs / 1_000) : 0))
  // The region stays in the page: what appears in it is announced once, without its age.
  return (
    <div role="status">
      {isOld && (
        <div className="ride-old" data-testid="ride-old">
          <IconAlertTriangleFilled size={16} aria-hidden="true" />
          <span className="said">{t('ride.old.said')}</span>
          <span aria-hidden="true">{t('ride.old', { age: formatAge(ticker.nowMs() - (state.heardAtMs ?? 0)) })}</span>
          <span className="spring" />
          <button type="button" className="button small" onClick={retry}>
            {t('ride.retry')}
          </button>
        </div>
      )}
    </div>
  )
}
