import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sourceKinds } from '../../shared/domain/status'
import type { EngineSettings } from '../engine/ports'
import type { GivenSettings } from '../engine/settings/setting-schemas'
import { dataFile } from '../engine/store/files'
import { runFolder } from '../engine/store/folder-lock'

const lastRunSchema = z.object({ source: z.enum(sourceKinds), brokers: z.array(z.string()), topic: z.string() })

const fileOf = (dataDir: string): string => join(runFolder(dataDir), 'last-run.json')

/**
 * Notes what a console reads, so that a command that comes when none runs asks the same world and topic. Throws when it
 * can not be written. The folder's lock must be held.
 */
export function writeLastRun(dataDir: string, { source, kafka }: EngineSettings): void {
  const file = fileOf(dataDir)
  const lastRun: z.infer<typeof lastRunSchema> = { source, brokers: [...kafka.brokers], topic: kafka.topic }
  writeFileSync(`${file}.new`, JSON.stringify(lastRun), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * What the last console on the folder read. Where none has run, or the note is not whole: the log files that a command has
 * imported into the gym's own world, if that is there, else nothing.
 */
export function readLastRun(dataDir: string): Pick<GivenSettings, 'source' | 'brokers' | 'topic'> {
  try {
    const parsed = lastRunSchema.safeParse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
    if (parsed.success) return parsed.data
  } catch {
    // No note: what is there must tell.
  }
  return existsSync(dataFile(dataDir)) ? { source: 'log-file' } : {}
}
