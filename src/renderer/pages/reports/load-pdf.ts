import type { PDFDocumentLoadingTask, TextLayer } from 'pdfjs-dist'

/** The part of PDF.js that the page uses. */
export interface PdfReader {
  /** Begins to read a PDF; takes the bytes over. Whoever began ends it with `destroy`. */
  open(bytes: Uint8Array): PDFDocumentLoadingTask
  readonly TextLayer: typeof TextLayer
}

let loading: Promise<PdfReader> | null = null

/**
 * PDF.js, fetched at the first preview: it is larger than most of the page. It reads on the page's own thread, as the page
 * may start no script by its address; a report has two pages. Rejects when it can not be fetched.
 */
export function loadPdf(): Promise<PdfReader> {
  loading ??= importPdf().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function importPdf(): Promise<PdfReader> {
  // Known before the other half asks for it.
  await import('pdfjs-dist/build/pdf.worker.mjs')
  const pdf = await import('pdfjs-dist')
  return {
    open: (data) =>
      pdf.getDocument({ data, verbosity: pdf.VerbosityLevel.ERRORS, useWasm: false, useWorkerFetch: false }),
    TextLayer: pdf.TextLayer
  }
}
