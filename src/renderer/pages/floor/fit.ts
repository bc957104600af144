/** Tiles side by side in `columns`, each `width` x `height` px. */
export interface WallFit {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

export interface FitLimits {
  readonly gap: number
  readonly maximumWidth: number
}

export const floorLimits: FitLimits = { gap: 10, maximumWidth: 520 }
/** For a screen that is read from five metres away. */
export const wallLimits: FitLimits = { gap: 14, maximumWidth: 700 }

/** Width by height of a tile: chosen between the first two, then widened to fill the row up to the third. */
const narrowest = 1.16
const widest = 1.62
const widestFilled = 1.75

/**
 * How `count` tiles fill `wallWidth` x `wallHeight` px without scrolling: of all column counts the one with the largest
 * tile. Sizes are not rounded. A count of 0 gives one tile's place.
 */
export function fitWall(
  count: number,
  wallWidth: number,
  wallHeight: number,
  limits: FitLimits = floorLimits
): WallFit {
  const { gap, maximumWidth } = limits
  const tiles = Math.max(1, Math.floor(count))
  let best: WallFit | null = null
  for (let columns = 1; columns <= tiles; columns += 1) {
    const rows = Math.ceil(tiles / columns)
    const columnWidth = Math.max(1, (wallWidth - (columns - 1) * gap) / columns)
    const rowHeight = Math.max(1, (wallHeight - (rows - 1) * gap) / rows)
    const chosenWidth = Math.min(columnWidth, maximumWidth, rowHeight * widest)
    const height = Math.min(rowHeight, chosenWidth / narrowest)
    if (best !== null && chosenWidth * height <= best.width * best.height) continue
    best = { columns, rows, width: chosenWidth, height }
  }
  if (best === null) return { columns: 1, rows: 1, width: 1, height: 1 }
  const columnWidth = (wallWidth - (best.columns - 1) * gap) / best.columns
  return { ...best, width: Math.max(best.width, Math.min(columnWidth, maximumWidth, best.height * widestFilled)) }
}

/** Below this a tile can not be read: the wall then scrolls. */
const leastWidth = 84
const leastHeight = 68

/**
 * `fitWall`, but never with tiles too small to read: where they would be, as many columns as can be read, and more rows than
 * there is room for.
 */
export function fitReadable(count: number, wallWidth: number, wallHeight: number, limits = floorLimits): WallFit {
  const fitted = fitWall(count, wallWidth, wallHeight, limits)
  if (fitted.width >= leastWidth && fitted.height >= leastHeight) return fitted
  const columns = Math.max(1, Math.min(count, Math.floor((wallWidth + limits.gap) / (160 + limits.gap))))
  const width = Math.min(limits.maximumWidth, Math.max(1, (wallWidth - (columns - 1) * limits.gap) / columns))
  return { columns, rows: Math.ceil(Math.max(1, count) / columns), width, height: Math.min(width / widest, 160) }
}

/** Width in px of a tile of a chosen size: small ones have the percentage and a name, large ones can be read from afar. */
export const chosenWidths = { s: 156, m: 212, l: 323 } as const

const chosenRatio = 1.28

/** Tiles `tileWidth` wide, as many in a row as there is room for, in as many rows as it takes: the wall may scroll. */
export function fitChosen(count: number, wallWidth: number, tileWidth: number, limits = floorLimits): WallFit {
  const width = Math.max(1, Math.min(tileWidth, wallWidth))
  const columns = Math.max(1, Math.floor((wallWidth + limits.gap) / (width + limits.gap)))
  return { columns, rows: Math.ceil(Math.max(1, count) / columns), width, height: width / chosenRatio }
}
