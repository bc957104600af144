/**
 * Places of words in the order of their keys; equal keys share one, null is NaN. Remembers what it was asked: the next time
 * only words that are others are looked at, and an order that is nearly right is soon put right.
 */
export function createWordRanks(keyOf: (word: string) => string): (words: readonly (string | null)[]) => Float64Array {
  let seen: (string | null)[] = []
  let keys: string[] = []
  let order: number[] = []
  let ranks = new Float64Array(0)
  return (words) => {
    if (words.length < seen.length) [seen, keys, order] = [[], [], []]
    let isSame = ranks.length === words.length
    words.forEach((word, place) => {
      if (seen[place] === word) return
      if (place >= seen.length) order.push(place)
      seen[place] = word
      keys[place] = word === null ? '' : keyOf(word)
      isSame = false
    })
    if (isSame) return ranks
    const keyAt = (place: number | undefined): string => keys[place ?? -1] ?? ''
    order.sort((a, b) => {
      const [one, other] = [keyAt(a), keyAt(b)]
      return one < other ? -1 : Number(one > other)
    })
    ranks = new Float64Array(words.length)
    let rank = 0
    order.forEach((place, index) => {
      if (index > 0 && keyAt(place) !== keyAt(order[index - 1])) rank = index
      ranks[place] = seen[place] === null ? Number.NaN : rank
    })
    return ranks
  }
}
