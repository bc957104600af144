import { describe, expect, it } from 'vitest'
import {
  dropRules,
  endRideAlerts,
  newRideAlerts,
  takeAlertSample
} from '../../../../../src/main/engine/alerts/ride-alerts'
import type { RiderOfRide } from '../../../../../src/main/engine/alerts/ride-limits'
import type { AlertRules, EditableRuleId } from '../../../../../src/shared/domain/alert-rules'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits, type OwnLimits } from '../../../../../src/shared/figures/heart-rate'
import { aged, forty, limitsFor, rideStartMs, tellAlerts, trace, watching } from './alert-trace'

/** What is told of a trace, joined by commas. */
function toldOf(rules: AlertRules, steps: string, rider: RiderOfRide | null = forty, startMs = rideStartMs): string {
  const limits = limitsFor(rules, rider, startMs)
  const state = newRideAlerts()
  const sink = tellAlerts(startMs)
  for (const sample of trace(steps, startMs)) takeAlertSample(state, sample, limits, sink)
  return sink.told.join(', ')
}

/** Name, steps (see `trace`), what is told. The rider is 40: a maximum of 180 bpm. */
type Trace = readonly [name: string, steps: string, told: string]

const traces: Readonly<Record<EditableRuleId, readonly Trace[]>> = {
  // Above 190, back below 185.
  H1: [
    ['fires with the 15th second above', '30x170 15x191', 'H1 fired@44'],
    ['never at the limit itself', '200x190', ''],
    ['counts on over zeros in the middle', '10x191 5x- 5x191', 'H1 fired@19'],
    ['does not when the zeros push the beginning out of 20 s', '10x191 6x- 5x191', ''],
    ['counts on over seconds that are not above', '10x191 5x189 5x191', 'H1 fired@19'],
    ['does not when those take more than 5 s', '10x191 6x189 5x191', ''],
    ['adds short times above', '7x191 1x180 7x191 1x180 1x191', 'H1 fired@16'],
    ['counts over seconds that never came', '14x191 +5 1x191', 'H1 fired@19'],
    ['begins anew after a gap longer than the window', '14x191 +20 14x191', ''],
    ['fires once however long it lasts', '600x191', 'H1 fired@14'],
    ['is not ended by a missing signal', '15x191 600x-', 'H1 fired@14'],
    ['ends with the 30th second below', '15x191 30x184', 'H1 fired@14, H1 clearing@15, H1 ended@44'],
    ['is still clearing in the 29th', '15x191 29x184', 'H1 fired@14, H1 clearing@15'],
    ['does not clear at the clear limit itself', '15x191 60x185', 'H1 fired@14'],
    [
      'begins to clear anew after a second between the limits',
      '15x191 29x184 1x186 30x184',
      'H1 fired@14, H1 clearing@15, H1 firedAgain@44, H1 clearing@45, H1 ended@74'
    ],
    [
      'goes on when it is above again before it ended',
      '15x191 29x184 20x191',
      'H1 fired@14, H1 clearing@15, H1 firedAgain@44'
    ],
    [
      'neither counts nor forgets missing seconds while it clears',
      '15x191 15x180 20x- 15x180',
      'H1 fired@14, H1 clearing@15, H1 ended@64'
    ],
    ['takes no suspect value for one above', '60x170 15x230', ''],
    ['believes a jump after as many seconds as it needs', '60x170 17x230', 'H1 fired@76'],
    ['believes a step of 25 bpm', '1x170 15x195', 'H1 fired@15'],
    ['does not believe a step of 26 bpm', '1x170 15x196', ''],
    ['believes that one a second later', '1x170 16x196', 'H1 fired@16'],
    ['counts on over suspect values', '14x191 5x250 1x191', 'H1 fired@19'],
    ['is not cleared by suspect values', '15x191 60x20', 'H1 fired@14'],
    ['believes 240 bpm', '15x240', 'H1 fired@14'],
    ['does not believe 241 bpm', '60x241', ''],
    ['trusts a sensor that comes back after a pause', '60x140 60x- 15x195', 'H1 fired@134'],
    ['does not trust one that comes back too soon for its jump', '60x170 1x- 15x230', ''],
    [
      'stays quiet for 5 min after an alert, and fires then if it is still held',
      '15x191 30x180 200x170 200x191',
      'H1 fired@14, H1 clearing@15, H1 ended@44, H1 fired@344'
    ],
    [
      'fires again in the first second after those 5 min',
      '15x191 30x180 284x170 16x191',
      'H1 fired@14, H1 clearing@15, H1 ended@44, H1 fired@344'
    ],
    ['does not in the last second of them', '15x191 30x180 284x170 15x191', 'H1 fired@14, H1 clearing@15, H1 ended@44'],
    ['counts no sample twice that is sent twice', '14x191 again1 again8 1x170', ''],
    ['counts on after samples that were sent twice', '14x191 again1 again8 1x191', 'H1 fired@14'],
    ['does not count on when the clock is set back', '10x191 -3600 14x191', ''],
    ['fires after the clock was set back', '10x191 -3600 15x191', 'H1 fired@-3576'],
    [
      'stays open when the clock is set back',
      '15x191 -3600 60x191 30x180',
      'H1 fired@14, H1 clearing@-3525, H1 ended@-3496'
    ],
    [
      'stays quiet for 5 min also when the clock is set back',
      '15x191 30x180 -3600 299x170 20x191',
      'H1 fired@14, H1 clearing@15, H1 ended@44, H1 fired@-3242'
    ]
  ],
  // Above 180, back below 174.6.
  H2: [
    ['fires with the 60th second above', '60x181', 'H2 fired@59'],
    ['does not with 59', '59x181 100x180', ''],
    ['never at the limit itself', '300x180', ''],
    ['fires with 60 within 80 s', '40x181 20x178 20x181', 'H2 fired@79'],
    ['does not with 60 within 81 s', '40x181 21x178 20x181', ''],
    ['ends with the 30th second below 97 %', '60x181 30x174', 'H2 fired@59, H2 clearing@60, H2 ended@89'],
    ['does not clear above it', '60x181 90x175', 'H2 fired@59']
  ],
  // From 171, back below 165.6.
  H3: [
    ['fires after 5 min at 95 %', '300x171', 'H3 fired@299'],
    ['does not a second before', '299x171 100x170', ''],
    ['never below 95 %', '900x170', ''],
    ['fires with 5 min within 400 s', '200x171 100x170 100x171', 'H3 fired@399'],
    ['does not with 5 min within 401 s', '200x171 101x170 100x171', ''],
    ['ends after 60 s below 92 %', '300x171 60x165', 'H3 fired@299, H3 clearing@300, H3 ended@359'],
    ['does not clear above it', '300x171 90x166', 'H3 fired@299']
  ],
  // Above 153 without pedalling, over below 144.
  H4: [
    ['fires after 120 s at rest', '120x154@0', 'H4 fired@119'],
    ['does not a second before', '119x154@0 60x150@0', ''],
    ['never at the limit itself', '300x153@0', ''],
    ['never while pedalling', '300x170@1', ''],
    ['never without a cadence', '300x170@-', ''],
    ['begins anew after a push', '119x154@0 1x154@1 119x154@0', ''],
    ['is over at once below 80 %', '120x154@0 1x144@0 1x143@0', 'H4 fired@119, H4 ended@121'],
    ['is over at once by pedalling', '120x154@0 1x154@1', 'H4 fired@119, H4 ended@120'],
    ['is not over by pedalling without a signal', '120x154@0 60x-@60', 'H4 fired@119']
  ],
  // Below 40 at 40 rpm, back from 45 on.
  L1: [
    ['fires after 30 s', '30x39@40', 'L1 fired@29'],
    ['does not a second before', '29x39 60x40', ''],
    ['never at the limit itself', '300x40', ''],
    ['never at a lower cadence', '300x39@39', ''],
    ['never below what is believed', '300x29', ''],
    ['takes a missing signal for no low one', '300x-', ''],
    ['ends after 15 s at 45', '30x39 15x45', 'L1 fired@29, L1 clearing@30, L1 ended@44'],
    ['clears also when nobody pedals', '30x39 15x45@0', 'L1 fired@29, L1 clearing@30, L1 ended@44'],
    ['does not clear below that', '30x39 60x44', 'L1 fired@29']
  ],
  L2: [
    ['fires 10 s after a fall of 40 bpm', '20x150 1x128 10x110', 'L2 fired@30'],
    ['does not a second before', '20x150 1x128 9x110 60x112', ''],
    ['never for a fall of 39', '20x150 1x128 60x111', ''],
    ['fires for a fall within 15 s', '20x150 14x130 10x110', 'L2 fired@43'],
    ['never for one within 16 s', '20x150 15x130 60x110', ''],
    ['never for a slow fall', '20x150 8x140 8x130 8x120 60x110', ''],
    ['never when the power is halved', '20x150/100 1x128/50 60x110/50', ''],
    ['never when the power was halved meanwhile', '20x150/100 1x128/50 60x110/100', ''],
    ['fires when it is less than halved', '20x150/100 1x128/51 10x110/51', 'L2 fired@30'],
    ['never when nobody pedals', '20x150 1x128@39 60x110@39', ''],
    ['is over with half of it made good', '20x150 1x128 10x110 5x129 1x130', 'L2 fired@30, L2 ended@36'],
    ['is not over by a missing signal', '20x150 1x128 10x110 60x-', 'L2 fired@30']
  ],
  S1: [
    ['fires after 20 s without a signal', '60x120 20x-', 'S1 fired@79'],
    ['does not a second before', '60x120 19x- 60x120', ''],
    ['takes 0 for missing', '60x120 20x0', 'S1 fired@79'],
    ['does not count the first 30 s of a ride', '50x-', 'S1 fired@49'],
    ['does not a second before that', '49x-', ''],
    ['never below 20 rpm', '60x120 300x-@19', ''],
    ['never without a cadence: a Telemetry line is missing, not a sensor', '60x120 300x-@-', ''],
    ['begins anew with a signal', '60x120 19x- 1x120 19x- 1x120', ''],
    ['counts on over suspect values', '60x120 10x- 1x250 10x-', 'S1 fired@80'],
    ['is over with one valid sample', '60x120 20x- 1x120', 'S1 fired@79, S1 ended@80'],
    ['is not over with a suspect one', '60x120 20x- 60x250', 'S1 fired@79'],
    ['stays quiet for 5 min after it was over', '60x120 20x- 1x120 320x-', 'S1 fired@79, S1 ended@80, S1 fired@380']
  ],
  S2: [
    ['fires with 120 s of one value while the power varies', '60x120/100 60x120/130', 'S2 fired@119'],
    ['does not a second before', '60x120/100 59x120/130 1x121', ''],
    ['never at the same power', '600x120/100', ''],
    ['never when the power varies by 20 %', '60x120/100 540x120/125', ''],
    ['never when the value moves', '119x120/100 119x121/200 119x120/100', ''],
    ['counts on over a pause of 40 s', '60x120/100 39x- 60x120/130', 'S2 fired@158'],
    ['begins anew after a longer one', '60x120/100 40x- 60x120/130', ''],
    ['fires with 60 s near the cadence', '30x95@93 30x96@98', 'S2 fired@59'],
    ['does not a second before', '59x95@93 1x95@60', ''],
    ['never 3 bpm away', '300x96@93', ''],
    ['never at 90 rpm', '119x90@90', ''],
    ['begins anew after a second away', '59x95@93 1x95@60 59x95@93', ''],
    ['ends after 30 s without either', '60x95@93 30x96@60', 'S2 fired@59, S2 clearing@60, S2 ended@89'],
    [
      'ends although it begins to be near again: that is not 60 s yet',
      '60x95@93 29x96@60 60x95@93',
      'S2 fired@59, S2 clearing@60, S2 ended@89'
    ]
  ]
}

