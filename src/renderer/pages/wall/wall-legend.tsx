import { setWallAudience, wallAudience } from '../../alerts/wall-audience'
import { t } from '../../i18n/translate'
import { useStored, useZoneStarts } from '../../live/live-context'

/** What the colours mean, and of what the percentages are. `onLeave` has a button that shows while the pointer moves. */
export function WallLegend({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <footer className="wall-legend">
      <ul aria-label={t('wall.legend')}>
        {useZoneStarts().map((percent, index) => (
          <li key={percent}>
            <span className={`wall-zone zone-${index + 1}`}>{t('tile.zone', { zone: index + 1 })}</span>
            {t('wall.legend.from', { percent })}
          </li>
        ))}
      </ul>
      <AudienceButton />
      <button type="button" className="button wall-leave" onClick={onLeave}>
        {t('wall.leave')}
        <kbd>Esc</kbd>
      </button>
      <p className="wall-basis">{t('wall.basis')}</p>
    </footer>
  )
}

/** Who this wall is for. It shows, as the way out does, only while someone moves the pointer. */
function AudienceButton() {
  const isPublic = useStored(wallAudience) === 'public'
  return (
    <button
      type="button"
      className="button wall-audience"
      onClick={() => setWallAudience(isPublic ? 'staff' : 'public')}
    >
      {isPublic ? t('wall.forStaff') : t('wall.forPublic')}
    </button>
  )
}
