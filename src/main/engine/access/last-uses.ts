const minuteMs = 60_000

/** When credentials were used last, to the minute: written when another minute begins, never with each request. */
export interface LastUses {
  note(id: string, nowMs: number): void
  forget(id: string): void
}

/** `write` is given an id and the begin of the minute, epoch ms. It is good to come in also where it throws. */
export function createLastUses(
  write: (id: string, minuteMs: number) => void,
  onFailure: (what: string, error: unknown) => void
): LastUses {
  const noted = new Map<string, number>()
  return {
    note(id, nowMs) {
      const minute = Math.floor(nowMs / minuteMs) * minuteMs
      if (noted.get(id) === minute) return
      noted.set(id, minute)
      try {
        write(id, minute)
      } catch (error) {
        onFailure('noting the use of a credential', error)
      }
    },
    forget: (id) => void noted.delete(id)
  }
}
