import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type {
  SettingFault,
  Settings,
  SettingsForm,
  ShownSetting,
  ShownSettingName
} from '../../../shared/domain/settings'
import { useLive, useStored } from '../../live/live-context'
import { createValueStore } from '../../live/value-store'
import { changedNames, emptyDraft, formOf, isChanged, type SettingsDraft, textOf } from './settings-draft'

const checkAfterMs = 200

/** Kept while another page is looked at. */
const draftStore = createValueStore<SettingsDraft>(emptyDraft)

/** How the last save went, or goes. */
export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'saved'
      readonly atMs: number
      readonly applied: boolean
      readonly later: readonly ShownSettingName[]
    }
  | { readonly kind: 'failed'; readonly message: string }

/** The settings as they are edited. */
export interface EditedSettings {
  readonly settings: readonly ShownSetting[]
  readonly hasPassword: boolean
  readonly hasMailPassword: boolean
  readonly draft: SettingsDraft
  readonly changed: readonly ShownSettingName[]
  /** What is in the fields, as it is sent. */
  readonly form: SettingsForm
  readonly saveState: SaveState
  setting(name: ShownSettingName): ShownSetting
  text(name: ShownSettingName): string
  isChanged(name: ShownSettingName): boolean
  /** What is wrong with a setting; null while its field has not been left yet. */
  fault(name: ShownSettingName): string | null
  set(name: ShownSettingName, text: string): void
  setAuthority(authority: SettingsDraft['authority']): void
  /** The field was left: what is wrong with it may be told. */
  leave(name: ShownSettingName): void
  discard(): void
  /** Answers the faults for which nothing was saved. */
  save(): Promise<readonly SettingFault[]>
  /** What is wrong with what is in the fields now; nothing is saved. */
  check(): Promise<readonly SettingFault[]>
  showFaults(faults: readonly SettingFault[]): void
}

const fallback = (name: ShownSettingName): ShownSetting => ({
  name,
  value: null,
  default_value: null,
  origin: 'default',
  fixed_because: null,
  applies: 'at_once'
})

export function useSettingsForm({ settings, has_password, has_mail_password }: Settings): EditedSettings {
  const { bridge, console } = useLive()
  const queries = useQueryClient()
  const draft = useStored(draftStore)
  const [faults, setFaults] = useState<readonly SettingFault[]>([])
  const [left, setLeft] = useState<ReadonlySet<ShownSettingName>>(new Set())
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'none' })
  const setting = (name: ShownSettingName): ShownSetting =>
    settings.find((each) => each.name === name) ?? fallback(name)
  const form = formOf(settings, draft)
  const formText = JSON.stringify(form)

  // What is in the fields is checked where it will be saved: one set of rules.
  useEffect(() => {
    const asked: SettingsForm = JSON.parse(formText)
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void bridge.call('settings.check', asked, abort.signal).then((answer) => {
        if (answer.ok && !abort.signal.aborted) setFaults(answer.value.faults)
      })
    }, checkAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [bridge, formText])

  const change = (next: SettingsDraft): void => {
    draftStore.set(next)
    if (saveState.kind !== 'saving') setSaveState({ kind: 'none' })
  }
  const showFaults = (shown: readonly SettingFault[]): void => {
    setFaults(shown)
    setLeft(new Set([...left, ...shown.map(({ name }) => name)]))
  }
  const forget = (): void => {
    draftStore.set(emptyDraft)
    setFaults([])
    setLeft(new Set())
  }
  return {
    settings,
    hasPassword: has_password,
    hasMailPassword: has_mail_password,
    draft,
    changed: changedNames(settings, draft),
    form,
    saveState,
    setting,
    text: (name) => textOf(setting(name), draft),
    isChanged: (name) => isChanged(setting(name), draft),
    fault: (name) => (left.has(name) ? (faults.find((each) => each.name === name)?.sentence ?? null) : null),
    set(name, text) {
      // What was wrong was so of what stood there before.
      setFaults(faults.filter((each) => each.name !== name))
      change({ ...draft, texts: { ...draft.texts, [name]: text } })
    },
    setAuthority(authority) {
      change({ ...draft, authority })
      setLeft(new Set([...left, 'caFile']))
    },
    leave: (name) => setLeft(new Set([...left, name])),
    discard() {
      forget()
      setSaveState({ kind: 'none' })
    },
    async save() {
      setSaveState({ kind: 'saving' })
      const answer = await bridge.call('settings.save', form)
      if (!answer.ok) {
        setSaveState({ kind: 'failed', message: answer.error.message })
        return []
      }
      if (answer.value.faults.length > 0) {
        setSaveState({ kind: 'none' })
        showFaults(answer.value.faults)
        return answer.value.faults
      }
      await queries.refetchQueries({ queryKey: ['settings.get'] })
      forget()
      const { applied, at_next_start } = answer.value
      setSaveState({ kind: 'saved', atMs: console.clock.nowMs(), applied, later: at_next_start })
      return []
    },
    async check() {
      const answer = await bridge.call('settings.check', form)
      return answer.ok ? answer.value.faults : []
    },
    showFaults
  }
}
