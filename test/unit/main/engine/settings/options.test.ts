import { describe, expect, it } from 'vitest'
import { environmentName, kafkaOptions, serveOptions } from '../../../../../src/main/engine/settings/options'
import { settingSchemas } from '../../../../../src/main/engine/settings/setting-schemas'

describe('The options that are settings', () => {
  it('each have a name and a setting of their own', () => {
    expect(new Set(serveOptions.map(({ flag }) => flag)).size).toBe(serveOptions.length)
    expect(new Set(serveOptions.map(({ setting }) => setting)).size).toBe(serveOptions.length)
  })

  it('cover every setting but the port, which only the web shell has, and passwords', () => {
    const covered = serveOptions.map(({ setting }) => setting)
    expect(Object.keys(settingSchemas).filter((name) => !(covered as string[]).includes(name))).toEqual([
      'saslPassword',
      'mailPassword',
      'port'
    ])
  })

  it('take no password on the command line, where every user of the machine could read it', () => {
    expect([...serveOptions, ...kafkaOptions].filter(({ flag }) => /password|secret/.test(flag))).toEqual([])
  })

  it('have a twin in the environment that follows from the name', () => {
    expect(environmentName('port')).toBe('DELOTON_PORT')
    expect(environmentName('silence-limit-min')).toBe('DELOTON_SILENCE_LIMIT_MIN')
  })
})
