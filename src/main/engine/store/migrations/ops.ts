import type { Migration } from '../migrate'
import { firstOpsSchema } from './ops-0010-first'
import { jobsSchema } from './ops-0020-jobs'
import { alarmSchema } from './ops-0030-alarm'
import { reportsSchema } from './ops-0040-reports'
import { accessSchema } from './ops-0050-access'
import { deletionsSchema } from './ops-0060-deletions'
import { privacySchema } from './ops-0070-privacy'

/** Schema of `ops.sqlite`: what must outlive a reset or a restore of the data. */
export const opsMigrations: readonly Migration[] = [
  firstOpsSchema,
  jobsSchema,
  alarmSchema,
  reportsSchema,
  accessSchema,
  deletionsSchema,
  privacySchema
]
