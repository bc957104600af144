import type { Migration } from '../migrate'

export const analyticsSchema: Migration = {
  number: 70,
  name: 'analytics',
  sql: `
-- What is worked out once of an ended ride's readings. Powers are means of the best 60 s and 20 min; null for a ride that is
-- shorter. heart_rate_seconds: seconds at each bpm (ride-profile.ts), for the time in any zones.
CREATE TABLE ride_profile (
  ride_id INTEGER PRIMARY KEY,
  reading_count INTEGER NOT NULL,
  best_60s_watts REAL,
  best_20min_watts REAL,
  heart_rate_seconds BLOB NOT NULL
) STRICT;

-- Rides that have ended and riders, each time anything of them changed: whoever keeps them in memory reads on from where
-- they were. A row that is there no more was too old: then all is read anew.
CREATE TABLE change (
  change_id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL
) STRICT;
CREATE TRIGGER historical_ride_added AFTER INSERT ON historical_ride BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', new.ride_id);
END;
CREATE TRIGGER historical_ride_changed AFTER UPDATE ON historical_ride BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', new.ride_id);
END;
CREATE TRIGGER historical_ride_removed AFTER DELETE ON historical_ride BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', old.ride_id);
END;
CREATE TRIGGER daily_ride_added AFTER INSERT ON daily_ride WHEN new.end_ms IS NOT NULL BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', new.ride_id);
END;
CREATE TRIGGER daily_ride_changed AFTER UPDATE ON daily_ride WHEN new.end_ms IS NOT NULL OR old.end_ms IS NOT NULL BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', new.ride_id);
END;
CREATE TRIGGER daily_ride_removed AFTER DELETE ON daily_ride WHEN old.end_ms IS NOT NULL BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', old.ride_id);
END;
CREATE TRIGGER ride_profile_added AFTER INSERT ON ride_profile BEGIN
  INSERT INTO change (kind, id) VALUES ('ride', new.ride_id);
END;
CREATE TRIGGER rider_added AFTER INSERT ON rider BEGIN
  INSERT INTO change (kind, id) VALUES ('rider', new.rider_id);
END;
CREATE TRIGGER rider_changed AFTER UPDATE ON rider
WHEN new.name IS NOT old.name OR new.gender IS NOT old.gender OR new.address IS NOT old.address
  OR new.born_ms IS NOT old.born_ms OR new.email IS NOT old.email BEGIN
  INSERT INTO change (kind, id) VALUES ('rider', new.rider_id);
END;
CREATE TRIGGER rider_removed AFTER DELETE ON rider BEGIN
  INSERT INTO change (kind, id) VALUES ('rider', old.rider_id);
END;
`
}
