import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { type Result, succeed } from '../../../shared/result'
import { found } from './answers'
import type { PrivacyBook, PrivacySource } from './rider-privacy'

/** `isKnown`: whether a rider was ever seen. */
export const createPrivacyQuestions = (privacy: PrivacySource, isKnown: (riderId: number) => boolean) => ({
  'rider.privacy': ({ rider_id }: HandlerInput<'rider.privacy'>): Result<CallOutput<'rider.privacy'>> =>
    found(isKnown(rider_id) ? privacy().of(rider_id) : null, 'rider')
})

export interface PrivacyChangeOptions {
  readonly privacy: PrivacyBook
  /** Whether a rider was ever seen. */
  readonly isKnown: (riderId: number) => boolean
  /** To be called when it is stored. */
  readonly onChanged: (riderId: number) => void
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
}

/** For the thread that writes. */
export const createPrivacyChanges = ({ privacy, isKnown, onChanged, now }: PrivacyChangeOptions) => ({
  'rider.set_privacy'({
    rider_id,
    alias,
    is_listed
  }: HandlerInput<'rider.set_privacy'>): Result<CallOutput<'rider.set_privacy'>> {
    if (!isKnown(rider_id)) return found<CallOutput<'rider.set_privacy'>>(null, 'rider')
    privacy.save(rider_id, { alias, is_listed }, now())
    onChanged(rider_id)
    return succeed(privacy.read().of(rider_id))
  }
})
