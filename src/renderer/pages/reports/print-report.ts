import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Fine enough for text at 8 pt. */
const printDpi = 300
const pointsPerInch = 72

let leaveSheets = (): void => undefined

/** Prints all pages of a PDF, one a sheet, and nothing else of the page. Rejects where they can not be drawn. */
export async function printReport(pdf: PDFDocumentProxy): Promise<void> {
  leaveSheets()
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: printDpi / pointsPerInch })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, viewport, intent: 'print' }).promise
    sheets.append(canvas)
  }
  document.body.append(sheets)
  leaveSheets = () => {
    window.removeEventListener('afterprint', leaveSheets)
    sheets.remove()
  }
  // Some windows stand still until they have printed, some do not.
  window.addEventListener('afterprint', leaveSheets)
  window.print()
}
