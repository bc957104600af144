import { useEffect, useRef } from 'react'
import type { CallError } from '../../shared/result'
import { t } from '../i18n/translate'
import { BikeRow } from './bike-row'
import type { LookUpGroup, LookUpGroupKind, LookUpRow } from './look-up-rows'
import { PageRow } from './page-row'
import { RiderRow } from './rider-row'

const titleOf = (kind: LookUpGroupKind): string => {
  switch (kind) {
    case 'riders':
      return t('lookUp.riders')
    case 'riding':
      return t('lookUp.riding')
    case 'rode':
      return t('lookUp.rode')
    case 'bikes':
      return t('lookUp.bikes')
    case 'pages':
      return t('lookUp.pages')
  }
}

/** What was found, in groups, with what is to be said of riders above: that they are looked for, or why there are none. */
export function PaletteList({
  id,
  groups,
  active,
  query,
  optionId,
  isSearching,
  isSlow,
  error,
  isOnWall,
  onRetry,
  onPoint,
  onChoose
}: {
  readonly id: string
  readonly groups: readonly LookUpGroup[]
  readonly active: LookUpRow | undefined
  readonly query: string
  readonly optionId: (row: LookUpRow) => string
  readonly isSearching: boolean
  readonly isSlow: boolean
  readonly error: CallError | null
  readonly isOnWall: boolean
  readonly onRetry: () => void
  /** The pointer moved over a row. */
  readonly onPoint: (key: string) => void
  readonly onChoose: (row: LookUpRow, isShift: boolean) => void
}) {
  const boxRef = useRef<HTMLDivElement>(null)
  const activeKey = active?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moved: it is brought into sight
  useEffect(() => {
    boxRef.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeKey, query])
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0)
  return (
    <div className="look-up-body" ref={boxRef} aria-busy={isSearching}>
      {error !== null && <SearchFailed error={error} onRetry={onRetry} />}
      {isSlow && <PlaceholderRows />}
      {count > 0 && (
        <div role="listbox" id={id} aria-label={t('lookUp.found')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
            <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
              <div className="look-up-title" id={`${id}-${group.kind}`} role="presentation">
                {titleOf(group.kind)}
              </div>
              {group.rows.map((row) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
                <div
                  key={row.key}
                  id={optionId(row)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={row.key === activeKey}
                  className="look-up-row"
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => row.key !== activeKey && onPoint(row.key)}
                  onClick={(event) => onChoose(row, event.shiftKey)}
                >
                  <Row row={row} query={query} />
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      {count === 0 && !isSearching && error === null && <NothingFound query={query} isOnWall={isOnWall} />}
      <div className="said" role="status">
        {!isSearching && query.trim() !== '' && t('lookUp.count', { quantity: count, count })}
      </div>
    </div>
  )
}

function Row({ row, query }: { readonly row: LookUpRow; readonly query: string }) {
  if (row.kind === 'rider') return <RiderRow hit={row.hit} ride={row.ride} query={query} />
  if (row.kind === 'bike') return <BikeRow tile={row.tile} />
  return <PageRow entry={row.entry} />
}

function SearchFailed({ error, onRetry }: { readonly error: CallError; readonly onRetry: () => void }) {
  return (
    <div className="look-up-words" role="alert">
      <b>{t('lookUp.failed')}</b>
      <p>{error.message}</p>
      <button type="button" className="button small" onClick={onRetry}>
        {t('lookUp.retry')}
      </button>
    </div>
  )
}

function NothingFound({ query, isOnWall }: { readonly query: string; readonly isOnWall: boolean }) {
  return (
    <div className="look-up-words">
      <b className="ellipsis">
        {t('lookUp.nothing')} <bdi>“{query.trim()}”</bdi>
      </b>
      <p>{isOnWall ? t('lookUp.nothing.wall') : t('lookUp.nothing.why')}</p>
    </div>
  )
}

const placeholders = [180, 140, 220]

function PlaceholderRows() {
  return (
    <div className="look-up-wait">
      <span className="said">{t('loading.label')}</span>
      {placeholders.map((width) => (
        <span key={width} className="skeleton" style={{ width }} />
      ))}
    </div>
  )
}
