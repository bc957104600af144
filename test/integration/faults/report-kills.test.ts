import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../src/main/engine/report/zones'
import { openOps } from '../../../src/main/engine/store/files'
import { listReports, readReportMails } from '../../../src/main/engine/store/reports'
import { isFullSize, tellFigures } from '../../support/fault-run'
import { type DeliveredMail, liveReports, type ReportWorld, recipients } from '../../support/report-life'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'

const days = isFullSize ? 400 : 40
const hourMs = 3_600_000
const firstMs = Date.parse('2026-01-04T18:00:00Z')

class Killed extends Error {}

/** Ends a life at its step of that number; after that nothing it does leaves a trace. */
function killAt(number: number) {
  let count = 0
  let at: string | null = null
  return {
    onStep(step: string): void {
      count += 1
      if (count === number) at = step
      if (count >= number) throw new Killed(step)
    },
    count: () => count,
    /** Null where the life came to its end before. */
    at: () => at
  }
}

describe('The daily report', () => {
  let folder: TemporaryFolder
  afterEach(() => folder.remove())
  const newWorld = (): Omit<ReportWorld, 'ops'> & { delivered: DeliveredMail[]; pass(ms: number): void } => {
    folder = makeTemporaryFolder()
    let nowMs = firstMs
    return {
      folder: folder.path,
      firstDataMs: firstMs,
      now: () => nowMs,
      delivered: [],
      pass(ms) {
        nowMs += ms
      }
    }
  }
  /** Lives through what is due now; answers at which step it was killed. */
  async function live(
    world: Omit<ReportWorld, 'ops'>,
    killNumber = Number.POSITIVE_INFINITY
  ): Promise<[at: string | null, steps: number]> {
    const kill = killAt(killNumber)
    const ops = openOps(world.folder)
    const life = liveReports({ ...world, ops }, kill.onStep)
    try {
      life.mailer.start()
      await life.scheduler.look()
      await life.mailer.wake()
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
    await life.stop()
    // Takes back what was begun, as the end of a process does.
    ops.close()
    expect(life.failures.filter((failure) => !(failure instanceof Killed))).toEqual([])
    return [kill.at(), kill.count()]
  }

  it(`is made once a day and mailed to each recipient through ${days} days with a kill at each step`, async () => {
    const world = newWorld()
    const killedAt = new Map<string, number>()
    let next = 1
    for (let day = 0; day < days; day += 1) {
      world.pass(24 * hourMs)
      // A life that is killed at each of its steps in turn: the next one begins where it was.
      const [at, steps] = await live(world, next)
      if (at !== null) killedAt.set(at, (killedAt.get(at) ?? 0) + 1)
      next = at === null ? 1 : next + 1
      expect(steps).toBeGreaterThan(0)
      await live(world)
    }
    const ops = openOps(world.folder)
    const reports = listReports(ops, '2026-01-01', '2030-01-01')
    expect(reports.map(({ date }) => date)).toEqual(
      Array.from({ length: days }, (_, index) => addDays('2026-01-04', days - 1 - index))
    )
    for (const { fileName, sha256, periodKey } of reports) {
      const bytes = readFileSync(join(world.folder, 'reports', fileName))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const mails = readReportMails(ops, periodKey)
      expect(mails.map(({ recipient, state, turn }) => [recipient, state, turn])).toEqual(
        recipients.map((recipient) => [recipient, 'sent', 1])
      )
    }
    ops.close()
    const ids = new Set(world.delivered.map(({ messageId }) => messageId))
    expect(ids.size).toBe(days * recipients.length)
    const repeats = world.delivered.length - ids.size
    // A mail comes twice only where the server had it and the console could not note that any more.
    expect(repeats).toBe(killedAt.get('server took it') ?? 0)
    expect(repeats).toBeGreaterThan(0)
    for (const step of ['collect', 'written in part', 'renamed', 'before commit', 'committed', 'before DATA']) {
      expect([...killedAt.keys()]).toContain(step)
    }
    tellFigures('reports killed', {
      days,
      kills: [...killedAt.values()].reduce((sum, kills) => sum + kills, 0),
      repeats
    })
  })

  it('is mailed to everybody when the mail server was gone for two days', async () => {
    const world = newWorld()
    const ops = openOps(world.folder)
    let isUp = false
    const life = liveReports({ ...world, ops, isServerUp: () => isUp })
    for (let hour = 0; hour < 48 + 24; hour += 1) {
      world.pass(hourMs)
      isUp = hour >= 48
      await life.scheduler.look()
      await life.mailer.wake()
    }
    await life.stop()
    expect(life.failures).toEqual([])
    expect(new Set(world.delivered.map(({ messageId }) => messageId)).size).toBe(3 * recipients.length)
    expect(world.delivered).toHaveLength(3 * recipients.length)
    ops.close()
  })
})
