import { type PrivacySource, privacyTable } from '../../../../../src/main/engine/store/rider-privacy'
import type { RiderPrivacy } from '../../../../../src/shared/domain/rider-history'

/** Set for those riders only. */
export const privacyOf = (set: Readonly<Record<number, Partial<RiderPrivacy>>> = {}): PrivacySource => {
  const table = privacyTable(
    new Map(Object.entries(set).map(([id, one]) => [Number(id), { alias: null, is_listed: true, ...one }]))
  )
  return () => table
}
