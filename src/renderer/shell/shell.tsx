import { Outlet } from '@tanstack/react-router'
import { AlertBanner } from '../alerts/alert-banner'
import { t } from '../i18n/translate'
import { GapBanner } from './gap-banner'
import { NotLiveBanner } from './not-live-banner'
import { Rail } from './rail'
import './shell.css'
import { TopBar } from './top-bar'

/** Rail, top bar, banner, and the page among them. */
export function Shell() {
  return (
    <div className="shell">
      <button type="button" className="skip button" onClick={focusContent}>
        {t('nav.skip')}
      </button>
      <Rail />
      <TopBar />
      <div className="banners">
        <NotLiveBanner />
        <AlertBanner />
        <GapBanner />
      </div>
      <main className="page" id="page-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

/** A link to the content would take the hash away from the router, so the focus is moved by hand. */
function focusContent(): void {
  document.getElementById('page-content')?.focus()
}
