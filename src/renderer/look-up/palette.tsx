import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { Tile } from '../../shared/domain/floor'
import { t } from '../i18n/translate'
import { useLive, useStored } from '../live/live-context'
import { shownTheme } from '../shell/theme'
import { type LookUpRow, lookUpGroups, rowAfter } from './look-up-rows'
import { targetOf } from './look-up-target'
import { pageEntries } from './page-entries'
import { PaletteFoot } from './palette-foot'
import { PaletteList } from './palette-list'
import { useGo } from './use-go'
import { useRiderSearch } from './use-rider-search'

/** As much as the console takes. */
const longestQuery = 100
const noTiles: readonly Tile[] = []

/**
 * The field and what it finds. The focus stays in the field; the keys move a mark through the list. On the wall, which
 * strangers read, only pages are found.
 */
export function Palette({ isOnWall }: { readonly isOnWall: boolean }) {
  const [query, setQuery] = useState('')
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const { floor } = useLive().console
  useSyncExternalStore(floor.subscribe, floor.version)
  const theme = useStored(shownTheme)
  const { found, retry } = useRiderSearch(query, !isOnWall)
  const go = useGo()
  const listId = useId()
  const fieldRef = useRef<HTMLInputElement>(null)

  const isSearching = !isOnWall && found.kind === 'searching'
  const isSlow = isSearching && found.isSlow
  const hits = isOnWall || isSlow ? [] : found.hits
  const groups = lookUpGroups(query, hits, isOnWall ? noTiles : floor.tiles(), pageEntries(theme, isOnWall))
  const rows = groups.flatMap((group) => group.rows)
  const chosen = rows.find((row) => row.key === chosenKey)
  const active = chosen ?? rows[0]

  const run = (row: LookUpRow | undefined, isShift: boolean): void => {
    if (row !== undefined) go(targetOf(row, isShift))
  }
  const pending = usePendingEnter(isSearching, (isShift) => found.kind !== 'failed' && run(active, isShift))
  const press = (isShift: boolean): void => {
    // Whom the first row names is not known yet: Enter waits for the answer.
    if (isSearching && chosen === undefined && groups[0]?.kind !== 'bikes') pending.set(isShift)
    else run(active, isShift)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setChosenKey(rowAfter(rows, active?.key ?? null, event.key === 'ArrowDown' ? 1 : -1)?.key ?? null)
    } else if (event.key === 'Enter') press(event.shiftKey)
    else return
    event.preventDefault()
  }

  useEffect(() => fieldRef.current?.focus(), [])
  const optionId = useCallback((row: LookUpRow) => `${listId}-${row.key.replace(/\W/g, '-')}`, [listId])
  const isNothing = rows.length === 0
  return (
    <>
      <div className="look-up-field">
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <input
          ref={fieldRef}
          data-autofocus
          type="text"
          role="combobox"
          aria-label={isOnWall ? t('lookUp.field.wall') : t('lookUp.field')}
          aria-autocomplete="list"
          aria-expanded={!isNothing}
          {...(isNothing ? {} : { 'aria-controls': listId })}
          {...(active === undefined ? {} : { 'aria-activedescendant': optionId(active) })}
          placeholder={isOnWall ? t('lookUp.field.wall') : t('lookUp.field')}
          value={query}
          maxLength={longestQuery}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setChosenKey(null)
            pending.clear()
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList
        id={listId}
        groups={groups}
        active={active}
        query={query}
        optionId={optionId}
        isSlow={isSlow}
        isSearching={isSearching}
        error={isOnWall || found.kind !== 'failed' ? null : found.error}
        isOnWall={isOnWall}
        onRetry={() => {
          retry()
          fieldRef.current?.focus()
        }}
        onPoint={setChosenKey}
        onChoose={run}
      />
      <PaletteFoot row={active} />
    </>
  )
}

/** Enter pressed before the answer came: carried out when it comes. */
function usePendingEnter(
  isSearching: boolean,
  run: (isShift: boolean) => unknown
): { readonly set: (isShift: boolean) => void; readonly clear: () => void } {
  const pending = useRef<boolean | null>(null)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (isSearching || pending.current === null) return
    const isShift = pending.current
    pending.current = null
    latest.current(isShift)
  }, [isSearching])
  const set = useCallback((isShift: boolean) => {
    pending.current = isShift
  }, [])
  const clear = useCallback(() => {
    pending.current = null
  }, [])
  return { set, clear }
}
