import { join } from 'node:path'
import { openData, openOps } from '../../src/main/engine/store/files'
import { createRideMover } from '../../src/main/engine/store/history/ride-mover'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createRideWriter } from '../../src/main/engine/store/ride-writer'
import { createRiderSaver } from '../../src/main/engine/store/rider-store'
import { unknownRider } from '../unit/main/engine/ingest/line-fixture'
import { alertAt, writeAlerts } from '../unit/main/engine/store/alert-fixture'
import { reading, writeRide } from '../unit/main/engine/store/ride-fixture'
import { deloton, spawnConsole } from './console-process'
import { hostileNames } from './hostile-names'
import { makeTemporaryFolder } from './temporary-folder'

const hourMs = 3_600_000

/** What is in the stores of a console, which reads nothing more. */
export interface StoredWorld {
  readonly running: number
  readonly ended: number
  readonly historical: number
  /** A rider with rides. */
  readonly riderId: number
  readonly city: string
}

export interface RestConsole {
  readonly url: string
  readonly token: string
  stop(): Promise<void>
}

/** A console at no broker, so that its answers stay as they are; `fill` writes its stores before it starts. */
export async function startRestConsole(fill: (dataDir: string) => void): Promise<RestConsole> {
  const folder = makeTemporaryFolder('deloton-rest-')
  const dataDir = join(folder.path, 'data')
  const made = await deloton('token', 'create', '--name', 'test', '--scope', 'read,delete', '--data-dir', dataDir)
  const token = made.stdout.trim()
  fill(dataDir)
  const args = [
    '--source',
    'kafka',
    '--brokers',
    '127.0.0.1:9',
    '--topic',
    'none',
    '--api-rate',
    '100000',
    '--api-burst',
    '1000000'
  ]
  const console = await spawnConsole(dataDir, args, token).ready
  return {
    url: console.url,
    token,
    async stop() {
      await console.stop()
      folder.remove()
    }
  }
}

/** Some riders, rides of each kind and alerts. */
export function fillWorld(dataDir: string): StoredWorld {
  const data = openData(dataDir)
  const ops = openOps(dataDir)
  const ids = createIdSource(ops, 'ride')
  const writer = createRideWriter(data)
  const nowMs = Date.now()
  data.prepare("INSERT INTO log VALUES (1, 'cluster', 'none', 1, ?)").run(nowMs)
  const saveRider = createRiderSaver(data)
  const names = ['Freya Hartley', ...hostileNames.filter((name) => typeof name === 'string')]
  names.forEach((name, index) => {
    const city = index % 2 === 0 ? 'Zürich' : 'Leeds'
    const rider = {
      ...unknownRider,
      riderId: 7 + index,
      name,
      gender: 'female',
      address: `1 High St, "Flat" 2,${city},LS1`
    }
    saveRider(rider, { atMs: nowMs - hourMs, logId: 1, partition: 0, offset: index })
  })
  const write = (startMs: number, seconds: number, riderId: number | null, isEnded: boolean): number => {
    const rideId = ids.take()
    const readings = Array.from({ length: seconds }, (_, second) =>
      reading(0, {
        atMs: startMs + second * 1_000,
        durationS: second + 1,
        heartRateBpm: second % 50 === 0 ? null : 100 + (second % 60),
        powerWatts: 100 + second / 7
      })
    )
    data.transaction(() => {
      const running = writeRide(data, rideId, readings, { startMs, riderId })
      if (isEnded) writer.end(running, startMs + seconds * 1_000, 'boundary')
    })()
    return rideId
  }
  const historical = write(nowMs - 40 * hourMs, 1_234, 7, true)
  createRideMover(data).move(historical)
  for (let index = 0; index < 23; index += 1) write(nowMs - (30 - index / 2) * hourMs, 5 + index, 7 + (index % 9), true)
  const ended = write(nowMs - 1_000_000, 300, 7, true)
  const running = write(nowMs - 60_000, 60, 8, false)
  writeAlerts(
    data,
    Array.from({ length: 9 }, (_, index) => alertAt(index + 1, index * 100, { rideId: ended }))
  )
  ops.close()
  data.close()
  return { running, ended, historical, riderId: 7, city: 'Zürich' }
}
