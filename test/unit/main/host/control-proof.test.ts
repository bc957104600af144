import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { proofOf } from '../../../../src/main/host/control-proof'

describe('The proof of a console', () => {
  it('depends on the secret and the nonce, and holds neither', () => {
    const proof = proofOf('the-secret', 'the-nonce')
    expect(proof).toBe(createHmac('sha256', 'the-secret').update('console:the-nonce').digest('base64url'))
    expect(proofOf('the-secret', 'another')).not.toBe(proof)
    expect(proofOf('another', 'the-nonce')).not.toBe(proof)
  })
})
