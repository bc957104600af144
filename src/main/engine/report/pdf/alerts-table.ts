import type { AlertPriority, AlertRuleId } from '../../../../shared/domain/alert'
import type { ReportAlert, ReportFigures } from '../report-figures'
import { drawEmptyNote } from './empty-note'
import { clock, shortDay, zoneName } from './moments'
import { counted, duration, whole } from './numbers'
import { contentWidth, left, right } from './page-frame'
import { printable } from './printable'
import { ink, type Sheet, smallText, type TextStyle } from './sheet'

const rowHeight = 22
const headHeight = 24

const ruleWords: Readonly<Record<AlertRuleId, string>> = {
  H1: 'Very high heart rate',
  H2: 'High heart rate',
  H3: 'Near the maximum',
  H4: 'High at rest',
  L1: 'Low while pedalling',
  L2: 'Falls under load',
  S1: 'No heart-rate signal',
  S2: 'Sensor suspect',
  P1: 'Alerts were not live'
}
/** The stars tell the priority where bold type does not. */
const priorityWords: Readonly<Record<AlertPriority, string>> = {
  high: 'High ***',
  medium: 'Medium **',
  low: 'Low *',
  technical: 'Technical'
}

const columns = [
  { x: left, align: 'left' },
  { x: 148, align: 'left' },
  { x: 214, align: 'left' },
  { x: 346, align: 'left' },
  { x: 486, align: 'right' },
  { x: 542, align: 'right' },
  { x: 606, align: 'right' },
  { x: right, align: 'right' }
] as const
const bikeRoom = 58

/** `7 of 13 shown, highest priority first; no names by design`. */
export function alertsDetail(all: number, shown: number): string {
  if (all === 0) return ''
  const count = shown < all ? `${whole(shown)} of ${whole(all)} shown` : counted(all, 'alert')
  return `${count}${all === 1 ? '' : ', highest priority first'}; no names by design`
}

/** How many alerts have room; the table then ends at `y` at the latest. */
export const alertsInRoom = (room: number): number => Math.max(1, Math.floor((room - headHeight) / rowHeight))

/** The words of a row, without a name of anybody. */
export function alertRow(
  alert: ReportAlert,
  { timeZone, period }: Pick<ReportFigures, 'timeZone' | 'period'>
): string[] {
  const day = period.kind === 'last_24_h' ? `${shortDay(alert.atMs, timeZone).slice(0, 3)} ` : ''
  const bpm = (value: number | null): string => (value === null ? '–' : whole(value))
  return [
    `${day}${clock(alert.atMs, timeZone)}`,
    printable(alert.bikeLabel),
    ruleWords[alert.rule],
    priorityWords[alert.priority],
    bpm(alert.peakBpm),
    bpm(alert.limitBpm),
    alert.lastedS === null ? 'not over' : duration(alert.lastedS),
    acknowledgedWords(alert)
  ]
}

function acknowledgedWords({ acknowledgedAfterS, priority }: ReportAlert): string {
  if (acknowledgedAfterS === null) return priority === 'low' ? 'none needed' : 'not acknowledged'
  return acknowledgedAfterS < 100 ? `${whole(acknowledgedAfterS)} s` : duration(acknowledgedAfterS)
}

/** Draws the first `shown` alerts from `y` on; gives where the table ends. */
export function drawAlerts(sheet: Sheet, figures: ReportFigures, shown: number, y: number): number {
  if (figures.alerts.length === 0) {
    drawEmptyNote(sheet, 'No alerts in this period.', { x: left, y: y + 8, width: contentWidth, height: 44 })
    return y + 52
  }
  const zone = zoneName(figures.period.toMs - 1, figures.timeZone)
  const titles = [`Time, ${zone}`, 'Bike', 'Rule', 'Priority', 'Peak, bpm', 'Limit', 'Lasted', 'Acknowledged after']
  const end = y + headHeight + rowHeight * shown
  sheet.artifact(() => {
    sheet.line([left, y + headHeight], [right, y + headHeight], ink.text)
    for (let row = 1; row <= shown; row += 1) {
      sheet.line([left, y + headHeight + row * rowHeight], [right, y + headHeight + row * rowHeight], ink.line)
    }
  })
  sheet.within('Table', () => {
    drawRow(sheet, titles, y + 16, 'TH', { size: smallText, color: ink.soft })
    for (const [at, alert] of figures.alerts.slice(0, shown).entries()) {
      const words = alertRow(alert, figures)
      const style: TextStyle = { tabular: true }
      drawRow(sheet, words, y + headHeight + at * rowHeight + 15, 'TD', style, alert.priority === 'high')
    }
  })
  return end
}

function drawRow(
  sheet: Sheet,
  words: readonly string[],
  y: number,
  type: 'TH' | 'TD',
  style: TextStyle,
  isHigh = false
): void {
  sheet.within('TR', () => {
    for (const [at, column] of columns.entries()) {
      const cellStyle: TextStyle = {
        ...style,
        align: column.align,
        ...(isHigh && at === 3 ? { font: 'semiBold' } : {})
      }
      const word = words[at] ?? ''
      const cell = at === 1 ? sheet.fit(word, bikeRoom, cellStyle) : word
      sheet.tag(type, () => sheet.text(cell, column.x, y, cellStyle), type === 'TH' ? { scope: 'Column' } : {})
    }
  })
}
