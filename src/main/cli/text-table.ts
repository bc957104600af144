/** Characters that steer a terminal, and those that turn the direction of what stands around them. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** Text that somebody typed, as it can stand in a line of a terminal. */
export const inOneLine = (text: string): string => text.replaceAll(steering, '\ufffd')

/** Rows as lines of columns that stand below each other. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}
