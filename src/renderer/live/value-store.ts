import type { Unsubscribe } from '../../shared/bridge'

/** One value that can be watched. */
export interface ValueStore<Value> {
  get(): Value
  set(value: Value): void
  subscribe(onChange: () => void): Unsubscribe
}

/** Setting the same value again (`Object.is`) tells nobody. */
export function createValueStore<Value>(initial: Value): ValueStore<Value> {
  let value = initial
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const watch of [...watchers]) watch()
    },
    subscribe(onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    }
  }
}
