import { useEffect } from 'react'
import { t } from '../i18n/translate'
import { useLiveness, useStored } from '../live/live-context'
import { shownHead } from './page-head'

/** The window's title: the page, and first of all that the picture is not live. */
export function WindowTitle() {
  const isNotLive = useLiveness().kind === 'not-live'
  const head = useStored(shownHead)
  const title = [head.title, head.note, t('program.name')].filter((part) => part !== null && part !== '').join(' · ')
  useEffect(() => {
    document.title = isNotLive ? `${t('live.notLive')} · ${title}` : title
  }, [title, isNotLive])
  return null
}
