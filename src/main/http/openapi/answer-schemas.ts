import { z } from 'zod'
import { type CallName, calls } from '../../../shared/contract'
import {
  alarmSchema,
  alertMailSchema,
  alertSchema,
  alertTransitionSchema,
  muteSchema
} from '../../../shared/domain/alert'
import { tileSchema } from '../../../shared/domain/floor'
import { leaderboardEntrySchema } from '../../../shared/domain/leaderboard'
import { readingSchema, rideSchema } from '../../../shared/domain/ride'
import { riderDurationsSchema, riderRecordSchema } from '../../../shared/domain/rider'
import { gapSchema, partitionStatusSchema, statusSchema } from '../../../shared/domain/status'
import type { JsonSchema } from './document-types'
import { componentPrefix } from './example-of'
import { toDocumentSchema } from './json-schema'

const problemSchema = z
  .object({
    type: z.string().meta({
      description: 'What kind of problem it is; it stays the same, so that programs can act on it.',
      examples: ['urn:deloton:problem:not-found']
    }),
    title: z.string().meta({ description: 'The last word of the type.', examples: ['not-found'] }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ description: 'The HTTP status.', examples: [404] }),
    detail: z.string().meta({ description: 'One sentence for people.', examples: ['There is no such ride.'] })
  })
  .meta({ description: 'What went wrong, as RFC 9457 has it.' })

const healthSchema = z
  .object({ status: z.literal('ok').meta({ description: 'It answers.' }) })
  .meta({ description: 'That the console answers.' })

/** How the document names the answer of a call; calls of one name have one and the same shape. */
export const answerNames: { readonly [Name in CallName]?: string } = {
  'ride.get': 'Ride',
  'ride.readings': 'ReadingPage',
  'rider.record': 'Rider',
  'rider.durations': 'RiderDurations',
  'rides.of_rider': 'RidePage',
  'rides.day': 'RidePage',
  'rides.by_city': 'RidePage',
  'rides.list': 'RidePage',
  'leaderboard.get': 'LeaderboardPage',
  'riders.list': 'RiderPage',
  'alerts.list': 'AlertPage',
  'alert.get': 'AlertDetails',
  'status.get': 'Status'
}

const named: readonly (readonly [name: string, schema: z.ZodType])[] = [
  ['Ride', rideSchema],
  ['RidePage', calls['rides.list'].output],
  ['Reading', readingSchema],
  ['ReadingPage', calls['ride.readings'].output],
  ['Rider', riderRecordSchema],
  ['RiderPage', calls['riders.list'].output],
  ['RiderDurations', riderDurationsSchema],
  ['LeaderboardEntry', leaderboardEntrySchema],
  ['LeaderboardPage', calls['leaderboard.get'].output],
  ['Alert', alertSchema],
  ['AlertPage', calls['alerts.list'].output],
  ['AlertTransition', alertTransitionSchema],
  ['AlertMail', alertMailSchema],
  ['AlertDetails', calls['alert.get'].output],
  ['Status', statusSchema],
  ['PartitionStatus', partitionStatusSchema],
  ['Gap', gapSchema],
  ['Tile', tileSchema],
  ['Alarm', alarmSchema],
  ['Mute', muteSchema],
  ['Problem', problemSchema],
  ['Health', healthSchema]
]

/** Every schema of the document by its name; where one holds another it refers to it. */
export function answerSchemas(): Record<string, JsonSchema> {
  const names = z.registry<{ id: string }>()
  for (const [id, schema] of named) names.add(schema, { id })
  const { schemas } = z.toJSONSchema(names, { uri: (id) => componentPrefix + id, io: 'output' })
  return Object.fromEntries(named.map(([name]) => [name, toDocumentSchema(schemas[name] ?? {})]))
}

/** The answer of a call as a reference. */
export function answerOf(call: CallName): JsonSchema {
  const name = answerNames[call]
  if (name === undefined) throw new Error(`the answer of ${call} has no name in the document`)
  return { $ref: componentPrefix + name }
}
