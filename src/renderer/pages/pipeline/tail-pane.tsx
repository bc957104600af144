import { useDocumentVisibility } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Counters, Status } from '../../../shared/domain/status'
import { createFormats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { everyMs } from '../../live/browser-ports'
import { useFormats, useLive, useStored } from '../../live/live-context'
import { usePageKeys } from '../../shell/shortcuts'
import { Chip } from '../../ui/chip'
import { Pane, PaneEmpty } from '../../ui/pane'
import { PaneFailure, PaneWait } from './pane-answer'
import './tail.css'
import { tailFilter } from './tail-filter'
import { createTailFollower, type TailState } from './tail-follower'
import { TailHead, type TailZone } from './tail-head'
import { tailRows } from './tail-lines'
import { TailTable } from './tail-table'

/** The newest messages as they are read. */
export function TailPane({ status }: { readonly status: Status }) {
  const { bridge, ticker } = useLive()
  const gymFormats = useFormats()
  const follower = useMemo(
    () => createTailFollower({ read: (after, signal) => bridge.call('tail.read', { after }, signal), every: everyMs }),
    [bridge]
  )
  const state = useStored(follower.state)
  const isVisible = useDocumentVisibility() === 'visible'
  /** How many messages had been read when it was paused; null while it follows. */
  const [readAtPause, setReadAtPause] = useState<number | null>(null)
  const isPaused = readAtPause !== null
  useEffect(() => {
    if (!isVisible || isPaused) return
    follower.start()
    return () => follower.stop()
  }, [follower, isVisible, isPaused])

  const [filter, setFilter] = useState('')
  const [zone, setZone] = useState<TailZone>('gym')
  const [openKey, setOpenKey] = useState<number | null>(null)
  const [isScrolled, setScrolled] = useState(false)
  const boxRef = useRef<HTMLDivElement>(null)
  const formats = useMemo(() => (zone === 'utc' ? createFormats('UTC') : gymFormats), [zone, gymFormats])

  const lines = state.lines ?? []
  const rows = useMemo(() => tailRows(state.lines ?? [], tailFilter(filter) ?? (() => true)), [state.lines, filter])
  const shown = useMemo(() => rows.filter(({ kind }) => kind === 'line').length, [rows])

  const toggle = useCallback((key: number) => setOpenKey((open) => (open === key ? null : key)), [])
  const pause = (): void => setReadAtPause(isPaused ? null : messagesRead(status.counters))
  const toNewest = (): void => {
    setReadAtPause(null)
    setOpenKey(null)
    const box = boxRef.current
    if (box === null) return
    // A row with the focus would be kept in view.
    if (box.contains(document.activeElement)) box.focus()
    box.scrollTop = 0
  }
  usePageKeys({ ' ': pause, l: toNewest })

  const since = readAtPause === null ? 0 : messagesRead(status.counters) - readAtPause
  return (
    <Pane
      title={t('tail.title')}
      className="tail"
      note={
        <>
          {state.lines !== null && <TailChip state={state} isPaused={isPaused} />}
          {since > 0 && (
            <span className="note">{t('tail.since', { quantity: since, count: formats.integer(since) })}</span>
          )}
          {filter.trim() !== '' && state.lines !== null && (
            <span className="note ellipsis" role="status">
              {t('tail.shown', { shown: formats.integer(shown), total: formats.integer(lines.length) })}
            </span>
          )}
        </>
      }
      head={
        state.lines !== null && (
          <TailHead
            filter={filter}
            onFilter={setFilter}
            zone={zone}
            zoneName={gymFormats.zone(ticker.nowMs())}
            onZone={setZone}
            isPaused={isPaused}
            onPause={pause}
            isAway={isScrolled || isPaused}
            onNewest={toNewest}
          />
        )
      }
    >
      {state.lines === null && state.error === null && <PaneWait />}
      {state.lines === null && state.error !== null && (
        <PaneFailure
          error={state.error}
          failed={t('tail.failed')}
          refusal={{ title: t('tail.forbidden'), why: t('tail.forbidden.why') }}
          onRetry={() => {
            follower.stop()
            follower.start()
          }}
        />
      )}
      {lines.length > 0 && rows.length > 0 && (
        <TailTable
          boxRef={boxRef}
          rows={rows}
          formats={formats}
          openKey={openKey}
          onToggle={toggle}
          onScrolled={setScrolled}
        />
      )}
      {lines.length > 0 && rows.length === 0 && <PaneEmpty title={t('tail.noMatch')} why={t('tail.noMatch.why')} />}
      {state.lines !== null && lines.length === 0 && <PaneEmpty title={t('tail.empty')} why={t('tail.empty.why')} />}
    </Pane>
  )
}

const messagesRead = ({ stored, control, duplicate, quarantined }: Counters): number =>
  stored + control + duplicate + quarantined

function TailChip({ state, isPaused }: { readonly state: TailState; readonly isPaused: boolean }) {
  const isLost = useStored(useLive().console.link).kind === 'lost'
  if (isPaused) return <Chip tone="warning">{t('tail.paused')}</Chip>
  if (isLost) return <Chip tone="off">{t('tail.lost')}</Chip>
  if (state.error !== null) return <Chip tone="bad">{t('pipeline.old')}</Chip>
  return <Chip tone="good">{t('tail.following')}</Chip>
}
