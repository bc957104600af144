import { scaleLinear } from 'd3-scale'
import type { ReportFigures } from '../report-figures'
import { drawEmptyNote } from './empty-note'
import { share, whole } from './numbers'
import { contentWidth, left, right } from './page-frame'
import { printable } from './printable'
import { type Box, type Ink, ink, type Sheet } from './sheet'

type GenderCount = ReportFigures['ridersByGender'][number]
interface GenderRow {
  readonly label: string
  readonly riders: number
  readonly isUnknown: boolean
}

const mostWords = 5
const barX = 172
const barEnd = 606
const barFills: readonly Ink[] = [ink.text, ink.grey, ink.line, ink.paper]

/** What is shown of the feed's own words: the largest, those after them as one row, the unknown last. */
export function genderRows(counts: readonly GenderCount[]): GenderRow[] {
  const unknown = counts.filter(({ gender }) => gender === 'unknown')
  const known = counts.filter(({ gender }) => gender !== 'unknown')
  const kept = known.length > mostWords ? known.slice(0, mostWords - 1) : known
  const others = known.slice(kept.length)
  const row = ({ gender, riders }: GenderCount, isUnknown: boolean): GenderRow => ({
    label: capitalised(printable(gender)),
    riders,
    isUnknown
  })
  return [
    ...kept.map((count) => row(count, false)),
    ...(others.length === 0
      ? []
      : [
          {
            label: `${others.length} other words`,
            riders: others.reduce((sum, { riders }) => sum + riders, 0),
            isUnknown: false
          }
        ]),
    ...unknown.map((count) => row(count, true))
  ]
}

/** Draws a bar a word from `y` on; gives where they end. */
export function drawGenderBars(sheet: Sheet, figures: ReportFigures, y: number): number {
  const rows = genderRows(figures.ridersByGender).filter(({ riders }) => riders > 0)
  const all = rows.reduce((sum, { riders }) => sum + riders, 0)
  if (all === 0) {
    drawEmptyNote(sheet, 'No riders in this period.', { x: left, y, width: contentWidth, height: 68 })
    return y + 68
  }
  const [pitch, height] = rows.length > 3 ? [28, 20] : [40, 28]
  const scale = scaleLinear([0, Math.max(...rows.map(({ riders }) => riders))], [0, barEnd - barX])
  const told = rows.map(({ label, riders }) => `${label} ${whole(riders)}, ${share(riders, all)}`).join('; ')
  const area = { x: left, y, width: contentWidth, height: pitch * rows.length }
  sheet.tag(
    'Figure',
    () => {
      for (const [at, row] of rows.entries()) {
        const top = y + at * pitch
        const base = top + height / 2 + 4
        sheet.text(sheet.fit(row.label, barX - left - 12), left, base)
        // Never so thin that it is not seen.
        const box: Box = { x: barX, y: top, width: Math.max(2, scale(row.riders)), height }
        if (row.isUnknown) sheet.hatch(box)
        else sheet.box(box, { fill: barFills[at % barFills.length] ?? ink.text, stroke: ink.text, radius: 2 })
        sheet.text(whole(row.riders), 676, base + 2, { font: 'figures', size: 18, align: 'right', tabular: true })
        sheet.text(share(row.riders, all), right, base, { color: ink.soft, align: 'right', tabular: true })
      }
    },
    { alt: `Bar chart, riders by gender: ${told}.`, box: area }
  )
  return y + pitch * rows.length - (pitch - height)
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
