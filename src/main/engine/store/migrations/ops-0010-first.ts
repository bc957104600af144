import type { Migration } from '../migrate'

export const firstOpsSchema: Migration = {
  number: 10,
  name: 'first',
  sql: `
-- Ids below next_id may have been given out; they are reserved in blocks and never used twice.
CREATE TABLE id_mark (
  name TEXT PRIMARY KEY,
  next_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Facts decided once: the installation's name among groups, when the sample fleet began.
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- API tokens. Only the SHA-256 of the secret part is kept.
CREATE TABLE token (
  token_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER,
  revoked_ms INTEGER,
  last_used_ms INTEGER
) STRICT, WITHOUT ROWID;
`
}
