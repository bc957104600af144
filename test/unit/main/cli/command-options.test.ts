import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CommandError } from '../../../../src/main/cli/command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  engineSettingsOf,
  flagsOf,
  isOn,
  type PlainOption,
  passwordFileOption,
  settingsOf,
  textOf
} from '../../../../src/main/cli/command-options'
import { serveOptions } from '../../../../src/main/engine/settings/options'

const json: PlainOption = { flag: 'json', value: null, help: 'as JSON' }
const name: PlainOption = { flag: 'name', value: 'N', help: 'a name' }
const all = [dataFolderOption, ...serveOptions, passwordFileOption, json, name]

const parse = (...args: string[]) => {
  const command = addOptions(new Command('test'), all)
  command.parse(args, { from: 'user' })
  return flagsOf(command)
}
const refusal = (act: () => unknown): unknown => {
  try {
    act()
    return 'no failure'
  } catch (error) {
    return error instanceof CommandError ? [error.exitCode, error.message] : error
  }
}

beforeEach(() => {
  for (const variable of Object.keys(process.env)) if (variable.startsWith('DELOTON_')) vi.stubEnv(variable, undefined)
})
afterEach(() => vi.unstubAllEnvs())

describe('The options of a command', () => {
  it('each name their twin in the help', () => {
    const help = addOptions(new Command('test'), all).helpInformation()
    for (const { flag } of all) {
      expect(help).toContain(`--${flag}`)
      expect(help.replaceAll(/\s+/g, ' ')).toContain(`[DELOTON_${flag.toUpperCase().replaceAll('-', '_')}]`)
    }
  })

  it('are known by the names they are written with', () => {
    expect(parse('--silence-limit-min', '5', '--tls', '--data-dir=/d')).toEqual({
      'silence-limit-min': '5',
      tls: true,
      'data-dir': '/d'
    })
  })

  it('have the last word over the environment', () => {
    vi.stubEnv('DELOTON_NAME', 'of-environment')
    expect(textOf(parse(), name)).toBe('of-environment')
    expect(textOf(parse('--name', 'of-command-line'), name)).toBe('of-command-line')
    vi.stubEnv('DELOTON_NAME', '')
    expect(textOf(parse(), name)).toBeUndefined()
  })

  it('can be switched on by the environment', () => {
    expect(isOn(parse(), json)).toBe(false)
    expect(isOn(parse('--json'), json)).toBe(true)
    vi.stubEnv('DELOTON_JSON', '1')
    expect(isOn(parse(), json)).toBe(true)
    vi.stubEnv('DELOTON_JSON', 'false')
    expect(isOn(parse(), json)).toBe(false)
    vi.stubEnv('DELOTON_JSON', 'perhaps')
    expect(refusal(() => isOn(parse(), json))).toEqual([2, 'DELOTON_JSON must be true or false.'])
  })

  it('name the data folder, or leave it to the system', () => {
    expect(dataFolderOf(parse('--data-dir', '/d'))).toBe('/d')
    expect(dataFolderOf(parse())).toMatch(/deloton/i)
    vi.stubEnv('DELOTON_DATA_DIR', '/e')
    expect(dataFolderOf(parse())).toBe('/e')
  })

  it('become settings, or a usage error with one sentence', () => {
    expect(settingsOf(serveOptions, parse('--bikes', '3'), { seed: 4 })).toEqual({ bikes: 3, seed: 4 })
    expect(refusal(() => settingsOf(serveOptions, parse('--bikes', '0')))).toEqual([
      2,
      '--bikes must be a whole number from 1 to 20000 (given: "0").'
    ])
    expect(refusal(() => engineSettingsOf({ source: 'kafka' }))).toEqual([
      2,
      '--source kafka needs --brokers HOST:PORT (or DELOTON_BROKERS).'
    ])
  })
})
