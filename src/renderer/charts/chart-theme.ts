import type { Layout, LayoutAxis } from 'plotly.js'
import { useMemo } from 'react'
import { useStored } from '../live/live-context'
import { shownTheme } from '../shell/theme'

/** The tokens a chart is drawn with, as colours: Plotly reads no custom properties. */
export interface ChartTokens {
  readonly text1: string
  readonly text2: string
  readonly text3: string
  readonly axis: string
  readonly grid: string
  readonly overlay: string
  readonly line: string
  readonly lineStrong: string
  readonly surface1: string
  readonly surface2: string
  readonly surface3: string
  readonly heartRate: string
  readonly power: string
  readonly cadence: string
  readonly resistance: string
  readonly other: string
  readonly accent: string
  readonly alarm: string
  readonly warn: string
  readonly hatch: string
  /** From Z1. */
  readonly zones: readonly [string, string, string, string, string]
  /** Opacity of a zone's band. */
  readonly band: number
}

function readTokens(): ChartTokens {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    text1: token('text-1'),
    text2: token('text-2'),
    text3: token('text-3'),
    axis: token('axis'),
    grid: token('grid'),
    overlay: token('overlay'),
    line: token('line'),
    lineStrong: token('line-strong'),
    surface1: token('surface-1'),
    surface2: token('surface-2'),
    surface3: token('surface-3'),
    heartRate: token('s-hr'),
    power: token('s-power'),
    cadence: token('s-cad'),
    resistance: token('s-res'),
    other: token('s-other'),
    accent: token('accent'),
    alarm: token('alarm'),
    warn: token('warn'),
    hatch: token('hatch'),
    zones: [token('z1'), token('z2'), token('z3'), token('z4'), token('z5')],
    band: Number(token('band'))
  }
}

/** The tokens of the theme shown; the same object until the theme changes. */
export function useChartTokens(): ChartTokens {
  const theme = useStored(shownTheme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the document's style says
  return useMemo(readTokens, [theme])
}

const font = '"Inter Variable", system-ui, sans-serif'

/** An axis in the house's look: a hairline grid and nothing else. */
export const baseAxis = (tokens: ChartTokens): Partial<LayoutAxis> => ({
  gridcolor: tokens.grid,
  gridwidth: 1,
  zeroline: false,
  showline: false,
  ticks: '',
  nticks: 5,
  tickfont: { family: font, size: 11, color: tokens.axis },
  fixedrange: true
})

/** How an axis up to that value writes its numbers: "120", "2,000", "40k", "12M". */
export const tickFormat = (highest: number): string => (highest < 10_000 ? ',~r' : '~s')

/** A layout in the house's look; axes are set by who draws. */
export const baseLayout = (tokens: ChartTokens): Partial<Layout> => ({
  paper_bgcolor: 'rgba(0,0,0,0)',
  plot_bgcolor: 'rgba(0,0,0,0)',
  font: { family: font, size: 11, color: tokens.axis },
  margin: { l: 44, r: 16, t: 10, b: 26 },
  showlegend: false,
  dragmode: false,
  hoverlabel: {
    bgcolor: tokens.overlay,
    bordercolor: tokens.lineStrong,
    font: { family: font, size: 12, color: tokens.text1 },
    align: 'left'
  }
})
