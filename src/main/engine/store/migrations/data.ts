import type { Migration } from '../migrate'
import { firstDataSchema } from './data-0010-first'
import { ridersSchema } from './data-0020-riders'
import { historySchema } from './data-0030-history'
import { quarantineSchema } from './data-0040-quarantine'
import { alertsSchema } from './data-0050-alerts'
import { questionsSchema } from './data-0060-questions'
import { analyticsSchema } from './data-0070-analytics'

/** Schema of `deloton.sqlite`, which the pipeline thread alone writes. */
export const dataMigrations: readonly Migration[] = [
  firstDataSchema,
  ridersSchema,
  historySchema,
  quarantineSchema,
  alertsSchema,
  questionsSchema,
  analyticsSchema
]
