import type { BrokerAddress } from './broker-address'
import { type Fault, failed, lines, type Outcome, passed } from './outcome'
import { StoppedError } from './time-budget'

/** What a step leaves to the next: the brokers it succeeded with. */
export interface Checked<Good> {
  readonly outcome: Outcome
  readonly good: readonly Good[]
}

interface Words {
  /** The sentence when `good` of `all` brokers pass, `good` at least 1. */
  passed(good: number, all: number): string
  fault(error: unknown, broker: BrokerAddress): Fault
}

/**
 * Tries all brokers at once. One that passes is enough: a client finds the others through it. What is wrong with the
 * rest stands in the detail. Rejects only when the test is stopped.
 */
export async function checkEach<Item extends { readonly broker: BrokerAddress }, Good>(
  items: readonly Item[],
  probe: (item: Item) => Promise<{ readonly good: Good; readonly note: string | null }>,
  words: Words
): Promise<Checked<Good>> {
  const answers = await Promise.all(
    items.map(async (item) => {
      try {
        return { ...(await probe(item)), fault: null }
      } catch (error) {
        if (error instanceof StoppedError) throw error
        return { fault: words.fault(error, item.broker) }
      }
    })
  )
  const good: Good[] = []
  const notes: (string | null)[] = []
  const faults: Fault[] = []
  for (const answer of answers) {
    if (answer.fault === null) {
      good.push(answer.good)
      notes.push(answer.note)
    } else faults.push(answer.fault)
  }
  const [first, ...others] = faults
  if (good.length === 0 && first !== undefined) {
    return { outcome: failed({ ...first, detail: lines([first.detail, ...others.map(inWords)]) }), good }
  }
  return { outcome: passed(words.passed(good.length, items.length), lines([...notes, ...faults.map(inWords)])), good }
}

const inWords = ({ sentence }: Fault): string => sentence
