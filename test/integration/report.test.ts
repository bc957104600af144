import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { startSmtpServer } from '../support/smtp-server'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

let folder: TemporaryFolder
let dataDir: string
let out: string
let console_: ConsoleProcess | null
beforeEach(() => {
  folder = makeTemporaryFolder()
  dataDir = join(folder.path, 'data')
  out = join(folder.path, 'report.pdf')
  console_ = null
})
afterEach(async () => {
  await console_?.kill()
  folder.remove()
})

const zone = ['--time-zone', 'UTC']
const report = (date: string, ...more: string[]) =>
  deloton('report', '--date', date, '--out', out, '--data-dir', dataDir, ...zone, ...more)
const mailTo = (port: number): string[] => [
  ...['--mail-host', 'localhost', '--mail-port', String(port), '--mail-security', 'none'],
  ...['--mail-from', 'console@gym.example', '--report-to', 'ann@gym.example,bo@gym.example']
]
/** Runs a console on the simulated fleet until it has rides; answers the day on which it did. */
async function withRides(...args: string[]): Promise<string> {
  const started = await startConsole(dataDir, ['--bikes', '3', ...zone, ...args])
  console_ = started
  const status = await started.until('it is live with readings', ({ state, counters }) => {
    return state === 'live' && counters.stored > 0
  })
  return (status.last_event_at ?? '').slice(0, 10)
}
const line = /^\d+ riders?, \d+ rides?; written to .+report\.pdf, (?:complete data|data \d+\.\d %)\n/

describe('deloton report', () => {
  it('writes a PDF and mails it beside a running console, and says when it went out already', async () => {
    const server = await startSmtpServer()
    const day = await withRides(...mailTo(server.port), '--gym-name', 'Harbour Gym')
    const sent = await report(day, '--send')
    expect(sent).toMatchObject({ code: 0, stderr: '' })
    expect(sent.stdout).toMatch(line)
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    await expect
      .poll(() => server.mails.map(({ to }) => to).sort(), { timeout: 10_000 })
      .toEqual(['ann@gym.example', 'bo@gym.example'])
    expect(server.mails[0]?.text).toContain('SAMPLE DATA: Deloton daily report')
    expect(server.mails[0]?.text).toContain('Content-ID: <deloton-logo>')
    expect(await report(day, '--send')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^deloton: It went out at \d\d:\d\d to 2 people\.\n$/)
    })
    expect(await report(day, '--send', '--again')).toMatchObject({ code: 0 })
    const files = readdirSync(join(dataDir, 'sample', 'reports')).filter((name) => name.endsWith('.pdf'))
    expect(files).toContain(`deloton-daily_harbour-gym_${day}.pdf`)
  })

  it('does the same without one: the same bytes each time, and mails it before it ends', async () => {
    const day = await withRides()
    await console_?.stop()
    const server = await startSmtpServer()
    const first = await report(day, '--send', ...mailTo(server.port))
    expect(first).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/\nmailed to 2 people\n$/) })
    expect(server.mails).toHaveLength(2)
    const sum = (): string => createHash('sha256').update(readFileSync(out)).digest('hex')
    const before = sum()
    expect(await report(day)).toMatchObject({ code: 0 })
    expect(sum()).toBe(before)
  })

  it('says that a mail is queued where the mail server is not there', async () => {
    const day = await withRides()
    await console_?.stop()
    const server = await startSmtpServer()
    await server.close()
    const queued = await report(day, '--send', ...mailTo(server.port))
    expect(queued).toMatchObject({ code: 0, stdout: expect.stringContaining('\nqueued for 2 people') })
  })

  it.each([
    [['--date', '2026-02-30'], 2, '--date must be a date'],
    [['--date', '2999-01-01'], 1, 'That day has not begun yet.'],
    [['--date', '2026-11-01'], 1, 'Nothing is stored yet, so there is nothing to report.'],
    [['--date', '2026-11-01', '--again'], 2, '--again goes with --send.'],
    [[], 2, 'report needs --date YYYY-MM-DD.']
  ])('given %j ends with %i and a sentence, and leaves no file', async (args, code, sentence) => {
    const ended = await deloton('report', ...args, '--out', out, '--data-dir', dataDir)
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(sentence) })
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(out)).toBe(false)
  })
})
