/** What one may ask for. */
export interface RateLimit {
  readonly ratePerS: number
  /** So many at once after a pause. */
  readonly burst: number
}

/** A bucket of requests for each who asks, filled at a steady rate. Nobody's bucket is another's. */
export interface RateLimits {
  /** Takes one out. Answers the seconds to wait when there is none, else null. */
  take(key: string, limit: RateLimit): number | null
}

/** Far more than there are credentials; those of revoked ones go with the rest. */
const mostBuckets = 10_000

export function createRateLimits(now: () => number): RateLimits {
  const buckets = new Map<string, { left: number; atMs: number }>()
  return {
    take(key, { ratePerS, burst }) {
      const at = now()
      let bucket = buckets.get(key)
      if (bucket === undefined) {
        if (buckets.size >= mostBuckets) buckets.clear()
        bucket = { left: burst, atMs: at }
        buckets.set(key, bucket)
      }
      // A clock that was set back gives nothing and takes nothing.
      const passedMs = Math.max(0, at - bucket.atMs)
      bucket.left = Math.min(burst, bucket.left + (passedMs * ratePerS) / 1_000)
      bucket.atMs = at
      if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / ratePerS))
      bucket.left -= 1
      return null
    }
  }
}
