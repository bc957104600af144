import type { Command } from 'commander'
import { kafkaOptions, type SettingOption } from '../../engine/settings/options'
import { createProducer } from '../../engine/sources/kafka/producer'
import { pacedMessages } from '../../engine/sources/simulator'
import { CommandError } from '../command-context'
import { addOptions, addPasswordFile, engineSettingsOf, flagsOf, settingsOf } from '../command-options'

const options: readonly SettingOption[] = [
  ...kafkaOptions,
  { setting: 'bikes', flag: 'bikes', value: 'N', help: 'how many bikes (default: 24)' },
  { setting: 'seed', flag: 'seed', value: 'S', help: 'the same seed gives the same riders and rides (default: 1)' }
]

/** `deloton simulate`: the simulated fleet, produced to a topic and keyed by bike serial, until SIGTERM. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .description('produce the simulated fleet to a Kafka topic, keyed by bike serial, until SIGTERM')
  addPasswordFile(addOptions(command, options))
    .option(
      '--rate <X>',
      'times real time; 1 is two messages a second and bike [DELOTON_RATE]',
      process.env.DELOTON_RATE ?? '1'
    )
    .option('--messages <N>', 'end after so many messages [DELOTON_MESSAGES]', process.env.DELOTON_MESSAGES)
    .action(() => simulate(command))
}

async function simulate(command: Command): Promise<void> {
  const flags = flagsOf(command)
  const given = settingsOf(options, flags)
  const { kafka, simulator } = engineSettingsOf({ ...given, source: 'kafka' })
  const rate = Number(flags.rate)
  if (!(rate > 0 && rate <= 10_000)) throw new CommandError('--rate must be a number above 0, at most 10000.', 2)
  const most = flags.messages === undefined ? Number.POSITIVE_INFINITY : Number(flags.messages)
  if (!(most >= 1)) throw new CommandError('--messages must be a whole number from 1.', 2)

  const stopping = new AbortController()
  process.on('SIGTERM', () => stopping.abort())
  process.on('SIGINT', () => stopping.abort())
  const opened = await createProducer(kafka)
  if (!opened.ok) throw new CommandError(opened.error.message)
  const producer = opened.value
  let sent = 0
  try {
    const batches = pacedMessages({ ...simulator, rate, now: Date.now, signal: stopping.signal })
    for await (const batch of batches) {
      const due = batch.slice(0, most - sent)
      await producer.send(due)
      sent += due.length
      if (sent >= most) break
    }
  } finally {
    await producer.close()
  }
  process.stderr.write(`deloton: ${sent} messages produced to ${kafka.topic}.\n`)
}
