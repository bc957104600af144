import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Status } from '../../shared/domain/status'
import { type Formats, momentMs } from '../i18n/format'
import { t } from '../i18n/translate'
import { useFormats, useLive, useStored } from '../live/live-context'
import { createValueStore } from '../live/value-store'
import { missingMessages, unseenLeftLog } from './missing-messages'

const storageKey = 'deloton.gapsSeenAt'

/** Up to when gaps were seen on this machine, ISO-8601. */
const gapsSeenAt = createValueStore<string>(readSeenAt())

/** Says on every page that messages are gone that were never read, until someone has seen it. */
export function GapBanner() {
  const { console, ticker } = useLive()
  const formats = useFormats()
  const words = wordsOf(useStored(console.status), useStored(gapsSeenAt), ticker.nowMs(), formats)
  return (
    <div className="banner-place" role="status">
      {words !== null && (
        <div className="banner-medium" data-testid="gap-banner">
          <IconAlertTriangleFilled size={24} aria-hidden="true" />
          <span className="banner-line">{words.line}</span>
          <span className="banner-action">{words.what}</span>
          <span className="spring" />
          <Link className="button" to="/pipeline">
            {t('banner.pipeline')}
          </Link>
          <button type="button" className="button" onClick={() => setSeenAt(words.noticedAt)}>
            {t('banner.gaps.dismiss')}
          </button>
        </div>
      )}
    </div>
  )
}

/** A log that was left says more than the offsets that are missing in the one read now. */
function wordsOf(status: Status | null, seenAt: string, nowMs: number, formats: Formats) {
  const momentOf = (moment: string): string => {
    const ms = momentMs(moment)
    return ms === null ? moment : formats.moment(ms, nowMs)
  }
  const left = unseenLeftLog(status?.left_log ?? null, seenAt)
  if (left !== null) {
    return {
      line: t('banner.left', { moment: momentOf(left.at) }),
      what: t(`banner.left.${left.reason}`),
      noticedAt: left.at
    }
  }
  const missing = missingMessages(status?.gaps ?? [], seenAt)
  if (missing === null) return null
  const what = t('banner.gaps.one', {
    quantity: missing.messages,
    count: formats.integer(missing.messages),
    why: t(missing.reason === null ? 'banner.gaps.several' : `banner.gaps.${missing.reason}`),
    moment: momentOf(missing.noticedAt)
  })
  return { line: t('banner.gaps'), what, noticedAt: missing.noticedAt }
}

function setSeenAt(moment: string): void {
  try {
    localStorage.setItem(storageKey, moment)
  } catch {
    // Storage is refused here: it is seen until the page is left.
  }
  gapsSeenAt.set(moment)
}

function readSeenAt(): string {
  try {
    return localStorage.getItem(storageKey) ?? ''
  } catch {
    return ''
  }
}
