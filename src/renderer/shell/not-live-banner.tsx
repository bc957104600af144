import { IconAlertOctagonFilled } from '@tabler/icons-react'
import { t } from '../i18n/translate'
import { useFormats, useLive, useLiveness } from '../live/live-context'
import { bannerWords } from './live-words'
import { hrefOf, type Route } from './route'

/** Says on every page, in a look of its own, that the picture is not one of the present. */
export function NotLiveBanner({ current }: { readonly current: Route }) {
  const { ticker } = useLive()
  const formats = useFormats()
  const words = bannerWords(useLiveness(), ticker.nowMs(), formats)
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
          {current !== 'pipeline' && (
            <a className="button primary" href={hrefOf('pipeline')}>
              {t('banner.pipeline')}
            </a>
          )}
        </div>
      )}
    </div>
  )
}
