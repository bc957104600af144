import { expect, it } from 'vitest'
import { deliveryLines } from '../../../../../src/renderer/pages/reports/delivery-lines'
import { mail } from './report-fixture'

it('lists who gets the report now in their order, then who got it before', () => {
  const sent = mail('old@x.example', 'sent')
  const again = mail('b@x.example', 'queued', { turn: 2 })
  const lines = deliveryLines([sent, mail('b@x.example', 'sent'), again], ['b@x.example', 'a@x.example'])
  expect(lines).toEqual([
    { recipient: 'b@x.example', mail: again },
    { recipient: 'a@x.example', mail: null },
    { recipient: 'old@x.example', mail: sent }
  ])
})
