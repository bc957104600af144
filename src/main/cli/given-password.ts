import { fstatSync, readFileSync } from 'node:fs'
import { apiPasswordSchema } from '../../shared/domain/access'
import { CommandError } from './command-context'

const standardInput = 0

/**
 * The password in a file, else the one that is piped into the command; null where there is neither. A line break at its
 * end is none of it. Throws `CommandError`, which never repeats it.
 */
export function readGivenPassword(file: string | undefined): string | null {
  if (file === undefined && !isPiped()) return null
  const where = file === undefined ? 'The password on standard input' : 'The password in --password-file'
  const password = apiPasswordSchema.safeParse(textOf(file ?? standardInput).replace(/\r?\n$/, ''))
  if (password.success) return password.data
  throw new CommandError(`${where} ${password.error.issues[0]?.message ?? 'can not be used'}.`, 2)
}

/** Somebody hands text in: no terminal, and not nothing, as under a scheduler. */
function isPiped(): boolean {
  try {
    const input = fstatSync(standardInput)
    return input.isFIFO() || input.isFile() || input.isSocket()
  } catch {
    return false
  }
}

function textOf(place: string | number): string {
  try {
    return readFileSync(place, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const what = typeof place === 'string' ? `The file ${place} of --password-file` : 'Standard input'
    throw new CommandError(`${what} can not be read (${code}).`, 2)
  }
}
