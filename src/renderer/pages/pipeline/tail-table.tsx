import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import type { TailRow } from './tail-lines'
import { TailJumpRow, TailLineRow, TailRest } from './tail-row'
import { usePinnedWindow } from './use-pinned-window'

/** The newest messages, newest on top; of the rows only those near what is seen are drawn. */
export function TailTable({
  boxRef,
  rows,
  formats,
  openKey,
  onToggle,
  onScrolled
}: {
  /** What scrolls. */
  readonly boxRef: RefObject<HTMLDivElement | null>
  readonly rows: readonly TailRow[]
  /** Of the zone that times are shown in. */
  readonly formats: Formats
  readonly openKey: number | null
  readonly onToggle: (key: number) => void
  readonly onScrolled: (isScrolled: boolean) => void
}) {
  const { ticker } = useLive()
  const found = openKey === null ? -1 : rows.findIndex(({ key }) => key === openKey)
  const openIndex = found === -1 ? null : found
  const { drawn, isScrolled, onScroll } = usePinnedWindow(boxRef, rows, openIndex)
  useEffect(() => {
    onScrolled(isScrolled)
    return () => onScrolled(false)
  }, [onScrolled, isScrolled])

  const [focusedKey, setFocusedKey] = useState<number | null>(null)
  const onFocus = useCallback((key: number) => setFocusedKey(key), [])
  const drawnRows = rows.slice(drawn.first, drawn.end)
  const isFocusedDrawn = drawnRows.some(({ key }) => key === focusedKey)
  const tabStop = isFocusedDrawn ? focusedKey : drawnRows.find(({ kind }) => kind === 'line')?.key

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      className="pane-body tail-box"
      ref={boxRef}
      onScroll={onScroll}
      role="group"
      aria-label={t('tail.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
    >
      <table className="table tail-table" aria-label={t('tail.title')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('tail.time', { zone: formats.zone(ticker.nowMs()) })}</th>
            <th scope="col">{t('tail.partition')}</th>
            <th scope="col">{t('tail.key')}</th>
            <th scope="col">{t('tail.line')}</th>
          </tr>
        </thead>
        <TailRest heightPx={drawn.abovePx} />
        <tbody className="tail-rows" onKeyDown={stepRows}>
          {drawnRows.map((row, index) =>
            row.kind === 'jump' ? (
              <TailJumpRow key={row.key} messages={row.messages} rowIndex={drawn.first + index + 2} formats={formats} />
            ) : (
              <TailLineRow
                key={row.key}
                line={row.line}
                rowIndex={drawn.first + index + 2}
                formats={formats}
                isOpen={row.key === openKey}
                isTabStop={row.key === tabStop}
                onToggle={onToggle}
                onFocus={onFocus}
              />
            )
          )}
        </tbody>
        <TailRest heightPx={drawn.belowPx} />
      </table>
    </div>
  )
}

/** Arrow keys go from row to row. */
function stepRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const texts: readonly Element[] = [...event.currentTarget.querySelectorAll('.tail-text')]
  const index = document.activeElement === null ? -1 : texts.indexOf(document.activeElement)
  if (index === -1) return
  event.preventDefault()
  const next = texts[index + step]
  if (next instanceof HTMLElement) next.focus()
}
