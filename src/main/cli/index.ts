import '../host/node-check'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { version } from '../host/version'
import { type CommandContext, CommandError } from './command-context'
import { addCompress } from './commands/compress'
import { addDoctor } from './commands/doctor'
import { addExport } from './commands/export'
import { addQuarantine } from './commands/quarantine'
import { addReplay } from './commands/replay'
import { addReport } from './commands/report'
import { addServe } from './commands/serve'
import { addSimulate } from './commands/simulate'
import { addStatus } from './commands/status'
import { addToken } from './commands/token'
import { addUser } from './commands/user'
import { usageSentence } from './usage-sentence'

// Only an entry file knows where its siblings were built to.
const context: CommandContext = {
  threadFile: (name) => join(__dirname, `${name}-thread.js`),
  pageDir: join(__dirname, '..', 'renderer')
}

// What Node and its packages warn their developers of is no word of ours; and whoever reads us may stop reading.
process.removeAllListeners('warning').on('warning', () => undefined)
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** Says in one line what is wrong and ends with a non-zero code. */
function refuse(message: string, exitCode: number): void {
  process.stderr.write(`deloton: ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`)
  process.exitCode = exitCode
}

async function main(): Promise<void> {
  const program = new Command('deloton')
    .description('Deloton Console: the live floor for gyms with Deloton smart bikes')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .showSuggestionAfterError(true)
    .allowExcessArguments(false)
  addServe(program, context)
  addStatus(program, context)
  addToken(program, context)
  addUser(program, context)
  addCompress(program, context)
  addDoctor(program)
  addReplay(program, context)
  addQuarantine(program, context)
  addReport(program, context)
  addExport(program)
  addSimulate(program)
  if (process.argv.length <= 2) {
    program.outputHelp()
    return
  }
  try {
    await program.parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommandError) return refuse(error.message, error.exitCode)
    if (error instanceof CommanderError) {
      // Help and version are answers, not failures.
      if (error.exitCode !== 0) refuse(usageSentence(error), 2)
      return
    }
    refuse(error instanceof Error ? error.message : 'an unexpected failure', 1)
  }
}

void main()
