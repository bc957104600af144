import { IconAlertOctagonFilled } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { t } from '../i18n/translate'
import { useFormats, useLive, useLiveness } from '../live/live-context'
import { bannerWords } from './live-words'

/** Says on every page, in a look of its own, that the picture is not one of the present. */
export function NotLiveBanner() {
  const { ticker } = useLive()
  const formats = useFormats()
  const words = bannerWords(useLiveness(), ticker.nowMs(), formats)
  const path = useRouterState({ select: (state) => state.location.pathname })
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
          {path !== '/pipeline' && path !== '/wall' && (
            <Link className="button primary" to="/pipeline">
              {t('banner.pipeline')}
            </Link>
          )}
        </div>
      )}
    </div>
  )
}
