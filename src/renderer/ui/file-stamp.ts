/**
 * A file's name that sorts by time on every system and says what is no real person's: "rides-20261124-140322.csv", UTC.
 * `nowMs` is epoch ms.
 */
export const stampedName = (stem: string, ending: string, nowMs: number, isSample: boolean): string =>
  `${stem}-${isSample ? 'sample-data-' : ''}${stampOf(nowMs)}.${ending}`

const stampOf = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
