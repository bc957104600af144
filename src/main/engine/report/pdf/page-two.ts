import type { ReportFigures, ReportLook } from '../report-figures'
import { alertsDetail, alertsInRoom, drawAlerts } from './alerts-table'
import { drawColumns } from './columns'
import { definitionsHeight, drawDefinitions } from './definitions'
import { drawEmptyNote } from './empty-note'
import { drawHourLine, type HourLine, hourPoints, hourTicks, smallHourRiders } from './hour-line'
import { endClock } from './moments'
import { counted, whole } from './numbers'
import { contentBottom, contentWidth, drawHeading, drawRunningHead, left, right } from './page-frame'
import { ink, type Sheet, smallText } from './sheet'

const powerX = 407
const halfWidth = 335
const lineTop = 124
const lineHeight = 220

/** How the day went: heart rate, power, rides and alerts, and what the figures mean. */
export function drawPageTwo(sheet: Sheet, figures: ReportFigures, look: ReportLook): void {
  drawRunningHead(sheet, figures)
  drawLines(sheet, figures, look)
  const ridesY = 396
  drawHeading(sheet, 'Rides per hour', `by start, ${counted(figures.key.rides, 'ride')}`, left, ridesY)
  drawRides(sheet, figures, ridesY + 8)

  const messagesY = contentBottom - 12
  const definitionsY = messagesY - 34 - definitionsHeight(sheet, look)
  const alertsY = 606
  const shown = Math.min(figures.alerts.length, alertsInRoom(definitionsY - 46 - alertsY))
  drawHeading(sheet, 'Alerts', alertsDetail(figures.alerts.length, shown), left, alertsY)
  drawAlerts(sheet, figures, shown, alertsY + 6)
  drawHeading(sheet, 'What the figures mean', '', left, definitionsY - 12)
  drawDefinitions(sheet, look, definitionsY + 8)
  drawMessages(sheet, figures, messagesY)
}

function drawLines(sheet: Sheet, figures: ReportFigures, look: ReportLook): void {
  const { period } = figures
  const ticks = hourTicks(figures, 6)
  const frame = { fromMs: period.fromMs, toMs: period.toMs, ticks }
  const heartRate: HourLine = {
    ...frame,
    points: hourPoints(figures, (hour) => hour.averageHeartRateBpm, look.hidesSmallHours),
    isDashed: false,
    what: 'average heart rate',
    unit: 'bpm'
  }
  const power: HourLine = {
    ...frame,
    points: hourPoints(figures, (hour) => hour.averagePowerWatts, look.hidesSmallHours),
    isDashed: true,
    what: 'average power',
    unit: 'W'
  }
  const headingY = 115
  drawHeading(sheet, 'Average heart rate', 'bpm, by hour', left, headingY)
  drawHourLine(sheet, heartRate, { x: left, y: lineTop, width: halfWidth, height: lineHeight })
  drawHeading(sheet, 'Average power', 'W, by hour', powerX, headingY)
  drawHourLine(sheet, power, { x: powerX, y: lineTop, width: halfWidth, height: lineHeight })
  const note = smallHoursNote(figures, look)
  if (note === '') return
  sheet.tag('P', () => sheet.text(note, left, lineTop + lineHeight + 18, { size: smallText, color: ink.faint }))
}

/** What the reader must know of hours with few riders; empty where there are none. */
export function smallHoursNote({ hours }: ReportFigures, { hidesSmallHours }: ReportLook): string {
  const small = hours.filter(({ riders }) => riders > 0 && riders < smallHourRiders).length
  if (small === 0) return ''
  if (!hidesSmallHours) return `Hollow: an hour with fewer than ${smallHourRiders} riders; the number says how many.`
  return `${small === 1 ? 'One hour' : `${whole(small)} hours`} with fewer than ${smallHourRiders} riders ${small === 1 ? 'is' : 'are'} left out.`
}

function drawRides(sheet: Sheet, figures: ReportFigures, y: number): void {
  const { hours } = figures
  const box = { x: left, y, width: contentWidth, height: 168 }
  if (hours.every(({ rides }) => rides === 0)) {
    drawEmptyNote(sheet, 'No rides in this period.', { ...box, y: y + 8, height: 140 })
    return
  }
  const ticks = hourTicks(figures, 3)
  const columns = hours.map(({ fromMs, rides }) => ({
    label: ticks.find(({ atMs }) => atMs === fromMs)?.label ?? '',
    value: rides
  }))
  const told = hours
    .filter(({ rides }) => rides > 0)
    .map(({ label, rides }) => `${label} ${whole(rides)}`)
    .join('; ')
  drawColumns(sheet, columns, box, {
    alt: `Column chart, rides by the hour they began in: ${told}.`,
    last: endClock(figures),
    showsZeros: false
  })
}

function drawMessages(sheet: Sheet, { messages }: ReportFigures, y: number): void {
  sheet.artifact(() => sheet.line([left, y - 21], [right, y - 21], ink.line))
  const parts = [
    [whole(messages.readings + messages.quarantined), 'rows read'],
    ['=', ''],
    [whole(messages.readings), 'readings stored'],
    ['+', ''],
    [whole(messages.quarantined), 'quarantined'],
    [whole(messages.missing), 'missing']
  ] as const
  sheet.tag('P', () => {
    let x = left
    for (const [count, words] of parts) {
      const style = words === '' ? ({ color: ink.soft } as const) : ({ font: 'semiBold' } as const)
      sheet.text(count, x, y, style)
      const wordsX = x + sheet.widthOf(`${count} `, style)
      if (words !== '') sheet.text(words, wordsX, y, { color: ink.soft })
      x = wordsX + sheet.widthOf(words) + 24
    }
  })
}
