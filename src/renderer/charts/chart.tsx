import type { Data, Layout, PlotlyHTMLElement } from 'plotly.js'
import { useEffect, useRef, useState } from 'react'
import { t } from '../i18n/translate'
import './chart.css'
import { loadPlotly, type Plotly } from './load-plotly'

/** Shown before a load has taken this long, a skeleton only flickers. */
const skeletonAfterMs = 200

/**
 * A chart: the only way to draw with Plotly. `label` says what it shows to who can not see it; its figures must be there
 * as a table or text, too. It fills its box and follows it. New `data` or `layout` objects draw anew: keep them the same
 * while nothing changed. Names of people never go into a chart: Plotly reads markup.
 */
export function Chart({
  data,
  layout,
  label,
  className
}: {
  readonly data: readonly Data[]
  readonly layout: Partial<Layout>
  readonly label: string
  readonly className?: string
}) {
  const boxRef = useRef<HTMLDivElement>(null)
  const [plotly, setPlotly] = useState<Plotly | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is a reason to load again
  useEffect(() => {
    let isGone = false
    loadPlotly().then(
      (loaded) => isGone || setPlotly(loaded),
      () => isGone || setPlotly('failed')
    )
    return () => {
      isGone = true
    }
  }, [attempt])

  useEffect(() => {
    const box = boxRef.current
    if (box === null || plotly === null || plotly === 'failed') return
    void plotly.react(box, [...data], layout, {
      displayModeBar: false,
      responsive: false,
      doubleClick: 'reset',
      // Its tips are written as markup, which the page's trusted types refuse.
      showTips: false
    })
  }, [plotly, data, layout])

  useEffect(() => {
    const box = boxRef.current
    if (box === null || plotly === null || plotly === 'failed') return
    const observer = new ResizeObserver(() => {
      // What is not shown has no size to fit.
      if (box.clientWidth > 0 && isPlot(box)) void plotly.Plots.resize(box)
    })
    observer.observe(box)
    return () => {
      observer.disconnect()
      plotly.purge(box)
    }
  }, [plotly])

  return (
    <div className={className === undefined ? 'chart' : `chart ${className}`}>
      <div className="chart-plot" role="img" aria-label={label} ref={boxRef} data-testid="chart" />
      {plotly === null && <ChartSkeleton />}
      {plotly === 'failed' && (
        <div className="chart-failed">
          {t('chart.failed')}
          <button
            type="button"
            className="button small"
            onClick={() => {
              setPlotly(null)
              setAttempt((before) => before + 1)
            }}
          >
            {t('chart.retry')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Whether Plotly has drawn into the box already. */
const isPlot = (box: HTMLElement): box is PlotlyHTMLElement => 'data' in box && Array.isArray(box.data)

function ChartSkeleton() {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return <div className="chart-wait">{isShown && <span className="skeleton" aria-hidden="true" />}</div>
}
