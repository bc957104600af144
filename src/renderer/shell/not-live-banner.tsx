import { IconAlertOctagonFilled, IconCheck } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useAlertActions } from '../alerts/alert-actions'
import { SilenceButton } from '../alerts/alert-banner'
import { blindAlert, isAcknowledged, unacknowledgedAlerts } from '../alerts/told-alerts'
import { t } from '../i18n/translate'
import { useFormats, useLive, useLiveness } from '../live/live-context'
import { useAlarm } from '../live/use-alarm'
import { bannerWords } from './live-words'
import { isWallPath } from './wall-mode'

/** Says on every page, in a look of its own, that the picture is not one of the present and that alerts are off. */
export function NotLiveBanner() {
  const { ticker } = useLive()
  const formats = useFormats()
  const actions = useAlertActions()
  const alarm = useAlarm()
  const blind = blindAlert(alarm)
  const isFirst = blind !== null && unacknowledgedAlerts(alarm)[0] === blind
  const words = bannerWords(useLiveness(), blind, ticker.nowMs(), formats)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOnWall = isWallPath(path)
  // The region stays in the page: what appears in it is announced.
  return (
    <div className="banner-place" role="alert">
      {words !== null && (
        <div className="banner-off" data-testid="not-live-banner">
          <IconAlertOctagonFilled size={26} aria-hidden="true" />
          <span className="banner-line">{words.line}</span>
          <span className="banner-action ellipsis" title={words.action}>
            {words.action}
          </span>
          <span className="spring" />
          {blind !== null && !isAcknowledged(blind) && !isOnWall && (
            <>
              {/* A rider's banner has it, where there is one. */}
              {isFirst && <SilenceButton />}
              <button type="button" className="button" onClick={() => void actions.acknowledge([blind])}>
                <IconCheck size={16} stroke={1.75} aria-hidden="true" />
                {t('alert.acknowledge')}
                {isFirst && <kbd>A</kbd>}
              </button>
            </>
          )}
          {path !== '/pipeline' && !isOnWall && (
            <Link className="button primary" to="/pipeline">
              {t('banner.pipeline')}
            </Link>
          )}
        </div>
      )}
    </div>
  )
}
