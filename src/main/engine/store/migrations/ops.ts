import type { Migration } from '../migrate'
import { firstOpsSchema } from './ops-0010-first'

/** Schema of `ops.sqlite`: what must outlive a reset or a restore of the data. */
export const opsMigrations: readonly Migration[] = [firstOpsSchema]
