import type { HeartRateZone } from '../../../shared/figures/heart-rate'

/** Whether a number is one of the zones, 0 to 5. */
export const isHeartRateZone = (zone: number | null): zone is HeartRateZone =>
  zone !== null && Number.isInteger(zone) && zone >= 0 && zone <= 5
