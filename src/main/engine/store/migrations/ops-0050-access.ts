import type { Migration } from '../migrate'

export const accessSchema: Migration = {
  number: 50,
  name: 'access',
  sql: `
-- Who signs in to the API by name and password. password_hash: scrypt (RFC 7914), r 8, p 1, N 2^cost_log2, 32 bytes.
CREATE TABLE api_user (
  name TEXT PRIMARY KEY,
  scopes TEXT NOT NULL,
  salt BLOB NOT NULL,
  password_hash BLOB NOT NULL,
  cost_log2 INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  last_used_ms INTEGER
) STRICT, WITHOUT ROWID;

-- The newest requests to the API. route: its pattern, never what was asked for.
CREATE TABLE api_request (
  request_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT,
  method TEXT NOT NULL,
  route TEXT,
  status INTEGER NOT NULL,
  took_ms REAL NOT NULL,
  address TEXT NOT NULL
) STRICT;

-- Who did what. object: what it was done to, such as "ride 12"; never a rider's data.
CREATE TABLE audit (
  audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  by_whom TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit (at_ms, audit_id);
CREATE INDEX audit_by_action ON audit (action, at_ms, audit_id);

-- fingerprint: tells the ride again in another copy of its log; null for rides that were deleted before it was noted.
ALTER TABLE deleted_ride ADD COLUMN deleted_by TEXT;
ALTER TABLE deleted_ride ADD COLUMN fingerprint TEXT;
CREATE INDEX deleted_ride_by_fingerprint ON deleted_ride (fingerprint);
`
}
