import type { ReportFigures } from '../report-figures'
import { againstWords, type Change, keyCards } from './changes'
import { contentWidth, left } from './page-frame'
import { isComplete } from './report-sentence'
import { ink, type Sheet, smallText, type TextStyle } from './sheet'

const height = 113
const padding = 13
const unitRoom = 18
const smallestValue = 16
/** The largest that all five have room in. */
const valueSizes = [32, 28, 24, 20, smallestValue]

/** Draws the five figures from `y` on; gives where they end. */
export function drawKeyRow(sheet: Sheet, figures: ReportFigures, y: number): number {
  const cards = keyCards(figures)
  const width = contentWidth / cards.length
  const room = width - 2 * padding + 4
  const styleOf = (size: number): TextStyle => ({ font: 'figures', size, spacing: -0.3 })
  const hasRoom = (size: number): boolean =>
    cards.every(({ value, unit }) => sheet.widthOf(value, styleOf(size)) <= room - (unit === '' ? 0 : unitRoom))
  const style = styleOf(valueSizes.find(hasRoom) ?? smallestValue)
  sheet.artifact(() => {
    sheet.box({ x: left, y, width: contentWidth, height }, { stroke: ink.frame, radius: 6 })
    for (let at = 1; at < cards.length; at += 1) {
      sheet.line([left + at * width, y], [left + at * width, y + height], ink.frame)
    }
  })
  for (const [at, { label, value, unit, changes }] of cards.entries()) {
    const x = left + at * width + padding
    sheet.tag('P', () => {
      sheet.text(label, x, y + 26)
      sheet.text(value, x, y + 59, style)
      if (unit !== '') sheet.text(unit, x + sheet.widthOf(value, style) + 4, y + 59, { color: ink.soft })
      for (const [line, change] of changes.entries()) drawChange(sheet, change, x, y + 80 + 16 * line, room)
    })
  }
  const note = { size: smallText, color: ink.faint } as const
  const about = isComplete(figures) ? 'Average power by ride time.' : 'Data is missing: changes are of what is there.'
  const lines = sheet.wrap(`${againstWords(figures).meaning} ${about}`, contentWidth, note)
  sheet.tag('P', () => {
    for (const [at, line] of lines.entries()) sheet.text(line, left, y + height + 19 + 15 * at, note)
  })
  return y + height + 4 + 15 * lines.length
}

function drawChange(sheet: Sheet, { amounts, against }: Change, x: number, y: number, room: number): void {
  const bold = { font: 'semiBold', size: smallText } as const
  const plain = { size: smallText, color: ink.soft } as const
  const widthOf = (amount: string): number => sheet.widthOf(`${amount} `, bold) + sheet.widthOf(against, plain)
  const amount = amounts.find((words) => widthOf(words) <= room) ?? amounts.at(-1) ?? ''
  sheet.text(amount, x, y, bold)
  sheet.text(against, x + sheet.widthOf(`${amount} `, bold), y, plain)
}
