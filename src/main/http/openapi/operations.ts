/** What the document says of a path beside its sentence in the route table. */
export interface OperationWords {
  readonly operationId: string
  readonly tag: 'Rides' | 'Riders' | 'Leaderboard' | 'Alerts' | 'Console'
  readonly description?: string
  /** Of parameters that the contract has without words. */
  readonly parameters?: Readonly<Record<string, { readonly description: string; readonly example?: unknown }>>
  /** Whether it is answered with an ETag once it changes no more. */
  readonly hasEtag?: boolean
  /** Whether what it does can be at odds with how things are (409). */
  readonly conflict?: string
}

export const tags = [
  { name: 'Rides', description: 'Rides under way and ended, and their readings.' },
  { name: 'Riders', description: 'Who rides: personal data, for who may read it.' },
  { name: 'Leaderboard', description: 'Riders by what they did.' },
  { name: 'Alerts', description: 'Heart rates that needed a person.' },
  { name: 'Console', description: 'The console itself.' }
] as const

const unchanged = 'asked with it in `If-None-Match` the answer is 304 as long as nothing has changed.'

/** By method and path of the route table. */
export const operations: Readonly<Record<string, OperationWords>> = {
  'GET /ride/:ride_id': {
    operationId: 'getRide',
    tag: 'Rides',
    description: `The answer about an ended ride has an \`ETag\`; ${unchanged}`,
    hasEtag: true
  },
  'DELETE /ride/:ride_id': {
    operationId: 'deleteRide',
    tag: 'Rides',
    description:
      'Needs the scope `delete`. Who did it, and when, is written down. Whatever is read, imported or restored later, the ride does not come back.',
    conflict: 'The ride is running: it can be deleted when it has ended.'
  },
  'GET /ride/:ride_id/readings': {
    operationId: 'getRideReadings',
    tag: 'Rides',
    description: `As CSV without \`limit\` the answer is the whole ride. The answer has an \`ETag\`; ${unchanged}`,
    hasEtag: true
  },
  'GET /rider/:rider_id': { operationId: 'getRider', tag: 'Riders' },
  'GET /rider/:rider_id/duration': {
    operationId: 'getRiderDurations',
    tag: 'Riders',
    description: 'A ride under way has `ended: false` and no duration; the total is over those that ended.'
  },
  'GET /rider/:rider_id/rides': { operationId: 'getRiderRides', tag: 'Riders' },
  'GET /daily': {
    operationId: 'getDailyRides',
    tag: 'Rides',
    description: 'A day is one of the gym, by its time zone. Newest first.'
  },
  'GET /leaderboard': {
    operationId: 'getLeaderboard',
    tag: 'Leaderboard',
    description: 'Known riders only. Positions are counted over all pages: equal values share one (1, 1, 3).'
  },
  'GET /city/:city': {
    operationId: 'getCityRides',
    tag: 'Rides',
    parameters: { city: { description: 'Name of the city, percent-encoded.', example: 'Leeds' } }
  },
  'GET /rides': { operationId: 'getRides', tag: 'Rides' },
  'GET /riders': {
    operationId: 'getRiders',
    tag: 'Riders',
    parameters: {
      query: { description: 'An id, or how words of a name or an e-mail address begin.', example: 'fre har' }
    }
  },
  'GET /alerts': { operationId: 'getAlerts', tag: 'Alerts' },
  'GET /alert/:alert_id': { operationId: 'getAlert', tag: 'Alerts' },
  'GET /status': { operationId: 'getStatus', tag: 'Console' }
}
