import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engineSettings } from '../../src/main/engine/settings/settings'
import { saveAlertRules } from '../../src/main/engine/store/alert-rules'
import { openData, openOps } from '../../src/main/engine/store/files'
import { createRideMover } from '../../src/main/engine/store/history/ride-mover'
import { createRideWriter } from '../../src/main/engine/store/ride-writer'
import { saveOwnLimits } from '../../src/main/engine/store/rider-limits'
import { createRiderSaver } from '../../src/main/engine/store/rider-store'
import { createEngineThread, type EngineThread } from '../../src/main/engine/threads/engine-thread'
import { type CallInput, type CallName, type CallOutput, calls } from '../../src/shared/contract'
import { defaultAlertRules } from '../../src/shared/domain/alert-rules'
import { noOwnLimits } from '../../src/shared/figures/heart-rate'
import { fromProject } from '../support/project'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'
import { unknownRider } from '../unit/main/engine/ingest/line-fixture'
import { alertAt, writeAlerts } from '../unit/main/engine/store/alert-fixture'
import { reading, writeRide } from '../unit/main/engine/store/ride-fixture'

const hourMs = 3_600_000
const bornMs = Date.UTC(1950, 0, 1)

let root: TemporaryFolder
let world: TemporaryFolder
let thread: EngineThread
beforeEach(() => {
  root = makeTemporaryFolder()
  world = makeTemporaryFolder()
})
afterEach(async () => {
  await thread.stop(2_000)
  root.remove()
  world.remove()
})

async function startThread(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    thread = createEngineThread({
      file: fromProject('out', 'main', 'query-thread.js'),
      data: { dataDir: root.path, worldDir: world.path, settings: engineSettings({ timeZone: 'UTC' }) },
      onNews: (name) => (name === 'ready' ? resolve() : undefined),
      onDeath: reject
    })
    thread.start()
  })
}

/** Asks as the engine does; what is answered is what the contract says. */
async function ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const call: (typeof calls)[CallName] = calls[name]
  const answer = await thread.call<CallOutput<Name>>(name, call.input.parse(input))
  if (!answer.ok) throw new Error(`${name} answered ${answer.error.code}: ${answer.error.message}`)
  expect(call.output.parse(answer.value)).toEqual(answer.value)
  return answer.value
}

/** Rider 7 rode four hours ago for 20 minutes at 170 bpm, thrice; the last ride is in the history. */
function fillStores(): void {
  const data = openData(world.path)
  const seen = { atMs: Date.now(), logId: 1, partition: 0, offset: 1 }
  createRiderSaver(data)({ ...unknownRider, riderId: 7, name: 'Ada Byron', bornMs }, seen)
  for (const rideId of [1, 2, 3]) {
    const startMs = Date.now() - 4 * hourMs + rideId
    const readings = Array.from({ length: 1_200 }, (_, index) =>
      reading(0, { atMs: startMs + index * 1_000, durationS: index + 1, heartRateBpm: 170 })
    )
    const running = data.transaction(() => writeRide(data, rideId, readings, { startMs }))()
    if (rideId === 3) {
      createRideWriter(data).end(running, startMs + 1_200_000, 'boundary')
      createRideMover(data).move(3)
    }
  }
  const startedMs = Date.now() - hourMs
  const told = { startedMs, notifiedMs: startedMs, acknowledgedMs: startedMs + 9_000, acknowledgedBy: 'Kim' }
  writeAlerts(data, [
    alertAt(1, 0, { ...told, rule: 'H1', priority: 'high' }),
    alertAt(2, 0, { startedMs: startedMs + 1, state: 'firing' })
  ])
  data.close()
  const rules = structuredClone(defaultAlertRules)
  rules.formula = 'fox'
  const rootOps = openOps(root.path)
  saveAlertRules(rootOps, rules, Date.now())
  rootOps.close()
  const worldOps = openOps(world.path)
  saveOwnLimits(worldOps, 7, { ...noOwnLimits, testedMaximumBpm: 150 }, Date.now())
  worldOps
    .prepare(
      `INSERT INTO outbox (mail_key, kind, recipient, subject, message, message_id, priority, state, state_ms, attempts,
         queued_ms) VALUES ('alert:1:fired:desk@gym.example', 'alert', 'desk@gym.example', '', '{}', '', 0, 'sent', 5, 1, 5)`
    )
    .run()
  worldOps.close()
}

