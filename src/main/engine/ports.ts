import type { Logger } from 'pino'
import type { Unsubscribe } from '../../shared/bridge'
import type { FeedItem, FeedName } from '../../shared/contract'
import type { Caller, Handlers } from '../../shared/dispatch'
import type { ApiState } from '../../shared/domain/access'
import type { SourceKind } from '../../shared/domain/status'
import type { Result } from '../../shared/result'
import type { FixedSettings } from './settings/read-settings'
import type { SettingsFile } from './settings/settings-file'

export type ThreadName = 'pipeline' | 'query' | 'jobs' | 'export'

/** What a shell hands to the engine: everything that differs from host to host or must be set in a test. */
export interface EnginePorts {
  /** Folder that holds all that the program writes; it exists and its lock is held by this process. */
  readonly dataDir: string
  /** Absolute path of a built thread entry. Only an entry file knows where its siblings were built to. */
  readonly threadFile: (name: ThreadName) => string
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  readonly log: Logger
  readonly version: string
  readonly settings: SettingsPort
  /** Where the REST API is served, as the shell that serves it knows. */
  readonly apiState: () => ApiState
}

/** Where settings come from beside the engine's own: the engine knows neither command line nor environment. */
export interface SettingsPort {
  readonly fixed: FixedSettings
  readonly file: SettingsFile
  /** Told of the settings that the engine runs on from now on, other than those it was made with. */
  readonly applied: (settings: EngineSettings) => void
}

export interface KafkaSettings {
  readonly brokers: readonly string[]
  readonly topic: string
  /** Where a log begins that this store has never read. */
  readonly from: 'earliest' | 'latest'
  readonly tls: boolean
  /** PEM file of the authority to trust instead of the system's. */
  readonly caFile: string | null
  readonly sasl: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
    readonly username: string
    readonly password: string
  } | null
}

export interface SimulatorSettings {
  readonly bikes: number
  readonly seed: number
}

export interface LogFileSettings {
  /** Path of the captured log; null where it is not the source. */
  readonly file: string | null
  /** As fast as the store takes it, or that many times the pace of its own timestamps. */
  readonly speed: 'max' | number
}

export interface HistorySettings {
  /** A ride that ended longer ago than this is moved into the historical store. */
  readonly compressAfterMs: number
  readonly compressEveryMs: number
  /** Historical rides that ended longer ago are removed; null keeps them for ever. */
  readonly keepHistoryDays: number | null
}

/** How mail goes out, and to whom. */
export interface MailSettings {
  /** Null where none is set: then no mail goes out. */
  readonly server: {
    readonly host: string
    readonly port: number
    /** `tls` from the first byte, `starttls` or nothing, `none` in the clear. */
    readonly security: 'tls' | 'starttls' | 'none'
    readonly user: { readonly name: string; readonly password: string } | null
  } | null
  /** The address it comes from. */
  readonly from: string
  /** Who gets mail about alerts, and who when nobody acknowledges one. */
  readonly alertsTo: readonly string[]
  readonly managerTo: readonly string[]
}

/** The REST API, for as long as something serves it. */
export interface ApiSettings {
  readonly isOn: boolean
  /** What a right credential may ask for: so many requests a second, and so many at once after a pause. */
  readonly ratePerS: number
  readonly burst: number
}

export interface ReportSettings {
  /** `HH:MM` in the gym's zone; null where none is made by schedule. */
  readonly at: string | null
  readonly period: 'day' | 'last_24_h'
  readonly to: readonly string[]
  readonly hidesSmallHours: boolean
  /** What the gym is called; null where nobody has said. */
  readonly gymName: string | null
}

/** What the engine runs on: as it was made, until others are applied. */
export interface EngineSettings {
  readonly source: SourceKind
  readonly kafka: KafkaSettings
  readonly simulator: SimulatorSettings
  readonly logFile: LogFileSettings
  /** A ride without a reading for longer than this has ended. */
  readonly silenceLimitMs: number
  readonly history: HistorySettings
  readonly mail: MailSettings
  readonly report: ReportSettings
  readonly api: ApiSettings
  /** IANA name of the gym's zone. */
  readonly timeZone: string
}

/** What somebody comes in with. */
export type Credential = { readonly token: string } | { readonly user: string; readonly password: string }

/** A file of an export, to be sent to who asks for it. */
export interface ExportFile {
  readonly path: string
  readonly bytes: number
  readonly contentType: string
}

/** A request to the REST API that was answered. */
export interface RequestEntry {
  readonly atMs: number
  /** As `Caller.who`; null without a right credential. */
  readonly who: string | null
  readonly method: string
  /** Its pattern, such as `/ride/{ride_id}`; null for a path there is nothing at. Never what was asked for. */
  readonly route: string | null
  readonly status: number
  readonly tookMs: number
  readonly address: string
}

/**
 * The engine as a shell sees it: answers calls, delivers feeds, knows tokens. It imports neither Electron nor HTTP.
 * Everything a page, a command or the REST API can do goes through `handlers` (by `dispatch`) and `subscribe`.
 */
export interface Engine {
  readonly handlers: Handlers
  /**
   * Delivers a feed's items in batches, one batch in flight: the next is handed over when `deliver` has resolved, and
   * holds the newest item per key of what came meanwhile. So memory stays bounded however slow the subscriber is.
   */
  subscribe<Name extends FeedName>(name: Name, deliver: (items: FeedItem<Name>[]) => Promise<void> | void): Unsubscribe
  /**
   * The rights of who comes in with an API token (`dlt_<id>_<secret>`) or as a user of the API; null for what is unknown,
   * expired or revoked. A password that was right once in this life of the engine is known again without its costly hash
   * (scrypt); null for all others where `mayCostScrypt` is false. It is true unless given.
   */
  authenticate(credential: Credential, options?: { readonly mayCostScrypt: boolean }): Promise<Caller | null>
  /** Tells each credential (as `Caller.credential`) that was taken away, so that what is signed in by it ends. */
  onAccessEnded(listener: (credential: string) => void): Unsubscribe
  /** Keeps answered requests for the request log; the newest some thousand stay. */
  noteRequests(entries: readonly RequestEntry[]): void
  /** A file of an export that is kept, by its name in there; null for everything else. Never leaves the folder of exports. */
  exportFile(exportId: string, name: string): ExportFile | null
  /** What it runs on now. */
  settings(): EngineSettings
  /** Opens the stores and begins to read the source. Resolves when calls can be answered, whatever the source does. */
  start(): Promise<void>
  /**
   * Runs on other settings, another world's too: stops what runs, in order, and starts it again on them. Meanwhile calls
   * are answered `unavailable`. Where it does not start on them, it runs on those before, and the answer says so.
   */
  apply(settings: EngineSettings): Promise<Result<null>>
  /** Stops in reverse order; resolves when every file is closed. Safe to call twice. */
  stop(): Promise<void>
}
