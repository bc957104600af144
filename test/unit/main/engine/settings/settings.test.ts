import { describe, expect, it } from 'vitest'
import { combinationFaults } from '../../../../../src/main/engine/settings/combinations'
import { type GivenSettings, settingSchemas } from '../../../../../src/main/engine/settings/setting-schemas'
import { completeSettings, engineSettings } from '../../../../../src/main/engine/settings/settings'
import { whyNoMail } from '../../../../../src/main/engine/settings/why-no-mail'

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

describe('The settings of mail', () => {
  it.each([
    ['a@gym.example', ['a@gym.example']],
    [' a@gym.example, b@gym.example,a@gym.example,', ['a@gym.example', 'b@gym.example']]
  ])('read the recipients %j', (text, addresses) => {
    expect(reads('alertMailTo', text)).toEqual(addresses)
  })

  it.each(['', ',', 'a', 'a@b; c@d', 'a@gym.example\nb', Array.from({ length: 21 }, (_, n) => `a${n}@b`).join()])(
    'refuse %j as recipients',
    (text) => {
      expect(reads('alertMailManagerTo', text)).toBe('must be mail addresses, separated by commas, at most 20')
    }
  )

  it('take a server by name or address, and no link', () => {
    expect(['localhost', 'smtp.gym.example', '10.0.0.2', '[::1]'].map((text) => reads('mailHost', text))).toEqual([
      'localhost',
      'smtp.gym.example',
      '10.0.0.2',
      '::1'
    ])
    for (const text of ['', 'a b', 'smtp://a', 'a:25', '-a', 'a\r\nb']) {
      expect(reads('mailHost', text)).toBe('must be the name of a mail server, such as smtp.example.org')
    }
  })

  it('refuse a sender that would break a header', () => {
    expect(reads('mailFrom', 'Desk <a@gym.example>')).toBe('Desk <a@gym.example>')
    expect(reads('mailFrom', 'Desk\r\nBcc: x@y <a@gym.example>')).toContain('must be a mail address')
  })

  it.each([
    ['tls', 465],
    ['starttls', 587],
    ['none', 25]
  ] as const)('come to the usual port of %s, unless another is given', (mailSecurity, port) => {
    const given = { mailHost: 'smtp', mailFrom: 'a@b', mailSecurity }
    expect(engineSettings(given).mail.server).toEqual({ host: 'smtp', port, security: mailSecurity, user: null })
    expect(engineSettings({ ...given, mailPort: 2525 }).mail.server?.port).toBe(2525)
  })

  it('that lack a sender or a password keep no console from starting, and say why no mail goes out', () => {
    const why = (given: GivenSettings) => {
      expect(completeSettings(given)).toMatchObject({ ok: true })
      return whyNoMail(engineSettings(given).mail)
    }
    expect(why({ mailHost: 'smtp' })).toContain('the address that mail comes from')
    const given = { mailHost: 'smtp', mailFrom: 'a@b', mailUser: 'gym' }
    expect(why(given)).toContain('DELOTON_SMTP_PASSWORD')
    expect(why({ ...given, mailPassword: 'pw' })).toBeNull()
    expect(why({ mailUser: 'gym' })).toBeNull()
  })

  it('are refused in a form for a server without a sender and a user name without a password', () => {
    const faulty = (given: GivenSettings) => combinationFaults(given).map(({ setting }) => setting)
    expect(faulty({ mailHost: 'smtp' })).toEqual(['mailFrom'])
    expect(faulty({ mailHost: 'smtp', mailFrom: 'a@b', mailUser: 'gym' })).toEqual(['mailUser'])
  })
})

describe('The settings of the report', () => {
  it('take a time of day or off, and nothing else', () => {
    expect(['08:00', '00:00', '23:59', 'off'].map((text) => reads('reportAt', text))).toEqual([
      '08:00',
      '00:00',
      '23:59',
      'off'
    ])
    for (const text of ['', '8:00', '24:00', '08:60', '08:00:00', ' 08:00', 'Off']) {
      expect(reads('reportAt', text)).toBe('must be a time of day, HH:MM, or off')
    }
  })

  it('take a name of a gym on one line', () => {
    expect(reads('gymName', ' Harbour Gym ')).toBe('Harbour Gym')
    for (const text of ['', '  ', 'a\nb', 'a\u2028b', 'x'.repeat(61)]) {
      expect(reads('gymName', text)).toBe('must be 1 to 60 characters, on one line')
    }
  })

  it('are those that are given, over the defaults', () => {
    const given = { reportAt: 'off', reportPeriod: 'last_24_h', gymName: 'A' } as const
    expect(engineSettings({ ...given, reportTo: ['a@b'], reportHidesSmallHours: true }).report).toEqual({
      at: null,
      period: 'last_24_h',
      to: ['a@b'],
      hidesSmallHours: true,
      gymName: 'A'
    })
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
      mail: { server: null, from: '', alertsTo: [], managerTo: [] },
      report: { at: '08:00', period: 'day', to: [], hidesSmallHours: false, gymName: null },
      api: { isOn: true, ratePerS: 100, burst: 200 },
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
