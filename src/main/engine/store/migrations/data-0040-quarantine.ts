import type { Migration } from '../migrate'

export const quarantineSchema: Migration = {
  number: 40,
  name: 'quarantine',
  sql: `
-- Messages that were not understood, now with their place in a ride, so that one that is understood later goes where it
-- belongs. Ids are never used twice: a list that someone looks at may be older than what was discarded meanwhile.
ALTER TABLE quarantine RENAME TO quarantine_before_40;
CREATE TABLE quarantine (
  quarantine_id INTEGER PRIMARY KEY AUTOINCREMENT,
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  reason TEXT NOT NULL,
  arrived_ms INTEGER NOT NULL,
  -- The ride that was under way in its bike stream; null for none.
  ride_id INTEGER,
  -- How many of that ride's readings were whole, -1 before it began, and whether (0 or 1) a Ride line waited for its
  -- Telemetry line. Null for messages that came before this was noted.
  readings_before INTEGER,
  is_ride_line_waiting INTEGER,
  message_key BLOB,
  message_value BLOB
) STRICT;
INSERT INTO quarantine (quarantine_id, log_id, partition, "offset", reason, arrived_ms, message_key, message_value)
  SELECT quarantine_id, log_id, partition, "offset", reason, arrived_ms, message_key, message_value
  FROM quarantine_before_40 ORDER BY quarantine_id;
DROP TABLE quarantine_before_40;
CREATE INDEX quarantine_by_ride ON quarantine (ride_id);
CREATE INDEX quarantine_without_ride ON quarantine (log_id, partition, "offset") WHERE ride_id IS NULL;

-- Quarantined messages that someone discarded: still counted as quarantined, their bytes are gone.
CREATE TABLE discarded_message (
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  reason TEXT NOT NULL,
  arrived_ms INTEGER NOT NULL,
  discarded_ms INTEGER NOT NULL,
  PRIMARY KEY (log_id, partition, "offset")
) STRICT, WITHOUT ROWID;
`
}
