import { memo, useCallback, useMemo } from 'react'
import type { Quarantined } from '../../../shared/domain/quarantine'
import { type Formats, formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { PaneTable } from '../../ui/pane'
import { bytesText } from './bytes-text'
import { type Chosen, isEveryShown, noneChosen, toggled } from './quarantine-choice'

/** Messages in a table: chosen by their boxes, opened whole by a click, or Enter on their first bytes. */
export function QuarantineTable({
  items,
  chosen,
  onChoose,
  onOpen
}: {
  readonly items: readonly Quarantined[]
  readonly chosen: Chosen
  readonly onChoose: (change: (before: Chosen) => Chosen) => void
  readonly onOpen: (quarantineId: number) => void
}) {
  const formats = useFormats()
  const { ticker } = useLive()
  const nowMs = ticker.nowMs()
  const shownIds = useMemo(() => items.map((item) => item.quarantine_id), [items])
  const onToggle = useCallback(
    (quarantineId: number) => onChoose((before) => toggled(before, quarantineId, shownIds)),
    [onChoose, shownIds]
  )
  const isEvery = isEveryShown(chosen, shownIds)
  return (
    <PaneTable label={t('quarantine.title')}>
      <thead>
        <tr>
          <th scope="col" className="choose">
            <input
              type="checkbox"
              aria-label={t('quarantine.choose.all')}
              checked={isEvery === true}
              ref={(box) => {
                if (box !== null) box.indeterminate = isEvery === null
              }}
              onChange={() =>
                onChoose(() => (isEvery === true ? noneChosen : { ids: new Set(shownIds), isAll: false }))
              }
            />
          </th>
          <th scope="col">{t('quarantine.arrived', { zone: formats.zone(nowMs) })}</th>
          <th scope="col">{t('quarantine.place')}</th>
          <th scope="col">{t('quarantine.reason')}</th>
          <th scope="col" className="number">
            {t('quarantine.size')}
          </th>
          <th scope="col">{t('quarantine.bytes')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <QuarantineRow
            key={item.quarantine_id}
            item={item}
            arrived={arrivedWords(item, formats, nowMs)}
            isChosen={chosen.isAll || chosen.ids.has(item.quarantine_id)}
            onToggle={onToggle}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </PaneTable>
  )
}

function arrivedWords({ arrived_at: arrivedAt }: Quarantined, formats: Formats, nowMs: number): string {
  const arrivedMs = momentMs(arrivedAt)
  return arrivedMs === null ? arrivedAt : formats.moment(arrivedMs, nowMs)
}

const QuarantineRow = memo(function QuarantineRow({
  item,
  arrived,
  isChosen,
  onToggle,
  onOpen
}: {
  readonly item: Quarantined
  readonly arrived: string
  readonly isChosen: boolean
  readonly onToggle: (quarantineId: number) => void
  readonly onOpen: (quarantineId: number) => void
}) {
  const place = `${item.partition} · ${item.offset}`
  const text = bytesText(item.first_bytes)
  return (
    <tr
      className={isChosen ? 'quarantine-row is-chosen' : 'quarantine-row'}
      data-testid="quarantined"
      data-offset={item.offset}
      onClick={() => onOpen(item.quarantine_id)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box is no click on the row */}
      <td className="choose" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={t('quarantine.choose.one', { place })}
          checked={isChosen}
          onChange={() => onToggle(item.quarantine_id)}
        />
      </td>
      <td className="mono">{arrived}</td>
      <td className="mono second">{place}</td>
      <td>{item.reason}</td>
      <td className="number second">{formatBytes(item.size_bytes)}</td>
      <td className="mono second first-bytes">
        <button type="button" className="first-bytes-text mono ellipsis" title={text}>
          {text === '' ? <span className="words">{t('quarantine.noValue')}</span> : <bdi>{text}</bdi>}
        </button>
      </td>
    </tr>
  )
})
