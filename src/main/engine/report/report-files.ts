import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { diskSteps, type FileSteps, replaceFile } from '../settings/replace-file'
import type { MailAttachment } from '../store/outbox'
import type { ReportPeriod } from './period'

/** The folder of a world's reports. */
export interface ReportFiles {
  /** Puts a report there, whole or not at all, in place of the one of its name. Throws what the file system says. */
  write(name: string, bytes: Buffer): void
  /** Its bytes; null where it is gone. */
  read(name: string): Buffer | null
  /**
   * Keeps these bytes under a name of their own for a mail to be sent with, whatever becomes of the report; answers what to
   * attach. Throws what the file system says.
   */
  keepForMail(filename: string, bytes: Buffer): MailAttachment
  remove(name: string): void
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** `folder` is made when it is needed. Only this user may read what is in it. */
export function createReportFiles(folder: string, steps: FileSteps = diskSteps): ReportFiles {
  const mailed = join(folder, 'mailed')
  return {
    write(name, bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      replaceFile(join(folder, name), bytes, steps)
    },
    read(name) {
      const file = join(folder, name)
      return existsSync(file) ? readFileSync(file) : null
    },
    keepForMail(filename, bytes) {
      mkdirSync(mailed, { recursive: true, mode: 0o700 })
      const sha256 = sha256Of(bytes)
      const path = join(mailed, `${sha256}${extname(filename)}`)
      if (!existsSync(path)) replaceFile(path, bytes, steps)
      return { filename, path, sha256 }
    },
    remove(name) {
      rmSync(join(folder, name), { force: true })
    }
  }
}

/** `deloton-daily_GYM_DATE.pdf`; one of 24 hours says so, as there may be one of the day of the same date. */
export function reportFileName(gym: string | null, { kind, date }: Pick<ReportPeriod, 'kind' | 'date'>): string {
  return `deloton-daily_${slugOf(gym ?? '') || 'gym'}_${date}${kind === 'last_24_h' ? '_24h' : ''}.pdf`
}

/** Letters, digits and dashes: a name of a file everywhere. */
const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
