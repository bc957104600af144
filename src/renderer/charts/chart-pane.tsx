import { type ReactNode, useRef, useState } from 'react'
import { t } from '../i18n/translate'
import { useLive } from '../live/live-context'
import { csvType } from '../ui/csv'
import { stampedName } from '../ui/file-stamp'
import { Pane, PaneEmpty } from '../ui/pane'
import '../pages/floor/choice-menu.css'
import '../ui/controls.css'
import '../ui/pane.css'
import { saveFile } from '../ui/save-file'
import { Wait } from '../ui/wait'
import { Chart } from './chart'
import { ChartButtons } from './chart-buttons'
import { chartImage } from './chart-image'
import './chart-pane.css'
import { type ChartTable, ChartTableView, tableCsv } from './chart-table'
import { useChartTokens } from './chart-theme'
import type { Drawing } from './drawing'
import { cssColour, type SeriesColour } from './series-colour'

/** A series as the head of the pane explains it. */
export interface ChartKey {
  readonly words: string
  readonly colour: SeriesColour
  readonly look?: 'bar' | 'line' | 'dashed' | 'hatched'
}

/** What is known of a chart's figures. */
export type ChartState =
  | { readonly kind: 'loading' }
  /** Nothing came of the question. `retry` asks again. */
  | { readonly kind: 'failed'; readonly title: string; readonly why: string; readonly retry: () => void }
  /** There is nothing to draw, for a reason. */
  | { readonly kind: 'empty'; readonly title: string; readonly why: string; readonly next?: ReactNode }
  | { readonly kind: 'shown'; readonly drawing: Drawing; readonly table: ChartTable }

/**
 * A chart with a name, what it means, its figures as a table, and both as files. `definition` says exactly what is counted.
 * `fileStem` begins the names of its files. Keep `state.drawing` the same object while nothing changed.
 */
export function ChartPane({
  title,
  note = '',
  keys = [],
  definition,
  fileStem,
  label,
  state,
  className,
  head
}: {
  readonly title: string
  /** Beside the title: n, unit, basis. */
  readonly note?: string
  readonly keys?: readonly ChartKey[]
  readonly definition: string
  readonly fileStem: string
  /** The chart in a sentence, with its main figures, for who does not see it; else title and note. */
  readonly label?: string
  readonly state: ChartState
  readonly className?: string
  /** Before the chart's own buttons. */
  readonly head?: ReactNode
}) {
  const { console } = useLive()
  const tokens = useChartTokens()
  const bodyRef = useRef<HTMLDivElement>(null)
  const [isTable, setTable] = useState(false)
  const [isFailed, setFailed] = useState(false)
  const nameOf = (ending: string): string =>
    stampedName(fileStem, ending, console.clock.nowMs(), console.info.get()?.world === 'sample')
  const saveImage = async (): Promise<void> => {
    setFailed(false)
    const plot = bodyRef.current?.querySelector('.chart-plot')
    if (!plot) return
    const words = {
      title,
      note,
      keys: keys.map(({ words, colour, look }) => ({ words, colour: tokens[colour], isHatched: look === 'hatched' }))
    }
    const colours = { ground: tokens.surface1, title: tokens.text1, note: tokens.text3 }
    const image = await chartImage(plot, words, colours).catch(() => null)
    if (image === null) setFailed(true)
    else saveFile([image], nameOf('png'), 'image/png')
  }
  const table = state.kind === 'shown' ? state.table : null
  return (
    <Pane
      title={title}
      className={className === undefined ? 'chart-pane' : `chart-pane ${className}`}
      note={note !== '' && <span className="note ellipsis">{note}</span>}
      head={
        <>
          {keys.length > 0 && <Keys keys={keys} />}
          {head}
          <ChartButtons
            title={title}
            definition={definition}
            isTable={isTable}
            canSaveImage={!isTable}
            onTable={() => setTable((before) => !before)}
            onImage={() => void saveImage()}
            onCsv={table === null ? null : () => saveFile(tableCsv(table), nameOf('csv'), csvType)}
          />
        </>
      }
    >
      <div className="chart-pane-body" ref={bodyRef}>
        <Body state={state} isTable={isTable} label={label ?? `${title}. ${note}`} title={title} />
      </div>
      <p className={isFailed ? 'chart-pane-failed' : 'said'} role="status">
        {isFailed ? t('chart.download.failed') : ''}
      </p>
    </Pane>
  )
}

function Body({
  state,
  isTable,
  label,
  title
}: {
  readonly state: ChartState
  readonly isTable: boolean
  readonly label: string
  readonly title: string
}) {
  switch (state.kind) {
    case 'loading':
      return (
        <div className="chart-pane-wait" aria-busy="true">
          <Wait>
            <span className="skeleton" />
          </Wait>
        </div>
      )
    case 'failed':
      return (
        <PaneEmpty title={state.title} why={state.why}>
          <p className="pane-action">
            <button type="button" className="button small" onClick={state.retry}>
              {t('chart.retry')}
            </button>
          </p>
        </PaneEmpty>
      )
    case 'empty':
      return (
        <PaneEmpty title={state.title} why={state.why}>
          {state.next !== undefined && <p className="pane-action">{state.next}</p>}
        </PaneEmpty>
      )
    case 'shown':
      return isTable ? (
        <ChartTableView label={t('chart.table.of', { title })} table={state.table} />
      ) : (
        <Chart className="chart-pane-chart" data={state.drawing.data} layout={state.drawing.layout} label={label} />
      )
  }
}

function Keys({ keys }: { readonly keys: readonly ChartKey[] }) {
  return (
    <ul className="chart-pane-keys">
      {keys.map(({ words, colour, look = 'bar' }) => (
        <li key={words}>
          <i className={`is-${look}`} style={{ color: cssColour(colour) }} />
          <bdi className="ellipsis">{words}</bdi>
        </li>
      ))}
    </ul>
  )
}
