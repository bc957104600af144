import { z } from 'zod'
import { momentSchema } from './ride'

export const consoleStates = [
  'starting',
  'live',
  'catching_up',
  'disconnected',
  'paused_disk_full',
  'safe_mode'
] as const
export type ConsoleState = (typeof consoleStates)[number]

/** What a message counted as, in messages (each offset is exactly one of these, or lies in a gap). */
export const countersSchema = z.object({
  stored: z
    .int()
    .nonnegative()
    .meta({ description: 'Lines that are in a ride.', examples: [18240] }),
  control: z
    .int()
    .nonnegative()
    .meta({ description: 'Lines that carry no data.', examples: [12] }),
  duplicate: z
    .int()
    .nonnegative()
    .meta({ description: 'Lines that came twice.', examples: [3] }),
  quarantined: z
    .int()
    .nonnegative()
    .meta({ description: 'Messages that were not understood.', examples: [0] })
})
export type Counters = z.infer<typeof countersSchema>

/**
 * One partition of the topic. The sum that must hold at every moment:
 * `next_offset - start_offset = stored + control + duplicate + quarantined + gap_offsets`.
 */
export const partitionStatusSchema = z
  .object({
    topic: z.string().meta({ description: 'Topic.', examples: ['deloton'] }),
    partition: z
      .int()
      .nonnegative()
      .meta({ description: 'Number of the partition.', examples: [0] }),
    start_offset: z
      .int()
      .nonnegative()
      .meta({ description: "First offset of this store's life in the partition.", examples: [0] }),
    next_offset: z
      .int()
      .nonnegative()
      .meta({ description: 'Next offset to be read; all before it are accounted for.', examples: [18255] }),
    end_offset: z
      .int()
      .nonnegative()
      .nullable()
      .meta({
        description: "Where the broker's log ends; null until asked, and again when the answer is older than 2 s.",
        examples: [18255]
      }),
    lag: z
      .int()
      .nonnegative()
      .nullable()
      .meta({ description: '`end_offset` less `next_offset`, null with it.', unit: 'messages', examples: [0] }),
    last_event_at: momentSchema.nullable().meta({ description: 'Log time of the last timestamped line.' }),
    messages_per_s: z
      .number()
      .nonnegative()
      .meta({ description: 'Messages read a second, over the last seconds.', unit: '1/s', examples: [24] }),
    ...countersSchema.shape,
    gap_offsets: z
      .int()
      .nonnegative()
      .meta({ description: 'Offsets the broker no longer had or never delivered.', examples: [0] })
  })
  .meta({ description: 'A partition of the topic and what its messages counted as.' })
export type PartitionStatus = z.infer<typeof partitionStatusSchema>

export const gapReasons = ['retention', 'compaction', 'transaction', 'recreated'] as const
export type GapReason = (typeof gapReasons)[number]

/** Offsets `from`..`to`, both included, that never came. */
export const gapSchema = z
  .object({
    topic: z.string().meta({ description: 'Topic.', examples: ['deloton'] }),
    partition: z
      .int()
      .nonnegative()
      .meta({ description: 'Number of the partition.', examples: [0] }),
    from: z
      .int()
      .nonnegative()
      .meta({ description: 'First offset that never came.', examples: [100] }),
    to: z
      .int()
      .nonnegative()
      .meta({ description: 'Last offset that never came.', examples: [149] }),
    reason: z.enum(gapReasons).meta({ description: 'Why it never came.' }),
    noticed_at: momentSchema.meta({ description: 'When the console found it.' })
  })
  .meta({ description: 'Offsets that never came.' })
export type Gap = z.infer<typeof gapSchema>

export const sourceKinds = ['simulator', 'kafka', 'log-file'] as const
export type SourceKind = (typeof sourceKinds)[number]

export const statusSchema = z
  .object({
    running: z.boolean().meta({
      description: 'False when the figures were read from the store with no console running.',
      examples: [true]
    }),
    state: z.enum(consoleStates).meta({ description: 'How the console is.', examples: ['live'] }),
    message: z.string().nullable().meta({
      description:
        'For people: what is wrong and what happens next, or that it is no live source; null when all is well.'
    }),
    state_since: momentSchema.meta({ description: 'Since when the state holds.' }),
    version: z.string().meta({ description: 'Version of the console.', examples: ['1.0.0'] }),
    source: z.enum(sourceKinds).meta({ description: 'Where the data come from.', examples: ['kafka'] }),
    world: z.enum(['sample', 'gym']).meta({
      description: "`sample` figures come from the simulator and are kept apart from the gym's own.",
      examples: ['gym']
    }),
    brokers: z
      .array(z.string())
      .meta({ description: 'Addresses of the brokers.', examples: [['kafka.example.com:9092']] }),
    topic: z.string().meta({
      description: 'Topic; of a captured log that is being read the name of its file.',
      examples: ['deloton']
    }),
    partitions: z.array(partitionStatusSchema).meta({ description: 'Each partition of the topic.' }),
    counters: countersSchema.meta({ description: "The partitions' counters, summed." }),
    redelivered: z
      .int()
      .nonnegative()
      .meta({
        description: 'Messages that were delivered again and skipped; not part of the sum.',
        examples: [0]
      }),
    gaps: z.array(gapSchema).meta({ description: 'Offsets that never came.', examples: [[]] }),
    /**
     * Set when another log of the topic was read before: the topic was made anew, or another cluster has one of this name. What
     * the former held beyond our position then was not read.
     */
    left_log: z
      .object({
        reason: z.enum(['recreated', 'other_cluster']).meta({ description: 'What happened to it.' }),
        at: momentSchema.meta({ description: 'When the console found it.' })
      })
      .nullable()
      .meta({ description: 'Set when another log of the topic was read before; null else.', examples: [null] }),
    field_faults: z
      .int()
      .nonnegative()
      .meta({
        description: 'SYSTEM fields that were missing or of the wrong type, kept as null.',
        examples: [0]
      }),
    adds_up: z.boolean().meta({
      description:
        'Whether in every partition `next_offset - start_offset = stored + control + duplicate + quarantined + gap_offsets`.',
      examples: [true]
    }),
    last_event_at: momentSchema.nullable().meta({ description: 'Log time of the last timestamped line.' }),
    checked_at: momentSchema.meta({ description: 'When these figures were taken.' })
  })
  .meta({ description: 'How the console is, and how far it has read.' })
export type Status = z.infer<typeof statusSchema>
