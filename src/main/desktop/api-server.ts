import type { Logger } from 'pino'
import type { Unsubscribe } from '../../shared/bridge'
import type { ApiState } from '../../shared/domain/access'
import type { Result } from '../../shared/result'
import type { Engine } from '../engine/ports'
import type { HttpShell } from '../http/start-http-shell'

export interface ApiServerOptions {
  readonly engine: Pick<Engine, 'settings' | 'subscribe'>
  readonly startShell: () => Promise<Result<Pick<HttpShell, 'apiState' | 'stop'>>>
  /** Told how the API is served, whenever that changes. */
  readonly report: (state: ApiState) => void
  readonly log: Logger
}

/** Serves the REST API beside the window, for as long as the settings have it on. */
export interface ApiServer {
  start(): void
  /** Resolves when nothing is served any more. */
  stop(): Promise<void>
}

export function createApiServer({ engine, startShell, report, log }: ApiServerOptions): ApiServer {
  let shell: Pick<HttpShell, 'apiState' | 'stop'> | null = null
  let isStopping = false
  let unsubscribe: Unsubscribe = () => undefined
  /** One change after the other, however fast the switch is turned. */
  let changing: Promise<void> = Promise.resolve()

  const stopShell = async (): Promise<void> => {
    const stopped = shell
    shell = null
    await stopped?.stop()
  }
  const follow = async (): Promise<void> => {
    const isOn = engine.settings().api.isOn && !isStopping
    let problem: string | null = null
    if (!isOn) await stopShell()
    if (isOn && shell === null) {
      const started = await startShell()
      if (started.ok) shell = started.value
      else {
        problem = started.error.message
        log.warn(problem)
      }
    }
    report(shell?.apiState() ?? { is_on: isOn, url: null, is_open: false, is_encrypted: false, problem })
  }
  const change = (): Promise<void> => {
    changing = changing.then(follow).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'the REST API was not switched')
    })
    return changing
  }
  return {
    start() {
      unsubscribe = engine.subscribe('console', () => void change())
      void change()
    },
    async stop() {
      unsubscribe()
      isStopping = true
      await change()
    }
  }
}
