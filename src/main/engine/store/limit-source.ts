import { defaultAlertRules } from '../../../shared/domain/alert-rules'
import { noOwnLimits, type OwnLimits } from '../../../shared/figures/heart-rate'
import { readAlertRules, type VersionedRules } from './alert-rules'
import type { Readable } from './open'
import { readOwnLimits } from './rider-limits'

/** What limits follow from beside a rider's own data, as it is now. */
export interface LimitSource {
  rules(): VersionedRules
  /** `noOwnLimits` where staff have set none. */
  ownLimits(riderId: number): OwnLimits
}

/** What is set in the files of a folder. `rootOps`: of the data folder; `worldOps`: of the world. Null where there is none yet. */
export const storedLimits = (rootOps: () => Readable | null, worldOps: () => Readable | null): LimitSource => ({
  rules() {
    const ops = rootOps()
    return ops === null ? { version: 0, rules: defaultAlertRules } : readAlertRules(ops)
  },
  ownLimits(riderId) {
    const ops = worldOps()
    return ops === null ? noOwnLimits : readOwnLimits(ops, riderId)
  }
})
