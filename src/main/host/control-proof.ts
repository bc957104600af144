import { createHmac } from 'node:crypto'

/** What the console answers to a nonce: it shows that it knows the secret without telling it. */
export const proofOf = (secret: string, nonce: string): string =>
  createHmac('sha256', secret).update(`console:${nonce}`).digest('base64url')
