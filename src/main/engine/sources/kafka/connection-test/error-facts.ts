/** What an error says of itself, as far as it does; empty text for the rest. Never shown as it is. */
export interface ErrorFacts {
  readonly name: string
  /** Kafka's name for what a broker answered, such as TOPIC_AUTHORIZATION_FAILED. */
  readonly type: string
  /** The system's or OpenSSL's code, such as ECONNREFUSED. */
  readonly code: string
  readonly message: string
}

/** The facts of the innermost error: kafkajs wraps what happened in "retries exceeded" and the like. */
export function errorFacts(error: unknown): ErrorFacts {
  let cause = error
  for (let depth = 0; depth < 8; depth += 1) {
    const next = fieldOf(cause, 'cause')
    if (next === undefined || next === null) break
    cause = next
  }
  const text = (name: string): string => {
    const value = fieldOf(cause, name)
    return typeof value === 'string' ? value : ''
  }
  return { name: text('name'), type: text('type'), code: text('code'), message: text('message') }
}

/** A field of something that was thrown. */
export function fieldOf(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined
}
