import { addressParts } from '../address'
import type { Migration } from '../migrate'
import { cityKeyOf, genderKeyOf } from '../rider-keys'

/** The totals of riders over their historical rides, of those that a trigger is about or of all. */
const totalsOf = (condition: string): string => `INSERT INTO rider_total
    SELECT rider_id, count(*), max(max(0, last_duration_s - first_duration_s + 1)), max(power_max),
      sum(round(max(0, last_duration_s - first_duration_s + 1) * 1e6)), sum(round(power_sum * 1e6))
    FROM historical_ride WHERE ${condition} GROUP BY rider_id`

export const questionsSchema: Migration = {
  number: 60,
  name: 'questions',
  sql: `
-- city: the last but one part of the address. The keys are what they are asked for by (rider-keys.ts); null for unknown.
ALTER TABLE rider ADD COLUMN city TEXT;
ALTER TABLE rider ADD COLUMN city_key TEXT;
ALTER TABLE rider ADD COLUMN gender_key TEXT;
CREATE INDEX rider_by_city ON rider (city_key) WHERE city_key IS NOT NULL;

-- What riders are ranked by, over their rides in historical_ride, whose triggers keep it. Null where no ride has the value.
-- What is added up is in whole microseconds and microjoules: sums of those are the same in any order.
CREATE TABLE rider_total (
  rider_id INTEGER PRIMARY KEY,
  rides INTEGER NOT NULL,
  longest_ride_s REAL,
  peak_power_watts REAL,
  total_time_us REAL,
  energy_uj REAL NOT NULL
) STRICT;
CREATE INDEX rider_total_by_rides ON rider_total (rides DESC, rider_id);
CREATE INDEX rider_total_by_longest_ride ON rider_total (longest_ride_s DESC, rider_id);
CREATE INDEX rider_total_by_peak_power ON rider_total (peak_power_watts DESC, rider_id);
CREATE INDEX rider_total_by_total_time ON rider_total (total_time_us DESC, rider_id);
CREATE INDEX rider_total_by_energy ON rider_total (energy_uj DESC, rider_id);

CREATE TRIGGER rider_total_of_inserted AFTER INSERT ON historical_ride WHEN new.rider_id IS NOT NULL BEGIN
  INSERT INTO rider_total VALUES (
    new.rider_id, 1, max(0, new.last_duration_s - new.first_duration_s + 1), new.power_max,
    round(max(0, new.last_duration_s - new.first_duration_s + 1) * 1e6), round(new.power_sum * 1e6)
  ) ON CONFLICT (rider_id) DO UPDATE SET
    rides = rides + 1,
    longest_ride_s = ifnull(max(longest_ride_s, excluded.longest_ride_s), ifnull(longest_ride_s, excluded.longest_ride_s)),
    peak_power_watts =
      ifnull(max(peak_power_watts, excluded.peak_power_watts), ifnull(peak_power_watts, excluded.peak_power_watts)),
    total_time_us = ifnull(total_time_us + excluded.total_time_us, ifnull(total_time_us, excluded.total_time_us)),
    energy_uj = energy_uj + excluded.energy_uj;
END;
CREATE TRIGGER rider_total_of_deleted AFTER DELETE ON historical_ride WHEN old.rider_id IS NOT NULL BEGIN
  DELETE FROM rider_total WHERE rider_id = old.rider_id;
  ${totalsOf('rider_id = old.rider_id')};
END;
CREATE TRIGGER rider_total_of_updated
AFTER UPDATE OF rider_id, first_duration_s, last_duration_s, power_sum, power_max ON historical_ride BEGIN
  DELETE FROM rider_total WHERE rider_id IN (old.rider_id, new.rider_id);
  ${totalsOf('rider_id IN (old.rider_id, new.rider_id)')};
END;
${totalsOf('rider_id IS NOT NULL')};

-- The few rides that took longer than a day: who asks for a day finds the others by their start.
CREATE INDEX historical_ride_long ON historical_ride (end_ms, ride_id) WHERE end_ms - start_ms > 86400000;
`,
  fill(database) {
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
    const cityOf = (address: unknown): string | null => addressParts(text(address)).city
    const options = { deterministic: true, directOnly: true }
    database.function('city_of', options, cityOf)
    database.function('city_key_of', options, (address: unknown) => cityKeyOf(cityOf(address)))
    database.function('gender_key_of', options, (gender: unknown) => genderKeyOf(text(gender)))
    database.exec(
      'UPDATE rider SET city = city_of(address), city_key = city_key_of(address), gender_key = gender_key_of(gender)'
    )
  }
}