describe('the thread that answers questions', () => {
  it('has the defaults and no alerts where no console ever ran', async () => {
    await startThread()
    expect(await ask('alerts.list', {})).toEqual({ items: [], next_cursor: null })
    expect(await ask('alerts.stats', {})).toMatchObject({ ride_hours: 0, acknowledged: 0 })
    expect(await ask('alert_rules.get', {})).toEqual({
      version: 0,
      rules: defaultAlertRules,
      defaults: defaultAlertRules
    })
    expect(await thread.call('alert.get', { alert_id: 1 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await ask('alert_rules.preview', { rules: defaultAlertRules })).toMatchObject({ preview: { rides: 0 } })
  })

  it('answers from both stores, the world’s own ops file and the rules of the data folder', async () => {
    fillStores()
    await startThread()
    expect((await ask('alerts.list', {})).items.map(({ alert_id }) => alert_id)).toEqual([2, 1])
    expect((await ask('alerts.list', { state: 'open' })).items).toMatchObject([{ alert_id: 2, rider_alias: 'Ada B.' }])
    expect(await ask('alert.get', { alert_id: 1 })).toMatchObject({
      alert: { acknowledged_by: 'Kim' },
      mails: [{ step: 'fired', recipient: 'desk@gym.example', state: 'sent' }]
    })
    const stats = await ask('alerts.stats', { days: 1 })
    expect(stats).toMatchObject({ ride_hours: 1, count: { high: 1, medium: 1 }, median_acknowledge_s: 9 })
    expect(await ask('alert_rules.get', {})).toMatchObject({ version: 1, rules: { formula: 'fox' } })
    expect(await ask('rider.get', { rider_id: 7 })).toMatchObject({
      heart_rate_maximum: 150,
      maximum_source: 'tested',
      heart_rate_limit: 160
    })
    expect(await ask('ride.follow', { ride_id: 3 })).toMatchObject({ heart_rate_maximum: 150, heart_rate_limit: 160 })
  })

  it('sees rules and limits that are saved while it runs', async () => {
    fillStores()
    await startThread()
    expect(await ask('rider.get', { rider_id: 7 })).toMatchObject({ maximum_source: 'tested' })
    const worldOps = openOps(world.path)
    saveOwnLimits(worldOps, 7, noOwnLimits, Date.now())
    worldOps.close()
    const rootOps = openOps(root.path)
    saveAlertRules(rootOps, defaultAlertRules, Date.now())
    rootOps.close()
    expect(await ask('rider.get', { rider_id: 7 })).toMatchObject({ maximum_source: 'formula' })
    expect(await ask('alert_rules.get', {})).toMatchObject({ version: 2, rules: { formula: 'tanaka' } })
  })

  it('refuses a filter that is no moment and a cursor that is none', async () => {
    fillStores()
    await startThread()
    for (const input of [{ from: 'yesterday' }, { to: '12:00' }, { cursor: 'x' }]) {
      expect(await thread.call('alerts.list', { limit: 100, ...input })).toMatchObject({
        ok: false,
        error: { code: 'bad-input' }
      })
    }
  })

  it('answers what rules would have done, and other questions meanwhile', async () => {
    fillStores()
    await startThread()
    const asked = structuredClone(defaultAlertRules)
    asked.rules.H1.is_on = false
    const answered: string[] = []
    const preview = ask('alert_rules.preview', { rules: asked, days: 1 }).then((answer) => {
      answered.push('preview')
      return answer
    })
    const ride = ask('ride.get', { ride_id: 1 }).then(() => answered.push('ride'))
    expect(await preview).toMatchObject({
      faults: [],
      preview: {
        rides: 3,
        ride_hours: 1,
        now: { by_rule: { H1: 3, H2: 3, H3: 3 }, high: 3 },
        asked: { by_rule: { H1: 0, H2: 3, H3: 3 }, high: 0 },
        is_complete: true
      }
    })
    await ride
    expect(new Set(answered)).toEqual(new Set(['ride', 'preview']))
    asked.rules.H2.hold_s = 0
    expect(await ask('alert_rules.check', { rules: asked })).toEqual({
      faults: [{ path: ['rules', 'H2', 'hold_s'], sentence: 'Must be at least 1.' }]
    })
  })
})
