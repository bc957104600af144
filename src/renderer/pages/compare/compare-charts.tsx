import type { Layout } from 'plotly.js'
import { useMemo } from 'react'
import { Chart } from '../../charts/chart'
import { baseLayout, useChartTokens } from '../../charts/chart-theme'
import { t } from '../../i18n/translate'
import { useZoneStarts } from '../../live/live-context'
import { useRoom } from '../floor/use-room'
import { chartFrame } from '../ride/chart-frame'
import { ChartHead } from '../ride/chart-head'
import type { FollowedRide } from '../ride/ride-store'
import { timeAxis } from '../ride/time-axis'
import { axisZeroMs } from '../ride/time-places'
import { valueAxis } from '../ride/value-axis'
import { heartRateRange, rangeFromZero } from '../ride/value-scale'
import { zoneBands, zoneLabels } from '../ride/zone-bands'
import { comparedLines, comparedTraces } from './compared-lines'

/** A ride and its place among those compared, which its lines are drawn by. */
export interface ComparedRide {
  readonly place: number
  readonly ride: FollowedRide
}

const shares = [0.6, 0.4]

/** Limits lie about here, in percent of the maximum. */
const limitPercent = 106

/** Rides over each other by ride time: how hard the heart works, and what it gives. */
export function CompareCharts({ rides }: { readonly rides: readonly ComparedRide[] }) {
  const tokens = useChartTokens()
  const [boxRef, room] = useRoom()
  const startsPercent = useZoneStarts()
  const lines = useMemo(
    () =>
      rides.map(({ place, ride }) => ({
        place,
        name: t('ride.bike', { bike: ride.told.bike_label }),
        lines: comparedLines(ride)
      })),
    [rides]
  )
  const frame = useMemo(() => chartFrame(room.height, shares, 52, 58), [room.height])
  const data = useMemo(() => comparedTraces(lines, tokens), [lines, tokens])
  const layout = useMemo((): Partial<Layout> => {
    const [first, second] = frame.plots
    const lastPlace = Math.max(axisZeroMs + 120_000, ...lines.map(({ lines: { power } }) => power.x.at(-1) ?? 0))
    const zones = { maximum: 100, startsPercent }
    const axis = heartRateRange(
      lines.flatMap(({ lines: { percent } }) => percent.y),
      zones,
      limitPercent
    )
    const minutes = Math.ceil((lastPlace - axisZeroMs) / 60_000)
    return {
      ...baseLayout(tokens),
      // The spike has an edge in this colour: without one it is taken for white.
      paper_bgcolor: tokens.surface1,
      margin: frame.margin,
      dragmode: 'zoom',
      hovermode: 'x unified',
      hoversubplots: 'axis',
      uirevision: 'compare',
      xaxis: timeAxis([axisZeroMs, axisZeroMs + minutes * 60_000], 'ride', 'y2', tokens),
      yaxis: valueAxis(axis, first?.domain, tokens),
      yaxis2: valueAxis(
        rangeFromZero(
          lines.map(({ lines: { power } }) => power.y),
          100,
          50
        ),
        second?.domain,
        tokens
      ),
      shapes: zoneBands(axis, zones, tokens),
      annotations: zoneLabels(axis, zones, (zone) => t('tile.zone', { zone }), tokens)
    }
  }, [frame, lines, tokens, startsPercent])
  const [first, second] = frame.plots
  const keys = lines.map(({ place, name }) => (
    <span className="chart-key" key={place}>
      <CompareKey place={place} />
      {name}
    </span>
  ))
  return (
    <div className="ride-charts" ref={boxRef}>
      {room.height > 0 && (
        <div className="ride-charts-frame" style={{ height: frame.height }}>
          <ChartHead top={first?.headTop ?? 0} title={t('compare.percent.title')} unit="%">
            {keys}
          </ChartHead>
          <ChartHead top={second?.headTop ?? 0} title={t('ride.power.now')} unit={t('ride.chart.watts')}>
            {keys}
          </ChartHead>
          <Chart className="ride-chart" data={data} layout={layout} label={t('compare.chart.said')} />
        </div>
      )}
    </div>
  )
}

/** How a ride's lines look, beside its name. */
export function CompareKey({ place }: { readonly place: number }) {
  return (
    <svg className={`compare-key is-${place}`} width="24" height="4" viewBox="0 0 24 4" aria-hidden="true">
      <path d="M0 2H24" />
    </svg>
  )
}
