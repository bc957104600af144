import { type Icon, IconDeviceTv, IconKeyboard, IconMoon, IconSunHigh } from '@tabler/icons-react'
import { t } from '../i18n/translate'
import { digitOf, railPages } from '../shell/pages'
import type { Theme } from '../shell/theme'
import { queryWords } from './look-up-query'

/** What choosing a page or an action does. */
export type PageAction =
  | { readonly kind: 'page'; readonly to: (typeof railPages)[number]['to'] }
  | { readonly kind: 'wall' }
  | { readonly kind: 'theme' }
  | { readonly kind: 'keys' }

/** A page or an action of the look-up. */
export interface PageEntry {
  readonly id: string
  readonly label: string
  /** Other words it is looked for by. */
  readonly words: string
  /** The key that does the same; null for none. */
  readonly keyCap: string | null
  readonly Icon: Icon
  readonly action: PageAction
}

/** On the wall there is no theme to switch (it is always dark) and no wall to enter. */
export function pageEntries(theme: Theme, isOnWall: boolean): readonly PageEntry[] {
  const pages = railPages.map(({ to, label, Icon }, index): PageEntry => {
    return {
      id: to,
      label: label(),
      words: otherWords(to),
      keyCap: digitOf(index),
      Icon,
      action: { kind: 'page', to }
    }
  })
  const keys: PageEntry = {
    id: 'keys',
    label: t('lookUp.keys'),
    words: t('lookUp.keys.words'),
    keyCap: '?',
    Icon: IconKeyboard,
    action: { kind: 'keys' }
  }
  if (isOnWall) return [...pages, keys]
  const wall: PageEntry = {
    id: 'wall',
    label: t('lookUp.wall'),
    words: t('lookUp.wall.words'),
    keyCap: 'F11',
    Icon: IconDeviceTv,
    action: { kind: 'wall' }
  }
  const switchTheme: PageEntry = {
    id: 'theme',
    label: theme === 'dark' ? t('theme.toLight') : t('theme.toDark'),
    words: t('lookUp.theme.words'),
    keyCap: null,
    Icon: theme === 'dark' ? IconSunHigh : IconMoon,
    action: { kind: 'theme' }
  }
  return [...pages, wall, switchTheme, keys]
}

function otherWords(to: (typeof railPages)[number]['to']): string {
  switch (to) {
    case '/alerts':
      return t('lookUp.alerts.words')
    case '/riders':
      return t('lookUp.riders.words')
    case '/rides':
      return t('lookUp.rides.words')
    case '/leaderboard':
      return t('lookUp.leaderboard.words')
    case '/analytics':
      return t('lookUp.analytics.words')
    case '/reports':
      return t('lookUp.reports.words')
    case '/exports':
      return t('lookUp.exports.words')
    case '/settings':
      return t('lookUp.settings.words')
    default:
      return ''
  }
}

/** Those of which each word of the query begins a word; all for an empty query. */
export function matchEntries(entries: readonly PageEntry[], query: string): readonly PageEntry[] {
  const wanted = queryWords(query)
  if (wanted.length === 0) return query.trim() === '' ? entries : []
  return entries.filter(({ label, words }) => {
    const own = queryWords(`${label} ${words}`)
    return wanted.every((word) => own.some((candidate) => candidate.startsWith(word)))
  })
}
