import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOps } from '../../../../../src/main/engine/store/files'
import { type Report, reportListSchema, reportSchema } from '../../../../../src/shared/domain/report'
import type { Result } from '../../../../../src/shared/result'
import { figuresOf } from '../../../../support/report-figures'
import { type DeliveredMail, liveReports, type ReportLife, type ReportWorld } from '../../../../support/report-life'
import { temporaryOps, temporaryPath } from '../store/store-fixture'

const hourMs = 3_600_000
const startMs = Date.parse('2026-11-24T08:00:30Z')

interface TestWorld {
  readonly world: ReportWorld
  readonly delivered: DeliveredMail[]
  pass(ms: number): void
  live(more?: Partial<ReportWorld>): ReportLife
}

function newWorld(): TestWorld {
  const folder = temporaryPath()
  let nowMs = startMs
  const delivered: DeliveredMail[] = []
  const world: ReportWorld = {
    ops: temporaryOps(folder),
    folder,
    firstDataMs: Date.parse('2026-11-23T18:00:00Z'),
    now: () => nowMs,
    delivered
  }
  return {
    world,
    delivered,
    pass: (ms) => {
      nowMs += ms
    },
    live(more = {}) {
      const life = liveReports({ ...world, ...more })
      onTestFinished(life.stop)
      return life
    }
  }
}

const answered = async <Value>(answer: Promise<Result<Value>> | Result<Value>): Promise<Value> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const errorOf = async (answer: Promise<Result<unknown>> | Result<unknown>): Promise<string | null> => {
  const result = await answer
  return result.ok ? null : `${result.error.code}: ${result.error.message}`
}
const november = { from: '2026-11-01', to: '2026-11-30' }
const listed = async (life: ReportLife): Promise<Report[]> =>
  reportListSchema.parse(await answered(life.calls['reports.list'](november))).items

