import type { Migration } from '../migrate'
import { riderWords } from '../rider-words'

export const ridersSchema: Migration = {
  number: 20,
  name: 'riders',
  sql: `
-- The words riders are found by, folded (rider-words.ts); rowid is the rider's id. Only the index, no copy of the words.
CREATE VIRTUAL TABLE rider_words USING fts5(
  words, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '1 2 3'
);
CREATE INDEX daily_ride_by_rider ON daily_ride (rider_id, start_ms, ride_id);
-- Who rides now: a few rows of many.
CREATE INDEX daily_ride_running ON daily_ride (rider_id, start_ms, ride_id) WHERE end_ms IS NULL;
`,
  fill(database) {
    database.function('rider_words_of', { deterministic: true, directOnly: true }, riderWords)
    database.exec(
      'INSERT INTO rider_words (rowid, words) SELECT rider_id, rider_words_of(name, email) FROM rider ORDER BY rider_id'
    )
  }
}