for (const rule of ['H1', 'H2', 'H3', 'H4', 'L1', 'L2', 'S1', 'S2'] as const) {
  describe(`rule ${rule}`, () => {
    it.each(traces[rule])('%s: %s', (_name, steps, told) => {
      expect(toldOf(watching(rule), steps)).toBe(told)
    })
    it('says nothing while it is off', () => {
      const longest = traces[rule].map(([, steps]) => steps).join(' +600 ')
      expect(toldOf(watching(), longest)).toBe('')
    })
  })
}

describe('a spike', () => {
  it.each(Array.from({ length: 14 }, (_, index) => index + 1))(
    'of %i s above the limit is told to nobody',
    (seconds) => {
      expect(toldOf(watching('H1', 'H2'), `60x176 ${seconds}x191 60x176`)).toBe('')
    }
  )
})

describe('the limit above which H1 fires', () => {
  const own = (limits: Partial<OwnLimits>): RiderOfRide => ({ ...forty, own: { ...noOwnLimits, ...limits } })
  const rulesOf = (formula: AlertRules['formula']): AlertRules => ({ ...watching('H1'), formula })
  /** Name, rider, formula, the limit in bpm. */
  it.each<[string, RiderOfRide | null, AlertRules['formula'], number]>([
    ['is that of Tanaka at 60', aged(60), 'tanaka', 176],
    ['is that of Fox at 60', aged(60), 'fox', 170],
    ['is that of Gellish at 60', aged(60), 'gellish', 175],
    ['is that of Gulati for a woman of 60', aged(60, 'female'), 'by_sex', 163.2],
    ['is that of Tanaka for a man of 60 by sex', aged(60, 'male'), 'by_sex', 176],
    ['is that of a child of 10', aged(10), 'tanaka', 211],
    ['is that of unknown age for a child of 9', aged(9), 'tanaka', 186],
    ['is that of a rider of 100', aged(100), 'tanaka', 148],
    ['is that of unknown age at 101', aged(101), 'tanaka', 186],
    ['is that of unknown age without a birth date', { ...forty, bornMs: null }, 'tanaka', 186],
    ['is that of unknown age for a birth date to come', { ...forty, bornMs: rideStartMs + 1 }, 'tanaka', 186],
    ['is that of unknown age where nobody knows who rides', null, 'tanaka', 186],
    ['is the own one where staff have set it', own({ veryHighBpm: 150 }), 'tanaka', 150],
    ['follows a tested maximum', own({ testedMaximumBpm: 170 }), 'tanaka', 180],
    ['follows an override before a tested one', own({ testedMaximumBpm: 170, overrideMaximumBpm: 200 }), 'fox', 210]
  ])('%s', (_name, rider, formula, limitBpm) => {
    const above = Math.floor(limitBpm) + 1
    expect(toldOf(rulesOf(formula), `60x${limitBpm}`, rider)).toBe('')
    expect(toldOf(rulesOf(formula), `15x${above}`, rider)).toBe('H1 fired@14')
  })

  it('moves on 1 March for someone born on 29 February', () => {
    const leapling = { ...forty, bornMs: Date.UTC(2000, 1, 29) }
    const on = (startMs: number): string => toldOf(watching('H1'), '15x200', leapling, startMs)
    expect(on(Date.UTC(2026, 1, 28, 23))).toBe('')
    expect(on(Date.UTC(2026, 2, 1))).toBe('H1 fired@14')
    expect(on(Date.UTC(2028, 1, 28, 23))).toBe('H1 fired@14')
    expect(on(Date.UTC(2028, 1, 28, 23) - 2 * 365 * 86_400_000)).toBe('')
  })

  it('takes the place where the alert clears along', () => {
    const steps = '15x151 30x145 30x144'
    expect(toldOf(watching('H1'), steps, own({ veryHighBpm: 150 }))).toBe('H1 fired@14, H1 clearing@45, H1 ended@74')
  })

  it('leaves a low limit of the rider to L1', () => {
    expect(toldOf(watching('L1'), '30x51', own({ lowBpm: 52 }))).toBe('L1 fired@29')
    expect(toldOf(watching('L1'), '30x51 60x56 15x57', own({ lowBpm: 52 }))).toBe(
      'L1 fired@29, L1 clearing@90, L1 ended@104'
    )
  })
})