describe('Reports by schedule', () => {
  it('are made and mailed once by two schedulers on one file', async () => {
    const { world, delivered, live } = newWorld()
    const other = openOps(world.folder)
    onTestFinished(() => {
      other.close()
    })
    const lives = [live(), live({ ops: other })]
    await Promise.all(lives.map((life) => life.scheduler.look()))
    await Promise.all(lives.map((life) => life.mailer.wake()))
    for (const life of lives) await life.mailer.wake()
    expect(delivered.map(({ recipient }) => recipient)).toEqual(['ann@gym.example', 'bo@gym.example'])
    expect(lives.flatMap(({ failures }) => failures)).toEqual([])
    const [report, ...more] = await listed(live())
    expect(more).toEqual([])
    expect(report).toMatchObject({ date: '2026-11-23', state: 'made', riders: 287, rides: 412 })
    expect(report?.mails.map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('wait for the feed, are told as waiting, and come when it has caught up', async () => {
    const { pass, live } = newWorld()
    let readUpToMs = startMs - 20 * hourMs
    const life = live({ readUpToMs: () => readUpToMs })
    await life.scheduler.look()
    expect(await listed(life)).toMatchObject([{ date: '2026-11-23', state: 'waiting', made_at: null }])
    pass(60_000)
    readUpToMs = startMs
    await life.scheduler.look()
    expect(await listed(life)).toMatchObject([{ date: '2026-11-23', state: 'made' }])
  })

  it('are all made after days of sleep, and the newest is mailed', async () => {
    const { delivered, pass, live } = newWorld()
    const life = live()
    pass(4 * 24 * hourMs)
    await life.scheduler.look()
    await life.mailer.wake()
    expect((await listed(life)).map(({ date }) => date)).toEqual([
      '2026-11-27',
      '2026-11-26',
      '2026-11-25',
      '2026-11-24',
      '2026-11-23'
    ])
    expect(new Set(delivered.map(({ subject }) => subject))).toEqual(
      new Set(['Deloton daily report: Fri 27 Nov 2026, 412 rides (+8 %)'])
    )
  })

  it('wait two hours from when a machine woke, for a feed that it has yet to read', async () => {
    const { pass, live } = newWorld()
    const life = live({ readUpToMs: () => startMs - hourMs })
    await life.scheduler.look()
    pass(3 * 24 * hourMs)
    await life.scheduler.look()
    expect((await listed(life)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting', 'made'])
  })

  it('of the sample world are made and not mailed, but by hand', async () => {
    const { delivered, live } = newWorld()
    const life = live({ isSample: true })
    await life.scheduler.look()
    await life.mailer.wake()
    expect(await listed(life)).toMatchObject([{ state: 'made', mails: [] }])
    await answered(life.calls['report.send']({ date: '2026-11-23', again: false }))
    expect(delivered[0]?.subject).toMatch(/^SAMPLE DATA: Deloton daily report: Mon 23 Nov 2026/)
  })

  it('that can not be made are told as failed, tried again later, and are no reason for the others to wait', async () => {
    const { pass, live } = newWorld()
    pass(24 * hourMs)
    let isBroken = true
    const life = live({
      figures: (period) => {
        if (isBroken && period.date === '2026-11-23') throw new Error('damaged')
        return figuresOf(period)
      }
    })
    await life.scheduler.look()
    expect(await listed(life)).toMatchObject([
      { date: '2026-11-24', state: 'made' },
      { date: '2026-11-23', state: 'failed', problem: expect.stringContaining('log') }
    ])
    isBroken = false
    await life.scheduler.look()
    expect(life.failures).toHaveLength(1)
    pass(60_000)
    await life.scheduler.look()
    expect((await listed(life)).map(({ state }) => state)).toEqual(['made', 'made'])
  })

  it('tell when the next one comes, and none where they are off or nothing is stored', async () => {
    const { live } = newWorld()
    const list = async (life: ReportLife) => answered(life.calls['reports.list'](november))
    expect(await list(live())).toMatchObject({
      next_at: '2026-11-25T08:00:00.000Z',
      at: '08:00',
      period: 'day',
      recipients: ['ann@gym.example', 'bo@gym.example'],
      can_mail: true
    })
    const off = live({ settings: { at: null } })
    await off.scheduler.look()
    expect(await list(off)).toMatchObject({ items: [], next_at: null, at: null })
    const empty = live({ firstDataMs: null })
    await empty.scheduler.look()
    expect((await list(empty)).items).toEqual([])
  })
})

describe('A report by hand', () => {
  it('is made for a day, the same bytes each time, and answered with its file', async () => {
    const { world, pass, live } = newWorld()
    const { calls } = live()
    const made = reportSchema.parse(await answered(calls['report.make']({ date: '2026-11-20' })))
    pass(5_000)
    const again = await answered(calls['report.make']({ date: '2026-11-20' }))
    expect(again.sha256).toBe(made.sha256)
    expect(again.file_name).toBe('deloton-daily_harbour-gym_2026-11-20.pdf')
    const file = await answered(calls['report.file']({ date: '2026-11-20' }))
    expect(Buffer.from(file.pdf_base64, 'base64').length).toBe(made.bytes)
    expect(readdirSync(join(world.folder, 'reports'))).toEqual([made.file_name])
  })

  it('is refused for a day to come, an empty store, and where there is none', async () => {
    const { live } = newWorld()
    const { calls } = live()
    expect(await errorOf(calls['report.make']({ date: '2026-11-25' }))).toBe('bad-input: That day has not begun yet.')
    expect(await errorOf(calls['report.file']({ date: '2026-11-20' }))).toMatch(/^not-found: There is no report/)
    const empty = live({ firstDataMs: null }).calls
    expect(await errorOf(empty['report.make']({ date: '2026-11-20' }))).toMatch(/^not-found: Nothing is stored yet/)
    const nobody = live({ settings: { to: [] } }).calls
    expect(await errorOf(nobody['report.send']({ date: '2026-11-20', again: false }))).toMatch(/^bad-input: Nobody/)
  })

  it('says when it went out and to how many, and goes out again only when told to', async () => {
    const { delivered, pass, live } = newWorld()
    const life = live()
    await life.scheduler.look()
    await life.mailer.wake()
    const send = (again: boolean) => life.calls['report.send']({ date: '2026-11-23', again })
    pass(hourMs)
    expect(await errorOf(send(false))).toBe('conflict: It went out at 08:00 to 2 people.')
    const sent = await answered(send(true))
    expect(sent.mails.map(({ turn, state }) => `${turn} ${state}`)).toEqual(['1 sent', '1 sent', '2 sent', '2 sent'])
    expect(new Set(delivered.map(({ messageId }) => messageId)).size).toBe(4)
    pass(24 * hourMs)
    expect(await errorOf(send(false))).toBe('conflict: It went out on 24 Nov at 09:00 to 2 people.')
  })

  it('is sent once where two ask at the same time', async () => {
    const { delivered, live } = newWorld()
    const { calls } = live()
    const asked = { date: '2026-11-22', again: false }
    await answered(calls['report.make'](asked))
    const answers = await Promise.all([calls['report.send'](asked), calls['report.send'](asked)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(delivered).toHaveLength(2)
  })

  it('is made anew before it is sent where its file is gone or was changed', async () => {
    const { world, delivered, live } = newWorld()
    const { calls } = live()
    const made = await answered(calls['report.make']({ date: '2026-11-22' }))
    const file = join(world.folder, 'reports', made.file_name ?? '')
    writeFileSync(file, 'other')
    await answered(calls['report.send']({ date: '2026-11-22', again: false }))
    rmSync(file)
    expect(await errorOf(calls['report.file']({ date: '2026-11-22' }))).toMatch(/^not-found: The file/)
    await answered(calls['report.send']({ date: '2026-11-22', again: true }))
    expect(delivered).toHaveLength(4)
  })

  it('keeps what a mail that waits goes out with, when it is made again and is another', async () => {
    const { world, live } = newWorld()
    let rides = 1
    const life = live({
      isServerUp: () => false,
      figures: (period) => {
        const figures = figuresOf(period)
        return { ...figures, key: { ...figures.key, rides } }
      }
    })
    const first = await answered(life.calls['report.send']({ date: '2026-11-22', again: false }))
    expect(await errorOf(life.calls['report.send']({ date: '2026-11-22', again: false }))).toMatch(/waits to go out/)
    rides = 2
    const second = await answered(life.calls['report.make']({ date: '2026-11-22' }))
    expect(second.sha256).not.toBe(first.sha256)
    const kept = readdirSync(join(world.folder, 'reports', 'mailed'))
    expect(kept.filter((name) => name.endsWith('.pdf'))).toEqual([`${first.sha256}.pdf`])
  })
})
