import { zoneStartsPercent } from '../../../shared/figures/heart-rate'
import { t } from '../../i18n/translate'

/** What the colours mean, and of what the percentages are. `onLeave` has a button that shows while the pointer moves. */
export function WallLegend({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <footer className="wall-legend">
      <ul aria-label={t('wall.legend')}>
        {zoneStartsPercent.map((percent, index) => (
          <li key={percent}>
            <span className={`wall-zone zone-${index + 1}`}>{t('tile.zone', { zone: index + 1 })}</span>
            {t('wall.legend.from', { percent })}
          </li>
        ))}
      </ul>
      <button type="button" className="button wall-leave" onClick={onLeave}>
        {t('wall.leave')}
        <kbd>Esc</kbd>
      </button>
      <p className="wall-basis">{t('wall.basis')}</p>
    </footer>
  )
}
