import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { loadPdf, type PdfReader } from './load-pdf'

/** A PDF that is being read, is read, or can not be. */
export type ShownPdf =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly reader: PdfReader; readonly document: PDFDocumentProxy }
  | { readonly kind: 'failed'; readonly why: string }

/** Reads a PDF as long as it is shown; another attempt begins with another `attempt`. */
export function usePdf(bytes: Uint8Array | null, attempt: number): ShownPdf {
  const [shown, setShown] = useState<ShownPdf>({ kind: 'reading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads once more
  useEffect(() => {
    setShown({ kind: 'reading' })
    if (bytes === null) return
    let isOver = false
    let end = (): void => undefined
    const read = async (): Promise<void> => {
      try {
        const reader = await loadPdf()
        if (isOver) return
        // The reader takes bytes over: saving needs them, too.
        const task = reader.open(bytes.slice())
        end = () => void task.destroy()
        const document = await task.promise
        if (!isOver) setShown({ kind: 'read', reader, document })
      } catch (error) {
        if (!isOver) setShown({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
      }
    }
    void read()
    return () => {
      isOver = true
      end()
    }
  }, [bytes, attempt])
  return shown
}
