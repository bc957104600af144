import { expect, it } from 'vitest'
import { auditObject } from '../../../../../../src/renderer/pages/settings/api/audit-object'

const tokens = [{ token_id: 'ab12cd34ef56ab78', name: 'Tableau' }]

it.each([
  ['token ab12cd34ef56ab78', 'token Tableau (ab12cd34ef56ab78)'],
  ['token 0000000000000000', 'token 0000000000000000'],
  ['ride 12', 'ride 12'],
  ['user ab12cd34ef56ab78', 'user ab12cd34ef56ab78']
])('What was done to %j is shown as %j, so that a token is known by its name', (object, shown) => {
  expect(auditObject(object, tokens)).toBe(shown)
})
