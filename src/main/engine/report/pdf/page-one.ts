import type { ReportFigures } from '../report-figures'
import { drawColumns } from './columns'
import { drawCompletenessChip } from './completeness-chip'
import { drawEmptyNote } from './empty-note'
import { drawGenderBars } from './gender-bars'
import { drawKeyRow } from './key-row'
import { counted, duration, whole } from './numbers'
import { contentBottom, contentWidth, drawHeading, drawTitle, left, right } from './page-frame'
import { printable } from './printable'
import { reportSentence } from './report-sentence'
import { ink, type Sheet } from './sheet'

const sentenceStyle = { font: 'semiBold', size: 21, spacing: -0.25 } as const
const widestSentence = 540

/** Who rode: the sentence, the five figures, riders by gender and by age. */
export function drawPageOne(sheet: Sheet, figures: ReportFigures): void {
  drawTitle(sheet, figures)
  const chipWidth = drawCompletenessChip(sheet, figures, 134)
  const lines = sheet.wrap(
    reportSentence(figures),
    Math.min(widestSentence, contentWidth - chipWidth - 24),
    sentenceStyle
  )
  sheet.tag('P', () => {
    for (const [at, text] of lines.entries()) sheet.text(text, left, 155 + 28 * at, sentenceStyle)
  })
  const keyEnd = drawKeyRow(sheet, figures, 155 + 28 * lines.length + 4)

  const riders = counted(figures.key.riders, 'rider')
  const genderY = keyEnd + 44
  drawHeading(sheet, 'Riders by gender', riders, left, genderY)
  const genderEnd = drawGenderBars(sheet, figures, genderY + 19)

  const ageY = genderEnd + 44
  drawHeading(sheet, 'Riders by age', `brackets in years, age on the day of the ride, ${riders}`, left, ageY)
  const factsY = contentBottom - 16
  drawAges(sheet, figures, ageY + 14, factsY - 34)
  sheet.artifact(() => sheet.line([left, factsY - 23], [right, factsY - 23], ink.line))
  drawFacts(sheet, figures, factsY)
}

function drawAges(sheet: Sheet, { ridersByAge }: ReportFigures, top: number, bottom: number): void {
  const box = { x: left, y: top, width: contentWidth, height: bottom - top }
  if (ridersByAge.every(({ riders }) => riders === 0)) {
    drawEmptyNote(sheet, 'No riders in this period.', { ...box, y: top + 7, height: 68 })
    return
  }
  const told = ridersByAge.map(({ bracket, riders }) => `${bracket} ${whole(riders)}`).join('; ')
  const columns = ridersByAge.map(({ bracket, riders }) => ({
    label: bracket,
    value: riders,
    isUnknown: bracket === 'unknown'
  }))
  drawColumns(sheet, columns, box, { alt: `Column chart, riders by age in years: ${told}.`, showsZeros: true })
}

/** One line of facts, as many as there are. */
function drawFacts(sheet: Sheet, figures: ReportFigures, y: number): void {
  let x = left
  for (const [term, words] of factsOf(figures)) {
    const bold = { font: 'semiBold' } as const
    const termWidth = sheet.widthOf(`${term} `, bold)
    const shown = sheet.fit(words, right - x - termWidth, {})
    sheet.tag('P', () => {
      sheet.text(term, x, y, bold)
      sheet.text(shown, x + termWidth, y, { color: ink.soft })
    })
    x += termWidth + sheet.widthOf(shown) + 28
  }
}

export function factsOf({ longestRide, highestPower, bikesInUse, suspectBikes }: ReportFigures): [string, string][] {
  const bike = (label: string): string => `bike ${shortLabel(label)}`
  const [first, second] = suspectBikes
  const suspects =
    first === undefined
      ? ''
      : second === undefined
        ? `; check the sensor of bike ${shortLabel(first)}`
        : `; check the sensors of ${whole(suspectBikes.length)} bikes`
  return [
    ...(longestRide === null
      ? []
      : [
          ['Longest ride', `${duration(longestRide.durationS)}, ${bike(longestRide.bikeLabel)}`] satisfies [
            string,
            string
          ]
        ]),
    ...(highestPower === null
      ? []
      : [
          ['Highest power', `${whole(highestPower.watts)} W, ${bike(highestPower.bikeLabel)}`] satisfies [
            string,
            string
          ]
        ]),
    ['Bikes', `${bikesInUse === 0 ? 'none' : whole(bikesInUse)} in use${suspects}`]
  ]
}

function shortLabel(label: string): string {
  const characters = [...printable(label)]
  return characters.length > 14 ? `${characters.slice(0, 13).join('')}…` : characters.join('')
}
