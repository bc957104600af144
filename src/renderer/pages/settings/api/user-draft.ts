import type { Scope } from '../../../../shared/domain/access'

/** What is typed of a user of the API. */
export interface UserDraft {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly isGenerated: boolean
  readonly password: string
  readonly again: string
}

export type UserFault = 'name' | 'taken' | 'scopes' | 'length' | 'differs'

const shortestPassword = 12
const longestPassword = 200

/**
 * What is wrong with a draft. `taken`: names there are already. Saving one of them would give its user another password, so
 * that is never what adding means.
 */
export function userFaults(draft: UserDraft, taken: readonly string[]): ReadonlySet<UserFault> {
  const faults = new Set<UserFault>()
  const name = draft.name.trim()
  if (!/^[^\p{C}:]{1,80}$/u.test(name)) faults.add('name')
  else if (taken.includes(name)) faults.add('taken')
  if (draft.scopes.length === 0) faults.add('scopes')
  if (!draft.isGenerated) {
    const { length } = draft.password
    if (length < shortestPassword || length > longestPassword) faults.add('length')
    else if (draft.password !== draft.again) faults.add('differs')
  }
  return faults
}
