import type { Caller } from '../../shared/dispatch'
import type { Credential, Engine } from '../engine/ports'
import { addressBlock } from './address-block'
import type { Presented } from './credentials'
import type { WrongCredentials } from './wrong-credentials'

/** Not let in. `retryAfterS` says how long the address must wait; null where it need not. */
export interface Refusal {
  readonly retryAfterS: number | null
}

/** Finds out who comes in. */
export interface Authentication {
  /** A right credential is found first: however many wrong ones come from its address, it is served. */
  authenticate(presented: Presented, address: string): Promise<Caller | Refusal>
}

export const isRefusal = (answer: Caller | Refusal): answer is Refusal => 'retryAfterS' in answer

export function createAuthentication(
  engine: Pick<Engine, 'authenticate'>,
  wrongCredentials: WrongCredentials
): Authentication {
  /** By address, the last that waits: passwords whose check is costly are checked one after another. */
  const lines = new Map<string, Promise<unknown>>()
  const inLine = <Value>(address: string, task: () => Promise<Value>): Promise<Value> => {
    const mine = (lines.get(address) ?? Promise.resolve()).then(task)
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        if (lines.get(address) === settled) lines.delete(address)
      })
    lines.set(address, settled)
    return mine
  }
  const judge = (caller: Caller | null, address: string): Caller | Refusal =>
    caller ?? { retryAfterS: wrongCredentials.note(address) }

  const byPassword = async (credential: Credential, address: string): Promise<Caller | Refusal> => {
    const known = await engine.authenticate(credential, { mayCostScrypt: false })
    if (known !== null || wrongCredentials.isOver(address)) return judge(known, address)
    // Each is noted before the next is looked at: of a crowd that comes at once no more are computed than may be wrong.
    return inLine(address, async () => {
      const mayCostScrypt = !wrongCredentials.isOver(address)
      return judge(await engine.authenticate(credential, { mayCostScrypt }), address)
    })
  }
  return {
    async authenticate(presented, from) {
      // Who brings nothing guesses nothing.
      if (presented === 'absent') return { retryAfterS: null }
      const address = addressBlock(from)
      if (presented === 'unreadable') return judge(null, address)
      if ('token' in presented) return judge(await engine.authenticate(presented), address)
      return byPassword(presented, address)
    }
  }
}
