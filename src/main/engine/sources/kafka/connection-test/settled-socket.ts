import type { Socket } from 'node:net'

/** Resolves when a socket is open (or secure), rejects with what ended it before. */
export function settled(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve())
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('closed')))
  })
}
