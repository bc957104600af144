import { useEffect } from 'react'
import { t } from './i18n/translate'
import { useLive, useLiveness, useStored } from './live/live-context'
import { FloorPage } from './pages/floor/floor-page'
import { PipelinePage } from './pages/pipeline/pipeline-page'
import { type SignIn, SignInPage } from './pages/sign-in/sign-in-page'
import { NotLiveBanner } from './shell/not-live-banner'
import { Rail } from './shell/rail'
import { type Route, useRoute } from './shell/route'
import './shell/shell.css'
import { useShortcuts } from './shell/shortcuts'
import { followTheme } from './shell/theme'
import { TopBar, titleOf } from './shell/top-bar'

/** The whole page. `signIn` is null where the shell itself vouches for the page (the desktop). */
export function App({ signIn }: { readonly signIn: SignIn | null }) {
  const { console } = useLive()
  const link = useStored(console.link)
  useEffect(() => followTheme(), [])
  if (link.kind === 'signed-out' && signIn !== null) return <SignInPage signIn={signIn} />
  return <Shell />
}

function Shell() {
  const { console } = useLive()
  const current = useRoute()
  useShortcuts()
  useEffect(() => {
    console.start()
    return () => console.stop()
  }, [console])
  return (
    <div className="shell">
      <button type="button" className="skip button" onClick={focusContent}>
        {t('nav.skip')}
      </button>
      <DocumentTitle current={current} />
      <Rail current={current} />
      <TopBar current={current} />
      <NotLiveBanner current={current} />
      <main className="page" id="page-content" tabIndex={-1}>
        {current === 'floor' ? <FloorPage /> : <PipelinePage />}
      </main>
    </div>
  )
}

/** A link to the content would take the hash away from the router, so the focus is moved by hand. */
function focusContent(): void {
  document.getElementById('page-content')?.focus()
}

function DocumentTitle({ current }: { readonly current: Route }) {
  const isNotLive = useLiveness().kind === 'not-live'
  const title = `${titleOf(current)} · ${t('program.name')}`
  useEffect(() => {
    document.title = isNotLive ? `${t('live.notLive')} · ${title}` : title
  }, [title, isNotLive])
  return null
}
