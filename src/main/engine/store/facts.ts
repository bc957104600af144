import type { Writable } from './open'

/** The value of a fact decided once; `decide` is asked the first time only. */
export function readOrDecideFact(ops: Writable, name: string, decide: () => string): string {
  const read = ops.prepare<[string], { value: string }>('SELECT value FROM fact WHERE name = ?')
  const known = read.get(name)
  if (known !== undefined) return known.value
  // Another thread may decide at the same time: the first one's value stands for both.
  ops.prepare('INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(name, decide())
  return read.get(name)?.value ?? ''
}
