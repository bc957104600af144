import type { ReportFigures } from '../report-figures'
import { clock, endClock } from './moments'
import { right } from './page-frame'
import { isComplete } from './report-sentence'
import { ink, type Sheet } from './sheet'

const style = { font: 'semiBold', size: 12 } as const
const height = 25
const iconRoom = 32

/** `Complete data`, else `Data 93.4 %: no feed 14:02-15:37`, of many holes the longest and how many more. */
export function completenessWords(figures: ReportFigures): string {
  if (isComplete(figures)) return 'Complete data'
  const { completeness, timeZone, period } = figures
  // Rounded down: what is not complete never reads 100 %.
  const percent = Math.min(99.9, Math.floor(completeness.percent * 10) / 10)
  const longest = completeness.missing.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))[0]
  const words = `Data ${percent} %`
  if (longest === undefined) return words
  const end = longest.toMs === period.toMs ? endClock(figures) : clock(longest.toMs, timeZone)
  const others = completeness.missing.length - 1
  return `${words}: no feed ${clock(longest.fromMs, timeZone)}-${end}${others === 0 ? '' : ` and ${others} more`}`
}

/** Draws the chip at the right edge; gives how wide it is. */
export function drawCompletenessChip(sheet: Sheet, figures: ReportFigures, y: number): number {
  const words = completenessWords(figures)
  const width = sheet.widthOf(words, style) + iconRoom + 10
  const x = right - width
  sheet.artifact(() => {
    sheet.box({ x, y, width, height }, { stroke: ink.text, radius: 4, lineWidth: 1.5 })
    const middle = { x: x + 17, y: y + height / 2 }
    if (isComplete(figures)) {
      sheet.circle(middle.x, middle.y, 6.5, { fill: ink.text, stroke: ink.text })
      sheet.path('M-3 0L-1 2.2L3.2 -2.4', { ...middle, stroke: ink.paper, lineWidth: 1.6 })
    } else {
      sheet.path('M0 -6.5L7 5.5H-7Z', { ...middle, stroke: ink.text, lineWidth: 1.6 })
      sheet.path('M0 -2V1.4M0 3.4V3.5', { ...middle, stroke: ink.text, lineWidth: 1.6 })
    }
  })
  sheet.tag('P', () => sheet.text(words, x + iconRoom, y + 17, style))
  return width
}
