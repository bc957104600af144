import { z } from 'zod'
import { connectionTestStepSchema } from './connection-test'

/** The settings that a page shows and that `settings.json` may hold: no password, and no file to read. */
export const settingNames = [
  'source',
  'brokers',
  'topic',
  'from',
  'tls',
  'caFile',
  'saslMechanism',
  'saslUsername',
  'bikes',
  'seed',
  'silenceLimitMin',
  'compressAfterHours',
  'compressEveryMin',
  'keepHistoryDays',
  'timeZone',
  'mailHost',
  'mailPort',
  'mailSecurity',
  'mailUser',
  'mailFrom',
  'alertMailTo',
  'alertMailManagerTo',
  'reportAt',
  'reportPeriod',
  'reportTo',
  'reportHidesSmallHours',
  'gymName',
  'api',
  'apiRate',
  'apiBurst',
  'listen',
  'hostNames',
  'tlsCertFile',
  'tlsKeyFile',
  'port'
] as const
export const settingNameSchema = z.enum(settingNames)
export type ShownSettingName = (typeof settingNames)[number]

/** Where a value comes from; the later ones win over the earlier. */
export const settingOrigins = ['default', 'file', 'environment', 'command_line'] as const
export type SettingOrigin = (typeof settingOrigins)[number]

/** A setting as people write it. */
export const shownSettingSchema = z.object({
  name: settingNameSchema,
  /** Null for one that has no value, such as a limit that is not set. */
  value: z.string().nullable(),
  /** What holds where nobody says anything. */
  default_value: z.string().nullable(),
  origin: z.enum(settingOrigins),
  /** Why it can not be changed here, one sentence; null where it can. */
  fixed_because: z.string().nullable(),
  /** Whether a change holds at once or when the console starts again. */
  applies: z.enum(['at_once', 'at_next_start'])
})
export type ShownSetting = z.infer<typeof shownSettingSchema>

export const settingsSchema = z.object({
  settings: z.array(shownSettingSchema),
  /** Whether this run was given a Kafka password. The password itself is stored nowhere and never told. */
  has_password: z.boolean(),
  /** As that, for the mail server's. */
  has_mail_password: z.boolean(),
  /** What in the settings file can not be used, one sentence; null when all is well. */
  warning: z.string().nullable()
})
export type Settings = z.infer<typeof settingsSchema>

const longestText = 4_000
const longestPem = 200_000

/** What is to be changed: text as people write it, null to go back to the default. */
export const settingChangesSchema = z.partialRecord(settingNameSchema, z.string().max(longestText).nullable())
export type SettingChanges = z.infer<typeof settingChangesSchema>

export const settingsFormSchema = z.strictObject({
  changes: settingChangesSchema,
  /** The text of a certificate file that was chosen; the console keeps it in its folder and sets `caFile`. */
  ca_pem: z.string().max(longestPem).optional()
})
export type SettingsForm = z.infer<typeof settingsFormSchema>

/** What is wrong with a setting, as one sentence to stand beside it. */
export const settingFaultSchema = z.object({ name: settingNameSchema, sentence: z.string().min(1) })
export type SettingFault = z.infer<typeof settingFaultSchema>

/** Nothing is saved where there is a fault. */
export const settingsSavedSchema = z.object({
  faults: z.array(settingFaultSchema),
  /** Whether the console runs on them now. */
  applied: z.boolean(),
  /** What was changed and holds when the console starts again. */
  at_next_start: z.array(settingNameSchema)
})
export type SettingsSaved = z.infer<typeof settingsSavedSchema>

/** The steps, where nothing is wrong with the settings themselves. */
export const connectionTestedSchema = z.object({
  faults: z.array(settingFaultSchema),
  steps: z.array(connectionTestStepSchema)
})
export type ConnectionTested = z.infer<typeof connectionTestedSchema>

/** The test under way, or the last one. */
export const connectionTestProgressSchema = z.object({
  running: z.boolean(),
  steps: z.array(connectionTestStepSchema)
})
