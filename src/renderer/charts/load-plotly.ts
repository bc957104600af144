import type * as PlotlyTypes from 'plotly.js'

/** The part of Plotly that the page uses. */
export type Plotly = Pick<typeof PlotlyTypes, 'react' | 'purge' | 'Plots'>

let loading: Promise<Plotly> | null = null

/** Plotly, fetched at the first chart: it is larger than the rest of the page. Rejects when it can not be fetched. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js-cartesian-dist-min').then(
    (module) => ('default' in module ? (module.default as Plotly) : module),
    (error: unknown) => {
      loading = null
      throw error
    }
  )
  return loading
}
