import { type ReactNode, useId } from 'react'

/** A named part of a page: a head of one line and what is below it. */
export function Pane({
  title,
  note,
  head,
  className,
  children
}: {
  readonly title: string
  /** Beside the title: count, basis, age. */
  readonly note?: ReactNode
  /** At the right end of the head. */
  readonly head?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  const titleId = useId()
  return (
    <section className={className === undefined ? 'pane' : `pane ${className}`} aria-labelledby={titleId}>
      <div className="pane-head">
        <h2 id={titleId}>{title}</h2>
        {note}
        <span className="spring" />
        {head}
      </div>
      {children}
    </section>
  )
}

/** A table that may be larger than its pane: it scrolls inside, with the keyboard too. */
export function PaneTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <div className="pane-body" role="group" aria-label={label} tabIndex={0}>
      <table className="table">{children}</table>
    </div>
  )
}

/** Why there is nothing here. */
export function PaneEmpty({
  title,
  why,
  children
}: {
  readonly title: string
  readonly why: string
  readonly children?: ReactNode
}) {
  return (
    <div className="pane-empty">
      <b>{title}</b>
      {why}
      {children}
    </div>
  )
}
