import type { Migration } from '../migrate'

export const firstDataSchema: Migration = {
  number: 10,
  name: 'first',
  sql: `
-- A log: one life of a topic on one cluster. The epoch rises when the topic begins anew.
CREATE TABLE log (
  log_id INTEGER PRIMARY KEY,
  cluster_id TEXT NOT NULL,
  topic TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  first_read_ms INTEGER NOT NULL,
  UNIQUE (cluster_id, topic, epoch)
) STRICT;

-- Position and sum of a partition: next_offset - start_offset = stored + control + duplicate + quarantined + gap_offsets.
CREATE TABLE log_partition (
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  next_offset INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  control INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  gap_offsets INTEGER NOT NULL,
  redelivered INTEGER NOT NULL,
  field_faults INTEGER NOT NULL,
  last_event_ms INTEGER,
  PRIMARY KEY (log_id, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE gap (
  gap_id INTEGER PRIMARY KEY,
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  from_offset INTEGER NOT NULL,
  to_offset INTEGER NOT NULL,
  reason TEXT NOT NULL,
  noticed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX gap_by_log ON gap (log_id, gap_id);

-- What each bike stream is in the middle of. stream_key: the message key, see stream-key.ts.
CREATE TABLE bike_stream (
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  stream_key TEXT NOT NULL,
  bike_serial TEXT,
  tracker TEXT NOT NULL,
  last_message BLOB,
  PRIMARY KEY (log_id, partition, stream_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  quarantine_id INTEGER PRIMARY KEY,
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  reason TEXT NOT NULL,
  arrived_ms INTEGER NOT NULL,
  message_key BLOB,
  message_value BLOB
) STRICT;

CREATE TABLE rider (
  rider_id INTEGER PRIMARY KEY,
  name TEXT,
  gender TEXT,
  address TEXT,
  born_ms INTEGER,
  email TEXT,
  height_cm REAL,
  weight_kg REAL,
  account_created_ms INTEGER,
  original_source TEXT,
  -- Where the newest SYSTEM line about the rider stood; an older one read later changes nothing.
  seen_ms INTEGER NOT NULL,
  seen_log_id INTEGER NOT NULL,
  seen_partition INTEGER NOT NULL,
  seen_offset INTEGER NOT NULL
) STRICT;

-- end_ms is null while the ride runs. Sums with counts give averages; energy in J is power_sum (W x 1 s a reading).
CREATE TABLE daily_ride (
  ride_id INTEGER PRIMARY KEY,
  log_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  stream_key TEXT NOT NULL,
  first_offset INTEGER NOT NULL,
  last_offset INTEGER NOT NULL,
  rider_id INTEGER,
  bike_serial TEXT,
  bike_model TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER,
  end_reason TEXT,
  first_duration_s REAL,
  last_duration_s REAL,
  reading_count INTEGER NOT NULL,
  heart_rate_sum REAL NOT NULL,
  heart_rate_count INTEGER NOT NULL,
  heart_rate_max REAL,
  heart_rate_min REAL,
  cadence_sum REAL NOT NULL,
  cadence_count INTEGER NOT NULL,
  cadence_max REAL,
  power_sum REAL NOT NULL,
  power_count INTEGER NOT NULL,
  power_max REAL,
  resistance_sum REAL NOT NULL,
  resistance_count INTEGER NOT NULL,
  resistance_max REAL
) STRICT;
CREATE INDEX daily_ride_by_start ON daily_ride (start_ms, ride_id);
CREATE UNIQUE INDEX daily_ride_by_origin ON daily_ride (log_id, partition, stream_key, first_offset);

-- One row a second of a ride. Numbered by place in the log, not by time: clocks jump, places do not.
CREATE TABLE daily_reading (
  ride_id INTEGER NOT NULL,
  reading_number INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  duration_s REAL,
  heart_rate REAL,
  cadence REAL,
  power REAL,
  resistance REAL,
  PRIMARY KEY (ride_id, reading_number)
) STRICT, WITHOUT ROWID;
`
}
