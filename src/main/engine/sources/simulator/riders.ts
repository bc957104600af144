import { createRandom, hash, pick, type Random, wholeBetween } from './random'
import { cities, familyNames, mensNames, originalSources, streets, titles, womensNames } from './rider-names'

/** An invented person, with the fields of a `[SYSTEM]` line. Null is a null in the line, undefined a missing key. */
export interface SimulatedRider {
  readonly userId: number
  readonly name: string
  readonly gender: 'male' | 'female'
  /** Three or four parts, without spaces after the commas. */
  readonly address: string | null
  /** UTC midnight, epoch ms. */
  readonly bornMs: number | null
  readonly email: string | undefined
  readonly heightCm: number | null
  readonly weightKg: number | null
  /** UTC midnight, epoch ms. */
  readonly accountCreatedMs: number
  readonly originalSource: string | undefined
  /** False for the few whose heart-rate sensor never works. */
  readonly hasSensor: boolean
}

/** How many riders each bike draws from. No rider is another bike's too, so nobody rides twice at once. */
export const ridersPerBike = 14

/** Places in the first bike's circle, late ones: these two come seldom. */
const withoutBirthDate = 9
const withGaps = 12

const dayMs = 86_400_000
/** Riders are 18 to 78 years old on this day. Who they are does not depend on when the fleet runs. */
const ageDayMs = Date.UTC(2026, 10, 1)
const firstAccountMs = Date.UTC(2022, 0, 1)
const accountDays = 1_400

/** The rider with that place in a bike's circle; the same seed gives the same people. */
export function simulatedRider(seed: number, bike: number, place: number): SimulatedRider {
  const index = bike * ridersPerBike + place
  const random = createRandom(hash(seed, 0x5217, index))
  const gender = random() < 0.5 ? 'female' : 'male'
  const first = pick(random, gender === 'female' ? womensNames : mensNames)
  const family = pick(random, familyNames)
  return {
    // With gaps, as in the feed: ids are those of all customers, not of one gym's.
    userId: 100 + index * 3 + (hash(seed, 0x1d, index) % 3),
    name: `${pick(random, titles)}${first} ${family}`,
    gender,
    address: index === withGaps ? null : inventAddress(random),
    bornMs: index === withoutBirthDate ? null : inventBirthDate(random),
    email: index === withGaps ? undefined : inventEmail(random, first, family),
    heightCm: wholeBetween(random, 151, 171) + (gender === 'male' ? 18 : 0),
    weightKg: index === withGaps ? null : wholeBetween(random, 48, 88) + (gender === 'male' ? 11 : 0),
    accountCreatedMs: firstAccountMs + wholeBetween(random, 0, accountDays) * dayMs,
    originalSource: index === withGaps ? undefined : pick(random, originalSources),
    hasSensor: hash(seed, 0x0dd, index) % 40 !== 0
  }
}

function inventBirthDate(random: Random): number {
  const years = wholeBetween(random, 18, 78)
  const day = new Date(ageDayMs)
  const birthday = Date.UTC(day.getUTCFullYear() - years, day.getUTCMonth(), day.getUTCDate())
  return birthday - wholeBetween(random, 0, 364) * dayMs
}

function inventAddress(random: Random): string {
  const house = random() < 0.15 ? `Studio ${wholeBetween(random, 1, 40)}` : String(wholeBetween(random, 0, 180))
  const street = pick(random, streets)
  const ends = [pick(random, cities), `${inventDistrict(random)} ${wholeBetween(random, 1, 9)}${letters(random, 2)}`]
  // Some addresses have the house in a part of its own.
  const begins = random() < 0.4 ? [house, street] : [`${house} ${street}`]
  return [...begins, ...ends].join(',')
}

const inventDistrict = (random: Random): string => `${letters(random, 1)}${wholeBetween(random, 1, 98)}`
const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(wholeBetween(random, 65, 90))).join('')

/** All at domains that are reserved for examples: nothing sent there arrives anywhere. */
function inventEmail(random: Random, first: string, family: string): string {
  const [given = '', surname = ''] = [first, family].map((name) =>
    name
      .normalize('NFD')
      .replace(/ø/g, 'o')
      .replace(/[^A-Za-z-]/g, '')
      .toLowerCase()
  )
  const digits = random() < 0.3 ? String(wholeBetween(random, 1, 99)) : ''
  const form = [`${given}.${surname}`, `${given.slice(0, 1)}-${surname}`, `${surname}_${given}`] as const
  return `${pick(random, form)}${digits}@${pick(random, ['example.com', 'example.org', 'example.net'])}`
}
