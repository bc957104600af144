import { createRandom, hash, pick, wholeBetween } from './random'

/** An invented person, with the fields of a `[SYSTEM]` line; a few have a field that is null, as feeds do. */
export interface SimulatedRider {
  readonly userId: number
  readonly name: string
  readonly gender: 'male' | 'female'
  readonly address: string
  /** UTC midnight, epoch ms; null for the one rider in many who never gave it. */
  readonly bornMs: number | null
  readonly email: string
  readonly heightCm: number | null
  readonly weightKg: number
  readonly accountCreatedMs: number
  readonly originalSource: string
  /** Whose heart-rate sensor never works. */
  readonly hasSensor: boolean
}

const women = [
  'Freya',
  'Marta',
  'Priya',
  'Zoë',
  'Anaïs',
  'Ingrid',
  'Nia',
  'Zofia',
  'Hana',
  'Aoife',
  'Lena',
  'Bea',
  'Imogen',
  'Chloé',
  'Sefa',
  'Ruth',
  'Dalia',
  'Mei',
  'Olga',
  'Tess'
] as const
const men = [
  'Tariq',
  'Luka',
  'Kofi',
  'Jonas',
  'Tobi',
  'Emre',
  'Otto',
  'Milo',
  'Ruben',
  'Søren',
  'Mateo',
  'Idris',
  'Björn',
  'Noah',
  'Callum',
  'Henry',
  'Ivo',
  'Pál',
  'Arjun',
  'Wes'
] as const
const families = [
  'Hart',
  'Kowalska',
  'Okafor',
  'Jensen',
  'Baker-Hughes',
  'Quinn',
  'Žižek',
  'Brandt',
  'Nowak',
  'Fernández',
  'Lindqvist',
  'O’Brien',
  'Yilmaz',
  'Osei',
  'Carter',
  'de Vries',
  'Singh',
  'Pearce',
  'Whitlock',
  'Müller',
  'Ashdown',
  'Romero',
  'Vance-Taylor',
  'Larkin',
  'Ito'
] as const
const titles = ['', '', '', '', '', 'Mr ', 'Mrs ', 'Ms ', 'Miss ', 'Dr '] as const
const streets = [
  'Simpson locks',
  'Harbour lane',
  'Mill road',
  'Foundry court',
  'Orchard rise',
  'Station parade',
  'Canal walk',
  'Priory gardens'
] as const
const cities = [
  'Wilkinsonshire',
  'Port Alder',
  'Northwick',
  'East Hollow',
  'Saltmarsh',
  'Greyford',
  'Lake Ashby',
  'Stonebridge'
] as const
const sources = ['direct', 'google ads', 'social media', 'offline'] as const

const dayMs = 86_400_000
/** Riders are as old now as they were on this day: the fleet does not depend on when it runs. */
const today = Date.UTC(2026, 10, 1)

/** How many riders each bike draws from. No rider is another bike's too, so nobody rides twice at once. */
export const ridersPerBike = 14

/** The rider with that place in a bike's circle; the same seed gives the same people. */
export function simulatedRider(seed: number, bike: number, place: number): SimulatedRider {
  const index = bike * ridersPerBike + place
  const random = createRandom(hash(seed, 0x5217, index))
  const gender = random() < 0.5 ? 'female' : 'male'
  const first = gender === 'female' ? pick(random, women) : pick(random, men)
  const family = pick(random, families)
  const years = wholeBetween(random, 18, 79)
  const bornMs = Math.floor((today - years * 365.25 * dayMs - random() * 364 * dayMs) / dayMs) * dayMs
  const mailName = `${first}.${family}`
    .normalize('NFD')
    .replace(/[^A-Za-z.-]/g, '')
    .toLowerCase()
  const city = pick(random, cities)
  const flat = random() < 0.2 ? `Flat ${wholeBetween(random, 1, 40)},` : ''
  const street = `${wholeBetween(random, 0, 180)} ${pick(random, streets)}`
  const postcode = `E${wholeBetween(random, 1, 98)} ${wholeBetween(random, 1, 9)}SH`
  const oddity = hash(seed, 0x0dd, index) % 97
  return {
    // With gaps, as in the feed: real ids are those of all customers, not of one gym's.
    userId: 100 + index * 3 + (hash(seed, 0x1d, index) % 3),
    name: `${pick(random, titles)}${first} ${family}`,
    gender,
    address: `${flat}${street},${city},${postcode}`,
    bornMs: oddity === 7 ? null : bornMs,
    email: `${mailName}@example.com`,
    heightCm: oddity === 13 ? null : wholeBetween(random, 151, 189),
    weightKg: wholeBetween(random, 45, 99),
    accountCreatedMs: Date.UTC(2022, 0, 1) + wholeBetween(random, 0, 1_700) * dayMs,
    originalSource: pick(random, sources),
    hasSensor: oddity % 40 !== 3
  }
}
