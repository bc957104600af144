import { describe, expect, it } from 'vitest'
import { createScryptLine, deriveByScrypt, type ScryptTask } from '../../../../../src/main/engine/access/scrypt-line'

const task = (password: string): ScryptTask => ({ password, salt: Buffer.alloc(16), costLog2: 15 })

/** A line whose computations end when they are told to; `begun` are the passwords they are for. */
function heldLine(atOnce: number, mostWaiting: number) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const line = createScryptLine({
    atOnce,
    mostWaiting,
    derive: ({ password }) => {
      begun.push(password)
      return new Promise((resolve, reject) => {
        ends.push(() => (password === 'broken' ? reject(new Error('broken')) : resolve(Buffer.from(password))))
      })
    }
  })
  const endNext = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { line, begun, endNext }
}

describe('the line of passwords to compute', () => {
  it('computes so many at once, and the others in their order', async () => {
    const { line, begun, endNext } = heldLine(2, 10)
    const asked = ['a', 'b', 'c', 'd'].map((password) => line.compute(task(password)))
    expect(begun).toEqual(['a', 'b'])
    await endNext()
    expect(begun).toEqual(['a', 'b', 'c'])
    for (let left = 3; left > 0; left -= 1) await endNext()
    expect((await Promise.all(asked)).map(String)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('answers null at once where too many wait', async () => {
    const { line, begun, endNext } = heldLine(1, 2)
    const asked = ['a', 'b', 'c'].map((password) => line.compute(task(password)))
    expect(await line.compute(task('d'))).toBeNull()
    for (let left = 3; left > 0; left -= 1) await endNext()
    expect((await Promise.all(asked)).map(String)).toEqual(['a', 'b', 'c'])
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('takes an urgent one before those that wait, however many', async () => {
    const { line, begun, endNext } = heldLine(1, 1)
    void line.compute(task('a'))
    void line.compute(task('b'))
    const urgent = line.compute(task('urgent'), { isUrgent: true })
    await endNext()
    await endNext()
    expect(String(await urgent)).toBe('urgent')
    expect(begun).toEqual(['a', 'urgent', 'b'])
  })

  it('goes on after one that fails', async () => {
    const { line, endNext } = heldLine(1, 2)
    const broken = line.compute(task('broken'))
    const next = line.compute(task('next'))
    const seen = expect(broken).rejects.toThrow('broken')
    await endNext()
    await endNext()
    await seen
    expect(String(await next)).toBe('next')
  })

  it('answers null to all that wait when it is stopped, and to whoever comes then', async () => {
    const { line, begun, endNext } = heldLine(1, 2)
    const first = line.compute(task('a'))
    const second = line.compute(task('b'))
    line.stop()
    expect(await second).toBeNull()
    expect(await line.compute(task('c'))).toBeNull()
    await endNext()
    expect(String(await first)).toBe('a')
    expect(begun).toEqual(['a'])
  })
})

describe('deriveByScrypt', () => {
  it('answers what RFC 7914 does', async () => {
    // Section 12, the third vector: N 16384, r 8, p 1, of which the first 32 bytes do not depend on how many are asked for.
    const hash = await deriveByScrypt({
      password: 'pleaseletmein',
      salt: Buffer.from('SodiumChloride'),
      costLog2: 14
    })
    expect(hash.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
  })
})
