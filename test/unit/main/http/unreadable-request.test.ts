import type { Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { answerUnreadable } from '../../../../src/main/http/unreadable-request'

const socketWith = (state: Partial<Socket>): Socket =>
  ({ destroyed: false, writable: true, end: vi.fn(), destroy: vi.fn(), ...state }) as unknown as Socket
const errorWith = (code: string): NodeJS.ErrnoException => Object.assign(new Error('planted detail'), { code })

describe('An unreadable request', () => {
  it.each([
    ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request'],
    ['HPE_HEADER_OVERFLOW', 'HTTP/1.1 431 Request Header Fields Too Large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 'HTTP/1.1 408 Request Timeout']
  ])('that failed with %s is answered "%s" and nothing of why', (code, line) => {
    const socket = socketWith({})
    answerUnreadable(errorWith(code), socket)
    const answer = vi.mocked(socket.end).mock.calls[0]?.[0] as unknown as string
    expect(answer.startsWith(`${line}\r\n`)).toBe(true)
    expect(answer).toContain('\r\nconnection: close\r\n')
    expect(answer.endsWith('\r\n\r\n')).toBe(true)
    expect(answer).not.toContain('planted')
  })

  it('is not answered where nobody listens any more', () => {
    const gone = [
      [errorWith('ECONNRESET'), socketWith({})],
      [errorWith('HPE_INVALID_METHOD'), socketWith({ destroyed: true })],
      [errorWith('HPE_INVALID_METHOD'), socketWith({ writable: false })]
    ] as const
    for (const [error, socket] of gone) {
      answerUnreadable(error, socket)
      expect(socket.end).not.toHaveBeenCalled()
    }
    expect(gone[2][1].destroy).toHaveBeenCalledOnce()
  })
})
