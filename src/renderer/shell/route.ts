import { useSyncExternalStore } from 'react'

export const routes = ['floor', 'pipeline'] as const
export type Route = (typeof routes)[number]

export const hrefOf = (route: Route): string => `#/${route}`

/** The page an address names by its hash; the floor for anything unknown. */
export function parseRoute(hash: string): Route {
  const name = /^#\/([a-z-]+)\/?$/.exec(hash)?.[1]
  return routes.find((route) => route === name) ?? 'floor'
}

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, () => parseRoute(window.location.hash))

export const goTo = (route: Route): void => {
  window.location.hash = hrefOf(route)
}
