import { ink, type Sheet } from './sheet'

/** The flywheel of `resources/logo.svg`, 64 units wide. */
const arcs: readonly (readonly [path: string, color: string])[] = [
  [
    'M4.93 21.61A29 29 0 0 1 27.26 3.39L28.23 9.21L25.84 9.59L23.5 10.22L21.22 11.1L19.03 12.21L16.96 13.56L15.02 15.12L13.25 16.89L11.67 18.84L10.29 20.96L9.13 23.22Z',
    '#C9CDD2'
  ],
  [
    'M29.78 3.09A29 29 0 0 1 55.81 15.45L49.82 19.62L48.54 17.74L47.07 16L45.41 14.41L43.58 12.99L41.61 11.77L39.5 10.74L37.29 9.94L34.99 9.38L32.63 9.05L30.23 8.97Z',
    '#2B8CFF'
  ],
  [
    'M57.17 17.59A29 29 0 0 1 57.17 46.41L49.62 42.09L50.7 40.26L51.59 38.32L52.27 36.28L52.75 34.17L53 32L53.03 29.8L52.82 27.6L52.39 25.42L51.72 23.29L50.83 21.22Z',
    '#2BB673'
  ],
  [
    'M55.81 48.55A29 29 0 0 1 29.78 60.91L30.55 50.84L32.52 51.03L34.51 51.02L36.5 50.79L38.48 50.35L40.41 49.71L42.27 48.86L44.05 47.81L45.72 46.57L47.27 45.16L48.67 43.59Z',
    '#F0E442'
  ],
  [
    'M27.26 60.61A29 29 0 0 1 4.93 42.39L15.66 38.27L16.28 40L17.07 41.66L18.05 43.25L19.19 44.73L20.5 46.1L21.95 47.34L23.53 48.42L25.23 49.35L27.03 50.09L28.91 50.65Z',
    '#D55E00'
  ]
]
const pulse = 'M2 32H19L26.5 17.5L36 46.5L41.5 32H46'

/** Draws the mark; only the large one is in colour. */
export function drawMark(sheet: Sheet, at: { x: number; y: number; size: number; isInColour: boolean }): void {
  const place = { x: at.x, y: at.y, scale: at.size / 64 }
  for (const [path, color] of arcs) sheet.path(path, { ...place, fill: at.isInColour ? color : ink.text })
  sheet.path(pulse, { ...place, stroke: ink.text, lineWidth: 5 })
}
