import type { ReportLook } from '../report-figures'
import { contentWidth, left } from './page-frame'
import { ink, type Sheet, smallText } from './sheet'

const lineHeight = 15
const rowGap = 3
const wordsX = 190

/** What the figures mean, as they are computed. */
export function definitions({ hidesSmallHours }: ReportLook): (readonly [term: string, meaning: string])[] {
  const small = hidesSmallHours ? 'are left out' : 'are drawn hollow with their number'
  return [
    [
      'Rider, age',
      'a person with at least one ride that begins in the period, aged as on the day of the first; unknown riders count once a bike stream.'
    ],
    ['Ride', 'belongs to the period and the hour in which it begins. Ride hours are the whole length of those rides.'],
    [
      'Average heart rate',
      `by hour, of all readings above 0 bpm of the rides that began in it; 0 bpm means no signal. Hours with fewer than 5 riders ${small}.`
    ],
    [
      'Average power',
      'on page 1 of all rides by ride time; by hour, of all readings with power of the rides that began in it.'
    ],
    ['Alerts', 'fired in the period; late and technical ones are left out. Peak is the lowest of a low rule.'],
    [
      'Data, rows',
      'the percentage is the share of the period in which nothing is missing. Stored are the readings of its rides; quarantined and missing rows came to light in it.'
    ]
  ]
}

/** How high the definitions are drawn. */
export function definitionsHeight(sheet: Sheet, look: ReportLook): number {
  return definitions(look).reduce((sum, [, meaning]) => sum + linesOf(sheet, meaning).length * lineHeight + rowGap, 0)
}

/** Draws them from the first base line `y` on. */
export function drawDefinitions(sheet: Sheet, look: ReportLook, y: number): void {
  let base = y
  sheet.within('L', () => {
    for (const [term, meaning] of definitions(look)) {
      const lines = linesOf(sheet, meaning)
      sheet.within('LI', () => {
        sheet.tag('Lbl', () => sheet.text(term, left, base, { font: 'semiBold', size: smallText }))
        sheet.tag('LBody', () => {
          for (const [at, text] of lines.entries()) {
            sheet.text(text, wordsX, base + at * lineHeight, { size: smallText, color: ink.soft })
          }
        })
      })
      base += lines.length * lineHeight + rowGap
    }
  })
}

const linesOf = (sheet: Sheet, meaning: string): string[] =>
  sheet.wrap(meaning, contentWidth - wordsX + left, { size: smallText })
