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
