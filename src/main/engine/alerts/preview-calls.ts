import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { alertRulesSchema } from '../../../shared/domain/alert-rules'
import { fail, type Result, succeed } from '../../../shared/result'
import { runSliced, type SliceClock } from '../jobs/sliced'
import type { LimitSource } from '../store/limit-source'
import type { PastRides } from '../store/past-rides'
import { createPreviewWork } from './preview'
import { rulesFaults } from './rules-faults'

const dayMs = 86_400_000
const sliceMs = 15
/** About 1,400 hours of riding. */
const mostReadings = 5_000_000

export interface PreviewPorts {
  /** Null while there is no store. */
  readonly rides: () => PastRides | null
  readonly limits: LimitSource
  readonly clock: SliceClock
  /** Wall clock, epoch ms. */
  readonly now: () => number
}

/** Answers what rules would have done, one question at a time: a newer one ends the older, which answers `cancelled`. */
export interface PreviewCalls {
  preview(input: HandlerInput<'alert_rules.preview'>): Promise<Result<CallOutput<'alert_rules.preview'>>>
  /** Ends the one under way and refuses more. */
  close(): void
}

const noRides: PastRides = {
  next: () => [],
  readings: (_rideId, after) => ({
    columns: { atMs: [], durationS: [], heartRateBpm: [], cadenceRpm: [], powerWatts: [], resistance: [] },
    lastNumber: after,
    hasMore: false
  })
}

export function createPreviewCalls({ rides, limits, clock, now }: PreviewPorts): PreviewCalls {
  let newest = 0
  let isClosed = false
  return {
    async preview({ rules, days }) {
      newest += 1
      const own = newest
      const asked = alertRulesSchema.safeParse(rules)
      if (!asked.success) return succeed({ faults: rulesFaults(rules), preview: null })
      const isOver = (): boolean => isClosed || newest !== own
      const work = createPreviewWork(
        { now: limits.rules().rules, asked: asked.data, sinceMs: now() - days * dayMs, mostReadings },
        rides() ?? noRides,
        limits.ownLimits
      )
      await runSliced(work.step, sliceMs, clock, isOver)
      if (isOver()) return fail('cancelled', 'Other rules were asked about meanwhile.')
      return succeed({ faults: [], preview: work.result() })
    },
    close() {
      isClosed = true
    }
  }
}
