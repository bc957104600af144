import { describe, expect, it } from 'vitest'
import { parseSettingsSearch } from '../../../../../src/renderer/pages/settings/settings-search'

describe('The address of the settings', () => {
  it.each([
    [{ section: 'store' }, 'store'],
    [{ section: 'rules' }, 'rules'],
    [{ section: 'mail' }, 'mail'],
    [{ section: 'nonsense' }, 'source'],
    [{ section: 7 }, 'source'],
    [{}, 'source']
  ])('with %j opens %s', (search, section) => {
    expect(parseSettingsSearch(search)).toEqual({ section })
  })

  it('names a part of the API’s settings, and of no others', () => {
    expect(parseSettingsSearch({ section: 'api', part: 'audit' })).toEqual({ section: 'api', part: 'audit' })
    expect(parseSettingsSearch({ section: 'api', part: 'nonsense' })).toEqual({ section: 'api' })
    expect(parseSettingsSearch({ section: 'mail', part: 'audit' })).toEqual({ section: 'mail' })
  })
})
