type Numbers =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>

/** The array itself where it has the place, else a copy that is at least half as long again. */
export function grown<Array extends Numbers>(array: Array, place: number): Array {
  if (place < array.length) return array
  const Kind = array.constructor as new (length: number) => Array
  const longer = new Kind(Math.max(place + 1, Math.ceil(array.length * 1.5)))
  longer.set(array)
  return longer
}
