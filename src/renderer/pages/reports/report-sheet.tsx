import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { t } from '../../i18n/translate'
import type { PdfReader } from './load-pdf'

/** One page of a report, as wide as its place: drawn as sharp as the screen is, with its text over it to read and to copy. */
export function ReportSheet({
  reader,
  document,
  number,
  widthPx
}: {
  readonly reader: PdfReader
  readonly document: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  readonly widthPx: number
}) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const textRef = useRef<HTMLDivElement>(null)
  const sheetRef = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [canvas, text, sheet] = [canvasRef.current, textRef.current, sheetRef.current]
    if (canvas === null || text === null || sheet === null || widthPx <= 0) return
    let isOver = false
    let task: RenderTask | null = null
    const draw = async (): Promise<void> => {
      const page = await document.getPage(number)
      if (isOver) return
      const natural = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: widthPx / natural.width })
      const sharpness = Math.max(1, window.devicePixelRatio)
      // Drawn beside what is seen and put there whole: a new width does not flicker.
      const drawn = window.document.createElement('canvas')
      drawn.width = Math.round(viewport.width * sharpness)
      drawn.height = Math.round(viewport.height * sharpness)
      task = page.render({ canvas: drawn, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] })
      await task.promise
      if (isOver) return
      canvas.width = drawn.width
      canvas.height = drawn.height
      canvas.getContext('2d')?.drawImage(drawn, 0, 0)
      sheet.style.setProperty('--total-scale-factor', String(viewport.scale))
      text.replaceChildren()
      await new reader.TextLayer({
        textContentSource: page.streamTextContent({ includeMarkedContent: false }),
        container: text,
        viewport
      }).render()
      sheet.dataset.drawn = 'true'
    }
    // What was given up for another width or another report is no failure.
    draw().catch(() => undefined)
    return () => {
      isOver = true
      task?.cancel()
    }
  }, [reader, document, number, widthPx])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      className="report-sheet"
      role="group"
      aria-label={t('reports.sheet', { page: number, pages: document.numPages })}
      ref={sheetRef}
    >
      <span aria-hidden="true">
        <canvas ref={canvasRef} style={{ width: widthPx }} />
      </span>
      <div className="report-sheet-text" ref={textRef} />
    </div>
  )
}
