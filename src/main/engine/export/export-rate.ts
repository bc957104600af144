/** What a rate is taken over: long enough to be calm, short enough to follow a console that gets busy. */
const overMs = 10_000
const betweenMs = 250

export interface ExportRate {
  /** Notes how many rows are done. */
  note(atMs: number, done: number): void
  /** Rows a second over the last seconds; null before anybody can say. */
  perSecond(): number | null
}

/** By a clock that never jumps, ms. */
export function createExportRate(): ExportRate {
  let points: { readonly atMs: number; readonly done: number }[] = []
  return {
    note(atMs, done) {
      const last = points.at(-1)
      if (last !== undefined && atMs - last.atMs < betweenMs) return
      points = [...points.filter((point) => atMs - point.atMs <= overMs), { atMs, done }]
    },
    perSecond() {
      const [first, last] = [points[0], points.at(-1)]
      if (first === undefined || last === undefined || last.atMs <= first.atMs) return null
      return ((last.done - first.done) * 1_000) / (last.atMs - first.atMs)
    }
  }
}

/** Seconds that are left at a rate; null where nobody can say. */
export function secondsLeft(done: number, total: number, perSecond: number | null): number | null {
  return perSecond === null || perSecond <= 0 ? null : Math.max(0, total - done) / perSecond
}
