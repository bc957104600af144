import type { Migration } from '../migrate'

export const historySchema: Migration = {
  number: 30,
  name: 'history',
  sql: `
-- Rides that were moved out of the daily store: the same columns, all final.
CREATE TABLE historical_ride (
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
  end_ms INTEGER NOT NULL,
  end_reason TEXT NOT NULL,
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
CREATE INDEX historical_ride_by_start ON historical_ride (start_ms, ride_id);
CREATE INDEX historical_ride_by_end ON historical_ride (end_ms, ride_id);
CREATE INDEX historical_ride_by_rider ON historical_ride (rider_id, start_ms, ride_id);
CREATE UNIQUE INDEX historical_ride_by_origin ON historical_ride (log_id, partition, stream_key, first_offset);

-- The readings of historical rides, packed (history/packed-series.ts), in parts of a bounded size: nearly always one. A
-- table of its own, so that lists of rides stay small.
CREATE TABLE historical_series (
  series_id INTEGER PRIMARY KEY,
  ride_id INTEGER NOT NULL,
  -- Number of the part's first reading.
  first_reading INTEGER NOT NULL,
  readings BLOB NOT NULL,
  UNIQUE (ride_id, first_reading)
) STRICT;

-- Which rides are due to be moved; the running ones are not among them.
CREATE INDEX daily_ride_ended ON daily_ride (end_ms, ride_id) WHERE end_ms IS NOT NULL;

-- Every ride, wherever it is kept.
CREATE VIEW ride AS
  SELECT *, 'daily' AS store FROM daily_ride
  UNION ALL
  SELECT *, 'historical' AS store FROM historical_ride;
`
}
