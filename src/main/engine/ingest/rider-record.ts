/** Who rides, as the `[SYSTEM]` line says it: each field null where it was missing, null or of the wrong type. */
export interface RiderRecord {
  readonly riderId: number | null
  readonly name: string | null
  readonly gender: string | null
  readonly address: string | null
  /** UTC epoch ms, negative before 1970. */
  readonly bornMs: number | null
  readonly email: string | null
  readonly heightCm: number | null
  readonly weightKg: number | null
  readonly accountCreatedMs: number | null
  readonly bikeSerial: string | null
  readonly originalSource: string | null
}

const earliestDateMs = -62_135_596_800_000 // 0001-01-01
const latestDateMs = 253_402_300_799_999 // 9999-12-31

/**
 * Reads the JSON object of a `[SYSTEM]` line. Every field may be missing or wrong: it becomes null and counts as a
 * fault, and the ride is kept. Text loses control characters and lone surrogates, which no display or store holds.
 */
export function readRiderRecord(data: object): { record: RiderRecord; faults: number } {
  let faults = 0
  const field = <Value>(name: string, read: (value: unknown) => Value | null): Value | null => {
    const value = Object.hasOwn(data, name) ? read((data as Record<string, unknown>)[name]) : null
    if (value === null) faults += 1
    return value
  }
  const record: RiderRecord = {
    riderId: field('user_id', readPositiveInteger),
    name: field('name', readText(200)),
    gender: field('gender', readText(40)),
    address: field('address', readText(500)),
    bornMs: field('date_of_birth', readDateMs),
    email: field('email_address', readText(320)),
    heightCm: field('height_cm', readMeasure),
    weightKg: field('weight_kg', readMeasure),
    accountCreatedMs: field('account_create_date', readDateMs),
    bikeSerial: field('bike_serial', readText(64)),
    originalSource: field('original_source', readText(80))
  }
  return { record, faults }
}

const readPositiveInteger = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null

const readMeasure = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1_000 ? value : null

const readDateMs = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= earliestDateMs && value <= latestDateMs
    ? value
    : null

const readText =
  (longest: number) =>
  (value: unknown): string | null => {
    if (typeof value !== 'string' || value.length > longest) return null
    const clean = cleanText(value)
    return clean === '' ? null : clean
  }

/** Text fit to store and show: well-formed UTF-16, control characters as spaces, no white space at the ends. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
