import type { Migration } from '../migrate'

export const reportsSchema: Migration = {
  number: 40,
  name: 'reports',
  sql: `
-- What is done once a period, whoever comes to do it: two schedulers on one file do it once.
CREATE TABLE period_run (
  job TEXT NOT NULL,
  period TEXT NOT NULL,
  done_ms INTEGER NOT NULL,
  PRIMARY KEY (job, period)
) STRICT, WITHOUT ROWID;

-- Reports, by what they are about: KIND:DATE. The file lies in the folder "reports" beside this one.
CREATE TABLE report (
  period_key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  completeness_percent REAL NOT NULL,
  riders INTEGER NOT NULL,
  rides INTEGER NOT NULL,
  made_ms INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- JSON: subject, text and markup of the mail that it goes with.
  mail TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_by_date ON report (date);

-- Each time a report was sent. recipients: JSON, addresses.
CREATE TABLE report_turn (
  period_key TEXT NOT NULL,
  turn INTEGER NOT NULL,
  recipients TEXT NOT NULL,
  queued_ms INTEGER NOT NULL,
  PRIMARY KEY (period_key, turn)
) STRICT, WITHOUT ROWID;

-- Before which moment all that happened is stored; one row, noted now and then.
CREATE TABLE feed_read (
  feed TEXT PRIMARY KEY,
  read_up_to_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
}
