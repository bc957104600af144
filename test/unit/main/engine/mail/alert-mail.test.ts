import { describe, expect, it } from 'vitest'
import { writeAlertMail } from '../../../../../src/main/engine/mail/alert-mail'
import { type Alert, alertRuleIds } from '../../../../../src/shared/domain/alert'
import { hostileNames } from '../../../../support/hostile-names'
import { alert } from './mail-fixture'

const frame = { isSample: false, timeZone: 'Europe/London' }
const write = (step: Parameters<typeof writeAlertMail>[0] = 'fired', changes: Partial<Alert> = {}) =>
  writeAlertMail(step, { ...alert, ...changes }, frame)

describe('A mail about an alert', () => {
  it('says what, who, since when, value and limit, and what to do', () => {
    expect(write()).toMatchObject({ subject: 'BIKE 07: very high heart rate' })
    expect(write().message.text).toBe(`BIKE 07: very high heart rate

Freya H. is outside the configured range.

Go to bike 07: ask how they feel; reduce resistance.

Rider:         Freya H.
Since:         13:59:40, Tue 24 Nov 2026 (Europe/London)
Highest:       203 bpm
Limit:         193 bpm
Acknowledged:  no
Ride:          1234
Alert:         7, rule H1

The console is not a medical device: it says that a value is outside the configured range, and nothing about health.
`)
  })

  it('says in its subject how far it has come', () => {
    expect(write('escalated').subject).toBe('Still not acknowledged: BIKE 07: very high heart rate')
    expect(write('manager').subject).toBe('Nobody has acknowledged: BIKE 07: very high heart rate')
    const by = { acknowledged_by: 'Sam', acknowledged_at: alert.started_at }
    expect(write('reminded', by).subject).toBe('Still outside the range: BIKE 07: very high heart rate')
    expect(write('reminded', by).message.text).toContain('Acknowledged:  by Sam')
  })

  it('says that it comes late where it does', () => {
    expect(write().message.past?.subject).toBe('Past alert: BIKE 07: very high heart rate')
    expect(write().message.past?.text).toMatch(/^This is a past alert: /)
    expect(write().message.past?.html).toContain('This is a past alert: ')
  })

  it('says SAMPLE DATA first where it is of the sample world', () => {
    const { subject, message } = writeAlertMail('fired', alert, { ...frame, isSample: true })
    expect(subject).toBe('SAMPLE DATA: BIKE 07: very high heart rate')
    expect(message.text).toMatch(/^SAMPLE DATA: /)
    expect(message.html).toContain('SAMPLE DATA: ')
    expect(message.past?.subject).toContain('SAMPLE DATA: ')
    expect(write().message.html).not.toContain('SAMPLE DATA')
  })

  it('tells the lowest value where that is the trouble, and none where there is none', () => {
    expect(write('fired', { rule: 'L1', peak_heart_rate: 38 }).message.text).toContain('Lowest:        38 bpm')
    const signal = write('fired', { rule: 'S1', peak_heart_rate: null, limit: null }).message.text
    expect(signal).not.toContain('bpm')
    expect(signal).toContain('check the heart-rate sensor')
  })

  it('has words for every rule, and for nobody on no bike', () => {
    for (const rule of alertRuleIds) {
      const nobody = { rule, ride_id: null, rider_alias: null, peak_heart_rate: null, limit: null, bike_label: '' }
      expect(`${write('fired', nobody).subject}${write('fired', nobody).message.text}`).not.toMatch(/undefined|null/)
    }
    expect(write('fired', { rule: 'P1' }).subject).toBe('Alerts are not live')
  })

  it.each(hostileNames.map((name) => [name === null ? null : String(name)]))('keeps the name %j a name', (name) => {
    const { subject, message } = write('fired', { rider_alias: name, bike_label: name ?? '', acknowledged_by: name })
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    expect(subject.length).toBeLessThan(100)
    const bare = write('fired', { rider_alias: 'A', bike_label: 'B', acknowledged_by: 'C' }).message
    const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? []
    expect(tags(message.html)).toEqual(tags(bare.html))
    expect(message.text.split('\n')).toHaveLength(bare.text.split('\n').length)
    expect(message.text + message.html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
