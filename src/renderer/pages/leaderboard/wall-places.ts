/** Heights as `boards-wall.css` has them, px. */
const headPx = 76
const leaderPx = 112
const placePx = 74
const fewest = 3

/** How many places of a board have room in that height, px, under its head; at least a few: then it scrolls. */
export const placesThatFit = (heightPx: number): number =>
  Math.max(fewest, 1 + Math.floor((heightPx - headPx - leaderPx) / placePx))
