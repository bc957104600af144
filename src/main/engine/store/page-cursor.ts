/** A cursor that was not made here. */
export class BadCursorError extends Error {
  override readonly name = 'BadCursorError'
  constructor() {
    super('The cursor is not one this console gave out.')
  }
}

/** The place after which a page goes on, as URL-safe text. */
export const encodeCursor = (place: readonly number[]): string =>
  Buffer.from(place.join(','), 'latin1').toString('base64url')

/** Reads a cursor of `size` numbers; throws `BadCursorError` for anything else. */
export function decodeCursor(cursor: string, size: number): number[] {
  const place = Buffer.from(cursor, 'base64url').toString('latin1').split(',')
  if (place.length !== size || !place.every((part) => /^-?\d{1,16}$/.test(part))) throw new BadCursorError()
  return place.map(Number)
}

/** A page of a list: the cursor is null on the last one. */
export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** A page of at most `limit` rows; a row more than that says that there is another. `placeAfter`: where that goes on. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  placeAfter: (last: Row) => readonly number[]
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(itemOf),
    next_cursor: last === undefined ? null : encodeCursor(placeAfter(last))
  }
}
