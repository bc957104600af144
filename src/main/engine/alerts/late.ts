/** A reading older than this when it is processed tells nobody. */
const lateAfterMs = 60_000

/** Whether what happened at `eventMs` comes to light too late, at `nowMs`, to be told at once. Both epoch ms. */
export const isLate = (eventMs: number, nowMs: number): boolean => nowMs - eventMs > lateAfterMs
