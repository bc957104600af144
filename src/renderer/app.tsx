import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AlertLayer } from './alerts/alert-layer'
import { useLive, useStored } from './live/live-context'
import { type SignIn, SignInPage } from './pages/sign-in/sign-in-page'
import { router } from './routes'

/** The whole page. `signIn` is null where the shell itself vouches for the page (the desktop). */
export function App({ signIn }: { readonly signIn: SignIn | null }) {
  const { console, alarm } = useLive()
  const link = useStored(console.link)
  const isSignedOut = link.kind === 'signed-out' && signIn !== null
  useEffect(() => {
    if (isSignedOut) return
    console.start()
    alarm.start()
    return () => {
      console.stop()
      alarm.stop()
    }
  }, [console, alarm, isSignedOut])
  if (isSignedOut) return <SignInPage signIn={signIn} />
  return (
    <>
      <RouterProvider router={router} />
      <AlertLayer />
    </>
  )
}
