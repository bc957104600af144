import { describe, expect, it } from 'vitest'
import { noticeWords } from '../../../../src/main/desktop/notice-words'
import { alertWith } from '../../renderer/alerts/alert-fixture'

describe('noticeWords', () => {
  it('names the bike and the rule, opens the ride, and is grave where the alert is', () => {
    expect(noticeWords({ alert: alertWith(), more: 0 })).toEqual({
      title: 'Bike 07: very high heart rate',
      body: 'Go and ask how they feel.',
      tag: 'ride-12',
      hash: '#/ride/12',
      isGrave: true
    })
  })

  it('says how many more wait', () => {
    expect(noticeWords({ alert: alertWith(), more: 3 }).body).toBe('Go and ask how they feel. 3 more.')
  })

  it('says nothing of who and how high: others may read it', () => {
    const words = JSON.stringify(noticeWords({ alert: alertWith({ rule: 'H2', priority: 'medium' }), more: 0 }))
    expect(words).not.toMatch(/Freya|195|190/)
  })

  it('says that alerts are off, and opens their page', () => {
    const blind = alertWith({ rule: 'P1', priority: 'technical', ride_id: null, bike_label: '?' })
    expect(noticeWords({ alert: blind, more: 0 })).toMatchObject({
      title: 'Alerts are off',
      hash: '#/alerts',
      isGrave: true
    })
  })
})
