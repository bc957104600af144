import { IconTriangleFilled, IconTriangleInvertedFilled } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'

/** Places won or lost since the period before; `change` is null for who had none then. */
export function BoardChange({ change }: { readonly change: number | null }) {
  const formats = useFormats()
  if (change === null) {
    return (
      <span className="board-change" title={t('boards.change.none.long')}>
        {t('boards.change.none')}
      </span>
    )
  }
  if (change === 0) {
    return (
      <span className="board-change">
        <span aria-hidden="true">–</span>
        <span className="said">{t('boards.change.same')}</span>
      </span>
    )
  }
  const isUp = change > 0
  const Arrow = isUp ? IconTriangleFilled : IconTriangleInvertedFilled
  const places = Math.abs(change)
  return (
    <span className={isUp ? 'board-change is-up' : 'board-change is-down'}>
      <Arrow size={9} aria-hidden="true" />
      <span aria-hidden="true">{formats.integer(places)}</span>
      <span className="said">
        {t(isUp ? 'boards.change.up' : 'boards.change.down', { quantity: places, count: formats.integer(places) })}
      </span>
    </span>
  )
}
