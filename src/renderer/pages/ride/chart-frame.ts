/** Where one of the plots of a chart stands, px from its top, and on Plotly's paper, 0 at the bottom. */
export interface PlotFrame {
  /** Top of its head, a line of words above it. */
  readonly headTop: number
  readonly domain: readonly [number, number]
}

/** Plots above each other with one time axis below them. */
export interface ChartFrame {
  readonly height: number
  readonly plots: readonly PlotFrame[]
  readonly margin: { readonly t: number; readonly r: number; readonly b: number; readonly l: number }
}

/** Height of a plot's head, px. */
export const headPx = 28
const axisPx = 30
/** Air between one plot and the next one's head. */
const gapPx = 6

/** Less than this can not be read, px for each plot. */
const leastPlotPx = 60

/**
 * How plots share `height` px by their `shares`; with less than is needed to read them the chart is higher than that.
 * `left` and `right` are the widths beside them, for values and for a rail of zones.
 */
export function chartFrame(height: number, shares: readonly number[], left: number, right: number): ChartFrame {
  const fixed = shares.length * headPx + (shares.length - 1) * gapPx + axisPx
  const total = shares.reduce((sum, share) => sum + share, 0)
  const leastShare = Math.min(...shares)
  const forPlots = Math.max(height - fixed, (leastPlotPx * total) / leastShare)
  const frameHeight = Math.round(forPlots + fixed)
  const paper = frameHeight - headPx - axisPx
  let top = 0
  const plots = shares.map((share, index) => {
    if (index > 0) top += gapPx
    const headTop = top
    const plotTop = headTop + headPx
    const plotHeight = (forPlots * share) / total
    top = plotTop + plotHeight
    const fromTop = plotTop - headPx
    const domain = [clamp(1 - (fromTop + plotHeight) / paper), clamp(1 - fromTop / paper)] as const
    return { headTop: Math.round(headTop), domain }
  })
  return { height: frameHeight, plots, margin: { t: headPx, r: right, b: axisPx, l: left } }
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share))
