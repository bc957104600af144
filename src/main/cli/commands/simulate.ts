import type { Command } from 'commander'
import { kafkaOptions, type SettingOption } from '../../engine/settings/options'
import { createProducer } from '../../engine/sources/kafka/producer'
import { pacedMessages } from '../../engine/sources/simulator'
import { CommandError } from '../command-context'
import {
  addOptions,
  engineSettingsOf,
  type Flags,
  flagsOf,
  type PlainOption,
  passwordFileOption,
  settingsOf,
  textOf
} from '../command-options'

const settingOptions: readonly SettingOption[] = [
  ...kafkaOptions,
  { setting: 'bikes', flag: 'bikes', value: 'N', help: 'how many bikes (default: 24)' },
  { setting: 'seed', flag: 'seed', value: 'S', help: 'the same seed gives the same riders and rides (default: 1)' }
]
const rateOption: PlainOption = {
  flag: 'rate',
  value: 'X',
  help: 'times real time; 1 (default) is two messages a second and bike'
}
const messagesOption: PlainOption = { flag: 'messages', value: 'N', help: 'end after so many messages' }

const stopWithinMs = 10_000

/** `deloton simulate`: the simulated fleet, produced to a topic and keyed by bike serial, until SIGTERM. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .description('produce the simulated fleet to a Kafka topic that exists, keyed by bike serial, until SIGTERM')
  addOptions(command, [...settingOptions, passwordFileOption, rateOption, messagesOption])
  command.action(() => simulate(command))
}

async function simulate(command: Command): Promise<void> {
  const flags = flagsOf(command)
  const given = settingsOf(settingOptions, flags)
  if (given.brokers === undefined) throw new CommandError('simulate needs --brokers HOST:PORT (or DELOTON_BROKERS).', 2)
  const { kafka, simulator } = engineSettingsOf({ ...given, source: 'kafka' })
  const rate = readRate(flags)
  const mostMessages = readMessages(flags)

  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping.abort()
      setTimeout(giveUp, stopWithinMs, kafka.topic).unref()
    })
  }
  const opened = await createProducer(kafka)
  if (!opened.ok) throw new CommandError(opened.error.message)
  const producer = opened.value
  let sent = 0
  try {
    for await (const batch of pacedMessages({ ...simulator, rate, now: Date.now, signal: stopping.signal })) {
      const due = batch.slice(0, mostMessages - sent)
      const taken = await producer.send(due)
      if (!taken.ok) throw new CommandError(`${taken.error.message} ${sent} messages were produced to ${kafka.topic}.`)
      sent += due.length
      if (sent >= mostMessages) break
    }
  } finally {
    await producer.close().catch(() => undefined)
  }
  process.stderr.write(`deloton: ${sent} messages produced to ${kafka.topic}.\n`)
}

function readRate(flags: Flags): number {
  const text = textOf(flags, rateOption) ?? '1'
  const rate = /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
  if (rate > 0 && rate <= 10_000) return rate
  throw new CommandError(`--rate must be a number above 0, at most 10000 (given: ${JSON.stringify(text)}).`, 2)
}

function readMessages(flags: Flags): number {
  const text = textOf(flags, messagesOption)
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new CommandError(`--messages must be a whole number from 1 (given: ${JSON.stringify(text)}).`, 2)
}

/** A broker that has gone keeps the last messages waiting. */
function giveUp(topic: string): void {
  process.stderr.write(`deloton: the broker did not take the last messages for ${topic} in time.\n`)
  process.exit(1)
}
