import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What the console answers to a nonce: it shows that it knows the secret without telling it. */
export const proofOf = (secret: string, nonce: string): string =>
  createHmac('sha256', secret).update(`console:${nonce}`).digest('base64url')

/** Compares two texts of any length in constant time. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
