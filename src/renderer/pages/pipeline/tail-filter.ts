import type { TailLine } from '../../../shared/domain/pipeline'

/**
 * Which lines a filter's text asks for: lines that contain it, or whose key does; upper and lower case are the same.
 * A word `p:3` asks for partition 3 (several: for any of them), and the rest of the text as before. Null for a text that
 * asks for nothing.
 */
export function tailFilter(text: string): ((line: TailLine) => boolean) | null {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const partitions = words.flatMap((word) => partitionOf(word) ?? [])
  const rest = words.filter((word) => partitionOf(word) === null)
  if (words.length === 0) return null
  // Words stay together: between them stands what the line has, one space.
  const contained = rest.join(' ').toLowerCase()
  return (line) =>
    (partitions.length === 0 || partitions.includes(line.partition)) &&
    (contained === '' ||
      line.text.toLowerCase().includes(contained) ||
      (line.key?.toLowerCase().includes(contained) ?? false))
}

function partitionOf(word: string): number | null {
  const digits = /^p:(\d+)$/i.exec(word)?.[1]
  return digits === undefined ? null : Number(digits)
}
