/** Steps of halving after which the values are not what they look like: then the rest is sorted. */
const mostSteps = 64

/** The middle value, of an even number the mean of the two in the middle; null of none. Puts the values in another order. */
export function medianOf(values: Float64Array): number | null {
  const { length } = values
  if (length === 0) return null
  const upper = length >> 1
  const high = select(values, upper)
  if (length % 2 === 1) return high
  let low = Number.NEGATIVE_INFINITY
  for (let index = 0; index < upper; index += 1) low = Math.max(low, values[index] ?? low)
  return (low + high) / 2
}

/** The value that would stand at a place were they sorted; none before it is greater (Hoare's selection). */
function select(values: Float64Array, place: number): number {
  let [first, last] = [0, values.length - 1]
  for (let steps = 0; first < last; steps += 1) {
    if (steps === mostSteps) {
      values.subarray(first, last + 1).sort()
      break
    }
    const pivot = values[(first + last) >> 1] ?? 0
    let [left, right] = [first, last]
    while (left <= right) {
      while ((values[left] ?? pivot) < pivot) left += 1
      while ((values[right] ?? pivot) > pivot) right -= 1
      if (left > right) break
      const swapped = values[left] ?? 0
      values[left] = values[right] ?? 0
      values[right] = swapped
      left += 1
      right -= 1
    }
    if (right < place) first = left
    if (left > place) last = right
  }
  return values[place] ?? Number.NaN
}
