import { createFeedHub } from '../../src/main/engine/feeds/feed-hub'
import type { Engine, EngineSettings, ExportFile, RequestEntry } from '../../src/main/engine/ports'
import { engineSettings } from '../../src/main/engine/settings/settings'
import { type CallName, calls, type FeedItem, type FeedName } from '../../src/shared/contract'
import { type Caller, type Handlers, machineCaller } from '../../src/shared/dispatch'
import { scopes } from '../../src/shared/domain/access'
import { type Result, succeed } from '../../src/shared/result'

/** A call as it reached a handler. */
export interface SeenCall {
  readonly name: CallName
  readonly input: unknown
  readonly signal: AbortSignal
}

type Answer = (input: unknown, signal: AbortSignal) => Promise<Result<unknown>> | Result<unknown>

/** An engine without stores or threads: scripted answers, the real feed hub, tokens from a list. */
export interface FakeEngine {
  readonly engine: Engine
  readonly seen: readonly SeenCall[]
  /** What the call answers from now on; until then every call answers its own name. */
  answer(name: CallName, answer: Answer): void
  publish<Name extends FeedName>(name: Name, items: readonly FeedItem<Name>[]): void
  /** How many subscriptions a feed has. */
  subscribers(name: FeedName): number
  /** A token, or `USER:PASSWORD`. */
  grant(token: string, caller: Caller): void
  /** Ends what came in with it, such as `token:1`. */
  end(credential: string): void
  /** What the shell has noted. */
  readonly requests: readonly RequestEntry[]
  /** A file of an export that is kept from now on. */
  addExportFile(exportId: string, name: string, file: ExportFile): void
  set(settings: EngineSettings): void
}

export const everything: Caller = machineCaller('front desk', scopes)
export const readOnly: Caller = { ...machineCaller('token reader (1)', ['read']), credential: 'token:1' }

export function createFakeEngine(): FakeEngine {
  const hub = createFeedHub()
  const answers = new Map<CallName, Answer>()
  const seen: SeenCall[] = []
  const subscribed: Record<FeedName, number> = { floor: 0, status: 0, alarm: 0, console: 0 }
  const tokens = new Map<string, Caller>()
  /** Those whose password was right before. */
  const knownLogins = new Set<string>()
  const accessEnded = new Set<(credential: string) => void>()
  const requests: RequestEntry[] = []
  const exportFiles = new Map<string, ExportFile>()
  let settings = engineSettings({})
  const handler =
    (name: CallName): Answer =>
    (input, signal) => {
      seen.push({ name, input, signal })
      return answers.get(name)?.(input, signal) ?? succeed({ called: name })
    }
  const names = Object.keys(calls) as CallName[]
  return {
    seen,
    engine: {
      handlers: Object.fromEntries(names.map((name) => [name, handler(name)])) as unknown as Handlers,
      subscribe(name, deliver) {
        subscribed[name] += 1
        const unsubscribe = hub.subscribe(name, deliver)
        let isSubscribed = true
        return () => {
          if (isSubscribed) subscribed[name] -= 1
          isSubscribed = false
          unsubscribe()
        }
      },
      async authenticate(credential, { mayCostScrypt } = { mayCostScrypt: true }) {
        if ('token' in credential) return tokens.get(credential.token) ?? null
        const login = `${credential.user}:${credential.password}`
        const caller = knownLogins.has(login) || mayCostScrypt ? (tokens.get(login) ?? null) : null
        if (caller !== null) knownLogins.add(login)
        return caller
      },
      onAccessEnded(listener) {
        accessEnded.add(listener)
        return () => accessEnded.delete(listener)
      },
      noteRequests: (entries) => void requests.push(...entries),
      exportFile: (exportId, name) => exportFiles.get(`${exportId}/${name}`) ?? null,
      settings: () => settings,
      start: async () => undefined,
      apply: async () => succeed(null),
      stop: async () => undefined
    },
    answer: (name, answer) => answers.set(name, answer),
    publish: (name, items) => hub.publish(name, items),
    subscribers: (name) => subscribed[name],
    grant: (token, caller) => tokens.set(token, caller),
    end(credential) {
      for (const listener of accessEnded) listener(credential)
    },
    requests,
    addExportFile: (exportId, name, file) => void exportFiles.set(`${exportId}/${name}`, file),
    set(next) {
      settings = next
    }
  }
}
