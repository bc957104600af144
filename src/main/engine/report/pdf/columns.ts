import { scaleBand, scaleLinear } from 'd3-scale'
import { compact, whole } from './numbers'
import { type Box, ink, type Sheet, smallText } from './sheet'

export interface Column {
  /** Below the axis; empty for none. */
  readonly label: string
  readonly value: number
  readonly isUnknown?: boolean
}

const axisRoom = 34
const labelRoom = 18
const headRoom = 20
const axisText = { size: smallText, color: ink.soft } as const
const valueText = { font: 'semiBold', size: smallText } as const

/**
 * Draws columns with their values above them; values are not negative and one of them is not 0.
 * With `last`, which closes the axis, labels stand where a column begins, as hours do; else below its middle.
 */
export function drawColumns(
  sheet: Sheet,
  columns: readonly Column[],
  box: Box,
  { alt, last, showsZeros }: { readonly alt: string; readonly last?: string; readonly showsZeros: boolean }
): void {
  const plot = {
    left: box.x + axisRoom,
    right: box.x + box.width - 4,
    top: box.y + headRoom,
    bottom: box.y + box.height - labelRoom
  }
  const across = scaleBand<number>([...columns.keys()], [plot.left, plot.right])
    .paddingInner(0.2)
    .paddingOuter(0.1)
  // One rider is no tower.
  const most = Math.max(4, ...columns.map(({ value }) => value))
  const up = scaleLinear([0, most], [plot.bottom, plot.top])
  const isCrowded = columns.some(({ value }) => sheet.widthOf(whole(value), valueText) > across.step() - 2)
  const write = isCrowded ? compact : whole
  sheet.tag(
    'Figure',
    () => {
      for (const tick of up.ticks(box.height > 200 ? 5 : 3).filter(Number.isInteger)) {
        sheet.line([plot.left, up(tick)], [plot.right, up(tick)], tick === 0 ? ink.frame : ink.grid)
        sheet.text(compact(tick), plot.left - 8, up(tick) + 4, { ...axisText, align: 'right' })
      }
      for (const [at, { label, value, isUnknown = false }] of columns.entries()) {
        const x = across(at) ?? plot.left
        const width = across.bandwidth()
        const top = up(value)
        if (value > 0) {
          const bar = { x, y: Math.min(top, plot.bottom - 1), width, height: Math.max(1, plot.bottom - top) }
          if (isUnknown) sheet.hatch(bar)
          else sheet.box(bar, { fill: ink.text, radius: 1.5 })
        }
        if (value > 0 || showsZeros) sheet.text(write(value), x + width / 2, top - 5, { ...valueText, align: 'center' })
        const labelX = last === undefined ? x + width / 2 : x - (across.step() - width) / 2
        if (label !== '') sheet.text(label, labelX, plot.bottom + 16, { ...axisText, align: 'center' })
      }
      if (last !== undefined) sheet.text(last, box.x + box.width, plot.bottom + 16, { ...axisText, align: 'right' })
    },
    { alt, box }
  )
}
