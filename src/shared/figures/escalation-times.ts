/** How long an alert waits for somebody, and is told again meanwhile. Source: the documentation of the rules. */
export const escalateAfterMs = 60_000
export const managerAfterMs = 180_000
/** Acknowledged and still true. */
export const remindEveryMs = 300_000
