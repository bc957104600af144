import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/bridge'
import { App } from './app'
import { browserPorts, everyMs } from './live/browser-ports'
import { createLiveConsole } from './live/live-console'
import { LiveProvider } from './live/live-context'
import { createTicker } from './live/ticker'
import type { SignIn } from './pages/sign-in/sign-in-page'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'

/** How often ages are told anew. */
const tickMs = 250

/** Shows the page in `root`, fed by `bridge`. `signIn` is null where the shell vouches for the page. */
export function mountPage(root: Element, bridge: Bridge, signIn: SignIn | null): void {
  const console = createLiveConsole(browserPorts(bridge))
  const live = { bridge, console, ticker: createTicker(console.clock.nowMs, tickMs, everyMs) }
  createRoot(root).render(
    <StrictMode>
      <LiveProvider live={live}>
        <App signIn={signIn} />
      </LiveProvider>
    </StrictMode>
  )
}
