import { type Box, ink, type Sheet } from './sheet'

/** What stands where a chart has nothing to show. */
export function drawEmptyNote(sheet: Sheet, words: string, box: Box): void {
  sheet.artifact(() => sheet.box(box, { stroke: ink.line, radius: 4 }))
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4 }
  sheet.tag('P', () => sheet.text(words, place.x, place.y, { color: ink.faint, align: 'center' }))
}
