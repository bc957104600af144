import { expect, it, onTestFinished, vi } from 'vitest'
import { createRideProfiling } from '../../../../../src/main/engine/jobs/profile-rides'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../ingest/line-fixture'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData } from '../store/store-fixture'

function profilingOn(
  data: Writable,
  { isCatchingUp = (): boolean => false, monotonic = () => performance.now() } = {}
) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const failures: string[] = []
  const profiling = createRideProfiling({
    data,
    isCatchingUp,
    monotonic,
    onFailure: (what) => failures.push(what)
  })
  onTestFinished(() => profiling.stop())
  return { profiling, failures }
}
const end = (data: Writable, rideId: number): void =>
  createRideWriter(data).end(writeRide(data, rideId, [reading(1)]), atSecond(1), 'boundary')
const withProfile = (data: Writable): unknown[] =>
  data.prepare('SELECT ride_id FROM ride_profile ORDER BY ride_id').pluck().all()

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    await vi.advanceTimersByTimeAsync(20)
    // The work gives way to others by setImmediate, which is real here.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

it('Rides are worked out within seconds: those of before the start, and each that ends after it', async () => {
  const data = temporaryData()
  end(data, 3)
  const { profiling, failures } = profilingOn(data)
  profiling.start()
  await pass(400)
  expect(withProfile(data)).toEqual([3])
  end(data, 4)
  await pass(2_000)
  expect([withProfile(data), failures]).toEqual([[3, 4], []])
})

it('While a backlog is read rides wait for small turns, and go on at once when it is read', async () => {
  const data = temporaryData()
  let isBehind = true
  // Each look at the clock finds it a millisecond on: a slice is ten steps, whatever machine this is.
  let ms = 0
  const monotonic = (): number => {
    ms += 1
    return ms
  }
  const { profiling } = profilingOn(data, { isCatchingUp: () => isBehind, monotonic })
  profiling.start()
  for (let rideId = 1; rideId <= 50; rideId += 1) end(data, rideId)
  await pass(600)
  const beside = withProfile(data).length
  expect(beside).toBeLessThan(20)
  isBehind = false
  await pass(1_500)
  expect(withProfile(data)).toHaveLength(50)
})

it('Nothing is worked out after a stop', async () => {
  const data = temporaryData()
  const { profiling } = profilingOn(data)
  profiling.start()
  await pass(100)
  await profiling.stop()
  end(data, 3)
  await pass(3_000)
  expect(withProfile(data)).toEqual([])
})

it('A store that can not be written is told and tried again after half a minute', async () => {
  const data = temporaryData()
  const { profiling, failures } = profilingOn(data)
  profiling.start()
  data.exec("CREATE TRIGGER full BEFORE INSERT ON ride_profile BEGIN SELECT RAISE(ABORT, 'full'); END")
  end(data, 3)
  await pass(5_000)
  expect([withProfile(data), failures]).toEqual([[], ['working out a ride']])
  data.exec('DROP TRIGGER full')
  await pass(30_000)
  expect([withProfile(data), failures.length]).toEqual([[3], 1])
})
