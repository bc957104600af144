import { resolve } from 'node:path'
import type { Command } from 'commander'
import { mostExported, type QuarantineChoice } from '../../../shared/domain/quarantine'
import { mostNamed } from '../../../shared/figures/quarantine'
import { serveOptions } from '../../engine/settings/options'
import { type Ask, withConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  type Flags,
  flagsOf,
  isOn,
  type PlainOption,
  textOf
} from '../command-options'
import { openQuarantineFiles } from '../quarantine-files'
import { discardForPeople, exportForPeople, listForPeople, retryForPeople } from '../quarantine-words'
import { settingsOfLastRun } from '../settings-of-last-run'

const limitOption: PlainOption = { flag: 'limit', value: 'N', help: 'how many of the newest (default: 20)' }
const jsonOption: PlainOption = { flag: 'json', value: null, help: 'print them as JSON' }
const outOption: PlainOption = {
  flag: 'out',
  value: 'FILE',
  help: 'JSON lines, a message each; keys and values in base64'
}
const rawOption: PlainOption = {
  flag: 'raw',
  value: 'DIR',
  help: 'also each message’s bytes as a file of its own in this folder'
}
const allOption: PlainOption = { flag: 'all', value: null, help: 'all that are there now' }
const settingOptions = serveOptions.filter(({ setting }) => setting === 'source')

/** What a command asks, and what it prints then. Made from what was typed before anything is opened. */
type Work = (ask: Ask) => Promise<string>

/** `deloton quarantine …`: what was not understood, of the running console or of the stores. */
export function addQuarantine(program: Command, context: CommandContext): void {
  const group = program.command('quarantine').description('messages that were not understood')
  const add = (
    form: string,
    description: string,
    options: readonly PlainOption[],
    workOf: (flags: Flags, ids: readonly string[]) => Work
  ): void => {
    const command = group.command(form).description(description)
    addOptions(command, [...options, dataFolderOption, ...settingOptions]).action(async (ids: unknown) => {
      const flags = flagsOf(command)
      const settings = settingsOfLastRun(settingOptions, flags)
      const work = workOf(flags, Array.isArray(ids) ? ids.map(String) : [])
      process.stdout.write(await withConsole(context, dataFolderOf(flags), settings, work))
    })
  }
  add('list', 'list the newest', [limitOption, jsonOption], list)
  add('export', 'write all of them to a file, byte for byte', [outOption, rawOption], exportAll)
  add('retry [IDS...]', 'read them again by the rules of this version; without ids all', [], (_flags, ids) => {
    const choice = ids.length === 0 ? ({ all: true } as const) : namedBy(ids)
    return async (ask) => retryForPeople(await ask('quarantine.retry', choice))
  })
  add('discard [IDS...]', 'throw them away: those with these ids, or all', [allOption], (flags, ids) => {
    const isAll = isOn(flags, allOption)
    if (isAll === ids.length > 0) throw new CommandError('quarantine discard needs ids or --all, one of them.', 2)
    const choice = isAll ? ({ all: true } as const) : namedBy(ids)
    return async (ask) => discardForPeople((await ask('quarantine.discard', choice)).discarded)
  })
}

function list(flags: Flags): Work {
  const text = textOf(flags, limitOption) ?? '20'
  const isJson = isOn(flags, jsonOption)
  if (!/^[1-9]\d{0,2}$/.test(text)) {
    throw new CommandError(`--limit must be a whole number from 1 to 999 (given: ${JSON.stringify(text)}).`, 2)
  }
  return async (ask) => {
    const page = await ask('quarantine.list', { limit: Number(text) })
    return isJson ? `${JSON.stringify(page)}\n` : listForPeople(page)
  }
}

function exportAll(flags: Flags): Work {
  const given = textOf(flags, outOption)
  if (given === undefined) throw new CommandError('quarantine export needs --out FILE.', 2)
  const rawDir = textOf(flags, rawOption)
  const file = resolve(given)
  return async (ask) => {
    const files = onDisk(file, () => openQuarantineFiles(file, rawDir === undefined ? null : resolve(rawDir)))
    let exported = 0
    try {
      for (let cursor: string | undefined; ; ) {
        const page = await ask('quarantine.export', {
          limit: mostExported,
          ...(cursor === undefined ? {} : { cursor })
        })
        onDisk(file, () => page.items.forEach(files.write))
        exported += page.items.length
        if (page.next_cursor === null) break
        cursor = page.next_cursor
      }
    } catch (error) {
      files.giveUp()
      throw error
    }
    onDisk(file, files.finish)
    return exportForPeople(exported, given)
  }
}

/** Says in a sentence what a file system that refuses answers with a code. */
function onDisk<Value>(file: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(`The messages could not be written to ${file} (${code}).`)
  }
}

function namedBy(ids: readonly string[]): QuarantineChoice {
  const wrong = ids.find((id) => !/^[1-9]\d{0,14}$/.test(id))
  if (wrong !== undefined) {
    throw new CommandError(
      `An id is a whole number, as "quarantine list" shows it (given: ${JSON.stringify(wrong)}).`,
      2
    )
  }
  if (ids.length > mostNamed) throw new CommandError(`At most ${mostNamed} messages can be named at once.`, 2)
  return { quarantine_ids: ids.map(Number) }
}
