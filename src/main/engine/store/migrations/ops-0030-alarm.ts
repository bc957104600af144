import type { Migration } from '../migrate'

export const alarmSchema: Migration = {
  number: 30,
  name: 'alarm',
  sql: `
-- Rules and zones as a gym saved them, JSON. Kept in the data folder's own file: they hold in both worlds.
CREATE TABLE alert_rules (
  version INTEGER PRIMARY KEY,
  rules TEXT NOT NULL,
  saved_ms INTEGER NOT NULL
) STRICT;

-- What staff have set for a rider, bpm.
CREATE TABLE rider_limits (
  rider_id INTEGER PRIMARY KEY,
  override_bpm REAL,
  tested_bpm REAL,
  very_high_bpm REAL,
  low_bpm REAL,
  set_ms INTEGER NOT NULL
) STRICT;

-- ended_ms: ended by hand before until_ms.
CREATE TABLE mute (
  mute_id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT,
  rider_id INTEGER,
  reason TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  since_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  ended_ms INTEGER
) STRICT;
CREATE INDEX mute_by_end ON mute (until_ms);

-- Mail to go out: once for each key. message: JSON, what a mailer needs beside the recipient.
CREATE TABLE outbox (
  mail_id INTEGER PRIMARY KEY AUTOINCREMENT,
  mail_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  message TEXT NOT NULL,
  message_id TEXT NOT NULL,
  -- 0 goes first.
  priority INTEGER NOT NULL,
  state TEXT NOT NULL,
  state_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  queued_ms INTEGER NOT NULL,
  next_ms INTEGER,
  -- After this it is no longer news; null for mail that is worth reading whenever it comes.
  expires_ms INTEGER,
  sent_ms INTEGER,
  problem TEXT
) STRICT;
CREATE INDEX outbox_to_send ON outbox (priority, next_ms) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_by_state ON outbox (state_ms);
`
}
