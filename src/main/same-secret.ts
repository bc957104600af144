import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a given text is the secret: in constant time, whatever its length, so that no answer tells how near it was. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
