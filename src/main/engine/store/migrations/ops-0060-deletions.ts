import type { Migration } from '../migrate'

export const deletionsSchema: Migration = {
  number: 60,
  name: 'deletions',
  sql: `
-- When a deleted ride was ridden (log time, epoch ms): offsets alone may be those of another life of the topic. Null for
-- rides that were deleted before it was noted.
ALTER TABLE deleted_ride ADD COLUMN start_ms INTEGER;
ALTER TABLE deleted_ride ADD COLUMN end_ms INTEGER;
`
}
