import { createHash } from 'node:crypto'

/** A strong ETag: it is the same for the same bytes, and for no others. */
export const entityTag = (body: Uint8Array): string => `"${createHash('sha256').update(body).digest('base64url')}"`

/** Whether who asks has these bytes already, by the `If-None-Match` that they sent. */
export function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  const given = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  return given.includes(tag) || given.includes('*')
}
