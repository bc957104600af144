import type { CommanderError } from 'commander'

const helpHint = '"deloton --help" shows what there is.'

/** What is wrong with a command line, in one line: what, what may have been meant, where to look. */
export function usageSentence({ code, message }: Pick<CommanderError, 'code' | 'message'>): string {
  // commander shows help for a group such as `token` without its command.
  if (code === 'commander.help') return `A command is missing. ${helpHint}`
  const [what = ''] = message.replace(/^error: /, '').split('\n')
  const meant = /\(Did you mean .*\)/.exec(message)?.[0]
  return [withoutValue(what).replace(/\.*$/, '.'), ...(meant === undefined ? [] : [meant]), helpHint].join(' ')
}

/** A value behind `=` may be a password that was typed where none is taken. */
const withoutValue = (text: string): string => text.replace(/(--[a-z-]+)=[^']*/g, '$1')
