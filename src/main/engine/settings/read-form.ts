import {
  type SettingFault,
  type SettingsForm,
  type ShownSettingName,
  settingNames
} from '../../../shared/domain/settings'
import { combinationFaults } from './combinations'
import { type OwnCertificates, readOwnCertificates } from './own-certificates'
import { type FixedSettings, withFixed } from './read-settings'
import { type GivenSettings, settingSchemas } from './setting-schemas'
import type { StoredChanges } from './settings-file'
import { whyFixed } from './shown-settings'

/** A form of settings, read over what is stored and under what is fixed. */
export interface ReadForm {
  readonly faults: readonly SettingFault[]
  /** What differs from what is stored. */
  readonly changes: StoredChanges
  /** All that would be given with them. */
  readonly given: GivenSettings
  /** A certificate file that was chosen, not kept yet. */
  readonly certificates: OwnCertificates | null
}

/** Reads what is in a form; writes nothing. `asKafka`: whatever the source is, judged as if it were Kafka. */
export function readForm(
  form: SettingsForm,
  {
    stored,
    fixed,
    dataDir,
    asKafka
  }: {
    readonly stored: GivenSettings
    readonly fixed: FixedSettings
    readonly dataDir: string
    readonly asKafka: boolean
  }
): ReadForm {
  const faults: SettingFault[] = []
  const changes: Record<string, unknown> = {}
  for (const name of settingNames) {
    const text = form.changes[name]
    if (text === undefined) continue
    const read = readChange(name, text, fixed)
    if ('sentence' in read) faults.push({ name, sentence: read.sentence })
    else changes[name] = read.value
  }
  let certificates: OwnCertificates | null = null
  if (form.ca_pem !== undefined) {
    const { caFile } = fixed.sayers
    certificates = readOwnCertificates(dataDir, form.ca_pem)
    if (caFile !== undefined) faults.push({ name: 'caFile', sentence: whyFixed(caFile) })
    else if (certificates === null) faults.push({ name: 'caFile', sentence: noCertificate })
    else changes.caFile = certificates.path
  }
  const next: Record<string, unknown> = { ...stored, ...changes }
  for (const name of Object.keys(next)) if (next[name] === null) delete next[name]
  const given = withFixed(next as GivenSettings, fixed)
  for (const { setting, sentence } of combinationFaults(asKafka ? { ...given, source: 'kafka' } : given)) {
    const name = settingNames.find((each) => each === setting)
    if (name !== undefined && !faults.some((fault) => fault.name === name)) faults.push({ name, sentence })
  }
  return { faults, changes: changes as StoredChanges, given, certificates }
}

const noCertificate = 'There is no certificate in this file; choose a PEM file.'
/** A path from a page would have this machine read whatever file it names: those that are files are not named there. */
const whyNoFileName: { readonly [Name in ShownSettingName]?: string } = {
  caFile: 'A file of the console’s machine can not be named here; choose the certificate file itself.',
  tlsCertFile:
    'A file of the console’s machine can not be named here; start the console with --tls-cert-file and --tls-key-file.',
  tlsKeyFile:
    'A file of the console’s machine can not be named here; start the console with --tls-cert-file and --tls-key-file.'
}

function readChange(
  name: ShownSettingName,
  text: string | null,
  fixed: FixedSettings
): { readonly value: unknown } | { readonly sentence: string } {
  const sayer = fixed.sayers[name]
  if (sayer !== undefined) return { sentence: whyFixed(sayer) }
  if (text === null) return { value: null }
  const noFileName = whyNoFileName[name]
  if (noFileName !== undefined) return { sentence: noFileName }
  const parsed = settingSchemas[name].safeParse(text.trim())
  if (parsed.success) return { value: parsed.data }
  const why = parsed.error.issues[0]?.message ?? 'is not valid'
  return { sentence: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` }
}
