import type Database from 'better-sqlite3'
import type { Writable } from '../../src/main/engine/store/open'

/** Told before a transaction begins, after it began, after each statement, before it commits and after it committed. */
export type OnStep = (step: string) => void

/**
 * The same connection, with `onStep` called at each step that changes the store: what a test needs to end a process at any of
 * them. Statements that only read are no steps.
 */
export function watchedDatabase(database: Writable, onStep: OnStep): Writable {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')

  const watchedRun =
    <Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Result) =>
    (...parameters: Parameters): Result => {
      if (database.inTransaction) return work(...parameters)
      onStep('before begin')
      begin.run()
      onStep('begun')
      let result: Result
      try {
        result = work(...parameters)
        onStep('before commit')
        commit.run()
      } catch (error) {
        rollback.run()
        throw error
      }
      onStep('committed')
      return result
    }

  const transaction = <Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Result) => {
    const run = watchedRun(work)
    return Object.assign(run, { default: run, deferred: run, immediate: run, exclusive: run })
  }

  return new Proxy(database, {
    get(target, name) {
      if (name === 'transaction') return transaction
      if (name === 'prepare') return (sql: string) => watchedStatement(target.prepare(sql), sql, onStep)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
}

/** A statement that changes something is a step once it has run; `RETURNING` makes `get` and `all` run it, too. */
function watchedStatement(statement: Database.Statement, sql: string, onStep: OnStep): Database.Statement {
  if (statement.readonly) return statement
  const words = sql.trim().split(/\s+/).slice(0, 3).join(' ')
  const watched: Database.Statement = new Proxy(statement, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const isRun = name === 'run' || name === 'get' || name === 'all'
      return (...parameters: unknown[]) => {
        const result: unknown = value.apply(target, parameters)
        if (isRun) onStep(words)
        return result === target ? watched : result
      }
    }
  })
  return watched
}
