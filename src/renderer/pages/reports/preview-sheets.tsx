import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { dayWords } from './day-words'
import { ReportSheet } from './report-sheet'
import type { ShownPdf } from './use-pdf'

const marginPx = 8
const widestPx = 880
/** A skeleton that is shown earlier only flickers. */
const skeletonAfterMs = 200

/** The sheets of a report one below the other, as wide as the pane. */
export function PreviewSheets({
  pdf,
  day
}: {
  readonly pdf: Exclude<ShownPdf, { readonly kind: 'failed' }>
  readonly day: string
}) {
  const deskRef = useRef<HTMLDivElement>(null)
  const [widthPx, setWidth] = useState(0)
  useEffect(() => {
    const desk = deskRef.current
    if (desk === null) return
    const observer = new ResizeObserver(() => setWidth(Math.min(widestPx, Math.floor(desk.clientWidth) - 2 * marginPx)))
    observer.observe(desk)
    return () => observer.disconnect()
  }, [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      className="report-desk"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      aria-label={t('reports.preview.of', { day: dayWords(day) })}
      ref={deskRef}
    >
      {pdf.kind === 'reading' && <SheetWait widthPx={widthPx} />}
      {pdf.kind === 'read' &&
        Array.from({ length: pdf.document.numPages }, (_, index) => index + 1).map((number) => (
          <ReportSheet key={number} reader={pdf.reader} document={pdf.document} number={number} widthPx={widthPx} />
        ))}
    </div>
  )
}

/** The wait for a report: nothing at first, then an empty sheet. */
function SheetWait({ widthPx }: { readonly widthPx: number }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="report-wait" aria-busy="true">
      <span className="said">{t('reports.preview.loading')}</span>
      {isShown && <span className="skeleton" style={{ width: Math.max(0, widthPx) }} />}
    </div>
  )
}
