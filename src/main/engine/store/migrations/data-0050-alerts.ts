import type { Migration } from '../migrate'

export const alertsSchema: Migration = {
  number: 50,
  name: 'alerts',
  sql: `
-- Alerts that fired. Moments are event times (epoch ms) but arrived_ms, notified_ms and acknowledged_ms, which are the
-- console's clock. peak_bpm: the highest heart rate while it lasted, the lowest for rules about a low one.
CREATE TABLE alert (
  alert_id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  priority TEXT NOT NULL,
  state TEXT NOT NULL,
  ride_id INTEGER,
  rider_id INTEGER,
  bike_key TEXT,
  bike_serial TEXT,
  condition_ms INTEGER NOT NULL,
  started_ms INTEGER NOT NULL,
  arrived_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  peak_bpm REAL,
  limit_bpm REAL,
  acknowledged_ms INTEGER,
  acknowledged_by TEXT,
  notified_ms INTEGER,
  late INTEGER NOT NULL,
  muted INTEGER NOT NULL,
  note TEXT,
  rule_version INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_by_start ON alert (started_ms, alert_id);
CREATE INDEX alert_by_ride ON alert (ride_id);
CREATE INDEX alert_by_rider ON alert (rider_id, started_ms);
CREATE INDEX alert_open ON alert (alert_id) WHERE state <> 'resolved';

-- What happened to them. mail_step: a mail that is to go out for it and is not in the outbox yet; null when none is.
CREATE TABLE alert_transition (
  transition_id INTEGER PRIMARY KEY,
  alert_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  arrived_ms INTEGER NOT NULL,
  heart_rate REAL,
  limit_bpm REAL,
  rule_version INTEGER NOT NULL,
  by_whom TEXT,
  note TEXT,
  mail_step TEXT
) STRICT;
CREATE INDEX alert_transition_by_alert ON alert_transition (alert_id, transition_id);
CREATE INDEX alert_transition_to_mail ON alert_transition (transition_id) WHERE mail_step IS NOT NULL;
`
}
