const digits = 65_536
const noValue = 0xffff_ffff
const signBit = 0x8000_0000

/**
 * Places of keys from the smallest on, equal ones in the order they have, NaN last: sorting by digits of 16 bits, some
 * milliseconds for 200,000 of them. Spoils the keys.
 */
export function stableOrder(keys: Float64Array<ArrayBuffer>): Uint32Array {
  const { length } = keys
  // On every machine this runs on, the higher half of a number comes second.
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, length * 2)
  for (let place = 0; place < length; place += 1) {
    const key = keys[place] ?? Number.NaN
    const low = halves[place * 2] ?? 0
    const high = halves[place * 2 + 1] ?? 0
    const isBelowZero = high >= signBit && key !== 0
    // So that whole numbers stand in the order of what they came from.
    halves[place * 2] = Number.isNaN(key) ? noValue : isBelowZero ? ~low : low
    halves[place * 2 + 1] = Number.isNaN(key) ? noValue : isBelowZero ? ~high : (high | signBit) >>> 0
  }
  let order = new Uint32Array(length)
  for (let place = 0; place < length; place += 1) order[place] = place
  let other = new Uint32Array(length)
  const starts = new Uint32Array(digits)
  for (const [half, shift] of [
    [0, 0],
    [0, 16],
    [1, 0],
    [1, 16]
  ] as const) {
    starts.fill(0)
    for (let place = 0; place < length; place += 1) {
      const digit = ((halves[place * 2 + half] ?? 0) >>> shift) & 0xffff
      starts[digit] = (starts[digit] ?? 0) + 1
    }
    const firstDigit = ((halves[half] ?? 0) >>> shift) & 0xffff
    if (starts[firstDigit] === length) continue
    let start = 0
    for (let digit = 0; digit < digits; digit += 1) {
      const count = starts[digit] ?? 0
      starts[digit] = start
      start += count
    }
    for (let index = 0; index < length; index += 1) {
      const place = order[index] ?? 0
      const digit = ((halves[place * 2 + half] ?? 0) >>> shift) & 0xffff
      const to = starts[digit] ?? 0
      other[to] = place
      starts[digit] = to + 1
    }
    ;[order, other] = [other, order]
  }
  return order
}
