import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportedMessage } from '../../shared/domain/quarantine'

/** Where exported messages go. */
export interface QuarantineFiles {
  write(message: ExportedMessage): void
  /** What was written is whole: only now there is a file under its name. */
  finish(): void
  /** Leaves nothing of the file behind; what stood under its name is as it was. */
  giveUp(): void
}

/**
 * Writes messages as JSON lines, keys and values in base64; with `rawDir` also each value to a file of its own, byte for
 * byte. Only this user may read them: they may name riders. Throws what the file system says.
 */
export function openQuarantineFiles(file: string, rawDir: string | null): QuarantineFiles {
  const unfinished = `${file}.unfinished`
  if (rawDir !== null) mkdirSync(rawDir, { recursive: true, mode: 0o700 })
  const descriptor = openSync(unfinished, 'w', 0o600)
  return {
    write(message) {
      writeSync(descriptor, `${JSON.stringify(message)}\n`)
      if (rawDir === null || message.value === null) return
      writeFileSync(join(rawDir, rawNameOf(message)), Buffer.from(message.value, 'base64'), { mode: 0o600 })
    },
    finish() {
      closeSync(descriptor)
      renameSync(unfinished, file)
    },
    giveUp() {
      closeSync(descriptor)
      rmSync(unfinished, { force: true })
    }
  }
}

/** Numbers only: a topic's name is no name of a file everywhere. */
export const rawNameOf = ({ quarantine_id, partition, offset }: ExportedMessage): string =>
  `${quarantine_id}-partition-${partition}-offset-${offset}.bin`
