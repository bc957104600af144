import type { Report } from '../../../../../src/shared/domain/report'

/** A report that was made of complete data and mailed to nobody. */
export const report = (over: Partial<Report> = {}): Report => ({
  date: '2026-11-23',
  period: 'day',
  from: '2026-11-23T00:00:00.000Z',
  to: '2026-11-24T00:00:00.000Z',
  state: 'made',
  completeness_percent: 100,
  riders: 287,
  rides: 412,
  made_at: '2026-11-24T08:00:04.000Z',
  problem: null,
  file_name: 'deloton-daily_harbour-street_2026-11-23.pdf',
  bytes: 148_000,
  sha256: '9c41e7a2f0b8'.padEnd(64, '0'),
  mails: [],
  ...over
})

type Mail = Report['mails'][number]
export const mail = (recipient: string, state: Mail['state'], over: Partial<Mail> = {}): Mail => ({
  recipient,
  state,
  at: '2026-11-24T08:00:06.000Z',
  turn: 1,
  problem: null,
  ...over
})
