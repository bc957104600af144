import { expect, it } from 'vitest'
import { actionChoices } from '../../../../../../src/renderer/pages/settings/api/audit-actions'
import { auditActions } from '../../../../../../src/shared/domain/access'

it('The audit can be narrowed to each kind of thing that is recorded, deletions of rides first', () => {
  expect(actionChoices).toEqual(auditActions)
})
