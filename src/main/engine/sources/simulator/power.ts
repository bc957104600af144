/** Power in W at 64 rev/min by resistance: a parabola through captured pairs of 0, 30, 154 and 170. */
const powerAtSixtyFour = (resistance: number): number => 11.7 + 0.14 * resistance + 0.0072 * resistance * resistance

/**
 * The power in W that a bike reports for a resistance and a cadence; 0 without a cadence. A smooth stand-in for the
 * bike's own table: in captures power is a function of these two and grows with about the 1.55th power of the cadence.
 * It stays within a fifth of the captured pairs from 20 rev/min up.
 */
export const powerWatts = (resistance: number, cadenceRpm: number): number =>
  cadenceRpm === 0 ? 0 : powerAtSixtyFour(resistance) * (cadenceRpm / 64) ** 1.55
