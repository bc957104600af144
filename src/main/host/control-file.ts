import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { runFolder } from '../engine/store/folder-lock'

const controlSchema = z.object({
  port: z.int().min(1).max(65_535),
  secret: z.string().min(32),
  pid: z.int(),
  /** Where the page is, null for a console without one. */
  url: z.string().nullable()
})

/** How a command finds the console that runs on a data folder. Only information: the lock decides who runs. */
export type Control = z.infer<typeof controlSchema>

const fileOf = (dataDir: string): string => join(runFolder(dataDir), 'control.json')

/** Null where no console runs, or the file is not whole. */
export function readControl(dataDir: string): Control | null {
  try {
    const parsed = controlSchema.safeParse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Written whole or not at all, readable by its owner only. */
export function writeControl(dataDir: string, control: Control): void {
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(control), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function removeControl(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}
