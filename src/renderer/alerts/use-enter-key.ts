import { useEffect, useRef } from 'react'

/** Enter anywhere on the page, while the component is shown; what has the focus takes it for itself. */
export function useEnterKey(run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isElsewhere = event.target !== document.body && event.target !== document.getElementById('page-content')
      if (event.key !== 'Enter' || event.repeat || event.defaultPrevented || isElsewhere) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
