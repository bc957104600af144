/**
 * Whether something that is to happen every `everyMs` is due: it never happened, the time is over, or its last time lies in
 * the future (the clock was set back). Moments in epoch ms. After a sleep of days it is due once, not once a period.
 */
export const isDue = (lastMs: number | null, everyMs: number, nowMs: number): boolean =>
  lastMs === null || nowMs - lastMs >= everyMs || lastMs > nowMs
