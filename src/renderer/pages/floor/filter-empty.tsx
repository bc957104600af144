import { t } from '../../i18n/translate'
import type { FloorFilter } from './floor-search'

/** Why no bike matches what was chosen, as far as that is known. */
const wordsOf = (show: FloorFilter, isPictureLive: boolean): { readonly title: string; readonly why: string } => {
  if (show === 'attention') return { title: t('floor.none.attention'), why: t('floor.none.attention.why') }
  if (!show.startsWith('z')) return { title: t('floor.none.riding'), why: t('floor.none.riding.why') }
  const title = t('floor.none.zone', { zone: show.slice(1) })
  return isPictureLive
    ? { title, why: t('floor.none.zone.why') }
    : { title: t('floor.none.zone.notLive'), why: t('floor.none.zone.notLive.why') }
}

/** Shown where there are bikes, but none that was asked for. */
export function FilterEmpty({
  show,
  isPictureLive,
  onShowAll
}: {
  readonly show: FloorFilter
  readonly isPictureLive: boolean
  readonly onShowAll: () => void
}) {
  const { title, why } = wordsOf(show, isPictureLive)
  return (
    <div className="floor-empty">
      <div className="floor-empty-words">
        <h2>{title}</h2>
        <p>{why}</p>
        <button type="button" className="button" onClick={onShowAll}>
          {t('floor.none.showAll')}
        </button>
      </div>
    </div>
  )
}
