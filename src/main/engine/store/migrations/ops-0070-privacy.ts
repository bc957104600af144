import type { Migration } from '../migrate'

export const privacySchema: Migration = {
  number: 70,
  name: 'privacy',
  sql: `
-- What others may see of a rider, where staff have set it. alias: null for first name and initial.
CREATE TABLE rider_privacy (
  rider_id INTEGER PRIMARY KEY,
  alias TEXT,
  is_listed INTEGER NOT NULL,
  set_ms INTEGER NOT NULL
) STRICT;
`
}
