import { SegmentedControl } from '@mantine/core'
import { IconArrowBarToUp, IconFilter, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { t } from '../../i18n/translate'

/** Whose time the lines are shown in. */
export type TailZone = 'gym' | 'utc'

const isTailZone = (value: string): value is TailZone => value === 'gym' || value === 'utc'

/** What is done with the tail: filtered, shown in another zone, paused, taken back to the newest. */
export function TailHead({
  filter,
  onFilter,
  zone,
  zoneName,
  onZone,
  isPaused,
  onPause,
  isAway,
  onNewest
}: {
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly zone: TailZone
  /** The gym's zone by its abbreviation. */
  readonly zoneName: string
  readonly onZone: (zone: TailZone) => void
  readonly isPaused: boolean
  readonly onPause: () => void
  /** Whether the newest line may be out of view. */
  readonly isAway: boolean
  readonly onNewest: () => void
}) {
  const PauseIcon = isPaused ? IconPlayerPlay : IconPlayerPause
  return (
    <>
      {isAway && (
        <button type="button" className="button small" onClick={onNewest} aria-keyshortcuts="L">
          <IconArrowBarToUp size={14} stroke={1.75} aria-hidden="true" />
          {t('tail.newest')}
          <kbd>{t('tail.newest.key')}</kbd>
        </button>
      )}
      <label className="tail-filter" title={t('tail.filter.explained')}>
        <IconFilter size={14} stroke={1.75} aria-hidden="true" />
        <input
          type="search"
          value={filter}
          placeholder={t('tail.filter')}
          aria-label={t('tail.filter.label')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onFilter(event.currentTarget.value)}
        />
      </label>
      {zoneName !== 'UTC' && (
        <SegmentedControl
          className="tail-zone"
          aria-label={t('tail.zone')}
          value={zone}
          onChange={(value) => {
            if (isTailZone(value)) onZone(value)
          }}
          data={[
            { value: 'gym', label: zoneName },
            { value: 'utc', label: 'UTC' }
          ]}
          withItemsBorders={false}
          transitionDuration={0}
        />
      )}
      <button type="button" className="button small tail-pause" onClick={onPause} aria-keyshortcuts="Space">
        <PauseIcon size={14} stroke={1.75} aria-hidden="true" />
        {isPaused ? t('tail.follow') : t('tail.pause')}
        <kbd>{t('tail.pause.key')}</kbd>
      </button>
    </>
  )
}