describe('the rules together', () => {
  it('are those of the defaults: H1, H2 and H3 each for itself', () => {
    expect(toldOf(defaultAlertRules, '60x176 300x192/100')).toBe('H1 fired@74, H2 fired@119, H3 fired@299')
  })
  it('tell of a lost signal beside an alert that stays', () => {
    expect(toldOf(defaultAlertRules, '60x170 20x192 60x- 5x192')).toBe('H1 fired@74, S1 fired@99, S1 ended@140')
  })
  it('know no fall under load unless a gym switches it on', () => {
    expect(toldOf(defaultAlertRules, '20x150 1x128 60x110')).toBe('')
  })
})

describe('an alert', () => {
  const fire = (rule: EditableRuleId, steps: string) => {
    const sink = tellAlerts()
    const state = newRideAlerts()
    const limits = limitsFor(watching(rule))
    for (const sample of trace(steps)) takeAlertSample(state, sample, limits, sink)
    return { ...sink, state, limits, sink }
  }
  const atSecond = (seconds: number): number => rideStartMs + seconds * 1_000

  it('knows since when, the limit and the highest value of its hold', () => {
    expect(fire('H1', '5x180 3x195 4x- 12x191').fires).toEqual([
      { rule: 'H1', sinceMs: atSecond(5), atMs: atSecond(23), heartRateBpm: 191, limitBpm: 190, peakBpm: 195 }
    ])
  })
  it('knows a beginning that is still within the window only', () => {
    expect(fire('H1', '2x191 6x180 15x191').fires).toMatchObject([{ sinceMs: atSecond(8), atMs: atSecond(22) }])
  })
  it('tells each new peak, and no value below', () => {
    expect([...fire('H1', '15x191 1x193 1x192 1x195 5x180').peaks.values()]).toEqual([[191, 193, 195]])
  })
  it('has the lowest value as its peak where the rule is about low ones', () => {
    expect([...fire('L1', '10x38 20x36 1x39 1x35').peaks.values()]).toEqual([[36, 35]])
  })
  it('has neither limit nor peak where the rule is about the signal', () => {
    const { fires, peaks } = fire('S2', '60x120/100 60x120/130')
    expect(fires).toMatchObject([{ rule: 'S2', sinceMs: atSecond(0), limitBpm: null, peakBpm: null }])
    expect([...peaks.values()]).toEqual([[]])
  })
  it('ends with its ride, and the next ride begins with nothing', () => {
    const { sink, state, told } = fire('H1', '15x191')
    endRideAlerts(state, atSecond(15), sink)
    expect(told).toEqual(['H1 fired@14', 'H1 ride_ended@15'])
    expect(state).toEqual(newRideAlerts())
  })
  it('ends when its rule is switched off, and not when another is', () => {
    const { sink, state, told } = fire('H1', '15x191')
    dropRules(state, limitsFor(watching('H1', 'H2')), atSecond(15), sink)
    expect(told).toEqual(['H1 fired@14'])
    dropRules(state, limitsFor(watching('H2')), atSecond(16), sink)
    dropRules(state, limitsFor(watching('H2')), atSecond(17), sink)
    expect(told).toEqual(['H1 fired@14', 'H1 rule_off@16'])
  })
  it('does not come from a hold against limits that have changed since', () => {
    const { sink, state, told, limits } = fire('H1', '14x191')
    dropRules(state, limits, atSecond(14), sink)
    for (const sample of trace('14x191', atSecond(14))) takeAlertSample(state, sample, limits, sink)
    expect(told).toEqual([])
    for (const sample of trace('1x191', atSecond(28))) takeAlertSample(state, sample, limits, sink)
    expect(told).toEqual(['H1 fired@28'])
  })
})

describe('the state', () => {
  it('is small in an ordinary ride, and while a hold of five minutes is under way', () => {
    const state = newRideAlerts()
    const sink = tellAlerts()
    const limits = limitsFor(defaultAlertRules)
    const take = (steps: string, fromS: number): number => {
      for (const sample of trace(steps, rideStartMs + fromS * 1_000)) takeAlertSample(state, sample, limits, sink)
      return JSON.stringify(state).length
    }
    expect(take('300x140 1x141', 0)).toBeLessThan(150)
    expect(take('1x160 250x172/100', 301)).toBeLessThan(300)
  })
})
