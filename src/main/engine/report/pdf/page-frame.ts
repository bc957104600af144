import type { ReportFigures, ReportLook } from '../report-figures'
import { drawMark } from './logo'
import { calendarDay, clockWithSeconds, dayAndYear, periodWords, zoneName } from './moments'
import { printable } from './printable'
import { ink, type Sheet, smallText } from './sheet'

export const left = 52
export const right = 742
export const contentWidth = right - left
/** Base line of the footer; nothing else comes below its rule. */
const footerY = 1092
export const contentBottom = 1062
const pages = 2
const sampleLabel = 'SAMPLE DATA'

/** The head of the report: mark, title, gym, day and exact period. */
export function drawTitle(sheet: Sheet, figures: ReportFigures): void {
  const day = calendarDay(figures.period.date).long
  const mark = { x: left, y: 44, size: 52, isInColour: true }
  sheet.tag('Figure', () => drawMark(sheet, mark), {
    alt: 'Deloton logo',
    box: { x: mark.x, y: mark.y, width: mark.size, height: mark.size }
  })
  const title = { font: 'bold', size: 20, spacing: -0.3 } as const
  const titleY = figures.gym === null ? 77 : 69
  sheet.tag('H1', () => sheet.text('Deloton daily report', 118, titleY, title))
  const titleEnd = 118 + sheet.widthOf('Deloton daily report', title)
  if (figures.isSample) drawSampleLabel(sheet, titleEnd + 14, titleY)
  const period = periodWords(figures)
  const subtitle = { color: ink.soft } as const
  if (figures.gym !== null) {
    const room = contentWidth - 118 + left - sheet.widthOf(period, subtitle) - 30
    const gym = sheet.fit(printable(figures.gym), room, subtitle)
    sheet.tag('P', () => sheet.text(gym, 118, 87, subtitle))
  }
  sheet.tag('P', () => {
    sheet.text(day, right, 67, { font: 'semiBold', size: 14, align: 'right' })
    sheet.text(period, right, 83, { ...subtitle, align: 'right' })
  })
  sheet.artifact(() => sheet.line([left, 113], [right, 113], ink.text, 2))
}

/** The head of the pages after the first. */
export function drawRunningHead(sheet: Sheet, figures: ReportFigures): void {
  sheet.artifact(() => {
    drawMark(sheet, { x: left, y: 44, size: 26, isInColour: false })
    const title = { font: 'semiBold' } as const
    sheet.text('Deloton daily report', 88, 62, title)
    const x = 88 + sheet.widthOf('Deloton daily report', title) + 10
    const period = periodWords(figures)
    const when = figures.period.kind === 'day' ? `${calendarDay(figures.period.date).long}, ${period}` : period
    const room = right - x - (figures.isSample ? 110 : 0)
    const gymRoom = room - sheet.widthOf(`, ${when}`)
    const gym = figures.gym === null ? '' : `${sheet.fit(printable(figures.gym), gymRoom)}, `
    sheet.text(`${gym}${when}`, x, 62, { color: ink.soft })
    sheet.line([left, 81], [right, 81], ink.text, 2)
  }, 'Pagination')
  if (figures.isSample) drawSampleLabel(sheet, right - 96, 62)
}

/** What stands below every page: nothing of it depends on when the report is made. */
export function drawFooter(sheet: Sheet, page: number, figures: ReportFigures, look: ReportLook, id: string): void {
  const style = { size: smallText, color: ink.faint } as const
  const asOf = `Page ${page} of ${pages}     ${asOfWords(figures)}`
  sheet.artifact(() => {
    sheet.line([left, 1073], [right, 1073], ink.frame)
    sheet.text(asOf, left, footerY, style)
    sheet.text(`Deloton Console ${printable(look.version)}     Report ${id}`, right, footerY, {
      ...style,
      align: 'right'
    })
  }, 'Pagination')
}

export function asOfWords({ lastEventMs, timeZone }: Pick<ReportFigures, 'lastEventMs' | 'timeZone'>): string {
  if (lastEventMs === null) return 'No event stored in the period'
  const at = `${dayAndYear(lastEventMs, timeZone)} ${clockWithSeconds(lastEventMs, timeZone)}`
  return `Figures as of ${at} ${zoneName(lastEventMs, timeZone)}`
}

/** A heading with what belongs to it in small words; gives the base line it was drawn on. */
export function drawHeading(sheet: Sheet, title: string, detail: string, x: number, y: number): void {
  const style = { font: 'semiBold', size: 14 } as const
  sheet.tag('H2', () => sheet.text(title, x, y, style))
  if (detail === '') return
  const detailX = x + sheet.widthOf(title, style) + 7
  sheet.tag('P', () => sheet.text(detail, detailX, y, { color: ink.faint }))
}

function drawSampleLabel(sheet: Sheet, x: number, y: number): void {
  const style = { font: 'bold', size: smallText, spacing: 0.4, color: ink.paper } as const
  const width = sheet.widthOf(sampleLabel, style) + 12
  sheet.artifact(() => sheet.box({ x, y: y - 13, width, height: 18 }, { fill: ink.text, radius: 3 }))
  sheet.tag('P', () => sheet.text(sampleLabel, x + 6, y, style))
}

export const sampleTitle = ({ isSample }: Pick<ReportFigures, 'isSample'>): string =>
  isSample ? `${sampleLabel}: ` : ''
