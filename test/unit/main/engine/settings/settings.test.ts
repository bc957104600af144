import { describe, expect, it } from 'vitest'
import { settingSchemas } from '../../../../../src/main/engine/settings/setting-schemas'
import { completeSettings, engineSettings } from '../../../../../src/main/engine/settings/settings'

const reads = (name: keyof typeof settingSchemas, text: string): unknown => {
  const parsed = settingSchemas[name].safeParse(text)
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message
}

describe('A setting', () => {
  it.each([
    ['localhost:9092', ['localhost:9092']],
    ['a.example:1, 10.0.0.2:65535,', ['a.example:1', '10.0.0.2:65535']],
    ['[::1]:9092', ['[::1]:9092']]
  ])('reads the brokers %j', (text, brokers) => {
    expect(reads('brokers', text)).toEqual(brokers)
  })

  it.each(['', ',', 'localhost', 'localhost:', 'localhost:0', 'localhost:65536', ':9092', 'http://a:1', 'a b:1'])(
    'refuses %j as brokers',
    (text) => {
      expect(reads('brokers', text)).toBe('must be HOST:PORT, several separated by commas')
    }
  )

  it.each(['-1', '1.5', '65536', '1e3', '0x10', ' 80', '', '99999999999'])('refuses %j as a port', (text) => {
    expect(reads('port', text)).toBe('must be a whole number from 0 to 65535')
  })

  it('reads a speed as max or a number of times the pace, and nothing else', () => {
    expect(['max', '10', '0.5', '100000'].map((text) => reads('speed', text))).toEqual(['max', 10, 0.5, 100_000])
    for (const text of ['', '0', '0.0', '-1', 'fast', '1e3', '100001', 'NaN', ' 1']) {
      expect(reads('speed', text)).toBe('must be max, or a number above 0, at most 100000')
    }
  })

  it('takes port 0 for any free one', () => {
    expect(reads('port', '0')).toBe(0)
  })

  it.each(['', 'a b', 'a/b', 'ü', 'x'.repeat(250)])('refuses %j as a topic', (text) => {
    expect(reads('topic', text)).toBe('must be a Kafka topic name')
  })

  it('reads a switch in the words people use', () => {
    expect(['1', 'true', 'yes', 'on'].map((text) => reads('tls', text))).toEqual([true, true, true, true])
    expect(['0', 'false', 'no', 'off'].map((text) => reads('tls', text))).toEqual([false, false, false, false])
    expect(reads('tls', 'perhaps')).toBe('must be true or false')
  })
})

describe('A time zone', () => {
  it.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC'])('may be %s', (name) => {
    expect(reads('timeZone', name)).toBe(name)
  })

  it.each(['', 'Mars/Olympus', '+02:00', 'London', 'Europe/London; DROP'])('is not %j', (name) => {
    expect(reads('timeZone', name)).toBe('must be the name of a time zone, such as Europe/London')
  })
})

describe('The engine settings', () => {
  it('are the simulated fleet of 24 bikes when nothing is given', () => {
    expect(engineSettings({})).toEqual({
      source: 'simulator',
      kafka: { brokers: [], topic: 'deloton', from: 'earliest', tls: false, caFile: null, sasl: null },
      simulator: { bikes: 24, seed: 1 },
      logFile: { file: null, speed: 'max' },
      silenceLimitMs: 600_000,
      history: { compressAfterMs: 43_200_000, compressEveryMs: 3_600_000, keepHistoryDays: null },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
    })
  })

  it('use TLS when a CA is named, so that no password travels in the clear by mistake', () => {
    expect(engineSettings({ caFile: '/ca.pem' }).kafka).toMatchObject({ tls: true, caFile: '/ca.pem' })
    expect(engineSettings({ caFile: '/ca.pem', tls: false }).kafka.tls).toBe(false)
  })

  it('sign in with PLAIN unless another mechanism is named', () => {
    const given = { saslUsername: 'gym', saslPassword: 'pw' }
    expect(engineSettings(given).kafka.sasl).toEqual({ mechanism: 'plain', username: 'gym', password: 'pw' })
    expect(engineSettings({ ...given, saslMechanism: 'scram-sha-512' }).kafka.sasl?.mechanism).toBe('scram-sha-512')
  })

  it('take the time zone that is given', () => {
    expect(engineSettings({ timeZone: 'Asia/Kathmandu' }).timeZone).toBe('Asia/Kathmandu')
  })

  it('are refused for a captured log that nobody names', () => {
    expect(completeSettings({ source: 'log-file' })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(completeSettings({ source: 'log-file', file: '/captured' })).toMatchObject({ ok: true })
  })

  it('are refused for Kafka without brokers', () => {
    expect(completeSettings({ source: 'kafka' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: '--source kafka needs --brokers HOST:PORT (or DELOTON_BROKERS).' }
    })
  })

  it('are refused for a user name without a password', () => {
    const settings = completeSettings({ source: 'kafka', brokers: ['a:1'], saslUsername: 'gym' })
    expect(settings).toMatchObject({ ok: false })
    expect(settings.ok ? '' : settings.error.message).toContain('DELOTON_SASL_PASSWORD')
  })

  it.each([{ saslPassword: 'pw' }, { saslMechanism: 'plain' as const }])(
    'are refused for %j without a user name',
    (given) => {
      const settings = completeSettings({ source: 'kafka', brokers: ['a:1'], ...given })
      expect(settings.ok ? '' : settings.error.message).toContain('--sasl-username')
      expect(JSON.stringify(settings)).not.toContain('pw')
    }
  )

  it('ask nothing of Kafka while the fleet is simulated', () => {
    expect(completeSettings({ saslUsername: 'gym' })).toMatchObject({ ok: true })
  })
})
