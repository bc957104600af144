import type { Migration } from '../migrate'

export const jobsSchema: Migration = {
  number: 20,
  name: 'jobs',
  sql: `
-- What the console did by schedule or by hand. outcome is null while it runs; a kill leaves it so until the next start.
CREATE TABLE job_run (
  job_run_id INTEGER PRIMARY KEY,
  job TEXT NOT NULL,
  cause TEXT NOT NULL,
  began_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  outcome TEXT,
  -- JSON: what was done, or why it failed.
  result TEXT
) STRICT;
CREATE INDEX job_run_by_job ON job_run (job, job_run_id);

-- Rides that were deleted, by where they stood in their log: what is read again of them is passed over.
CREATE TABLE deleted_ride (
  ride_id INTEGER PRIMARY KEY,
  cluster_id TEXT NOT NULL,
  topic TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  stream_key TEXT NOT NULL,
  first_offset INTEGER NOT NULL,
  last_offset INTEGER NOT NULL,
  deleted_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX deleted_ride_by_log ON deleted_ride (cluster_id, topic, epoch, partition);
`
}
