import { formatElapsed } from '../../i18n/format'

/** A short time as it is spoken of: "24 s" below 100 seconds, then "2:04". */
export const secondsWords = (seconds: number): string =>
  seconds < 100 ? `${Math.max(0, Math.floor(seconds))}\u00a0s` : formatElapsed(seconds)
