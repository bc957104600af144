import type { ReactNode } from 'react'

/** How a line is drawn, to be told apart without its colour too. */
export type KeyLook = 'heart-rate' | 'power' | 'raw-power' | 'cadence' | 'resistance' | 'hatch'

/** What a plot shows: its name, its unit, and inline keys in place of a legend. */
export function ChartHead({
  top,
  title,
  unit,
  children
}: {
  /** px from the top of the charts. */
  readonly top: number
  readonly title: string
  readonly unit?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="chart-head" style={{ top }}>
      <b>
        {title}
        {unit !== undefined && <span className="chart-unit"> {unit}</span>}
      </b>
      {children}
    </div>
  )
}

export function ChartKey({ look, words }: { readonly look: KeyLook; readonly words: string }) {
  return (
    <span className="chart-key">
      <i className={`key-${look}`} />
      {words}
    </span>
  )
}
