/** The part of `process` that a stop needs. */
export interface StoppableProcess {
  on(event: 'SIGTERM' | 'SIGINT' | 'SIGHUP', listener: () => void): unknown
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
  exit(code: number): void
}

export interface GracefulStopOptions {
  /** Ends what runs, in reverse order; false when there is nothing that this stop should end with an exit. */
  readonly stop: () => Promise<boolean>
  /** A stop that takes longer is given up. */
  readonly withinMs: number
  /** Told of a failure nobody caught, and of a stop that was given up. */
  readonly report: (what: string, error: unknown) => void
}

/**
 * Ends a process well: at the first SIGTERM, SIGINT or SIGHUP with exit code 0, after an exception that nobody caught with
 * 1. Later signals are ignored: the stop is under way and has its own bound. Answers whether a stop was asked for.
 */
export function stopGracefully(process: StoppableProcess, options: GracefulStopOptions): () => boolean {
  let isStopping = false
  const begin = (exitCode: number): void => {
    if (isStopping) return
    isStopping = true
    const giveUp = setTimeout(() => {
      options.report('the stop took too long and was given up; nothing stored is lost', null)
      process.exit(1)
    }, options.withinMs)
    options.stop().then(
      (isEnded) => {
        clearTimeout(giveUp)
        if (isEnded) process.exit(exitCode)
      },
      (error: unknown) => {
        options.report('the console did not stop well', error)
        process.exit(1)
      }
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => begin(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      options.report('an unexpected failure; the console stops', error)
      begin(1)
    })
  }
  return () => isStopping
}
