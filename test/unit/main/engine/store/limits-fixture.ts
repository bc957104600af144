import type { LimitSource } from '../../../../../src/main/engine/store/limit-source'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits, type OwnLimits } from '../../../../../src/shared/figures/heart-rate'

/** Default rules in force; own limits for those riders only. */
export const limitsOf = (own: Readonly<Record<number, Partial<OwnLimits>>> = {}): LimitSource => ({
  rules: () => ({ version: 0, rules: defaultAlertRules }),
  ownLimits: (riderId) => ({ ...noOwnLimits, ...own[riderId] })
})
