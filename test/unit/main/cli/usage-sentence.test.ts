import { Command, CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { usageSentence } from '../../../../src/main/cli/usage-sentence'

const look = '"deloton --help" shows what there is.'

/** What commander says of a command line, in our words. */
function sentenceOf(...args: string[]): string {
  const quiet = { writeErr: () => undefined, writeOut: () => undefined }
  const program = new Command('deloton').exitOverride().configureOutput(quiet).allowExcessArguments(false)
  program.command('serve').option('--port <P>').option('--sasl-password-file <FILE>')
  program.command('token').command('create')
  try {
    program.parse(args, { from: 'user' })
    return 'no failure'
  } catch (error) {
    return error instanceof CommanderError ? usageSentence(error) : 'another failure'
  }
}

describe('The sentence about a command line', () => {
  it.each([
    [['serve', '--frob'], `unknown option '--frob'. ${look}`],
    [['serve', '--prot', '1'], `unknown option '--prot'. (Did you mean --port?) ${look}`],
    [['frob'], `unknown command 'frob'. ${look}`],
    [['serf'], `unknown command 'serf'. (Did you mean serve?) ${look}`],
    [['serve', '--port'], `option '--port <P>' argument missing. ${look}`],
    [['serve', 'now'], `too many arguments for 'serve'. Expected 0 arguments but got 1: now. ${look}`],
    [['token'], `A command is missing. ${look}`]
  ])('says what is wrong with %j and what to do', (args, sentence) => {
    expect(sentenceOf(...args)).toBe(sentence)
  })

  it('never repeats a password that was typed where none is taken', () => {
    expect(sentenceOf('serve', '--sasl-password=planted')).toContain("unknown option '--sasl-password'.")
    expect(sentenceOf('serve', '--password=planted=x')).not.toContain('planted')
  })
})
