import type { ReportFigures, ReportLook } from '../report-figures'
import { calendarDay, periodWords } from './moments'
import { drawFooter, sampleTitle } from './page-frame'
import { drawPageOne } from './page-one'
import { drawPageTwo } from './page-two'
import { printable } from './printable'
import type { ReportFonts } from './report-fonts'
import { reportId } from './report-id'
import { Sheet } from './sheet'

/**
 * The report as a tagged PDF of two pages A4. The same figures, look and fonts give the same bytes: no clock is asked, and
 * the file is dated at the end of its period.
 */
export async function renderReport(figures: ReportFigures, look: ReportLook, fonts: ReportFonts): Promise<Buffer> {
  const id = reportId(figures, look)
  const day = calendarDay(figures.period.date).long
  const gym = figures.gym === null ? '' : `, ${printable(figures.gym)}`
  const sheet = new Sheet(fonts, {
    title: `${sampleTitle(figures)}Deloton daily report${gym}, ${day}`,
    subject: `${day}, ${periodWords(figures)}, report ${id}`,
    atMs: figures.period.toMs
  })
  sheet.addPage()
  drawPageOne(sheet, figures)
  drawFooter(sheet, 1, figures, look, id)
  sheet.addPage()
  drawPageTwo(sheet, figures, look)
  drawFooter(sheet, 2, figures, look, id)
  return sheet.end()
}
