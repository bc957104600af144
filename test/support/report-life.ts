import { join } from 'node:path'
import type { MailSession } from '../../src/main/engine/mail/mail-session'
import { createMailer, type Mailer } from '../../src/main/engine/mail/mailer'
import type { MailSettings, ReportSettings } from '../../src/main/engine/ports'
import type { ReportPeriod } from '../../src/main/engine/report/period'
import { createReportCalls, type ReportCalls } from '../../src/main/engine/report/report-calls'
import type { ReportFigures } from '../../src/main/engine/report/report-figures'
import { createReportFiles } from '../../src/main/engine/report/report-files'
import { createReportMaker, type ReportMaker } from '../../src/main/engine/report/report-maker'
import { createReportScheduler, type ReportScheduler } from '../../src/main/engine/report/report-scheduler'
import { createReportSender } from '../../src/main/engine/report/report-sender'
import type { FileSteps } from '../../src/main/engine/settings/replace-file'
import { diskSteps } from '../../src/main/engine/settings/replace-file'
import type { Writable } from '../../src/main/engine/store/open'
import { figuresOf } from './report-figures'
import { type OnStep, watchedDatabase } from './watched-database'

export interface DeliveredMail {
  readonly recipient: string
  readonly messageId: string
  readonly subject: string
}

export interface ReportWorld {
  readonly ops: Writable
  readonly folder: string
  readonly timeZone?: string
  readonly settings?: Partial<ReportSettings>
  readonly isSample?: boolean
  readonly firstDataMs: number | null
  readonly readUpToMs?: () => number | null
  readonly now: () => number
  /** What the mail server took, oldest first. */
  readonly delivered: DeliveredMail[]
  /** Whether the mail server is there. */
  readonly isServerUp?: () => boolean
  readonly figures?: (period: ReportPeriod) => ReportFigures
}

/** One life of a console, as far as reports go: it ends at the step that `onStep` throws at. */
export interface ReportLife {
  readonly maker: ReportMaker
  readonly scheduler: ReportScheduler
  readonly mailer: Mailer
  readonly calls: ReportCalls
  readonly failures: unknown[]
  stop(): Promise<void>
}

export const recipients = ['ann@gym.example', 'bo@gym.example']
const mail: MailSettings = {
  server: { host: 'localhost', port: 25, security: 'none', user: null },
  from: 'console@gym.example',
  alertsTo: [],
  managerTo: []
}

export function liveReports(world: ReportWorld, onStep: OnStep = () => undefined): ReportLife {
  const { now, timeZone = 'Europe/London', isSample = false } = world
  const settings: ReportSettings = {
    at: '08:00',
    period: 'day',
    to: recipients,
    hidesSmallHours: false,
    gymName: 'Harbour Gym',
    ...world.settings
  }
  const failures: unknown[] = []
  const onFailure = (_what: string, error: unknown): void => void failures.push(error)
  const ops = watchedDatabase(world.ops, onStep)
  const steps: FileSteps = {
    write: (file, content) => {
      onStep('open file')
      diskSteps.write(file, content.slice(0, 3))
      onStep('written in part')
      diskSteps.write(file, content)
      onStep('written')
    },
    copy: diskSteps.copy,
    rename: (from, to) => {
      diskSteps.rename(from, to)
      onStep('renamed')
    },
    remove: diskSteps.remove,
    syncFolder: (folder) => {
      diskSteps.syncFolder(folder)
      onStep('folder flushed')
    }
  }
  const files = createReportFiles(join(world.folder, 'reports'), steps)
  const sender = createReportSender({ ops, mail, recipients: settings.to, now, randomName: () => 'installation' })
  const maker = createReportMaker({
    ops,
    files,
    collect: (period) => {
      onStep('collect')
      return world.figures?.(period) ?? figuresOf(period, { isSample })
    },
    render: async (figures) => {
      onStep('render')
      return Buffer.from(`%PDF of ${JSON.stringify(figures)}`)
    },
    sender,
    logo: async () => Buffer.from('PNG'),
    isMailedBySchedule: !isSample,
    now
  })
  const firstDataMs = (): number | null => world.firstDataMs
  const scheduler = createReportScheduler({
    ops,
    schedule: settings.at === null ? null : { at: settings.at, kind: settings.period, timeZone },
    maker,
    firstDataMs,
    readUpToMs: world.readUpToMs ?? now,
    now,
    onMade: () => undefined,
    onFailure
  })
  const session: MailSession = {
    async send({ recipient, messageId, subject }) {
      onStep('before DATA')
      world.delivered.push({ recipient, messageId, subject })
      onStep('server took it')
      return { ok: true, response: '250 taken' }
    },
    close: () => undefined
  }
  const mailer = createMailer({
    ops,
    mail,
    connect: async () => {
      onStep('connect')
      return (world.isServerUp?.() ?? true)
        ? { ok: true, session }
        : { ok: false, fault: { scope: 'all_later', sentence: 'The server is not there.', code: 'connect' } }
    },
    now,
    random: () => 0.5,
    onFault: () => undefined,
    onFailure
  })
  const calls = createReportCalls({
    ops,
    files,
    maker,
    scheduler,
    settings,
    mail,
    timeZone,
    firstDataMs,
    sendProblem: sender.problem,
    now,
    onQueued: mailer.wake,
    onFailure
  })
  return {
    maker,
    scheduler,
    mailer,
    calls,
    failures,
    async stop() {
      await scheduler.stop()
      await maker.settled()
      await mailer.stop()
    }
  }
}
