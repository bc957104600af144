import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive, useLiveness, useStored } from '../../live/live-context'
import type { Liveness } from '../../live/liveness'
import { Mark } from '../../ui/mark'
import { lastFreed } from './floor-summary'

/** Why no one is on the floor, as far as that is known. */
const wordsOf = (
  kind: Liveness['kind'],
  isAnyBikeKnown: boolean,
  message: string | null
): { readonly title: string; readonly why: string } => {
  switch (kind) {
    case 'not-live':
      if (!isAnyBikeKnown) return { title: t('floor.empty.nothing.title'), why: t('floor.empty.nothing') }
      return { title: t('floor.empty.notLive.title'), why: t('floor.empty.notLive') }
    case 'catching-up':
      return { title: t('floor.empty.catchingUp.title'), why: t('floor.empty.catchingUp') }
    case 'starting':
    case 'applying':
      return { title: t('floor.empty.starting.title'), why: t('floor.empty.starting') }
    default:
      return { title: t('floor.empty.title'), why: message ?? t('floor.empty.live') }
  }
}

/** A floor that nobody rides on. On the public wall it leads nowhere. */
export function EmptyFloor({ isPublic = false }: { readonly isPublic?: boolean }) {
  const { console, ticker } = useLive()
  const { floor } = console
  useSyncExternalStore(floor.subscribe, floor.version)
  const formats = useFormats()
  const message = useStored(console.status)?.message ?? null
  const { title, why } = wordsOf(useLiveness().kind, floor.order().length > 0, message)
  const last = lastFreed(floor.tiles())
  const endedMs = last === null ? null : momentMs(last.free_since)
  return (
    <div className="floor-empty">
      <div className="floor-empty-words">
        <span className="quiet">
          <Mark size={72} />
        </span>
        <h2>{title}</h2>
        <p>
          {last !== null &&
            endedMs !== null &&
            `${t('floor.empty.last', { time: formats.shortMoment(endedMs, ticker.nowMs()), bike: last.bike_label })} `}
          {why}
        </p>
        {!isPublic && (
          <Link className="button" to="/pipeline">
            {t('floor.empty.pipeline')}
          </Link>
        )}
      </div>
    </div>
  )
}
