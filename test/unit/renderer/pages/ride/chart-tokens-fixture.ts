import type { ChartTokens } from '../../../../../src/renderer/charts/chart-theme'

/** Colours that say what they are for. */
export const namedTokens: ChartTokens = {
  text1: 'text1',
  text2: 'text2',
  text3: 'text3',
  axis: 'axis',
  grid: 'grid',
  overlay: 'overlay',
  line: 'line',
  lineStrong: 'lineStrong',
  surface1: 'surface1',
  surface2: 'surface2',
  surface3: 'surface3',
  heartRate: 'heartRate',
  power: 'power',
  cadence: 'cadence',
  resistance: 'resistance',
  other: 'other',
  accent: 'accent',
  alarm: 'alarm',
  warn: 'warn',
  hatch: 'hatch',
  zones: ['z1', 'z2', 'z3', 'z4', 'z5'],
  band: 0.16
}
