import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/bridge'
import { App } from './app'
import { createAlarmStore } from './live/alarm-store'
import { browserPorts, everyMs } from './live/browser-ports'
import { createLiveConsole } from './live/live-console'
import { LiveProvider, useStored } from './live/live-context'
import { createQueries } from './live/queries'
import { createTicker } from './live/ticker'
import type { SignIn } from './pages/sign-in/sign-in-page'
import { shownTheme, useFollowedTheme } from './shell/theme'
import './ui/mantine.css'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import { mantineTheme } from './ui/theme'

/** How often ages are told anew. */
const tickMs = 250

/** Shows the page in `root`, fed by `bridge`. `signIn` is null where the shell vouches for the page. */
export function mountPage(root: Element, bridge: Bridge, signIn: SignIn | null): void {
  const console = createLiveConsole(browserPorts(bridge))
  const alarm = createAlarmStore({ bridge, nowMs: () => Date.now(), every: everyMs })
  const live = { bridge, console, alarm, ticker: createTicker(console.clock.nowMs, tickMs, everyMs) }
  const queries = createQueries()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LiveProvider live={live}>
          <Themed>
            <App signIn={signIn} />
          </Themed>
        </LiveProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

function Themed({ children }: { readonly children: ReactNode }) {
  useFollowedTheme()
  const theme = useStored(shownTheme)
  return (
    // Its variables and classes stand in ui/mantine.css: a style element written from a string is refused by the page's
    // own rule that nothing may (trusted types).
    <MantineProvider theme={mantineTheme} forceColorScheme={theme} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  )
}
