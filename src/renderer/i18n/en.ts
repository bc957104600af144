import { alertSettingsWords } from './en/alert-settings'
import { alertsPageWords } from './en/alerts-page'
import { alertsShellWords } from './en/alerts-shell'
import { apiSettingsWords } from './en/api-settings'
import { boardsWords } from './en/boards'
import { exportsWords } from './en/exports'
import { floorWords } from './en/floor'
import { pipelineWords } from './en/pipeline'
import { reportsWords } from './en/reports'
import { ridersWords } from './en/riders'
import { ridersPageWords } from './en/riders-page'
import { ridesWords } from './en/rides'
import { ridesPageWords } from './en/rides-page'
import { settingsWords } from './en/settings'
import { shellWords } from './en/shell'

/** Every sentence of the page, in English. Keys name the place and the thing. */
export const english = {
  ...shellWords,
  ...floorWords,
  ...pipelineWords,
  ...ridesWords,
  ...ridersWords,
  ...settingsWords,
  ...alertsShellWords,
  ...alertsPageWords,
  ...alertSettingsWords,
  ...reportsWords,
  ...ridersPageWords,
  ...ridesPageWords,
  ...boardsWords,
  ...exportsWords,
  ...apiSettingsWords
} as const

export type English = typeof english
