/** `1,234`. */
export const whole = (value: number): string => grouped(Math.round(value), 0)

/** `1,234.5`. */
export const oneDecimal = (value: number): string => grouped(value, 1)

/** At most one decimal, and none where it is 0: of means of counts. */
export const meanOfCounts = (value: number): string => oneDecimal(value).replace(/\.0$/, '')

/** `1 ride`, `2 rides`; the space does not break. */
export const counted = (count: number, word: string): string => `${whole(count)}\u00a0${word}${count === 1 ? '' : 's'}`

/** `12.5 %` of a part in a whole that is not 0; the space does not break. */
export const share = (part: number, of: number): string => `${oneDecimal((100 * part) / of)}\u00a0%`

/** `h:mm:ss`, and `m:ss` below an hour. */
export function duration(seconds: number): string {
  const all = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(all / 3600)
  const minutes = Math.floor(all / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`
}

/** At most four characters: `999`, `9.9k`, `123k`, `1.2M`. */
export function compact(value: number): string {
  if (value < 1000) return whole(value)
  const [scaled, unit] = value < 999_500 ? [value / 1000, 'k'] : [value / 1_000_000, 'M']
  return `${scaled < 9.95 ? scaled.toFixed(1).replace(/\.0$/, '') : Math.round(scaled)}${unit}`
}

function grouped(value: number, decimals: number): string {
  const rounded = value.toFixed(decimals)
  const [integer = '0', fraction] = (Number(rounded) === 0 ? (0).toFixed(decimals) : rounded).split('.')
  const groups = integer.replaceAll(/\B(?=(\d{3})+$)/g, ',').replace('-', '−')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}
