import { scrypt } from 'node:crypto'

/** A password to compute the hash of; N of scrypt is 2^costLog2. */
export interface ScryptTask {
  readonly password: string
  readonly salt: Buffer
  readonly costLog2: number
}

/** Computes hashes of passwords, each of which takes much time and memory: a few at once, others wait in line. */
export interface ScryptLine {
  /** Null where too many wait already, or the line is stopped. `isUrgent`: before all others, however many there are. */
  compute(task: ScryptTask, options?: { readonly isUrgent: boolean }): Promise<Buffer | null>
  /** Those that wait are answered null. */
  stop(): void
}

interface Waiting {
  readonly task: ScryptTask
  readonly answer: (hash: Buffer | null) => void
  readonly fail: (error: unknown) => void
}

export function createScryptLine({
  atOnce,
  mostWaiting,
  derive
}: {
  readonly atOnce: number
  readonly mostWaiting: number
  readonly derive: (task: ScryptTask) => Promise<Buffer>
}): ScryptLine {
  const line: Waiting[] = []
  let computing = 0
  let isStopped = false

  const goOn = (): void => {
    if (computing >= atOnce) return
    const next = line.shift()
    if (next === undefined) return
    computing += 1
    void derive(next.task)
      .then(next.answer, next.fail)
      .finally(() => {
        computing -= 1
        goOn()
      })
  }
  return {
    compute(task, { isUrgent } = { isUrgent: false }) {
      const mayWait = isUrgent || computing < atOnce || line.length < mostWaiting
      if (isStopped || !mayWait) return Promise.resolve(null)
      return new Promise((answer, fail) => {
        const waiting = { task, answer, fail }
        if (isUrgent) line.unshift(waiting)
        else line.push(waiting)
        goOn()
      })
    },
    stop() {
      isStopped = true
      for (const { answer } of line.splice(0)) answer(null)
    }
  }
}

/** scrypt (RFC 7914) with r 8 and p 1, 32 bytes. */
export const deriveByScrypt = ({ password, salt, costLog2 }: ScryptTask): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = 2 ** costLog2
    // It needs 128 * N * r bytes and a little more.
    scrypt(password, salt, 32, { N: cost, r: 8, p: 1, maxmem: 2 * 128 * cost * 8 }, (error, hash) =>
      error === null ? resolve(hash) : reject(error)
    )
  })
