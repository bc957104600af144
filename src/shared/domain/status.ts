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
  stored: z.int().nonnegative(),
  control: z.int().nonnegative(),
  duplicate: z.int().nonnegative(),
  quarantined: z.int().nonnegative()
})
export type Counters = z.infer<typeof countersSchema>

/**
 * One partition of the topic. The sum that must hold at every moment:
 * `next_offset - start_offset = stored + control + duplicate + quarantined + gap_offsets`.
 */
export const partitionStatusSchema = z.object({
  topic: z.string(),
  partition: z.int().nonnegative(),
  /** First offset of this store's life in the partition. */
  start_offset: z.int().nonnegative(),
  /** Next offset to be read; all before it are accounted for. */
  next_offset: z.int().nonnegative(),
  /** Where the broker's log ends; null until asked, and again when the answer is older than 2 s. */
  end_offset: z.int().nonnegative().nullable(),
  /** `end_offset - next_offset`, null with it. */
  lag: z.int().nonnegative().nullable(),
  /** Log time of the last timestamped line. */
  last_event_at: momentSchema.nullable(),
  /** Messages read a second, over the last seconds. */
  messages_per_s: z.number().nonnegative(),
  ...countersSchema.shape,
  /** Offsets the broker no longer had or never delivered. */
  gap_offsets: z.int().nonnegative()
})
export type PartitionStatus = z.infer<typeof partitionStatusSchema>

export const gapReasons = ['retention', 'compaction', 'transaction', 'recreated'] as const
export type GapReason = (typeof gapReasons)[number]

/** Offsets `from`..`to`, both included, that never came. */
export const gapSchema = z.object({
  topic: z.string(),
  partition: z.int().nonnegative(),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  reason: z.enum(gapReasons),
  /** When the console found it. */
  noticed_at: momentSchema
})
export type Gap = z.infer<typeof gapSchema>

export const sourceKinds = ['simulator', 'kafka', 'log-file'] as const
export type SourceKind = (typeof sourceKinds)[number]

export const statusSchema = z.object({
  /** False when the figures were read from the store with no console running. */
  running: z.boolean(),
  state: z.enum(consoleStates),
  /** One sentence for people: what is wrong and what happens next, or that it is no live source; null when all is well. */
  message: z.string().nullable(),
  /** Since when the state holds. */
  state_since: momentSchema,
  version: z.string(),
  source: z.enum(sourceKinds),
  /** `sample` figures come from the simulator and are kept apart from the gym's own. */
  world: z.enum(['sample', 'gym']),
  brokers: z.array(z.string()),
  /** Of a captured log that is being read: the name of its file. */
  topic: z.string(),
  partitions: z.array(partitionStatusSchema),
  /** The partitions' counters, summed. */
  counters: countersSchema,
  /** Messages below `next_offset` that were delivered again and skipped; not part of the sum. */
  redelivered: z.int().nonnegative(),
  gaps: z.array(gapSchema),
  /**
   * Set when another log of the topic was read before: the topic was made anew, or another cluster has one of this name. What
   * the former held beyond our position then was not read.
   */
  left_log: z.object({ reason: z.enum(['recreated', 'other_cluster']), at: momentSchema }).nullable(),
  /** SYSTEM fields that were missing or of the wrong type, kept as null. */
  field_faults: z.int().nonnegative(),
  /** Whether the sum of `partitionStatusSchema` holds in every partition. */
  adds_up: z.boolean(),
  last_event_at: momentSchema.nullable(),
  checked_at: momentSchema
})
export type Status = z.infer<typeof statusSchema>
