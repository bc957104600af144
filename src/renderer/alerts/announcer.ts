import type { Alert } from '../../shared/domain/alert'

/** Screen readers are not talked over more often than this. */
export const announceEveryMs = 5_000

export interface Announcer {
  /**
   * The alert to announce now, null for none. `calling` stand gravest first; each is announced once while it calls. `nowMs`:
   * any clock that only goes forward.
   */
  next(calling: readonly Alert[], nowMs: number): Alert | null
}

export function createAnnouncer(): Announcer {
  let announced = new Set<number>()
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    next(calling, nowMs) {
      // One that was acknowledged and calls again is said again.
      announced = new Set(calling.map(({ alert_id }) => alert_id).filter((id) => announced.has(id)))
      if (nowMs - lastMs < announceEveryMs) return null
      const alert = calling.find(({ alert_id }) => !announced.has(alert_id))
      if (alert === undefined) return null
      announced.add(alert.alert_id)
      lastMs = nowMs
      return alert
    }
  }
}
