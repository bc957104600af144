import { useMemo } from 'react'
import { Chart } from '../../charts/chart'
import { useChartTokens } from '../../charts/chart-theme'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useZoneStarts } from '../../live/live-context'
import { useRoom } from '../floor/use-room'
import { chartFrame } from './chart-frame'
import { ChartHead, ChartKey } from './chart-head'
import { rideLayout } from './ride-layout'
import type { FollowedRide } from './ride-store'
import { rideTraces, type TraceWords } from './ride-traces'
import { type RideSpan, rideView } from './ride-view'
import { gymDayStartMs, type TimeBase } from './time-places'
import { heartRateRange, rangeFromZero } from './value-scale'

/** Heart rate is what is looked at: it has the most room. */
const shares = [0.46, 0.27, 0.27]
const valuesPx = 52
const railPx = 58

const zoneWords = (zone: number): string => t('tile.zone', { zone })

const words = (): TraceWords => ({
  heartRate: t('ride.heartRate'),
  power: t('ride.power'),
  cadence: t('ride.cadence'),
  resistance: t('ride.resistance'),
  bpm: t('ride.chart.heartRate'),
  watts: t('ride.chart.watts'),
  rpm: t('ride.chart.rpm'),
  zone: zoneWords
})

/** Three plots of a ride above one time axis. They fill their box, and are higher where it is too low to read them. */
export function RideCharts({
  ride,
  span,
  base,
  revision
}: {
  readonly ride: FollowedRide
  readonly span: RideSpan
  readonly base: TimeBase
  /** What was chosen on the charts by hand is kept as long as this is the same. */
  readonly revision: string
}) {
  const tokens = useChartTokens()
  const formats = useFormats()
  const [boxRef, room] = useRoom()
  const { readings, told } = ride
  const { heart_rate_maximum: maximumBpm, heart_rate_limit: limitBpm } = told
  const startsPercent = useZoneStarts()
  const zones = useMemo(() => ({ maximum: maximumBpm, startsPercent }), [maximumBpm, startsPercent])
  const isRunning = told.ride.end_time === null
  const startMs = momentMs(told.ride.start_time) ?? 0

  const view = useMemo(
    () => rideView(readings, span, base, gymDayStartMs(startMs, formats.time(startMs)), isRunning),
    [readings, span, base, startMs, formats, isRunning]
  )
  const heartRateAxis = useMemo(() => heartRateRange(view.heartRate.y, zones, limitBpm), [view, zones, limitBpm])
  const data = useMemo(
    () => rideTraces(view, heartRateAxis, zones, tokens, words()),
    [view, heartRateAxis, zones, tokens]
  )
  const frame = useMemo(() => chartFrame(room.height, shares, valuesPx, railPx), [room.height])
  const layout = useMemo(
    () =>
      rideLayout(
        {
          view,
          base,
          frame,
          heartRateAxis,
          powerAxis: rangeFromZero([view.rawPower.y], 100, 50),
          cadenceAxis: rangeFromZero([view.cadence.y, view.resistance.y], 120, 20),
          zones,
          limitBpm,
          isRunning,
          limitWords: t('ride.chart.limit', { bpm: Math.round(limitBpm) }),
          zoneWords,
          revision
        },
        tokens
      ),
    [view, base, frame, heartRateAxis, zones, limitBpm, isRunning, revision, tokens]
  )
  const [first, second, third] = frame.plots
  return (
    <div className="ride-charts" ref={boxRef}>
      {room.height > 0 && (
        <div className="ride-charts-frame" style={{ height: frame.height }}>
          <ChartHead top={first?.headTop ?? 0} title={t('ride.heartRate')} unit={t('ride.chart.heartRate')}>
            <ChartKey look="heart-rate" words={t('ride.chart.measured')} />
            {view.silent.length > 0 && <ChartKey look="hatch" words={t('ride.chart.noSignal')} />}
          </ChartHead>
          <ChartHead top={second?.headTop ?? 0} title={t('ride.power')} unit={t('ride.chart.watts')}>
            <ChartKey look="power" words={t('ride.chart.average')} />
            <ChartKey look="raw-power" words={t('ride.chart.raw')} />
          </ChartHead>
          <ChartHead top={third?.headTop ?? 0} title={t('ride.cadence')} unit={t('ride.chart.rpm')}>
            <b className="chart-second">{t('ride.chart.andResistance')}</b>
            <ChartKey look="cadence" words={t('ride.chart.cadenceKey')} />
            <ChartKey look="resistance" words={t('ride.chart.resistanceKey')} />
          </ChartHead>
          <Chart className="ride-chart" data={data} layout={layout} label={t('ride.charts.said')} />
        </div>
      )}
    </div>
  )
}
