import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrived, damagedLog, type LogEntry } from './damaged-log'
import { storeUnderTest, whatIsKnown } from './retried-store'

const asSent = (log: readonly LogEntry[]) => log.map(({ key, value }) => ({ key, value }))
const asArrived = (log: readonly LogEntry[]) => log.map((entry) => ({ key: entry.key, value: arrived(entry) }))
const longTest = 120_000

/** Which of the messages are retried before all are, by their place in the quarantine. */
const picks = fc.array(fc.boolean(), { maxLength: 40 })

async function expectRepaired(
  log: readonly LogEntry[],
  isFirst: readonly boolean[],
  where: string,
  hasEnds: boolean
): Promise<void> {
  const wanted = storeUnderTest()
  wanted.read(asSent(log))
  const repaired = storeUnderTest()
  repaired.read(asArrived(log), 7)
  if (where === 'historical') repaired.compress()

  const some = repaired.quarantineIds().filter((_, index) => isFirst[index] === true)
  if (some.length > 0) expect((await repaired.jobs.retry({ quarantine_ids: some })).ok).toBe(true)
  const retried = await repaired.jobs.retry({ all: true })
  expect(retried.ok && retried.value.kept).toBe(repaired.quarantineIds().length)

  expect(whatIsKnown(repaired.data, hasEnds)).toEqual(whatIsKnown(wanted.data, hasEnds))
  expect(repaired.sums.every(Boolean)).toBe(true)
  wanted.data.close()
  repaired.data.close()
}

describe.each(['daily', 'historical'])('A log with damaged lines whose rides are %s', (where) => {
  it(
    'is the undamaged log once its lines are understood, in whatever parts they are retried',
    () =>
      fc.assert(
        fc.asyncProperty(damagedLog([5, 40]), picks, (log, isFirst) => expectRepaired(log, isFirst, where, true)),
        { numRuns: 60 }
      ),
    longTest
  )

  // When such a ride ended can be uncertain: the time of its last Telemetry line is not kept beside its Ride line's.
  it(
    'is it, but for the ends of rides, also where the clock of a bike was set back',
    () =>
      fc.assert(
        fc.asyncProperty(damagedLog([5, -3_600]), picks, (log, isFirst) => expectRepaired(log, isFirst, where, false)),
        { numRuns: 60 }
      ),
    longTest
  )
})
