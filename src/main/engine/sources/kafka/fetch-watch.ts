/** No answer to a fetch for this long: what is shown may be old, people must be told. */
const blindAfterMs = 5_000
/** No answer for this long: the client is given up and a new one built. */
const deadAfterMs = 30_000

export type FetchHealth = 'answering' | 'blind' | 'dead'

/**
 * Watches that the broker answers fetches. kafkajs reports every answer, empty ones too, about once a second on an idle
 * topic; it can stay "connected" for ever without one. Time spent storing what came does not count.
 */
export interface FetchWatch {
  answered(): void
  /** Wraps the storing of a batch. */
  whileBusy<Value>(work: () => Promise<Value>): Promise<Value>
  health(): FetchHealth
  /** How long no fetch was answered, ms. */
  silentMs(): number
}

export function createFetchWatch(monotonic: () => number): FetchWatch {
  let answeredMs = monotonic()
  let busy = 0
  const silentMs = (): number => (busy > 0 ? 0 : monotonic() - answeredMs)
  return {
    answered() {
      answeredMs = monotonic()
    },
    async whileBusy(work) {
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
        answeredMs = monotonic()
      }
    },
    health() {
      const silent = silentMs()
      if (silent > deadAfterMs) return 'dead'
      return silent > blindAfterMs ? 'blind' : 'answering'
    },
    silentMs
  }
}
